import type { Agreement } from '../../data/schema/agreement.ts'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Objective, TimeObjective } from '../../data/schema/objective.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import { evaluateAvailability } from '../sla/availability/evaluate.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { closedPeriods, periodAt, startOfDay } from '../sla/time/period.ts'
import type { Part, PeriodBounds, TimeEvaluation } from '../sla/types.ts'
import { claimedExclusions } from '../timeline/claimed-exclusions.ts'

/** How many closed periods are shown. */
const HISTORY = 12

/** One objective on one service, or on those that it composes into one figure: the running period's result and the closed ones, newest first. */
export interface Outcome {
  agreement: Agreement
  objective: Objective
  services: string[]
  running: ObjectiveResult
  history: ObjectiveResult[]
}

/** The services that each figure of an objective is about: each by itself, or all as one where it composes them. */
export function measuredTogether({ scope }: Agreement, objective: TimeObjective): string[][] {
  const services = objective.services ?? scope.services
  return objective.composition === undefined ? services.map((service) => [service]) : [services]
}

/** What evaluates one objective over some services and a period. */
export type Evaluator = (
  agreement: Agreement,
  objective: TimeObjective,
  services: string[],
  period: PeriodBounds,
) => TimeEvaluation

/** What every figure is computed by, with all its steps and segments. */
export function evaluatorOf(data: Data, timelines: Map<string, ServiceTimeline>, asOf: number): Evaluator {
  const partOf = partsOf(data, timelines, asOf)
  return (agreement, objective, services, period) =>
    evaluateAvailability({
      agreement,
      objective,
      period,
      parts: services.map(partOf),
      calendars: data.calendars,
      asOf,
    })
}

function partsOf(
  data: Data,
  timelines: Map<string, ServiceTimeline>,
  asOf: number,
): (service: string) => Part {
  const claims = claimedExclusions(data.incidents, asOf)
  return (service) => {
    const { observed = [], monitored = [], declared = [] } = timelines.get(service) ?? {}
    const maintenance = data.maintenance.filter(({ services }) => services.includes(service))
    const exclusions = claims.filter((claim) => claim.service === service)
    return { service, evidence: { observed, monitored, declared, maintenance, exclusions } }
  }
}

/** Every objective of every agreement, public or not, on every service that it holds for. */
export function evaluateAll(data: Data, timelines: Map<string, ServiceTimeline>, asOf: number): Outcome[] {
  const partOf = partsOf(data, timelines, asOf)
  const evaluate = evaluatorOf(data, timelines, asOf)
  return data.agreements.flatMap((agreement) =>
    agreement.objectives.filter(isTimeBased).flatMap((objective) =>
      measuredTogether(agreement, objective).map((services) => {
        const resultOf = (period: PeriodBounds): ObjectiveResult => {
          const { result, explain } = evaluate(agreement, objective, services, period)
          return { ...result, explain: explain.map(withoutPlaces) }
        }
        const { timeZone } = agreement
        const first = firstInstant(agreement, services.map(partOf))
        return {
          agreement,
          objective,
          services,
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
function firstInstant({ effectiveFrom, timeZone }: Agreement, parts: Part[]): number {
  const agreed = startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)
  return Math.max(agreed, Math.min(...parts.map(({ evidence }) => evidence.observed[0]?.start ?? agreed)))
}
