import type { Contract } from '../../../data/schema/contract.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { ServiceTimeline } from '../../../data/schema/timeline.ts'
import type { Data } from '../../load/data.ts'
import { graceEnd } from '../../sla/agreement/finality.ts'
import type { Facts } from '../../sla/evaluate.ts'
import { isTimeBased } from '../../sla/metrics.ts'
import { remembered } from '../../sla/remembered.ts'
import { localDate } from '../../sla/time/period.ts'
import type { PeriodBounds } from '../../sla/types.ts'
import { changedSince, firstOf, lastOf } from '../changed-since.ts'

interface Kept {
  /** Before this instant lies all that decided the results. */
  horizon: number
  results: ObjectiveResult[]
}

/** What was worked out for an objective over some services, by period, and everything but their evidence that it rests on. */
interface Subject {
  rests: readonly string[]
  services: string[]
  periods: Map<string, Kept>
}

/** Results of closed periods in a process that builds again and again, as `watch`. */
export interface PeriodMemory {
  /**
   * For one build: what gives the results of an objective over services by period, from memory where nothing that decides
   * them changed.
   */
  begin(data: Data, facts: Facts, asOf: number): Recall
}

export type Recall = (
  contract: Contract,
  objectiveId: string,
  services: string[],
) => (period: PeriodBounds, evaluate: () => ObjectiveResult[]) => ObjectiveResult[]

/** Most services have the same periods. */
const nameOf = remembered(({ type, id, start, end }: PeriodBounds) => `${type} ${id} ${start} ${end}`)

/**
 * A wrong memory is worse than a slow build, so little is remembered: figures of time over services, once they are final or
 * while it is grace that keeps them from it, which ends with a day.
 * A result is forgotten when a word of the contract, a calendar, a window of maintenance or a claim of one of its services
 * differs, when the local day of the agreement does (terms begin, signatures count and grace ends with a day), and when
 * the evidence differs before the last outage that hangs together with the period is over. Nothing is remembered
 * where the instant of the build itself decides: disputes, suspensions that go on, windows that are not over; nor where the
 * work that came decides whether a figure binds.
 */
export function openPeriodMemory(): PeriodMemory {
  let formerly: { timelines: Facts['timelines']; asOf: number; calendars: string } | null = null
  const subjects = new Map<string, Subject>()
  return {
    begin({ calendars }, facts, asOf) {
      const now = { timelines: facts.timelines, asOf, calendars: JSON.stringify(calendars) }
      if (formerly === null || asOf < formerly.asOf || now.calendars !== formerly.calendars) subjects.clear()
      else forget(subjects, formerly, facts)
      formerly = now
      const rests = restsOn(facts, asOf)
      return (contract, objectiveId, services) => {
        const on = services.length === 0 ? null : rests(contract, services)
        if (on === null) return (_, evaluate) => evaluate()
        const name = [contract.id, objectiveId, ...services].join(' ')
        const known = subjects.get(name)
        const subject =
          known && isSame(known.rests, on) ? known : { rests: on, services, periods: new Map<string, Kept>() }
        subjects.set(name, subject)
        return (period, evaluate) => {
          const which = nameOf(period)
          const kept = subject.periods.get(which)
          if (kept) return kept.results
          const results = evaluate()
          const horizon = horizonOf(contract, objectiveId, services, period, facts)
          const settled = results.every(({ finality }) => finality === 'final')
          if (horizon < asOf && (settled || isInGrace(contract, objectiveId, period, calendars, asOf)))
            subject.periods.set(which, { horizon, results })
          return results
        }
      }
    },
  }
}

/** Forget what the evidence that has changed since the former build may decide. */
function forget(
  subjects: Map<string, Subject>,
  former: { timelines: Facts['timelines']; asOf: number },
  { timelines }: Facts,
): void {
  const since = new Map<string, number>()
  for (const id of new Set([...timelines.keys(), ...former.timelines.keys()])) {
    const [before, after] = [former.timelines.get(id), timelines.get(id)]
    const known = before !== undefined && after !== undefined
    since.set(id, known ? changedSince(before, after, former.asOf) : Number.NEGATIVE_INFINITY)
  }
  for (const { services, periods } of subjects.values()) {
    const from = Math.min(...services.map((id) => since.get(id) ?? Number.NEGATIVE_INFINITY))
    for (const [which, { horizon }] of periods) if (from <= horizon) periods.delete(which)
  }
}

