import type { Cause } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { sharedStart } from '../../each-remembered.ts'
import { add, ONE, type Ratio, ZERO } from '../../sla/exact/ratio.ts'
import {
  type Lost,
  type LostTime,
  lostByCause,
  onceOnly,
  weighed,
  within,
} from '../../sla/follow-up/losses.ts'
import type { DownTime, Outcome } from './results.ts'

/** Why time was lost, as far as people say. */
export interface Whys {
  /** All that the others answer from: where it is the same, so are they. */
  told: string
  ofIncident: ReadonlyMap<string, Cause>
  ofPeriod(objective: string, services: readonly string[], period: string): Cause[]
}

/** The time that some services lost in a span, by cause: each stretch once, the sums exact. */
export interface TimeLost {
  ms: Ratio
  causes: ReadonlyMap<Cause, Lost>
}

const NOTHING: TimeLost = { ms: ZERO, causes: new Map() }

/** What of an outcome tells of lost time. */
export interface Losing extends Pick<Outcome, 'services' | 'down'> {
  objective: Pick<Outcome['objective'], 'id'>
}

/**
 * What outcomes over the same services lost in a span. The stretches of closed periods stay what they are as long as the
 * results do, and were mostly summed up a minute ago; one that reaches into a closed period is summed up with it.
 */
export function timeLost(own: readonly Losing[], whys: Whys, span: Interval, asOf: number): TimeLost {
  const down = own
    .flatMap((outcome) => outcome.down.flatMap((time) => downIn(outcome, time, span)))
    .sort((a, b) => b.from - a.from)
  if (down.length === 0) return NOTHING
  let [closed, until] = [down.length, Number.NEGATIVE_INFINITY]
  for (const [index, { to, time }] of [...down.entries()].reverse()) {
    if (Date.parse(time.period.end) > asOf) break
    until = Math.max(until, to)
    if ((down[index - 1]?.from ?? Number.POSITIVE_INFINITY) >= until) closed = index
  }
  return together(remembered(down.slice(closed), whys, span), summed(down.slice(0, closed), whys, span))
}

/** What was down of one outcome in one period, as far as it touches a span. */
interface Down {
  outcome: Losing
  time: DownTime
  from: number
  to: number
}

function downIn(outcome: Losing, time: DownTime, span: Interval): Down[] {
  if (!mayTouch(time, span)) return []
  const own = time.segments.filter((one) => touches(one, span))
  const [from, to] = [own[0]?.start, own.at(-1)?.end]
  return from === undefined || to === undefined ? [] : [{ outcome, time, from, to }]
}

/** Whether anything that was down in a period can lie in a span: it does not where all of it is earlier or later. */
export function mayTouch({ segments }: DownTime, span: Interval): boolean {
  const [first, last] = [segments[0], segments.at(-1)]
  return first !== undefined && last !== undefined && first.start < span.end && last.end > span.start
}

const touches = ({ start, end }: Interval, span: Interval) => start < span.end && end > span.start

interface Known extends TimeLost {
  times: readonly DownTime[]
  question: string
}

/** By the oldest of the periods and the newest. */
const known = new WeakMap<DownTime, WeakMap<DownTime, Known>>()

function remembered(down: readonly Down[], whys: Whys, span: Interval): TimeLost {
  const [newest, oldest] = [down[0], down.at(-1)]
  if (newest === undefined || oldest === undefined) return NOTHING
  const from = oldest.from < span.start ? span.start : ''
  const until = down.some(({ to }) => to > span.end) ? span.end : ''
  const question = `${from} ${until} ${whys.told}`
  const times = down.map(({ time }) => time)
  const ofOldest = known.get(oldest.time) ?? new WeakMap<DownTime, Known>()
  known.set(oldest.time, ofOldest)
  const before = ofOldest.get(newest.time)
  const same = before?.question === question && before.times.length === times.length
  if (same && sharedStart(before.times, times) === times.length) return before
  const now = { ...summed(down, whys, span), times, question }
  ofOldest.set(newest.time, now)
  return now
}

function summed(down: readonly Down[], whys: Whys, span: Interval): TimeLost {
  if (down.length === 0) return NOTHING
  const time = onceOnly(
    within(
      down.flatMap((one) => stretchesOf(one, whys, span)),
      span,
    ),
  )
  return { ms: time.reduce((sum, one) => add(sum, weighed(one)), ZERO), causes: lostByCause(time, []) }
}

/** The stretches of one outcome in one period, with their causes. */
function stretchesOf(
  { outcome: { objective, services }, time: { period, segments } }: Down,
  { ofIncident, ofPeriod }: Whys,
  span: Interval,
): LostTime[] {
  const told = ofPeriod(objective.id, services, period.id)
  return segments
    .filter((one) => touches(one, span))
    .map(({ start, end, weight = ONE, events }) => {
      const named = events.flatMap((event) => ofIncident.get(event) ?? [])
      const established = named.filter((cause) => cause !== 'not-established')
      const best = [established, told, named].find((causes) => causes.length > 0)
      return { start, end, weight, causes: [...new Set(best ?? (['unexplained'] as const))] }
    })
}

/** Both, where no stretch is of both. */
function together(one: TimeLost, other: TimeLost): TimeLost {
  if (other.causes.size === 0) return one
  return { ms: add(one.ms, other.ms), causes: addedUp([one.causes, other.causes]) }
}

/** What was lost to each cause by several. */
export function addedUp(all: readonly ReadonlyMap<Cause, Lost>[]): Map<Cause, Lost> {
  const [first, ...others] = all.filter(({ size }) => size > 0)
  const sums = new Map(first)
  for (const causes of others)
    for (const [cause, { ms, missed }] of causes) {
      const sum = sums.get(cause)
      sums.set(cause, sum ? { ms: add(sum.ms, ms), missed: sum.missed + missed } : { ms, missed })
    }
  return sums
}
