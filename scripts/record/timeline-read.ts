import type { ResponseDay } from '../../data/schema/timeline.ts'
import type { Check } from '../sources/check-rows.ts'
import type { ChecksRead } from '../sources/checks.ts'
import { daysOf } from '../sources/samples.ts'
import { mergeDays } from '../timeline/histogram.ts'
import type { Settled } from './timeline-parse.ts'
import type { Recorded } from './timeline-take.ts'

/**
 * The checks and response times that are recorded of a source, as far as `asOf`. Response times are recorded by day, so
 * that of the day in which `asOf` lies all that is settled counts.
 */
export function recordedChecks(
  { months, latest }: Recorded,
  timeZones: readonly string[],
  asOf: number,
): Pick<ChecksRead, 'checks' | 'responseTimes' | 'lag'> {
  const parts = [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { services }]) => services)
    .concat(latest.counted?.services ?? [])
  const names = new Set([...parts.flatMap((part) => [...part.keys()]), ...latest.fresh.keys()])
  const checks: ChecksRead['checks'] = new Map()
  const responseTimes: ChecksRead['responseTimes'] = new Map()
  for (const service of names) {
    const settled = parts.flatMap((part) => part.get(service) ?? [])
    const fresh = (latest.fresh.get(service) ?? []).filter(({ at }) => at <= asOf)
    const list = [...settled.flatMap((part): readonly Check[] => part.checks), ...fresh].filter(
      ({ at }) => at <= asOf,
    )
    if (list.length > 0) checks.set(service, list)
    const days = timeZones.map((zone) => {
      const own = latest.timed ? daysOf(fresh, zone) : []
      return [zone, mergeDays([...daysBy(settled, zone, asOf), own])] as const
    })
    if (days.some(([, one]) => one.length > 0)) responseTimes.set(service, Object.fromEntries(days))
  }
  return { checks, responseTimes, lag: latest.lag }
}

function daysBy(settled: readonly Settled[], zone: string, asOf: number): ResponseDay[][] {
  return settled.map(({ times }) => (times[zone] ?? []).filter(({ day }) => day <= asOf))
}
