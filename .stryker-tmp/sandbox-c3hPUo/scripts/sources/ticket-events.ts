// @ts-nocheck
import type { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket, TicketEvent } from '../../data/schema/items.ts'
import { type ItemOptions, type ItemReport, ownerOf, readItemSource } from './item-source.ts'
import { NO_PRIORITY, priorityOf, remarksOf, type TicketWords } from './ticket-words.ts'

/** What one row of an audit log says. */
interface LogRow {
  id: string
  at: number
  /** What happened; without it the row tells how the ticket stood from then on. */
  kind?: TicketEvent['kind']
  state?: string
  priority?: string
  created?: number
  reported?: number
  about: Omit<Ticket, 'id' | 'priority' | 'events'>
}

/**
 * Reads rows of events. Rows that only repeat how a ticket stands say nothing new, so the same log twice gives the same
 * tickets; what a ticket is (whose, which service, the company's own verdict) is as its last row says.
 */
export async function readTicketEvents(
  source: TicketsSource,
  words: TicketWords,
  options: ItemOptions,
): Promise<{ items: Ticket[]; report: ItemReport }> {
  const { id, time, event, state, priority, created, reported, met, excluded, service, customer } =
    source.columns
  const columns = { id, time, event, state, priority, created, reported, met, excluded, service, customer }
  const table = { columns, times: ['time', 'created', 'reported'] }
  const { items: rows, report } = await readItemSource<LogRow | null>(source, table, options, (fields) => {
    const at = fields.requiredTime('time')
    const ticket = fields.required('id')
    const said = event === undefined ? undefined : fields.meaning('event', words.event, 'events')
    if (event !== undefined && fields.text('event') === undefined) fields.required('event')
    const stands = said === undefined || said === 'state' || said === 'priority'
    const row = {
      id: ticket,
      at,
      ...(!stands && said !== 'ignore' && { kind: said }),
      ...optional('state', fields.meaning('state', words.state, 'states')),
      ...optional('priority', priorityOf(fields, words)),
      ...optional('created', fields.time('created')?.at),
      ...optional('reported', fields.time('reported')?.at),
      about: { ...ownerOf(fields, source, options), ...remarksOf(fields, words) },
    }
    if (at > options.asOf) return 'future'
    return { at, item: said === 'ignore' ? null : row }
  })
  const byTicket = Map.groupBy(
    rows.filter((row) => row !== null),
    (row) => row.id,
  )
  return { items: [...byTicket].map(([ticket, log]) => ticketOf(ticket, log)), report }
}

/** A ticket from its rows, which are put in the order of time; those of one instant keep the order of the file. */
function ticketOf(id: string, log: LogRow[]): Ticket {
  const rows = log.toSorted((a, b) => a.at - b.at)
  const first = rows[0] as LogRow
  const created =
    rows.find(({ kind }) => kind === 'created')?.at ??
    rows.find((row) => row.created !== undefined)?.created ??
    first.at
  const reported = rows.find((row) => row.reported !== undefined)?.reported
  const events: TicketEvent[] = [{ at: created, kind: 'created' }]
  if (reported !== undefined) events.push({ at: reported, kind: 'reported' })
  let state = 'open'
  let priority = rows.find((row) => row.priority !== undefined)?.priority
  const starting = priority
  for (const row of rows) {
    if (row.kind !== undefined && row.kind !== 'created') events.push({ at: row.at, kind: row.kind })
    if (row.state !== undefined && row.state !== state) {
      state = row.state
      events.push({ at: row.at, kind: 'state', value: state })
    }
    if (row.priority !== undefined && row.priority !== priority) {
      priority = row.priority
      events.push({ at: row.at, kind: 'priority', value: priority })
    }
  }
  return {
    id,
    priority: starting ?? NO_PRIORITY,
    events: once(events).sort((a, b) => a.at - b.at),
    ...Object.assign({}, ...rows.map(({ about }) => about)),
  }
}

/** The events without those that are told twice. */
function once(events: TicketEvent[]): TicketEvent[] {
  return [...new Map(events.map((event) => [`${event.at} ${event.kind} ${event.value}`, event])).values()]
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T })
}
