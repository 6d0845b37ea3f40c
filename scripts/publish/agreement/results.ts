import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Contract } from '../../../data/schema/contract.ts'
import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import type { Data } from '../../load/data.ts'
import type { Measured } from '../../measure.ts'
import { boundByCap } from '../../sla/agreement/above-cap.ts'
import { hasSay } from '../../sla/agreement/aggregate.ts'
import { withDisputes } from '../../sla/agreement/disputes.ts'
import { evaluatePeriod } from '../../sla/agreement/mid-period.ts'
import { closedPeriodsOf } from '../../sla/agreement/periods-of.ts'
import { agreementAt } from '../../sla/agreement/versions.ts'
import { factsWithout } from '../../sla/disputed-facts.ts'
import { evaluate, type Facts } from '../../sla/evaluate.ts'
import { withGross } from '../../sla/gross.ts'
import { isTimeBased, subjectsOf } from '../../sla/metrics.ts'
import { closedPeriods, periodAt, previousPeriod, startOfDay } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import type { Evaluation, PeriodBounds, Segment, TimeEvaluation } from '../../sla/types.ts'
import { claimedExclusions } from '../../timeline/claimed-exclusions.ts'
import type { PeriodMemory } from './period-memory.ts'

/** How many closed periods stand beside the running one; older ones stand in files of their own. */
export const HISTORY = 12

/** Steps of the explanation that are about one item. */
const ITEM_STEPS = new Set(['missed-item', 'open-item'])

/**
 * One objective on one service, on those that it composes into one figure, or on none where it counts items: the running
 * period's result and the closed ones, newest first.
 */
export interface Outcome {
  agreement: Agreement
  objective: Objective
  services: string[]
  running: ObjectiveResult
  history: ObjectiveResult[]
  /** The history and what is older, as far as credits depend on it: caps over a year look a year back. */
  closed: ObjectiveResult[]
  /** All that is older than those, as far as the agreement and the data reach back. Newest first. */
  older: ObjectiveResult[]
  /** What was down in its periods, and in calendar months where the window rolls; nothing of a KPI or a preparation. */
  down: DownTime[]
}

/** The stretches of a period's ledger that were down. */
export interface DownTime {
  period: ObjectiveResult['period']
  segments: Segment[]
}

/** What was down in the ledger of a result. A result that is remembered by a process that builds again is known here. */
const downOf = new WeakMap<ObjectiveResult, DownTime>()

/** What evaluates one objective of a contract over some services and a period; null where it does not hold in it. */
export type Evaluator = (
  contract: Contract,
  objectiveId: string,
  services: string[],
  period: PeriodBounds,
) => Evaluation | TimeEvaluation | null

/** Everything that figures are computed from: what was measured, and what people wrote. */
export function factsOf(data: Data, measured: Measured, asOf: number): Facts {
  return {
    ...measured,
    maintenance: data.maintenance,
    exclusions: claimedExclusions(data.incidents, asOf),
  }
}

/** What every figure is computed by, with all its steps and segments. */
export function evaluatorOf(data: Data, measured: Measured, asOf: number): Evaluator {
  const facts = factsOf(data, measured, asOf)
  const { calendars } = data
  return (contract, objectiveId, services, period) => {
    const evaluation = evaluatePeriod(contract, objectiveId, period, (agreement, objective, part) =>
      withDisputes({ agreement, asOf }, (disputed) =>
        withGross(agreement, (terms) =>
          evaluate(
            { agreement: terms, objective, period: part, calendars, asOf, versions: contract.versions },
            services,
            disputed ? factsWithout(facts, disputed) : facts,
          ),
        ),
      ),
    )
    return evaluation && boundByCap(evaluation, contract, objectiveId, period, facts)
  }
}

/**
 * Every objective of every agreement, public or not, on every service that it holds for.
 * @param memory - What earlier builds of the same process worked out of closed periods.
 */
