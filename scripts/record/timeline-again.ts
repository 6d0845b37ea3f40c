import type { Interval, ResponseDay } from '../../data/schema/timeline.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import type { Check } from '../sources/check-rows.ts'
import type { ChecksRead } from '../sources/checks.ts'
import { staleAfter } from '../timeline/checks-to-spans.ts'
import { mergeDays } from '../timeline/histogram.ts'
import { againFrom } from './timeline-days.ts'
import { put, setService } from './timeline-months.ts'
import type { Month } from './timeline-parse.ts'
import { endOf, partOf, type Reading, type Recorded } from './timeline-take.ts'

/** A day (in UTC, both ends included) and what a source that counts by itself says of it when asked once more. */
export interface DayAgain extends Interval {
  read: ChecksRead
}

/**
 * Puts what a source says of days that are settled in the place of what it said before: late checks count, corrected ones
 * too. Of a day of which it tells less at either end than before it has forgotten, and the record stays. Response times
 * are of local days, and are replaced where all of one lies in these days.
 */
export function settleAgain(
  before: Recorded,
  days: readonly DayAgain[],
  services: readonly string[],
  until: number,
  { rule, timeZones }: Reading,
): Recorded {
  if (days.length === 0) return before
  const months = new Map(before.months)
  const whole: Interval = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }
  for (const service of services) {
    const taken = days.filter((day) => {
      const own = partOf(day.read, service)?.checks ?? []
      if (!reachesAsFar(recordedOf(months, service, day), own, day, staleAfter(rule))) return false
      takeAway(months, service, (check) => check.at < day.start || check.at > day.end)
      put(months, service, { checks: own, times: {} }, rule, { apart: againFrom(until) })
      return true
    })
    if (taken.length < days.length) continue
    const parts = days.map(({ read }) => partOf(read, service)?.times ?? {})
    for (const zone of timeZones) {
      const times = mergeDays(parts.map((part) => [...(part[zone] ?? [])])).filter(isWithin(whole, zone))
      takeAway(months, service, () => true, { zone, goes: isWithin(whole, zone) })
      put(months, service, { checks: [], times: { [zone]: times } }, rule, { apart: againFrom(until) })
    }
  }
  return { months, latest: { ...before.latest, months: [...months.keys()].sort() } }
}

function recordedOf(months: ReadonlyMap<string, Month>, service: string, { start, end }: Interval): Check[] {
  return [...months.values()].flatMap(({ services }) =>
    (services.get(service)?.checks ?? []).filter(
      (check) => check.at <= end && (check.through ?? check.at) >= start,
    ),
  )
}

/** Whether a reading tells of a day from as early to as late as what is recorded, which has to be of this day alone. */
function reachesAsFar(
  former: readonly Check[],
  own: readonly Check[],
  { start, end }: Interval,
  holds: number,
): boolean {
  const [first, firstNow] = [former[0]?.at, own[0]?.at]
  const [last, lastNow] = [endOf(former.at(-1)), endOf(own.at(-1))]
  if (first === undefined || last === undefined) return true
  if (firstNow === undefined || lastNow === undefined || first < start || last > end) return false
  return firstNow <= first + holds && lastNow >= last - holds
}

function takeAway(
  months: Map<string, Month>,
  service: string,
  stays: (check: Check) => boolean,
  { zone, goes }: { zone?: string; goes(day: ResponseDay): boolean } = { goes: () => false },
): void {
  for (const [name, month] of months) {
    const own = month.services.get(service)
    if (own === undefined) continue
    const times = Object.fromEntries(
      Object.entries(own.times).map(([of, list]) => [
        of,
        of === zone ? list.filter((day) => !goes(day)) : list,
      ]),
    )
    setService(months, name, service, { checks: own.checks.filter(stays), times })
  }
}

function isWithin({ start, end }: Interval, zone: string): (day: ResponseDay) => boolean {
  return ({ day }) => day >= start && startOfDay(localDate(day, zone).add({ days: 1 }), zone) <= end + 1
}
