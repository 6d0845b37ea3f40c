import type { Agreement } from '../../data/schema/agreement.ts'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Objective } from '../../data/schema/objective.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import { evaluateAvailability } from '../sla/availability/evaluate.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { closedPeriods, periodAt, startOfDay } from '../sla/time/period.ts'
import type { PeriodBounds } from '../sla/types.ts'

/** How many closed periods are shown. */
const HISTORY = 12

/** One objective on one service: the running period's result and the closed ones, newest first. */
export interface Outcome {
  agreement: Agreement
  objective: Objective
  service: string
  running: ObjectiveResult
  history: ObjectiveResult[]
}

/** Every objective of every agreement, public or not, on every service that it holds for. */
export function evaluateAll(data: Data, timelines: Map<string, ServiceTimeline>, asOf: number): Outcome[] {
  return data.agreements.flatMap((agreement) =>
    agreement.objectives.filter(isTimeBased).flatMap((objective) =>
      (objective.services ?? agreement.scope.services).map((service) => {
        const timeline = timelines.get(service)
        const evidence = {
          observed: timeline?.observed ?? [],
          monitored: timeline?.monitored ?? [],
          declared: timeline?.declared ?? [],
          maintenance: data.maintenance.filter(({ services }) => services.includes(service)),
        }
        const resultOf = (period: PeriodBounds): ObjectiveResult => {
          const { result, explain } = evaluateAvailability({
            agreement,
            objective,
            service,
            period,
            evidence,
            calendars: data.calendars,
            asOf,
          })
          return { ...result, explain: explain.map(withoutPlaces) }
        }
        const { timeZone } = agreement
        const first = firstInstant(agreement, timeline)
        return {
          agreement,
          objective,
          service,
          running: resultOf(periodAt(objective.period, timeZone, asOf)),
          history: closedPeriods(objective.period, timeZone, first, asOf).slice(0, HISTORY).map(resultOf),
        }
      }),
    ),
  )
}

/**
 * A step as it is published: of what touched an outage the incident or the source is named, but not where in the
 * provider's files or systems it was found.
 */
function withoutPlaces({ step, values }: Step): Step {
  const { events, ...rest } = values
  if (events === undefined) return { step, values }
  const names = new Set(events.split('\n').map((event) => event.split(':')[0]))
  return { step, values: { ...rest, events: [...names].join('\n') } }
}

/** Before the agreement or the first observation there is nothing to show a closed period of. */
function firstInstant({ effectiveFrom, timeZone }: Agreement, timeline: ServiceTimeline | undefined): number {
  const agreed = startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)
  return Math.max(agreed, timeline?.observed[0]?.start ?? agreed)
}
