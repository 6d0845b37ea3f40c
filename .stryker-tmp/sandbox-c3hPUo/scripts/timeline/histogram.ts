// @ts-nocheck
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { ratio } from '../sla/exact/ratio.ts'
import { gather, nearestRank } from '../sla/latency/histogram.ts'

/** Adds histograms by day: counts are exact, so nothing is lost, and percentiles are never averaged (semantics 2.7.4). */
export function mergeDays(lists: ResponseDay[][]): ResponseDay[] {
  return [...Map.groupBy(lists.flat(), ({ day }) => day)]
    .sort(([a], [b]) => a - b)
    .map(([day, parts]) => {
      const counts = new Map<number, number>()
      for (const [ms, samples] of parts.flatMap((part) => part.counts))
        counts.set(ms, (counts.get(ms) ?? 0) + samples)
      const buckets = parts.flatMap((part) => part.buckets ?? [])
      return {
        day,
        counts: [...counts].sort(([a], [b]) => a - b),
        ...(buckets.length > 0 && { buckets: buckets.sort(byEdges) }),
        failed: parts.reduce((sum, { failed }) => sum + failed, 0),
      }
    })
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
  const histogram = gather(days.filter(({ day }) => day >= from && day < to))
  if (histogram.samples === 0) return null
  const values = ps.flatMap((p) => {
    // In thousandths of a per cent, because 0.07 · 100 is more than 7 in floating point.
    return nearestRank(histogram, ratio(Math.round(p * 1000), 100_000)).most ?? []
  })
  return values.length === ps.length ? { samples: histogram.samples, values } : null
}
