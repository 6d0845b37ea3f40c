import type { Interval } from '../../../data/schema/timeline.ts'
import type { Questions } from './questions.ts'

/** What a chunk of a service holds: how many points of how many series, and whether it is whole and all of it up. */
export interface Chunk {
  service: string
  start: number
  end: number
  points: number
  calm: boolean
}

/**
 * Lets the server look at every point of some chunks of equal size and count (semantics 2.7.3): how many there are and how
 * many of them are 1. NaN is none. A chunk of a service is calm when a series has all its points, and each point of each
 * series is 1; then no point has to be fetched, for each is known. Of a chunk that is not told here there is no point.
 * @param serviceOf - The service of a series; undefined for a stranger's.
 */
export async function chunksOf(
  { atEnds }: Questions,
  selector: string,
  chunks: Interval[],
  { step, names }: { step: number; names: readonly string[] | null },
  serviceOf: (labels: Record<string, string>) => string | undefined,
): Promise<Chunk[]> {
  const counts = await atEnds(
    selector,
    chunks,
    names,
    (points, range) => `count_over_time(${points}${range})`,
  )
  const ones = await atEnds(
    selector,
    chunks,
    names,
    (points, range) => `sum_over_time((${points} == bool 1)${range})`,
  )
  const good = new Map<string, number>()
  for (const { labels, points } of ones)
    for (const { at, value } of points) good.set(keyOf(labels, at), value ?? 0)
  const starts = new Map(chunks.map(({ start, end }) => [end, start]))
  const found = new Map<string, Chunk & { most: number }>()
  for (const { labels, points } of counts) {
    const service = serviceOf(labels)
    if (service === undefined) continue
    for (const { at: end, value } of points) {
      const start = starts.get(end)
      if (start === undefined || value === null) continue
      const chunk = found.get(`${end} ${service}`) ?? { service, start, end, points: 0, calm: true, most: 0 }
      found.set(`${end} ${service}`, chunk)
      chunk.points += value
      chunk.most = Math.max(chunk.most, value)
      chunk.calm &&= good.get(keyOf(labels, end)) === value
    }
  }
  return [...found.values()].map(({ most, ...chunk }) => ({
    ...chunk,
    calm: chunk.calm && most === (chunk.end - chunk.start) / step + 1,
  }))
}

/** One series at one time; its labels come in the same order from each question. */
function keyOf(labels: Record<string, string>, at: number): string {
  const { __name__: _, ...rest } = labels
  return `${at} ${JSON.stringify(Object.entries(rest).sort())}`
}
