import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { RequestObjective } from '../../../data/schema/objective.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { commonParameters, sourceParameter } from '../availability/parameters.ts'
import { policyParameters } from '../availability/policy-parameters.ts'
import { standingOf, withoutVerdict } from '../decision.ts'
import { resultOf } from '../result.ts'
import { durationText } from '../time/text.ts'
import type { Evaluation, Figures } from '../types.ts'
import { baseOf } from './base.ts'
import { countsOf } from './counts.ts'
import { decide } from './decide.ts'
import { measureRequests, type RequestMeasure } from './measure.ts'
import { mayMissForecast, missesLeft } from './misses.ts'
import type { CountQuestion } from './question.ts'
import { slicesOf } from './slices.ts'
import { valueSteps } from './steps.ts'

type Question = CountQuestion<RequestObjective>

/**
 * Evaluate the availability of requests for one service and period at `asOf` (semantics 2.7.2), by the contract's method;
 * see `measureRequests`. `numbers`: `slices` that are known, `emptySlices` of them, `unknownSlices`, and for `occurrences`
 * `missesLeft`, how many of the requests so far can still turn out bad (negative when it is overdrawn), and
 * `mayMissForecast`, how many of those in the whole period.
 */
export function evaluateRequests(asked: Question): Evaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const { counts, reported } = countsOf({ ...asked, period })
  const question = { ...asked, period, counts }
  const base = baseOf(question)
  const slices = slicesOf(question, base)
  const measure = measureRequests(slices, question.objective)
  const decision = decide(question, base, measure, slices)
  const unclear = decision.reason === 'resolution'
  const judged: Figures = {
    ...decision,
    value: unclear ? null : measure.value,
    worst: unclear ? null : measure.worst,
    best: unclear ? null : measure.best,
    coverage: measure.coverage,
    ...standingOf(question, { open: false, reported }),
  }
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const { good, valid } = measure
  const result = resultOf(question, figures, {
    service: question.service,
    ...(valid > 0 && { items: { good, valid, open: 0, pastDue: 0 } }),
    numbers: numbersOf(question, measure),
    method: { rule: `requests/${question.objective.method}`, parameters: parametersOf(question) },
  })
  return { ...figures, result, explain: explain(result, measure, question) }
}

function numbersOf(question: Question, measure: RequestMeasure): NonNullable<ObjectiveResult['numbers']> {
  const { slices, good, valid } = measure
  const { method, target } = question.objective
  return {
    slices: String(slices.known),
    emptySlices: String(slices.empty),
    unknownSlices: String(slices.unknown),
    ...(method === 'occurrences' && {
      missesLeft: String(missesLeft(good, valid, target)),
      ...mayMissForecast(question, valid, target),
    }),
  }
}

/** Every parameter that the figure depends on. */
function parametersOf({ agreement, objective }: Question): Record<string, string> {
  const { sliceTarget, minEvents } = objective
  return {
    serviceHours: agreement.serviceHours,
    ...sourceParameter(objective),
    ...policyParameters(agreement),
    slice: durationText(objective.slice),
    ...(sliceTarget !== undefined && { sliceTarget }),
    emptySlice: objective.emptySlice,
    minRequestsPerSlice: String(objective.minRequestsPerSlice),
    minCoverage: objective.minCoverage,
    ...(minEvents !== undefined && { minEvents: String(minEvents) }),
    ...commonParameters(objective),
  }
}

/**
 * How the figure came about (semantics 2.16): `requests` with `good`, `valid` and `mayMissForecast`; `slices` with `slices`, `emptySlices`,
 * `unknownSlices`, `slice` and `coverage`; `value`, absent where there is none; `verdict`.
 */
function explain(result: ObjectiveResult, { good, valid }: RequestMeasure, { objective }: Question): Step[] {
  const { numbers = {}, coverage } = result
  const { missesLeft: _, mayMissForecast, ...slices } = numbers
  return [
    {
      step: 'requests',
      values: {
        good: String(good),
        valid: String(valid),
        ...(mayMissForecast !== undefined && { mayMissForecast }),
      },
    },
    {
      step: 'slices',
      values: { ...slices, slice: durationText(objective.slice), ...(coverage !== null && { coverage }) },
    },
    ...valueSteps(result),
  ]
}
