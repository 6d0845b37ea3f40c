import type { Delivery } from '../../../data/schema/items.ts'
import type { DeliveryObjective } from '../../../data/schema/objective.ts'
import { localDate } from '../time/period.ts'
import type { Asked } from '../types.ts'
import { deadlineOf } from './deadline.ts'

/** What became of one item: a row, or an order of several rows. */
export interface Outcome {
  /** What it counts for, and how much of that is good; `unknown` is what may be. */
  weight: number
  good: number
  unknown: number
  /** `min(delivered, deadline)` (semantics 2.7.6); null while it is not delivered and not late. */
  decidedAt: number | null
  /** When it was delivered, the last of it. */
  delivered: number | null
  /** Up to when it is on time. */
  deadline: number
  /** The deadline that it missed, delivered since or not; null where it has missed none. */
  lateAt: number | null
  onTime: boolean
  /** All of what was ordered; null where nobody counted. */
  inFull: boolean | null
}

/**
 * What became of a delivery as far as is known at `until`. Null where it does not count: cancelled before it was late, or
 * without a promise.
 */
export function outcomeOf(
  delivery: Delivery,
  asked: Asked<DeliveryObjective>,
  until: number,
): Outcome | null {
  const { objective, agreement } = asked
  const deadline = deadlineOf(delivery, asked)
  if (deadline === null) return null
  const { last, date } = deadline
  const past = (at: number | undefined) => (at !== undefined && at <= until ? at : null)
  const delivered = past(delivery.delivered)
  const cancelled = past(delivery.cancelled)
  if (cancelled !== null && cancelled <= Math.min(delivered ?? last, last)) return null
  const { earlyDays } = objective
  const early = (at: number) =>
    earlyDays !== undefined &&
    Temporal.PlainDate.compare(localDate(at, agreement.timeZone), date.subtract({ days: earlyDays })) < 0
  const lateAt = (delivered ?? until) > last ? last : null
  const onTime = delivered !== null && lateAt === null && !early(delivered)
  const { quantity, deliveredQuantity } = delivery
  const inFull = deliveredQuantity === undefined ? null : deliveredQuantity >= quantity
  const byQuantity = objective.unit === 'quantity'
  const weight = byQuantity ? quantity : 1
  const partly = byQuantity ? Math.min(deliveredQuantity ?? quantity, quantity) : 1
  const kept = objective.inFull ? (inFull === true ? weight : 0) : partly
  return {
    weight,
    good: onTime ? kept : 0,
    unknown: onTime && objective.inFull && inFull === null ? weight : 0,
    decidedAt: lateAt ?? delivered,
    delivered,
    deadline: last,
    lateAt,
    onTime,
    inFull,
  }
}

/**
 * An order from its lines or parcels: good when all of them are, decided with the first that is not, or with the last. Of
 * one that is not decided nothing is said before it is.
 */
export function wholeOrder(lines: readonly Outcome[]): Outcome {
  const bad = lines.filter(({ good, unknown, decidedAt }) => decidedAt !== null && good + unknown === 0)
  const undecided = lines.some(({ decidedAt }) => decidedAt === null)
  const instants = (some: readonly Outcome[]) => some.flatMap(({ decidedAt }) => decidedAt ?? [])
  const decidedAt =
    bad.length > 0 ? Math.min(...instants(bad)) : undecided ? null : Math.max(...instants(lines))
  const all = (test: (line: Outcome) => boolean | null) => {
    const answers = lines.map(test)
    return answers.includes(false) ? false : answers.includes(null) ? null : true
  }
  const missed = lines.flatMap(({ lateAt }) => lateAt ?? [])
  const missing = lines.some(({ delivered }) => delivered === null)
  const unknown = bad.length === 0 && lines.some((line) => line.unknown > 0) ? 1 : 0
  return {
    weight: 1,
    good: bad.length === 0 && !undecided && unknown === 0 ? 1 : 0,
    unknown,
    decidedAt,
    delivered: missing ? null : Math.max(...lines.map(({ delivered }) => delivered ?? 0)),
    deadline: Math.max(...lines.map(({ deadline }) => deadline)),
    lateAt: missed.length > 0 ? Math.min(...missed) : null,
    onTime: all(({ onTime }) => onTime) === true,
    inFull: all(({ inFull }) => inFull),
  }
}
