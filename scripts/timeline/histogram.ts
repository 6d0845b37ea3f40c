import type { ResponseDay } from '../../data/schema/timeline.ts'
import { ceil, multiply, ratio } from '../sla/exact/ratio.ts'
import { gather, nearestRank } from '../sla/latency/histogram.ts'

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
  const chosen = days.filter(({ day }) => day >= from && day < to)
  if (chosen.every(({ buckets = [] }) => buckets.length === 0)) return exactPercentiles(chosen, ps)
  const histogram = gather(chosen)
  if (histogram.samples === 0) return null
  const values = ps.flatMap((p) => {
    // In thousandths of a per cent, because 0.07 · 100 is more than 7 in floating point.
    return nearestRank(histogram, ratio(Math.round(p * 1000), 100_000)).most ?? []
  })
  return values.length === ps.length ? { samples: histogram.samples, values } : null
}

interface Counts {
  /** Samples by milliseconds. */
  counts: Map<number, number>
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
  const { counts, samples } = added(before, days.slice(-1))
  if (samples === 0) return null
  const ascending = [...counts].sort(([a], [b]) => a - b)
  const values = ps.map((p) => {
    const rank = ceil(multiply(ratio(Math.round(p * 1000), 100_000), ratio(samples)))
    let seen = 0
    const found = ascending.find(([, count]) => {
      seen += count
      return BigInt(seen) >= rank
    })
    return found?.[0] ?? 0
  })
  return { samples, values }
}

function closedCounts(days: readonly ResponseDay[]): Counts {
  const last = days.at(-1)
  if (last === undefined) return { counts: new Map(), samples: 0 }
  const known = closed.get(last)
  if (known?.days.length === days.length && known.days.every((day, index) => day === days[index]))
    return known
  const all = { ...added({ counts: new Map(), samples: 0 }, days), days }
  closed.set(last, all)
  return all
}

function added({ counts: before, samples: former }: Counts, days: readonly ResponseDay[]): Counts {
  const counts = new Map(before)
  let samples = former
  for (const day of days) {
    for (const [ms, count] of day.counts) {
      counts.set(ms, (counts.get(ms) ?? 0) + count)
      samples += count
    }
  }
  return { counts, samples }
}
