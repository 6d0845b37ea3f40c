import type { ResponseDay } from '../../data/schema/timeline.ts'
import { ratio } from '../sla/exact/ratio.ts'
import { gather, nearestRank } from '../sla/latency/histogram.ts'
import { pairsOf } from '../sources/packed-days.ts'

/** Adds histograms by day: counts are exact, so nothing is lost, and percentiles are never averaged (semantics 2.7.4). */
export function mergeDays(lists: ResponseDay[][]): ResponseDay[] {
  const [only = []] = lists
  if (lists.length <= 1) return only
  return [...Map.groupBy(lists.flat(), ({ day }) => day)]
    .sort(([a], [b]) => a - b)
    .map(([day, parts]) => {
      const [first, ...more] = parts
      // A day that one list has stays as it is, for it may be packed.
      if (first !== undefined && more.length === 0) return first
      const counts = new Map<number, number>()
      for (const [ms, samples] of parts.flatMap((part) => part.counts))
        counts.set(ms, (counts.get(ms) ?? 0) + samples)
      const buckets = sameEdges(parts.flatMap((part) => part.buckets ?? []))
      return {
        day,
        counts: [...counts].sort(([a], [b]) => a - b),
        ...(buckets.length > 0 && { buckets }),
        failed: parts.reduce((sum, { failed }) => sum + failed, 0),
      }
    })
}

/** Adds up buckets with the same edges, in order. */
function sameEdges(buckets: NonNullable<ResponseDay['buckets']>): NonNullable<ResponseDay['buckets']> {
  return [...Map.groupBy(buckets, ([over, most]) => `${over} ${most}`).values()]
    .map((own): [number, number | null, number] => [
      own[0]?.[0] ?? 0,
      own[0]?.[1] ?? null,
      own.reduce((sum, [, , samples]) => sum + samples, 0),
    ])
    .sort(byEdges)
}

function byEdges(
  [a, aMost]: [number, number | null, number],
  [b, bMost]: [number, number | null, number],
): number {
  return a - b || (aMost ?? Number.MAX_VALUE) - (bMost ?? Number.MAX_VALUE)
}

/**
 * Percentiles of the response times of the days that begin in `[from, to)`, in whole milliseconds: the smallest value
 * that at least `p` per cent of the samples do not exceed, the ⌈p·n⌉-th (nearest rank, semantics 2.7.4); the upper edge
 * of its bucket where a source tells no more. Each `p` is a percentage with up to three decimals, above 0 and at most
 * 100. Failures are no samples. Null where there is no sample, or one of them is in a bucket without an upper edge.
 */
export function percentiles(
  days: ResponseDay[],
  from: number,
  to: number,
  ps: number[],
): { samples: number; values: number[] } | null {
  const chosen = days.slice(daysBefore(days, from), daysBefore(days, to))
  if (chosen.every(({ buckets = [] }) => buckets.length === 0)) return exactPercentiles(chosen, ps)
  const histogram = gather(chosen)
  if (histogram.samples === 0) return null
  const values = ps.flatMap((p) => {
    // In thousandths of a per cent, because 0.07 · 100 is more than 7 in floating point.
    return nearestRank(histogram, ratio(Math.round(p * 1000), 100_000)).most ?? []
  })
  return values.length === ps.length ? { samples: histogram.samples, values } : null
}

/** How many days, which are in order, begin before an instant. */
export function daysBefore(days: readonly ResponseDay[], instant: number): number {
  let [from, to] = [0, days.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((days[middle]?.day ?? instant) < instant) from = middle + 1
    else to = middle
  }
  return from
}

/** Milliseconds and samples in turn, by ascending milliseconds. */
type Pairs = Int32Array | Float64Array

interface Counts {
  pairs: Pairs
  samples: number
}

/**
 * The counts of days that are over, kept with the last of them: a service's next minute changes today alone. Days never
 * change; another reading of a day that was corrected is another object.
 */
const closed = new WeakMap<ResponseDay, Counts & { days: readonly ResponseDay[] }>()

/** The same where every sample is known to the millisecond, for a thousand services have millions of them in a month. */
function exactPercentiles(
  days: readonly ResponseDay[],
  ps: number[],
): { samples: number; values: number[] } | null {
  const before = closedCounts(days.slice(0, -1))
  const today = added(days.slice(-1))
  const samples = before.samples + today.samples
  if (samples === 0) return null
  const ranks = ps.map((p) => rankOf(p, samples))
  return { samples, values: valuesAt(ranks, before.pairs, today.pairs) }
}

