import type { ResponseDay } from '../../data/schema/timeline.ts'

/** Adds histograms by day: counts are exact, so nothing is lost, and percentiles are never averaged (semantics 2.7.4). */
export function mergeDays(lists: ResponseDay[][]): ResponseDay[] {
  const days = new Map<number, Map<number, number>>()
  for (const { day, counts } of lists.flat()) {
    const merged = days.get(day) ?? new Map<number, number>()
    days.set(day, merged)
    for (const [ms, samples] of counts) merged.set(ms, (merged.get(ms) ?? 0) + samples)
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, counts]) => ({ day, counts: [...counts].sort(([a], [b]) => a - b) }))
}

/**
 * Percentiles of the response times of the UTC days that begin in `[from, to)`, in whole milliseconds: the smallest
 * value that at least `p` per cent of the samples do not exceed, the ⌈p·n⌉-th (nearest rank, semantics 2.7.4). Each `p`
 * is a percentage with up to three decimals, above 0 and at most 100. Null where there is no sample.
 */
export function percentiles(
  days: ResponseDay[],
  from: number,
  to: number,
  ps: number[],
): { samples: number; values: number[] } | null {
  const inside = days.filter(({ day }) => day >= from && day < to).map(({ counts }) => ({ day: 0, counts }))
  const counts = mergeDays([inside])[0]?.counts ?? []
  const samples = counts.reduce((sum, [, count]) => sum + count, 0)
  if (samples === 0) return null
  const values = ps.map((p) => {
    // In thousandths of a per cent, because 0.07 · 100 is more than 7 in floating point.
    const rank = Math.max(1, Math.ceil((Math.round(p * 1000) * samples) / 100_000))
    let seen = 0
    for (const [ms, count] of counts) {
      seen += count
      if (seen >= rank) return ms
    }
    throw new RangeError(`expected a percentage from 0 to 100, found ${p}`)
  })
  return { samples, values }
}
