import type { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket, TicketEvent } from '../../data/schema/items.ts'
import { countsAt, knownAt } from '../sla/tickets/known-time.ts'
import { type ItemOptions, type ItemReport, ownerOf, readItemSource } from './item-source.ts'
import { NO_PRIORITY, priorityOf, remarksOf, type TicketWords } from './ticket-words.ts'

/** What one row of an audit log says. */
interface LogRow {
  id: string
  at: number
  recordedAt?: number
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
  const { id, time, recorded, event, state, priority, created, reported } = source.columns
  const { met, excluded, service, customer } = source.columns
  const columns = {
    ...{ id, time, recorded, event, state, priority, created, reported },
    ...{ met, excluded, service, customer },
  }
  const table = { columns, times: ['time', 'recorded', 'created', 'reported'] }
  const { items: rows, report } = await readItemSource<LogRow | null>(source, table, options, (fields) => {
    const at = fields.requiredTime('time')
    const ticket = fields.required('id')
    const said = event === undefined ? undefined : fields.meaning('event', words.event, 'events')
    if (event !== undefined && fields.text('event') === undefined) fields.required('event')
    const stands = said === undefined || said === 'state' || said === 'priority'
    const row = {
      id: ticket,
      at,
      ...optional('recordedAt', fields.time('recorded')?.at),
      ...(!stands && said !== 'ignore' && { kind: said }),
      ...optional('state', fields.meaning('state', words.state, 'states')),
      ...optional('priority', priorityOf(fields, words)),
      ...optional('created', fields.time('created')?.at),
      ...optional('reported', fields.time('reported')?.at),
      about: { ...ownerOf(fields, source, options), ...remarksOf(fields, words) },
    }
    const known = knownAt(row)
    if (known > options.asOf) return 'future'
    return { at: known, item: said === 'ignore' ? null : row }
  })
  const byTicket = Map.groupBy(
    rows.filter((row) => row !== null),
    (row) => row.id,
  )
  return { items: [...byTicket].map(([ticket, log]) => ticketOf(ticket, log)), report }
}

/**
 * A ticket from its rows, which are put in the order in which they count; those of one instant keep the order of the file.
 * What began it is as it was first known; a later row that says another time is an edit (K8).
 */
function ticketOf(id: string, log: LogRow[]): Ticket {
  const rows = log
    .map((row) => ({ ...row, from: countsAt({ ...row, kind: 'state' }) }))
    .sort((a, b) => a.from - b.from)
  const first = rows[0] as (typeof rows)[number]
  const createdIn = ({ kind, at, created }: LogRow) => (kind === 'created' ? at : created)
  const registered =
    rows.find(({ kind }) => kind === 'created') ?? rows.find(({ created }) => created !== undefined) ?? first
  const created = createdIn(registered) ?? first.at
  const told = rows.find((row) => row.reported !== undefined)
  const events: TicketEvent[] = [{ at: created, ...written(registered), kind: 'created' }]
  if (told?.reported !== undefined) events.push({ at: told.reported, ...written(told), kind: 'reported' })
  let state = 'open'
  let priority = rows.find((row) => row.priority !== undefined)?.priority
  const starting = priority
  for (const row of rows) {
    const when = { at: row.at, ...written(row) }
    if ((createdIn(row) ?? created) !== created || (row.reported ?? told?.reported) !== told?.reported)
      events.push({ at: row.from, kind: 'edited' })
    if (row.kind !== undefined && row.kind !== 'created') events.push({ ...when, kind: row.kind })
    if (row.state !== undefined && row.state !== state) {
      state = row.state
      events.push({ ...when, kind: 'state', value: state })
    }
    if (row.priority !== undefined && row.priority !== priority) {
      priority = row.priority
      events.push({ ...when, kind: 'priority', value: priority })
    }
  }
  return {
    id,
    priority: starting ?? NO_PRIORITY,
    events: once(events).sort((a, b) => countsAt(a) - countsAt(b)),
    ...Object.assign({}, ...rows.map(({ about }) => about)),
  }
}

const written = ({ recordedAt }: LogRow) => optional('recordedAt', recordedAt)

/** The events without those that are told twice: what is written down once more was known since the first time. */
function once(events: TicketEvent[]): TicketEvent[] {
  const keyOf = ({ at, kind, value }: TicketEvent) => `${at} ${kind} ${value}`
  return [...new Map(events.toReversed().map((event) => [keyOf(event), event])).values()].reverse()
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T })
}
