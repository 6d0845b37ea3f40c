// @ts-nocheck
import type { Target } from '../../../data/schema/target.ts'
import type { ResponseDay } from '../../../data/schema/timeline.ts'
import { ceil, compare, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { satisfies, targetValue } from '../exact/target.ts'

/** Samples of which each took more than `over` and at most `most` milliseconds; exactly that long where both are the same. */
interface Bucket {
  over: number
  /** Null has no upper end. */
  most: number | null
  samples: number
}

/** All samples of a stretch of time. Counts add up; percentiles of parts are never averaged or added (semantics 2.7.4). */
export interface Histogram {
  buckets: Bucket[]
  samples: number
  failed: number
}

/** Merge days, of whatever sources, into one histogram. */
export function gather(days: readonly ResponseDay[]): Histogram {
  const buckets = days.flatMap(({ counts, buckets = [] }) => [
    ...counts.map(([ms, samples]) => ({ over: ms, most: ms, samples })),
    ...buckets.map(([over, most, samples]) => ({ over, most, samples })),
  ])
  return {
    buckets,
    samples: buckets.reduce((sum, { samples }) => sum + samples, 0),
    failed: days.reduce((sum, { failed }) => sum + failed, 0),
  }
}

/**
 * How many samples keep a limit such as `<= 300 ms`, at least and at most: they differ where the limit lies inside a
 * bucket, for the histogram does not say on which side of it the samples are (G75).
 */
export function within({ buckets }: Histogram, limit: Target): { least: number; most: number } {
  let [least, most] = [0, 0]
  for (const { over, most: end, samples } of buckets) {
    const all = end !== null && satisfies(ratio(end), limit)
    const some = over === end ? all : compare(ratio(over), targetValue(limit)) < 0
    if (all) least += samples
    if (some) most += samples
  }
  return { least, most }
}

/** The value at a rank, from 1, when samples are put in order by `key`; null without end. */
function atRank(
  buckets: readonly Bucket[],
  rank: bigint,
  key: (bucket: Bucket) => number | null,
): number | null {
  const value = (bucket: Bucket) => key(bucket) ?? Number.POSITIVE_INFINITY
  let seen = 0n
  for (const bucket of buckets.toSorted((a, b) => value(a) - value(b))) {
    seen += BigInt(bucket.samples)
    if (seen >= rank) return key(bucket)
  }
  return null
}

/**
 * The percentile by nearest rank, the ⌈p·n⌉-th smallest, as the milliseconds that it is at least and at most: the same
 * but where buckets leave it open. Null is without end: a bucket without one, or a failure, which is slower than
 * any answer. There must be a sample or a failure.
 * @param p - A share of 1, above 0.
 * @param failures - Failed requests that count, at the end of the order.
 */
export function nearestRank(
  { buckets, samples }: Histogram,
  p: Ratio,
  failures = 0,
): { least: number | null; most: number | null } {
  const rank = ceil(multiply(p, ratio(samples + failures)))
  return {
    least: atRank(buckets, rank, ({ over }) => over),
    most: atRank(buckets, rank, ({ most }) => most),
  }
}