export function evaluateAll(data: Data, measured: Measured, asOf: number, memory?: PeriodMemory): Outcome[] {
  const ask = evaluatorOf(data, measured, asOf)
  const recall = memory?.begin(data, factsOf(data, measured, asOf), asOf)
  return data.contracts.flatMap((contract) => {
    const agreement = agreementAt(contract, asOf)
    const { timeZone } = agreement
    return agreement.objectives.flatMap((objective) => {
      const subjects = subjectsOf(agreement, objective).map((services) => ({
        services,
        first: firstInstant(agreement, services, measured),
      }))
      // The same for all, but for how far back each is known.
      const ended = closedPeriodsOf(
        contract,
        objective.id,
        Math.min(...subjects.map(({ first }) => first)),
        asOf,
      )
      const now = periodAt(objective.period, timeZone, asOf)
      return subjects.flatMap(({ services, first }): Outcome[] => {
        const resultsOf = (period: PeriodBounds): ObjectiveResult[] => {
          const evaluation = ask(contract, objective.id, services, period)
          if (evaluation === null) return []
          const { explain } = evaluation
          const result = { ...evaluation.result, explain: explain.map(withoutPlaces) }
          if ('segments' in evaluation) {
            const segments = evaluation.segments.filter((segment) => segment.class === 'down')
            if (segments.length > 0) downOf.set(result, { period: result.period, segments })
          }
          return [result]
        }
        const recallOf = recall?.(contract, objective.id, services)
        const closedResults = (period: PeriodBounds) =>
          recallOf ? recallOf(period, () => resultsOf(period)) : resultsOf(period)
        const [evaluated] = resultsOf(now)
        if (evaluated === undefined) return []
        const agreed = agreedFrom(agreement.effectiveFrom, timeZone)
        const running = agreed > asOf ? { ...evaluated, begins: instantText(agreed) } : evaluated
        const periods = ended.filter(({ end }) => end > first)
        const count = looksBack(agreement) ? 2 * HISTORY : HISTORY
        const closed = periods.slice(0, count).flatMap(closedResults)
        const older = periods.slice(count).flatMap(closedResults)
        const months = (): ObjectiveResult[] => [
          ...resultsOf(periodAt('calendar-month', timeZone, asOf)),
          ...closedPeriods('calendar-month', timeZone, first, asOf).flatMap(closedResults),
        ]
        const rolls = objective.kind === 'sla' && previousPeriod(objective.period, now) === null
        const down = (rolls && isTimeBased(objective) ? months() : [running, ...closed, ...older])
          .filter(hasSay)
          .flatMap((result) => downOf.get(result) ?? [])
        const history = closed.slice(0, HISTORY)
        return [{ agreement, objective, services, running, history, closed, older, down }]
      })
    })
  })
}

/** Whether a credit depends on what the year before it gave. */
function looksBack({ credits }: Agreement): boolean {
  if (credits === undefined || credits === 'none') return false
  const rules = Object.values(credits.objectives).flat()
  return (
    credits.cap?.percentOf12Months !== undefined ||
    rules.some((rule) => typeof rule === 'object' && 'terminationRight' in rule)
  )
}

/**
 * A step as it is published: of what touched an outage the incident or the source is named, but not where in the
 * provider's files or systems it was found; and neither the number of a ticket nor of an order.
 */
function withoutPlaces({ step, values: all }: Step): Step {
  const { id, ...others } = all
  const values = ITEM_STEPS.has(step) || id === undefined ? others : all
  const { events, ...rest } = values
  if (events === undefined) return { step, values }
  const names = new Set(events.split('\n').map((event) => event.split(':')[0]))
  return { step, values: { ...rest, events: [...names].join('\n') } }
}

/** The first instant of an agreement, which much is asked about. */
const lastAgreed = { of: '', at: 0 }

function agreedFrom(effectiveFrom: string, timeZone: string): number {
  const of = `${effectiveFrom} ${timeZone}`
  if (lastAgreed.of !== of)
    Object.assign(lastAgreed, { of, at: startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone) })
  return lastAgreed.at
}

/** Before the agreement or the first observation there is nothing to show a closed period of. */
function firstInstant(
  { effectiveFrom, timeZone }: Agreement,
  services: string[],
  { timelines }: Measured,
): number {
  const agreed = agreedFrom(effectiveFrom, timeZone)
  if (services.length === 0) return agreed
  const seen = services.map((service) => {
    const timeline = timelines.get(service)
    return timeline?.observed[0]?.start ?? timeline?.counts[0]?.start ?? agreed
  })
  return Math.max(agreed, Math.min(...seen))
}