/** Everything besides evidence that figures over some services rest on, as texts; null where `asOf` itself decides too. */
function restsOn({ maintenance, exclusions }: Facts, asOf: number) {
  const windows = new Map<string, string | null>()
  const windowsOf = (service: string): string | null => {
    const known = windows.get(service)
    if (known !== undefined) return known
    const own = maintenance.filter(({ services }) => services.includes(service))
    const over = own.every(({ start, end, announcedAt, actual, extensions = [] }) =>
      [start, end, announcedAt, ...(actual ? [actual.start, actual.end ?? asOf] : [])]
        .concat(extensions.flatMap((one) => [one.announcedAt, one.start, one.end]))
        .every((at) => at < asOf),
    )
    const claims = exclusions.filter((claim) => claim.service === service)
    const text = over ? JSON.stringify([own, claims]) : null
    windows.set(service, text)
    return text
  }
  const contracts = new Map<Contract, string | null>()
  const termsOf = (contract: Contract): string | null => {
    const known = contracts.get(contract)
    if (known !== undefined) return known
    const settled = contract.versions.every(
      ({ agreement: { disputes, suspensions, workload } }) =>
        (disputes?.open ?? []).length === 0 &&
        workload.every(({ aboveCap }) => aboveCap === undefined) &&
        suspensions.every(({ to }) => to !== undefined && to < asOf),
    )
    const days = contract.versions.map(({ agreement }) => localDate(asOf, agreement.timeZone).toString())
    const text = settled ? `${textOf(contract)}\n${days.join(' ')}` : null
    contracts.set(contract, text)
    return text
  }
  return (contract: Contract, services: string[]): string[] | null => {
    const texts = [termsOf(contract), ...services.map(windowsOf)]
    const known = texts.filter((text) => text !== null)
    return known.length === texts.length ? known : null
  }
}

/** All that a contract says. */
const textOf = remembered((contract: Contract) => JSON.stringify(contract))

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** Whether by any version of a contract a period is over and not final yet, whatever else is known of it. */
function isInGrace(
  { versions }: Contract,
  objectiveId: string,
  period: PeriodBounds,
  calendars: Data['calendars'],
  asOf: number,
): boolean {
  return versions.every(({ agreement }) =>
    agreement.objectives
      .filter(({ id }) => id === objectiveId)
      .every((objective) => asOf < graceEnd({ agreement, objective, period, calendars, asOf })),
  )
}

/**
 * Until when evidence can decide a period: past its end as far as outages, with the gaps that may be merged, hang together
 * with it, in any version of the contract. Infinity for figures of anything but time.
 */
function horizonOf(
  { versions }: Contract,
  objectiveId: string,
  services: string[],
  { end }: PeriodBounds,
  { timelines }: Facts,
): number {
  const own = versions.flatMap(({ agreement }) => agreement.objectives.filter(({ id }) => id === objectiveId))
  const gaps = own.map((objective) =>
    isTimeBased(objective) ? objective.mergeGap : Number.POSITIVE_INFINITY,
  )
  const reach = Math.max(0, ...gaps) + 1
  const spans = services.flatMap((id) => spansOf(timelines.get(id))).sort((a, b) => firstOf(a) - firstOf(b))
  let horizon = end
  for (const span of spans) if (firstOf(span) <= horizon + reach) horizon = Math.max(horizon, lastOf(span))
  return horizon + reach
}

function spansOf(timeline: ServiceTimeline | undefined) {
  const apart = Object.values(timeline?.bySource ?? {}).flatMap(({ monitored }) => monitored)
  return [...(timeline?.monitored ?? []), ...(timeline?.declared ?? []), ...apart]
}
