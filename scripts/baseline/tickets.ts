import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { Objective, TicketObjective } from '../../data/schema/objective.ts'
import type { Target } from '../../data/schema/target.ts'
import type { Facts } from '../sla/evaluate.ts'
import { displayNumber, displayShare } from '../sla/exact/display.ts'
import { ratio } from '../sla/exact/ratio.ts'
import { itemsOf } from '../sla/items/attribution.ts'
import { type Item, isOpenAt } from '../sla/items/item.ts'
import { mean, median, nearestRank } from '../sla/items/quantifier.ts'
import { allTicketItems } from '../sla/tickets/items.ts'
import { instantText } from '../sla/time/text.ts'
import type { ItemQuestion, PeriodBounds } from '../sla/types.ts'
import { lastMonths } from './plain.ts'

/** Percentages of the agreed time that are tried: half of it to twice as long. */
const STEPS = [50, 75, 100, 150, 200]

/** How many would have kept a time, of those for which that is decided. */
export interface TicketRung {
  target: Target
  agreed?: true
  kept: number
  decided: number
  /** Per cent, cut; null where nothing is decided. */
  share: string | null
}

/** What tickets of one priority took, on the clock of one objective. Times in milliseconds, null where none has stopped. */
export interface TicketRow {
  objective: string
  metric: TicketObjective['metric']
  /** Null where the objective holds for all of them alike. */
  priority: string | null
  /** Clocks that stopped in the twelve months, and those that still ran at their end. */
  count: number
  open: number
  meanMs: string | null
  medianMs: string | null
  p80Ms: number | null
  p95Ms: number | null
  longestMs: number | null
  /** Per cent of those that stopped whose time was no longer than the mean, cut. */
  withinMean: string | null
  rungs: TicketRung[]
}

export interface TicketBaseline {
  agreement: string
  asOf: string
  timeZone: string
  /** First and last month. */
  from: string
  to: string
  rows: TicketRow[]
}

interface Given {
  agreement: Agreement
  /** Those to tell of. */
  objectives: readonly TicketObjective[]
  facts: Facts
  calendars: Record<string, Calendar>
  asOf: number
  /** Instead of the steps around the agreed one. */
  target?: Target
}

/** Whether an objective is about tickets, whose times a baseline can tell. */
export const isOfTickets = (objective: Objective): objective is TicketObjective =>
  'onPriorityChange' in objective

/**
 * What tickets took in the last twelve calendar months that are over, before the agreement began too, and how many would
 * have kept other times (agreement-concepts 29): by the engine, on the calendar and with the pauses that the objective has
 * now (semantics 2.7.5). Times are of what stopped in those months, whatever was promised; who would have kept a time is
 * counted as in a period (2.7.6), so that what is open and late counts as late. Pure.
 */
export function ticketBaseline({
  agreement,
  objectives,
  facts,
  calendars,
  asOf,
  target,
}: Given): TicketBaseline {
  const { timeZone } = agreement
  const { months, whole } = lastMonths(timeZone, asOf)
  const rows = objectives.flatMap((objective) => {
    const asked = (one: TicketObjective): readonly Item[] =>
      allTicketItems(questionOf(agreement, one, whole, { facts, calendars, asOf }))
    const items = asked(objective)
    const targets = target ? [target] : laddered(objective.target)
    const tried = targets.map((one) => ({ target: one, items: asked({ ...objective, target: one }) }))
    return prioritiesOf(objective).map((priority): TicketRow => {
      const own = (all: readonly Item[]) =>
        priority === null ? [...all] : all.filter((item) => item.priority === priority)
      return {
        ...{ objective: objective.id, metric: objective.metric, priority },
        ...timesOf(own(items), whole),
        rungs: tried.map((one) => rungOf(one.target, own(one.items), whole, objective.target)),
      }
    })
  })
  return {
    ...{ agreement: agreement.id, asOf: instantText(asOf), timeZone },
    ...{ from: months[0]?.id ?? '', to: months.at(-1)?.id ?? '', rows },
  }
}

function questionOf(
  agreement: Agreement,
  objective: TicketObjective,
  period: PeriodBounds,
  { facts, calendars, asOf }: Pick<Given, 'facts' | 'calendars' | 'asOf'>,
): ItemQuestion<TicketObjective> {
  const through = facts.itemsThrough.get(objective.measurement.source ?? '') ?? asOf
  return {
    ...{ agreement, objective, period, calendars, asOf, items: facts.items },
    dataThrough: Math.min(asOf, through),
  }
}

/** The priorities that an objective names, each by itself: together a common one hides a rare one. */
const prioritiesOf = ({ priority }: TicketObjective): (string | null)[] => priority ?? [null]

/** Times around the one that is agreed, in whole minutes where that is not none. */
function laddered(agreed: Target): Target[] {
  const ms = Number(agreed.value)
  const other = (percent: number) =>
    percent === 100 ? ms : Math.max(60_000, Math.round((ms * percent) / 6_000_000) * 60_000)
  return [...new Set(STEPS.map(other))].map((value) => ({ ...agreed, value: String(value) }))
}

/** The agreement's own first day has no say here. */
const ALWAYS = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }

function timesOf(items: readonly Item[], whole: PeriodBounds) {
  const stopped = itemsOf(items, 'resolved', whole, ALWAYS)
  const used = stopped.map((item) => item.usedAt(item.stop ?? whole.end)).sort((a, b) => a - b)
  const none = used.length === 0
  const average = none ? null : mean(used)
  const within = average && used.filter((ms) => BigInt(ms) * average.den <= average.num).length
  return {
    count: used.length,
    open: items.filter((item) => isOpenAt(item, whole.end)).length,
    meanMs: average && displayNumber(average, 'ceil', 0),
    medianMs: none ? null : displayNumber(median(used), 'ceil', 0),
    p80Ms: none ? null : nearestRank(used, 80),
    p95Ms: none ? null : nearestRank(used, 95),
    longestMs: used.at(-1) ?? null,
    withinMean: within === null ? null : displayShare(ratio(within, used.length), 'floor', 2),
  }
}

function rungOf(target: Target, items: readonly Item[], whole: PeriodBounds, agreed: Target): TicketRung {
  const decided = itemsOf(items, 'decision', whole, ALWAYS)
  const kept = decided.filter(({ state }) => state === 'met').length
  const same = target.value === agreed.value && target.comparator === agreed.comparator
  return {
    target,
    ...(same && { agreed: true as const }),
    ...{ kept, decided: decided.length },
    share: decided.length === 0 ? null : displayShare(ratio(kept, decided.length), 'floor', 2),
  }
}
