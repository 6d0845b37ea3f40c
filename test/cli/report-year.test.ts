import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { jsonSchema } from '../../scripts/publish/schemas.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { sla } from './sla.ts'

/** Where poppler is, its words of a PDF; a test says when it is not. */
const POPPLER = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find(
  existsSync,
)
if (POPPLER === undefined)
  process.stderr.write('pdftotext of poppler is not installed: what PDFs say is not tested\n')

const read = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#160;|&nbsp;|\u00a0|\u202f/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A private agreement on a portal that was down for two hours in March 2025 and five in July, and reports that never came. */
const DATA: Record<string, string> = {
  ...SMALL,
  'customers.yaml': 'customers: [{ id: acme, name: Acme AB }]\n',
  'sources.yaml': `${SMALL['sources.yaml']}    maxStaleness: 30000 h\n`,
  'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']
    ?.replace('visibility: public', 'visibility: customer')
    .replace(
      'role: customer, name: { sv: Alla kunder, en: All customers }',
      'role: customer, id: acme, name: Acme AB',
    )
    .replace('2026-01-01', '2025-01-01')
    .replace('[portal, licens]', '[portal]')}signatures:
  - { party: provider, name: A, signedAt: 2024-12-01 }
  - { party: customer, name: B, signedAt: 2024-12-01 }
phases: { full: 2025-01-01 }
credits:
  fee: { amount: 10000, currency: SEK, per: month }
  tiers: [{ below: 99.9, percent: 10 }]
  claimWithin: { calendarDays: 30 }
  claims: [{ period: 2025-03, madeAt: 2025-04-10, status: paid }]
`,
  'measurements/checks.csv': `time,service,status
2024-12-31T23:00:00Z,portal,up
2025-03-10T10:00:00Z,portal,down
2025-03-10T12:00:00Z,portal,up
2025-07-01T10:00:00Z,portal,down
2025-07-01T15:00:00Z,portal,up
2026-02-01T00:00:00Z,portal,up
`,
  'incidents/2025-07-01-portal.md': `---
title: { sv: Portalen svarade inte, en: The portal did not answer }
services: [{ id: portal, state: major_outage }]
impact: major
status: resolved
start: 2025-07-01T10:00:00Z
end: 2025-07-01T15:00:00Z
cause: { sv: Full disk., en: A full disk. }
causeCategory: capacity
---
`,
}

test('of a calendar year says what a private agreement gave: verdict first, figures, losses by cause and credits', {
  timeout: 120_000,
}, async () => {
  const data = await folderWith(DATA)
  const to = join(await folderWith({}), 'reports')
  const run = await sla([
    'report',
    'drift',
    '2025',
    '--as-of',
    '2026-02-01T00:00:00Z',
    '--data',
    data,
    '--to',
    to,
  ])
  expect([run.code, run.stderr]).toEqual([0, ''])
  const names = (await readdir(to)).sort()
  expect(names).toEqual(
    ['csv', 'json', 'sv.html', 'sv.pdf', 'sv.txt'].map((ending) => `drift-2025.${ending}`),
  )
  const words = read(await readFile(join(to, 'drift-2025.sv.html'), 'utf8'))
  const FIRST = '10 av 12 utfall uppfyllde sitt mål, 2 bröt det.'
  expect(words.startsWith(FIRST)).toBe(true)
  // 7 of 8 760 hours down: 99.920 %, cut. Two months' 10 % of twelve months' 120 000: March was claimed and paid.
  for (const part of [
    'Vad avtalet gav 2025',
    '99,92 %',
    '7 h',
    '5 h, Kundportal',
    '1 000,00 SEK, 0,83 % av årets avgift: betalt',
    '1 000,00 SEK, 0,83 % av årets avgift: förfallet eller avstått',
    'Kapacitet 5 h 71,4 %',
    'Ingen störning förklarar det 2 h 28,5 %',
  ])
    expect(words).toContain(part)
  const feed = JSON.parse(await readFile(join(to, 'drift-2025.json'), 'utf8'))
  const validate = new Ajv2020({ strict: false }).compile(jsonSchema('period'))
  expect(validate(feed), JSON.stringify(validate.errors)).toBe(true)
  expect(feed.year.counts).toEqual({ met: 10, breached: 2, noData: 0, excluded: 0, open: 0 })
  // The table has the twelve months that the year is made of.
  expect((await readFile(join(to, 'drift-2025.csv'), 'utf8')).split(/\r?\n/).filter(Boolean)).toHaveLength(
    1 + 12,
  )
  if (POPPLER === undefined) return
  const pdf = join(to, 'drift-2025.sv.pdf')
  const { stdout } = await promisify(execFile)(POPPLER, [pdf, '-'], { maxBuffer: 1e7 })
  const printed = stdout
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  expect(printed.startsWith(FIRST)).toBe(true)
  expect(printed).toContain('99,92 %')
})
