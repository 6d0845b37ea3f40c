import { instantText } from '../sla/time/text.ts'
import type { Check } from '../sources/check-rows.ts'
import type { CheckRule } from '../timeline/checks-to-spans.ts'
import { mergeDays } from '../timeline/histogram.ts'
import { thin } from '../timeline/thin.ts'
import { midnightOf } from './timeline-days.ts'
import { type Month, NO_MONTH, type Settled } from './timeline-parse.ts'

/** The month of an instant, in UTC. */
export const monthOf = (at: number) => instantText(at).slice(0, 7)

/**
 * Puts checks and response times of a service to those of their months.
 * @param how - `only`: to this month, whatever their time. `apart`: checks from this instant on stay apart by day (in UTC).
 */
export function put(
  months: Map<string, Month>,
  service: string,
  more: Settled,
  rule: CheckRule,
  { only, apart = Number.POSITIVE_INFINITY }: { only?: string; apart?: number } = {},
): void {
  const days = Object.entries(more.times).flatMap(([zone, list]) => list.map((day) => ({ zone, day })))
  const checksBy = Map.groupBy(more.checks, ({ at }) => only ?? monthOf(at))
  const daysBy = Map.groupBy(days, ({ day }) => only ?? monthOf(day.day))
  for (const name of new Set([...checksBy.keys(), ...daysBy.keys()])) {
    const { checks = [], times = {} } = months.get(name)?.services.get(service) ?? {}
    const added = [...Map.groupBy(daysBy.get(name) ?? [], ({ zone }) => zone)].map(
      ([zone, list]) => [zone, mergeDays([[...(times[zone] ?? [])], list.map(({ day }) => day)])] as const,
    )
    const own: Settled = {
      checks: thinApart(
        [...checks, ...(checksBy.get(name) ?? [])].sort((a, b) => a.at - b.at),
        rule,
        apart,
      ),
      times: { ...times, ...Object.fromEntries(added) },
    }
    setService(months, name, service, own)
  }
}

/** The services of months that were made anew for these months, and that nobody else has. */
const made = new WeakMap<ReadonlyMap<string, Month>, WeakMap<Month['services'], Map<string, Settled>>>()

/**
 * Replaces what a month says of a service. What others hold stays as it is: the services are copied once for each
 * `months`, not for each of ten thousand.
 */
export function setService(months: Map<string, Month>, name: string, service: string, own: Settled): void {
  const month = months.get(name) ?? NO_MONTH
  const ours = made.get(months) ?? new WeakMap()
  made.set(months, ours)
  const known = ours.get(month.services)
  if (known) {
    known.set(service, own)
    return
  }
  const services = new Map(month.services).set(service, own)
  ours.set(services, services)
  months.set(name, { ...month, services })
}

function thinApart(checks: readonly Check[], rule: CheckRule, apart: number): Check[] {
  const byDay = Map.groupBy(checks, ({ at }) => (at < apart ? Number.NEGATIVE_INFINITY : midnightOf(at)))
  return [...byDay.values()].flatMap((own) => thin(own, rule))
}
