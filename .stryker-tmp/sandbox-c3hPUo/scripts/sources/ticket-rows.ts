// @ts-nocheck
import { elapsedMs } from '../../data/schema/duration.ts'
import type { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket, TicketEvent } from '../../data/schema/items.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import { merge } from '../sla/time/intervals.ts'
import type { Fields } from './item-fields.ts'
import { type ItemOptions, type ItemReport, ownerOf, readItemSource } from './item-source.ts'
import { NO_PRIORITY, priorityOf, remarksOf, type TicketWords } from './ticket-words.ts'

const TIMES = ['created', 'reported', 'firstReply', 'solved', 'closed', 'cancelled'] as const
const UNIT_MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const

/**
 * Reads rows of tickets. A row whose reply or end lies before its beginning is set aside (semantics T9). A column of states
 * tells how the ticket stands now: where it is neither solved nor closed an earlier time of solution was undone, so it does
 * not count; a ticket that is cancelled with no time is taken out. In a later row the same `id` replaces the earlier.
 */
export async function readTicketRows(
  source: TicketsSource,
  words: TicketWords,
  options: ItemOptions,
): Promise<{ items: Ticket[]; report: ItemReport }> {
  const { id, state, priority, created, reported, firstReply, solved, closed, cancelled } = source.columns
  const { paused, pauses, met, excluded, service, customer } = source.columns
  const columns = {
    ...{ id, state, priority, created, reported, firstReply, solved, closed, cancelled },
    ...{ paused, pauses, met, excluded, service, customer },
  }
  const table = { columns, times: [...TIMES] }
  const { items, report } = await readItemSource<Ticket>(source, table, options, (fields) => {
    const start = fields.requiredTime('created')
    const stands = fields.meaning('state', words.state, 'states')
    const done = stands === undefined || stands === 'solved' || stands === 'closed'
    const events: TicketEvent[] = [{ at: start, kind: 'created' }]
    const add = (role: (typeof TIMES)[number], event: Omit<TicketEvent, 'at'>) => {
      const time = fields.time(role)
      if (time === undefined || time.at > options.asOf) return
      if (role !== 'reported' && time.at < start)
        fields.fault(`${role} lies before created`, `${time.text}; ${fields.text('created')}`)
      events.push({ at: time.at, ...event })
    }
    add('reported', { kind: 'reported' })
    add('firstReply', { kind: 'reply' })
    for (const { start: from, end } of pausesOf(fields, source.timeZone)) {
      if (from <= options.asOf) events.push({ at: from, kind: 'state', value: 'waiting-customer' })
      if (end <= options.asOf) events.push({ at: end, kind: 'state', value: 'open' })
    }
    if (done) add('solved', { kind: 'state', value: 'solved' })
    if (done) add('closed', { kind: 'state', value: 'closed' })
    add('cancelled', { kind: 'state', value: 'cancelled' })
    const pausedMs = pausedMsOf(fields, source)
    const gone = stands === 'cancelled' && fields.text('cancelled') === undefined
    const item: Ticket = {
      id: fields.required('id'),
      ...ownerOf(fields, source, options),
      priority: priorityOf(fields, words) ?? NO_PRIORITY,
      events: events.sort((a, b) => a.at - b.at),
      ...(pausedMs !== undefined && { pausedMs }),
      ...(gone && { excluded: 'cancelled' }),
      ...remarksOf(fields, words),
    }
    return start > options.asOf ? 'future' : { at: Math.max(...item.events.map(({ at }) => at)), item }
  })
  return { items: [...new Map(items.map((item) => [item.id, item])).values()], report }
}

/** All pauses as one sum: a number in the source's unit, or a duration written out. */
function pausedMsOf(fields: Fields, { pausedUnit }: TicketsSource): number | undefined {
  const text = fields.text('paused')
  if (text === undefined) return undefined
  const ms = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * UNIT_MS[pausedUnit]) : elapsedMs(text)
  if (ms === null)
    fields.fault(`the pause is no number of ${pausedUnit} and no duration as in "2 h 30 min"`, text)
  return ms ?? undefined
}

/** The pauses of a ticket, "FROM/TO; FROM/TO", each time in ISO 8601; without an offset in the source's zone. */
function pausesOf(fields: Fields, timeZone: string): Interval[] {
  const text = fields.text('pauses')
  if (text === undefined) return []
  const read = (time: string | undefined): number => {
    const plain = (time ?? '').trim()
    return /(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/.test(plain.slice(10))
      ? Temporal.Instant.from(plain).epochMilliseconds
      : Temporal.PlainDateTime.from(plain).toZonedDateTime(timeZone).epochMilliseconds
  }
  try {
    const found = text.split(/[;,]/).map((part) => {
      const [from, to, ...rest] = part.split('/')
      const pause = { start: read(from), end: read(to) }
      if (rest.length > 0 || pause.end < pause.start) throw new RangeError(part)
      return pause
    })
    return merge(found)
  } catch {
    fields.fault('the pauses cannot be read; expected "2026-06-12T16:30/2026-06-15T09:00; …"', text)
    return []
  }
}
