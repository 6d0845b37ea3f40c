import type { PrivateFeed } from '../../data/schema/private-feed.ts'

const COLUMNS = [
  'agreement',
  'objective',
  'services',
  'period',
  'start',
  'end',
  'ms',
  'class',
  'weight',
  'reason',
  'events',
] as const

/** The ledger as CSV (RFC 4180), a row a segment, in the order of time within each period. */
export function ledgerCsv({ ledger }: Pick<PrivateFeed, 'ledger'>): string {
  const rows = ledger.flatMap(({ agreement, objective, services, period, segments }) =>
    segments.map(({ start, end, ms, class: kind, weight = '', reason = '', events }) =>
      [
        agreement,
        objective,
        services.join(' '),
        period.id,
        start,
        end,
        String(ms),
        kind,
        weight,
        reason,
        events.join(' '),
      ].map(cell),
    ),
  )
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula is made plain text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Hand a text to the reader as a file; made here, asked of no server. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  Object.assign(link, { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
