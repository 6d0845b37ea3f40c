import type { ResponseDay } from '../../data/schema/timeline.ts'
import { datesAround } from '../sla/time/calendar.ts'
import { startOfDay } from '../sla/time/period.ts'
import { type Check, type CheckState, STATES } from './check-rows.ts'
import type { ChecksRead, ReadOptions } from './checks.ts'

/** What a monitoring system found when it looked once at a service, and how long the answer took in nanoseconds. */
export interface Sample {
  at: number
  state: CheckState
  ref: string
  tookNs?: number
}

/**
 * Checks and response times from samples in any order, by the rules for rows of files (`readCheckRows`,
 * `readResponseTimes`): those after `asOf` are ignored, of several at one instant the worst state and the slowest answer
 * count, a begun millisecond is a whole one, and neither failures nor 0 are response times. With `timed: false` the system
 * tells no response times, so that failures are not counted as missing ones either.
 */
export function gatherSamples(
  byService: Map<string, Sample[]>,
  { timeZones, asOf }: ReadOptions,
  { timed } = { timed: true },
): Pick<ChecksRead, 'checks' | 'responseTimes' | 'used' | 'ignoredFuture' | 'samples' | 'timed'> {
  const samples: NonNullable<ChecksRead['samples']> = new Map()
  const checks: ChecksRead['checks'] = new Map()
  const responseTimes: ChecksRead['responseTimes'] = new Map()
  let used = 0
  let ignoredFuture = 0
  for (const [service, all] of byService) {
    const past = all.filter(({ at }) => at <= asOf)
    used += past.length
    ignoredFuture += all.length - past.length
    if (past.length === 0) continue
    const looks = oneAnInstant(past)
    samples.set(service, looks)
    checks.set(
      service,
      looks.map(({ at, state, ref }): Check => ({ at, state, ref })),
    )
    if (!timed) continue
    const days = timeZones.map((zone) => [zone, daysOf(looks, zone)] as const)
    if (days.some(([, list]) => list.length > 0)) responseTimes.set(service, Object.fromEntries(days))
  }
  return { checks, responseTimes, used, ignoredFuture, samples, timed }
}

function oneAnInstant(samples: Sample[]): Sample[] {
  const rank = ({ state }: Sample) => STATES.indexOf(state)
  const sorted = samples.toSorted(
    (a, b) => a.at - b.at || rank(b) - rank(a) || (a.ref < b.ref ? -1 : Number(a.ref > b.ref)),
  )
  const kept: Sample[] = []
  for (const sample of sorted) {
    const last = kept.at(-1)
    if (last?.at !== sample.at) kept.push({ ...sample })
    else if (sample.tookNs !== undefined) last.tookNs = Math.max(last.tookNs ?? 0, sample.tookNs)
  }
  return kept
}

/** The response times of samples by local day, failures counted (semantics 2.7.4). */
export function daysOf(samples: readonly Sample[], timeZone: string): ResponseDay[] {
  const within = { start: samples.at(0)?.at ?? 0, end: samples.at(-1)?.at ?? 0 }
  const starts = datesAround(within, timeZone).map((date) => startOfDay(date, timeZone))
  const byDay = Map.groupBy(samples, ({ at }) => starts.findLast((day) => day <= at) ?? at)
  return [...byDay].flatMap(([day, own]) => {
    const failed = own.filter(({ state }) => state === 'partial' || state === 'down').length
    const counts = new Map<number, number>()
    for (const { state, tookNs = 0 } of own) {
      if ((state !== 'up' && state !== 'degraded') || tookNs <= 0) continue
      const ms = Math.ceil(tookNs / 1e6)
      counts.set(ms, (counts.get(ms) ?? 0) + 1)
    }
    if (failed === 0 && counts.size === 0) return []
    return { day, counts: [...counts].sort(([a], [b]) => a - b), failed }
  })
}
