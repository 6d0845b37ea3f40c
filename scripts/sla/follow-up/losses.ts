import type { Cause } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { add, max, multiply, type Ratio, ratio, ZERO } from '../exact/ratio.ts'

/** A stretch of a ledger that was down, and why. `weight` in `(0, 1]`. */
export interface LostTime extends Interval {
  weight: Ratio
  /** None twice, at least one. */
  causes: readonly Cause[]
}

/** An item that missed its target, and why. */
export interface LostItem {
  objective: string
  cause: Cause
}

/** What was lost: weighted milliseconds, exact, and items. */
export interface Lost {
  ms: Ratio
  missed: number
}

const NOTHING: Lost = { ms: ZERO, missed: 0 }
const UNTOLD: readonly Cause[] = ['not-established', 'unexplained']

/** Of several answers to why, those that tell more: a cause, else that something happened, else nothing. */
function mostTelling(causes: readonly Cause[]): Cause[] {
  const told = causes.filter((cause) => !UNTOLD.includes(cause))
  if (told.length > 0) return [...new Set(told)].sort()
  return [causes.includes('not-established') ? 'not-established' : 'unexplained']
}

/**
 * The same time once, where several objectives have lost it: of each millisecond the greatest weight, and the causes that
 * any of them knows. In order of time.
 */
export function onceOnly(stretches: readonly LostTime[]): LostTime[] {
  const queue = stretches.toSorted((a, b) => a.start - b.start)
  const bounds = [...new Set(queue.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const all: LostTime[] = []
  let here: LostTime[] = []
  let next = 0
  for (const [index, start] of bounds.entries()) {
    here = here.filter(({ end }) => end > start)
    for (let one = queue[next]; one && one.start <= start; one = queue[next]) {
      if (one.end > start) here.push(one)
      next += 1
    }
    const end = bounds[index + 1]
    if (end === undefined || here.length === 0) continue
    const weight = here.reduce((most, one) => max(most, one.weight), ZERO)
    all.push({ start, end, weight, causes: mostTelling(here.flatMap(({ causes }) => causes)) })
  }
  return all
}

/** The part of stretches that lies within a span. */
export function within(stretches: readonly LostTime[], span: Interval): LostTime[] {
  return stretches
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map((one) => ({ ...one, start: Math.max(one.start, span.start), end: Math.min(one.end, span.end) }))
}

/** What a stretch counts with. */
export function weighed({ start, end, weight }: LostTime): Ratio {
  return multiply(weight, ratio(end - start))
}

/**
 * What was lost to each cause, exactly: the sums are the whole (semantics 2.4 L1, P1). Time that has several causes is
 * shared among them in equal parts, whichever was declared first.
 * @param time - Of each service once, as `onceOnly` gives it.
 */
export function lostByCause(time: readonly LostTime[], items: readonly LostItem[]): Map<Cause, Lost> {
  const sums = new Map<Cause, Lost>()
  for (const stretch of time) {
    const part = multiply(weighed(stretch), ratio(1, stretch.causes.length))
    for (const cause of stretch.causes) {
      const { ms, missed } = sums.get(cause) ?? NOTHING
      sums.set(cause, { ms: add(ms, part), missed })
    }
  }
  for (const { cause } of items) {
    const { ms, missed } = sums.get(cause) ?? NOTHING
    sums.set(cause, { ms, missed: missed + 1 })
  }
  return sums
}
