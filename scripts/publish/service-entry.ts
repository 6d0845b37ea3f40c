import type {
  Maintenance,
  ObjectiveResult,
  ResponseTime,
  Service,
  ServiceFeed,
} from '../../data/schema/feed.ts'
import type { Interval, ResponseDay, ServiceTimeline } from '../../data/schema/timeline.ts'
import { eachRemembered } from '../each-remembered.ts'
import type { Data } from '../load/data.ts'
import { Beside, remembered } from '../sla/remembered.ts'
import { localDate } from '../sla/time/period.ts'
import { instantText } from '../sla/time/text.ts'
import { daysBefore, percentiles } from '../timeline/histogram.ts'
import type { Outcome } from './agreement/results.ts'
import { type DaysOver, dayStrip, type LocalDay, localDaysSince } from './days.ts'
import { type StateSegment, stateSegments } from './states.ts'

/** What the response time's percentiles cover. */
const RESPONSE_DAYS = 30
const DAY_MS = 86_400_000

/** All that one service's entry is made from. */
export interface ServiceFacts {
  entry: Data['services'][number]
  timeline: ServiceTimeline
  outcomes: Outcome[]
  incidents: Data['incidents']
  /** The service's windows, and the same as published. */
  maintenance: { record: Data['maintenance'][number]; entry: Maintenance }[]
  days: LocalDay[]
  /** The site's. */
  timeZone: string
  asOf: number
}

/** A service as every page and widget shows it: state, strip of days, running objectives, response time. */
export function serviceEntry(facts: ServiceFacts): Service {
  const { entry, timeline, outcomes, days, asOf } = facts
  const segments = segmentsOf(facts)
  const now = segments.at(-1)
  const responseTime = percentileEntry(timeline, facts.timeZone, asOf)
  return {
    id: entry.id,
    name: entry.name,
    ...(entry.group === undefined ? {} : { group: entry.group }),
    href: `services/${entry.id}/`,
    state: now?.state ?? 'unknown',
    since: instantText(now?.start ?? asOf),
    ...silenceOf(timeline),
    days: dayStrip(days, segments, spansOf(facts), asOf, formerOf(entry).strip),
    objectives: outcomes.map(({ running }) => withoutSteps(running)),
    ...(responseTime === undefined ? {} : { responseTime }),
  }
}

function silenceOf({ silence }: ServiceTimeline): Pick<Service, 'silence'> {
  if (silence === undefined) return {}
  const { since, why } = silence
  return { silence: { since: since === null ? null : instantText(since), why } }
}

/** Every day since the first observation: what a calendar of months is drawn from. */
export function wholeHistory(facts: ServiceFacts): ServiceFeed['calendar'] {
  const first = facts.timeline.observed[0]?.start
  if (first === undefined) return undefined
  const days = localDaysSince(first, facts.asOf, facts.timeZone)
  return dayStrip(days, segmentsOf(facts), spansOf(facts), facts.asOf, formerOf(facts.entry).calendar)
}

/** What was told of the days that are over when a service was last asked about, by its id. */
const formers = new Map<string, { strip: { over?: DaysOver }; calendar: { over?: DaysOver } }>()

function formerOf({ id }: ServiceFacts['entry']) {
  const former = formers.get(id) ?? { strip: {}, calendar: {} }
  formers.set(id, former)
  return former
}

/** The states of a service, worked out once for its strip and its calendar. */
const segmentsOf = remembered(({ timeline, maintenance, days, asOf }: ServiceFacts): StateSegment[] => {
  const from = Math.min(days[0]?.start ?? asOf, timeline.observed[0]?.start ?? asOf)
  const work = maintenance.map((window) => ({
    window: window.record,
    counts: countsAsDowntime(window.entry),
  }))
  return stateSegments(timeline, work, { start: from, end: asOf })
})

/** When each incident touched this service. */
function spansOf({ entry, incidents, asOf }: ServiceFacts): ({ id: string } & Interval)[] {
  return incidents.map(({ id, start, end, services }) => {
    const own = services.find((service) => service.id === entry.id)
    return { id, start: own?.start ?? start, end: own?.end ?? end ?? asOf }
  })
}

/** Where no agreement has a say, announced maintenance is maintenance. */
function countsAsDowntime({ counts: { excluded, why } }: Maintenance): boolean {
  return !excluded && why !== 'no-agreement'
}

/** The steps of the explanation stand in the agreement's own file alone. */
export function withoutSteps(result: ObjectiveResult): ObjectiveResult {
  const known = bare.get(result)
  if (known) return known
  const { explain, ...rest } = result
  bare.set(result, rest)
  return rest
}

/** The same for the same, for what is made of it is remembered too (schemas.ts). */
const bare = new WeakMap<ObjectiveResult, ObjectiveResult>()

/** Percentiles of the last thirty days; nothing where there was no sample. */
function percentileEntry(
  { responseTimes }: ServiceTimeline,
  timeZone: string,
  asOf: number,
): ResponseTime | undefined {
  const found = percentiles(responseTimes[timeZone] ?? [], asOf - RESPONSE_DAYS * DAY_MS, asOf, [50, 95, 99])
  if (found === null) return undefined
  const [p50, p95, p99] = found.values as [number, number, number]
  return { p50, p95, p99, unit: 'ms', window: `P${RESPONSE_DAYS}D`, samples: found.samples }
}

/** Response times by local day of a zone, from the strip's first day on. */
export function responseDays(
  { responseTimes }: ServiceTimeline,
  timeZone: string,
  from: number,
): ServiceFeed['responseDays'] {
  const days = responseTimes[timeZone] ?? []
  return entriesIn(timeZone)(days.slice(daysBefore(days, from))).filter((entry) => entry !== null)
}

type ResponseDayEntry = ServiceFeed['responseDays'][number]

/** What makes entries of days in a zone; days never change, so of a thousand services' only today's are new. */
const makers = new Map<string, (days: readonly ResponseDay[]) => (ResponseDayEntry | null)[]>()

function entriesIn(timeZone: string) {
  const known = makers.get(timeZone)
  if (known) return known
  const entryOf = (histogram: ResponseDay): ResponseDayEntry | null => {
    const found = percentiles([histogram], histogram.day, histogram.day + 1, [50, 95, 99])
    if (found === null) return null
    const [p50 = 0, p95 = 0, p99 = 0] = found.values
    return { date: localDate(histogram.day, timeZone).toString(), p50, p95, p99, samples: found.samples }
  }
  const maker = eachRemembered(remembered(entryOf, new Beside()))
  makers.set(timeZone, maker)
  return maker
}
