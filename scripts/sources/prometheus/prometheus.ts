import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Interval, ResponseDay } from '../../../data/schema/timeline.ts'
import { mergeDays } from '../../timeline/histogram.ts'
import { thin } from '../../timeline/thin.ts'
import type { Check } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { gatherSamples } from '../samples.ts'
import type { Series } from './answer.ts'
import { bucketDays } from './buckets.ts'
import { readClosely, sizesOf, type Wanted } from './closely.ts'
import { questions } from './questions.ts'
import { startReading } from './reading.ts'
import { chunked, windows } from './windows.ts'

const DAY = 86_400_000
/** Points of all series together that a server has to look at for one question; Prometheus refuses 50 million. */
const MOST_SAMPLES = 5_000_000

/**
 * Reads series of 1 and 0 from Prometheus's HTTP API and its kin (semantics 2.7.3). Each point is the latest sample of the
 * interval before it, so that it tells no more than was measured. Where no sample is, nothing is known; NaN says so
 * itself; any other value is set aside. A check may therefore have been made up to an interval before its time,
 * which `lag` says.
 *
 * Where no response times are wanted the server counts: a day, then four hours, then one, of which every point is there and 1 is
 * never fetched, and gives the same checks as its points would. Response times are values of single points, and take all.
 * Histograms (`responseTimeBuckets`) are read beside that.
 * @throws UnreachableError when any of its answers does not come.
 */
export async function readPrometheus(source: PrometheusSource, options: ReadOptions): Promise<ChecksRead> {
  const { interval: step } = source
  const ask = questions(source, (words) => reading.warn(words))
  const reading = startReading(source, options, ask.place)
  const from = Math.max(options.asOf - source.days * DAY, options.from ?? 0)
  const checks = new Map<string, Check[]>()
  const days = new Map<string, Record<string, ResponseDay[]>>()
  const timed = source.responseTime !== undefined

  /** Points of one window, or of as many as they take; by service and time. */
  async function fetchPoints({ start, end }: Interval, { names, services }: Wanted) {
    const told: Map<string, Check[]>[] = []
    const most = Math.floor(MOST_SAMPLES / (names ?? reading.services).length)
    for (const window of windows(start, end, step, most)) {
      const states = await ask.points(source.query, window, names)
      const took = source.responseTime
        ? tookBy(await ask.points(source.responseTime, window, names), source.label)
        : new Map<string, number>()
      const { checks, responseTimes } = gatherSamples(reading.samplesOf(states, took, services), options, {
        timed,
      })
      told.push(checks)
      for (const [service, zones] of responseTimes)
        days.set(service, mergeZones(days.get(service) ?? {}, zones))
    }
    return told
  }

  const pushed = { source, ask, reading, fetchPoints }
  const all = { names: null, services: new Set(reading.services) }
  const first = Math.ceil(from / step) * step
  const last = Math.floor(options.asOf / step) * step
  const { before, chunks, after } = chunked(
    { start: first, end: last },
    daysFor(reading.services.length, step),
    step,
  )
  for (const window of [before, ...chunks, after]) {
    const told = await readClosely(pushed, window, all, timed ? [] : sizesOf(step))
    for (const [service, parts] of Map.groupBy(
      told.flatMap((part) => [...part]),
      ([name]) => name,
    )) {
      const own = parts.flatMap(([, list]) => list).sort((a, b) => a.at - b.at)
      checks.set(service, thin([...(checks.get(service) ?? []), ...own], source))
    }
  }
  const { responseTimeBuckets: selector } = source
  const responseTimes =
    selector === undefined
      ? days
      : await bucketDays({ source, selector, ask, reading }, { start: first, end: last }, options.timeZones)
  return {
    ...reading.report(),
    ...{ checks, responseTimes, files: [ask.place], ignoredFuture: 0, lag: step, timed },
  }
}

/** So many days, as whole steps, that the points of all services in them are no more than one question may be about. */
function daysFor(services: number, step: number): number {
  const day = Math.max(1, Math.floor(DAY / step)) * step
  return day * Math.max(1, Math.floor(MOST_SAMPLES / ((day / step) * Math.max(1, services))))
}

function mergeZones(
  a: Record<string, ResponseDay[]>,
  b: Record<string, ResponseDay[]>,
): Record<string, ResponseDay[]> {
  return Object.fromEntries(
    Object.keys({ ...a, ...b }).map((zone) => [zone, mergeDays([a[zone] ?? [], b[zone] ?? []])]),
  )
}

/** How long the answers took, by instant and name; of several series of one name the slowest. */
function tookBy(series: Series[], label: string): Map<string, number> {
  const took = new Map<string, number>()
  for (const { labels, points } of series) {
    for (const { at, value } of points) {
      if (value === null || !Number.isFinite(value)) continue
      const key = `${at} ${labels[label] ?? ''}`
      // Through whole nanoseconds, because 1.1 s · 1000 is more than 1100 ms in floating point.
      took.set(key, Math.max(took.get(key) ?? 0, Math.round(value * 1e9)))
    }
  }
  return took
}