/** ⌈p·n⌉, in thousandths of a per cent, because 0.07 · 100 is more than 7 in floating point. */
function rankOf(p: number, samples: number): number {
  const thousandths = Math.round(p * 1000)
  const raised = thousandths * samples + 99_999
  // Integers up to 2^53 are as exact as numbers, and so are their remainders.
  if (Number.isSafeInteger(raised)) return (raised - (raised % 100_000)) / 100_000
  return Number((BigInt(thousandths) * BigInt(samples) + 99_999n) / 100_000n)
}

/** The values at ranks, from 1, of two lists of samples taken together. */
function valuesAt(ranks: number[], one: Pairs, other: Pairs): number[] {
  if (one.length === 0) return valuesIn(ranks, other)
  const values: number[] = []
  let [first, second, seen, value, last] = [0, 0, 0, 0, 0]
  for (const rank of ranks) {
    // From the beginning again, where they are not in order.
    if (rank < last) [first, second, seen] = [0, 0, 0]
    last = rank
    while (seen < rank && (first < one.length || second < other.length)) {
      const left = one[first] ?? Number.POSITIVE_INFINITY
      const right = other[second] ?? Number.POSITIVE_INFINITY
      value = Math.min(left, right)
      if (left === value) {
        seen += one[first + 1] ?? 0
        first += 2
      }
      if (right === value) {
        seen += other[second + 1] ?? 0
        second += 2
      }
    }
    values.push(value)
  }
  return values
}

function valuesIn(ranks: number[], pairs: Pairs): number[] {
  let [at, seen, last] = [-2, 0, 0]
  return ranks.map((rank) => {
    if (rank < last) [at, seen] = [-2, 0]
    last = rank
    while (seen < rank) {
      at += 2
      seen += pairs[at + 1] ?? rank
    }
    return pairs[at] ?? 0
  })
}

function closedCounts(days: readonly ResponseDay[]): Counts {
  const last = days.at(-1)
  if (last === undefined) return NOTHING
  const known = closed.get(last)
  if (known?.days.length === days.length && known.days.every((day, index) => day === days[index]))
    return known
  const all = { ...added(days), days }
  closed.set(last, all)
  return all
}

const NOTHING: Counts = { pairs: new Float64Array(), samples: 0 }

function added(days: readonly ResponseDay[]): Counts {
  if (days.length === 0) return NOTHING
  const pairs = together(days.map((day): Pairs => pairsOf(day) ?? Float64Array.from(day.counts.flat())))
  let samples = 0
  for (let at = 1; at < pairs.length; at += 2) samples += pairs[at] ?? 0
  return { pairs, samples }
}

/** Room to add up samples in by their milliseconds, all 0 when nobody does; hardly anything takes half a minute to answer. */
const byMs = new Float64Array(1 << 15)

/** The counts of several days added up: in one go where they are packed, which are integers from 0 on. */
function together(lists: Pairs[]): Pairs {
  const last = Math.max(...lists.map((pairs) => pairs.at(-2) ?? 0))
  const inRoom = last < byMs.length && lists.every((pairs) => pairs instanceof Int32Array)
  if (lists.length === 1 || !inRoom) return lists.reduce(merged)
  for (const pairs of lists)
    for (let at = 0; at < pairs.length; at += 2)
      byMs[pairs[at] ?? 0] = (byMs[pairs[at] ?? 0] ?? 0) + (pairs[at + 1] ?? 0)
  const sum: number[] = []
  for (let ms = 0; ms <= last; ms += 1) {
    const samples = byMs[ms] ?? 0
    if (samples === 0) continue
    sum.push(ms, samples)
    byMs[ms] = 0
  }
  return new Float64Array(sum)
}

function merged(a: Pairs, b: Pairs): Pairs {
  if (a.length === 0) return b
  const sum = new Float64Array(a.length + b.length)
  let [first, second, end] = [0, 0, 0]
  while (first < a.length || second < b.length) {
    const left = a[first] ?? Number.POSITIVE_INFINITY
    const right = b[second] ?? Number.POSITIVE_INFINITY
    sum[end] = Math.min(left, right)
    if (left <= right) sum[end + 1] = a[first + 1] ?? 0
    if (right <= left) sum[end + 1] = (sum[end + 1] ?? 0) + (b[second + 1] ?? 0)
    if (left <= right) first += 2
    if (right <= left) second += 2
    end += 2
  }
  return sum.slice(0, end)
}
