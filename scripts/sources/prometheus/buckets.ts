import type { PrometheusSource } from '../../../data/schema/monitor-sources.ts'
import type { Interval, ResponseDay } from '../../../data/schema/timeline.ts'
import { localDate, startOfDay } from '../../sla/time/period.ts'
import { staleAfter } from '../../timeline/checks-to-spans.ts'
import { mergeDays } from '../../timeline/histogram.ts'
import type { Series } from './answer.ts'
import type { Questions } from './questions.ts'
import type { Reading } from './reading.ts'
import { windows } from './windows.ts'

/** So many points are asked for at once, of all series together. */
const MOST_POINTS = 2_000_000
/** What a histogram has of buckets, about: how many points a question gives can only be known afterwards. */
const BUCKETS = 20

/** What the buckets of one histogram held at a point: by upper edge in milliseconds, each with all below it. */
interface Held {
  at: number
  below: Map<number, number>
}

/**
 * Response times by local day from classic histograms, `..._bucket` with `le` in seconds (semantics 2.7.4): by how much each
 * bucket grew from point to point. Where any bucket of a histogram fell, it was set back, and all that it holds came
 * after. What grew over a gap longer than `maxStaleness`, or before the first point, is left out, for nobody knows when
 * that was. Both ends of the window are included.
 */
export async function bucketDays(
  { source, selector, ask, reading }: Asked,
  { start, end }: Interval,
  timeZones: readonly string[],
): Promise<Map<string, Record<string, ResponseDay[]>>> {
  const last = new Map<string, Held>()
  const days = new Map<string, Record<string, ResponseDay[]>>()
  const holds = staleAfter(source)
  const most = Math.floor(MOST_POINTS / (reading.services.length * BUCKETS))
  for (const window of windows(start - holds, end, source.interval, most)) {
    const histograms = Map.groupBy(await ask.points(selector, window, null), ({ labels }) => nameOf(labels))
    for (const [name, own] of histograms) {
      const service = reading.serviceOf(own[0]?.labels ?? {})
      if (service === undefined) continue
      const former = days.get(service) ?? {}
      const grown = new Map(timeZones.map((zone) => [zone, [former[zone] ?? []]]))
      for (const held of heldAt(own, reading)) {
        const before = last.get(name)
        last.set(name, held)
        if (held.at < start || before === undefined || held.at - before.at > holds) continue
        const buckets = grewBy(before.below, held.below)
        if (buckets.length === 0) continue
        for (const zone of timeZones) {
          const day = startOfDay(localDate(held.at, zone), zone)
          grown.get(zone)?.push([{ day, counts: [], buckets, failed: 0 }])
        }
      }
      days.set(service, Object.fromEntries([...grown].map(([zone, parts]) => [zone, mergeDays(parts)])))
    }
  }
  return days
}

interface Asked {
  source: PrometheusSource
  selector: string
  ask: Questions
  reading: Reading
}

/** Which histogram a series is of. */
function nameOf({ __name__: _, le: __, ...rest }: Record<string, string>): string {
  return JSON.stringify(Object.entries(rest).sort())
}

/** What a histogram's series say together, by time. A value that is no count makes nothing of its point. */
function heldAt(series: readonly Series[], reading: Reading): Held[] {
  const held = new Map<number, Held>()
  const wrong = new Set<number>()
  for (const { labels, points } of series) {
    // Through a few digits, because 0.07 · 1000 is more than 70 in floating point.
    const edge =
      labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number((Number(labels.le) * 1000).toPrecision(12))
    for (const { at, value } of points) {
      const one = held.get(at) ?? { at, below: new Map() }
      held.set(at, one)
      if (Number.isSafeInteger(value) && !Number.isNaN(edge)) one.below.set(edge, value ?? 0)
      else wrong.add(at)
    }
  }
  if (wrong.size > 0)
    reading.warn(
      `${wrong.size} points of responseTimeBuckets are no counts, or have no \`le\`; they are left out`,
    )
  return [...held.values()].filter(({ at }) => !wrong.has(at)).sort((a, b) => a.at - b.at)
}

function grewBy(before: Map<number, number>, now: Map<number, number>): NonNullable<ResponseDay['buckets']> {
  const reset = [...now].some(([edge, value]) => value < (before.get(edge) ?? 0))
  let [over, below] = [0, 0]
  return [...now]
    .sort(([a], [b]) => a - b)
    .flatMap(([edge, value]) => {
      const grown = reset ? value : value - (before.get(edge) ?? 0)
      const bucket: [number, number | null, number] = [
        over,
        Number.isFinite(edge) ? edge : null,
        grown - below,
      ]
      over = edge
      below = grown
      return bucket[2] > 0 ? [bucket] : []
    })
}
