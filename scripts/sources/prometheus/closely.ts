import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { singleChecks } from '../../timeline/thin.ts'
import type { Check } from '../check-rows.ts'
import { chunksOf } from './calm.ts'
import type { Questions } from './questions.ts'
import { calmChecks, type Reading } from './reading.ts'
import { chunked } from './windows.ts'

const DAY = 86_400_000
/** Stretches that a server is asked about as a whole, before those in which something happened are looked at closer. */
const SIZES = [DAY, DAY / 6, DAY / 24]
/** Fewer points than these are fetched as they are. */
const FEWEST = 12

/** Chunks are whole steps, and hold enough of them to be worth a question. */
export function sizesOf(step: number): number[] {
  return SIZES.map((size) => Math.floor(size / step) * step).filter((size) => size >= FEWEST * step)
}

export interface Pushed {
  source: PrometheusSource
  ask: Questions
  reading: Reading
  fetchPoints(window: Interval, wanted: Wanted): Promise<Map<string, Check[]>[]>
}

/** Whose points are looked at: `names` null where all that the query selects are asked for. */
export interface Wanted {
  names: readonly string[] | null
  services: ReadonlySet<string>
}

/** What a window holds of some services: counted by the server as far as it is calm, and closer where it is not. */
export async function readClosely(
  pushed: Pushed,
  window: Interval,
  wanted: Wanted,
  [size, ...smaller]: number[],
): Promise<Map<string, Check[]>[]> {
  const { source, ask, reading } = pushed
  const { interval: step } = source
  if (window.start > window.end) return []
  if (size === undefined) return pushed.fetchPoints(window, wanted)
  const { before, chunks, after } = chunked(window, size, step)
  const found = await readClosely(pushed, before, wanted, smaller)
  const told = await chunksOf(ask, source.query, chunks, { step, names: wanted.names }, reading.serviceOf)
  const own = told.filter(({ service }) => wanted.services.has(service))
  for (const { service, start, end, points, calm } of own) {
    if (!calm) continue
    reading.counted(points)
    const [name = service] = reading.namesOf([service])
    found.push(new Map([[service, calmChecks(name, start, end, step, singleChecks(source))]]))
  }
  const restless = Map.groupBy(
    own.filter(({ calm }) => !calm),
    ({ start }) => start,
  )
  for (const chunk of chunks) {
    const services = new Set((restless.get(chunk.start) ?? []).map(({ service }) => service))
    if (services.size === 0) continue
    // Most of them, as after the monitor's own outage: then a question that selects all is shorter than one that names them.
    const most = services.size > reading.services.length / 2
    const closer = { services, names: most ? null : reading.namesOf(services) }
    found.push(...(await readClosely(pushed, chunk, closer, smaller)))
  }
  found.push(...(await readClosely(pushed, after, wanted, smaller)))
  return found
}
