import type { LeadTimeObjective, TicketObjective } from '../../data/schema/objective.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import { contractTime } from '../sla/agreement/agreed-time.ts'
import { itemsOf } from '../sla/items/attribution.ts'
import type { Item } from '../sla/items/item.ts'
import { knownUntil, usedBy } from '../sla/items/reading.ts'
import { allTicketItems } from '../sla/tickets/items.ts'
import { countsAt } from '../sla/tickets/known-time.ts'
import { calendarNamed } from '../sla/time/calendar.ts'
import { openIntervals } from '../sla/time/open-intervals.ts'
import { instantText } from '../sla/time/text.ts'
import type { ItemQuestion } from '../sla/types.ts'
import type { CountedRow } from './counted.ts'

type Counting = ItemQuestion<TicketObjective | LeadTimeObjective>

/** The items of the period, as the figure counts them (semantics 2.7.6). */
function ownItems(
  { agreement, objective: { attribution }, period }: Counting,
  items: readonly Item[],
): Item[] {
  return itemsOf(items, attribution, period, contractTime(agreement)).toSorted(
    (a, b) => a.start - b.start || (a.id < b.id ? -1 : 1),
  )
}

function rowOf(item: Item, { objective: { target, attribution }, period }: Counting): CountedRow {
  const suffix = target.unit === 'ms' ? 'Ms' : 'WorkingDays'
  return {
    id: item.id,
    ...(item.priority !== undefined && { priority: item.priority }),
    start: instantText(item.start),
    ...(item.stop !== undefined && { stop: instantText(item.stop) }),
    [`used${suffix}`]: String(usedBy(item, attribution, period.end)),
    [`limit${suffix}`]: String(item.limit),
    state: item.state,
    ...(item.decidedAt !== null && { decidedAt: instantText(item.decidedAt) }),
  }
}

/** Orders, each with what it used of its limit. */
export function orderRows(question: Counting, items: readonly Item[]): CountedRow[] {
  return ownItems(question, items).map((item) => rowOf(item, question))
}

/** Clocks of tickets, each with the stretches in which it ran: `ran`, one a line, that add up to what it used. */
export function clockRows(question: ItemQuestion<TicketObjective>): CountedRow[] {
  const { attribution } = question.objective
  const until = attribution === 'decision' ? question.period.end : Number.POSITIVE_INFINITY
  const known = Math.min(until, knownUntil(question))
  const events = eventsOf(question)
  return ownItems(question, allTicketItems(question)).map((item) => {
    const row = rowOf(item, question)
    const end = Math.min(item.stop ?? known, known)
    const edges = [...hoursOf(question, { start: item.start, end }), ...events(item.id)]
    const ran = stretchesOf(item, end, edges)
    const sum = ran.reduce((total, one) => total + one.end - one.start, 0)
    // A priority that carried over what was used, or pauses of which only the sum is known, have no stretches to show.
    if (sum !== usedBy(item, attribution, question.period.end)) return row
    return { ...row, ran: ran.map((one) => `${instantText(one.start)}/${instantText(one.end)}`).join('\n') }
  })
}

/** When each ticket's events were, by the id of any of its clocks, as in `T1/2#3` of T1. */
function eventsOf({ items: { tickets } }: ItemQuestion): (id: string) => number[] {
  const byId = new Map(tickets.map(({ id, events }) => [id, events.map(countsAt)]))
  return (id) => {
    for (let name = id; ; ) {
      const found = byId.get(name)
      const shorter = name.replace(/[#/]\d+$/, '')
      if (found || shorter === name) return found ?? []
      name = shorter
    }
  }
}

/** When the hours of any calendar that the agreement's clocks have had begin and end. */
function hoursOf({ agreement, versions = [], calendars }: ItemQuestion, within: Interval): number[] {
  if (within.end <= within.start) return []
  const objectives = [agreement, ...versions.map((version) => version.agreement)].flatMap(
    (one) => one.objectives,
  )
  const ids = new Set(objectives.flatMap((one) => ('calendar' in one && one.calendar ? [one.calendar] : [])))
  return [...ids]
    .filter((id) => id !== '24x7')
    .flatMap((id) => openIntervals(calendarNamed(calendars, id), within))
    .flatMap(({ start, end }) => [start, end])
}

/** Between two neighbouring edges a clock runs throughout or stands still. */
function stretchesOf(item: Item, end: number, edges: readonly number[]): Interval[] {
  const cuts = [item.start, ...edges.filter((at) => at > item.start && at < end), end].sort((a, b) => a - b)
  const ran: Interval[] = []
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const stop = cuts[index + 1] ?? start
    if (stop <= start || item.usedAt(stop) - item.usedAt(start) !== stop - start) continue
    const last = ran.at(-1)
    if (last?.end === start) last.end = stop
    else ran.push({ start, end: stop })
  }
  return ran
}
