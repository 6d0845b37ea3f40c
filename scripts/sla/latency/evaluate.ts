import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { commonParameters } from '../availability/parameters.ts'
import { standingOf, withoutVerdict } from '../decision.ts'
import { valueSteps } from '../requests/steps.ts'
import { resultOf } from '../result.ts'
import type { Evaluation } from '../types.ts'
import { countedDays } from './days.ts'
import { decide } from './decide.ts'
import { gather, type Histogram } from './histogram.ts'
import { type Measured, measureShare, shareLimits } from './measure.ts'
import type { ResponseQuestion } from './question.ts'

/**
 * Evaluate a response-time objective for one service and period at `asOf` (semantics 2.7.4). The value is the share of
 * requests that kept the limit, or the percentile in milliseconds by nearest rank; both follow the same verdict. It is
 * null where a bucket's edges leave the answer open (`worst` and `best` tell between what), and for a percentile that
 * falls among the failures, which have no duration. Of a day with closed hours or maintenance all requests are counted,
 * and `worst` and `best` are of those counted; only `certainty` tells where the others could change the verdict.
 * `numbers`: `samples`, `failed`, `good` (certainly within the limit).
 */
export function evaluateResponseTime(asked: ResponseQuestion): Evaluation {
  const { period: settled, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const question = { ...asked, period: settled }
  const { objective, agreement, period, dataThrough } = question
  const { days, partly, coverage } = countedDays(question)
  const histogram = gather(days)
  const measured = measureShare(histogram, objective)
  const wholeDays = days.filter((day) => !partly.includes(day))
  const known = measured && {
    share: measured.share,
    limits: shareLimits(gather(wholeDays), gather(partly), objective),
  }
  const decision = decide(question, known, coverage)
  const needed = Math.min(period.end, contractTime(agreement).end)
  const judged = {
    ...decision,
    value: decision.reason === 'resolution' ? null : (measured?.shown.worst ?? null),
    worst: measured?.shown.worst ?? null,
    best: measured?.shown.best ?? null,
    coverage,
    ...standingOf(question, { open: false, reported: (dataThrough ?? Number.NEGATIVE_INFINITY) >= needed }),
  }
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const result = resultOf(question, figures, {
    service: question.service,
    ...(measured && { numbers: numbersOf(histogram, measured) }),
    method: { rule: ruleOf(question), parameters: parametersOf(question) },
  })
  return { ...figures, result, explain: explain(result, objective) }
}

function ruleOf({ objective: { quantifier } }: ResponseQuestion): string {
  return 'share' in quantifier ? 'latency/threshold-share' : 'latency/nearest-rank'
}

function numbersOf(
  { samples, failed }: Histogram,
  { good }: Measured,
): NonNullable<ObjectiveResult['numbers']> {
  return { samples: String(samples), failed: String(failed), good: String(good) }
}

/** Every parameter that the figure depends on. */
function parametersOf({ objective, agreement }: ResponseQuestion): Record<string, string> {
  return {
    failedRequests: objective.failedRequests,
    serviceHours: agreement.serviceHours,
    countedBy: 'local-day',
    minCoverage: objective.minCoverage,
    partialPeriod: agreement.partialPeriod,
    ...commonParameters(objective),
  }
}

/**
 * How the figure came about (semantics 2.16): `samples` with `samples`, `failed`, `good`, `failedRequests` and `coverage`
 * of the days; `value`, absent where there is none; `verdict`.
 */
function explain(result: ObjectiveResult, { failedRequests }: ResponseQuestion['objective']): Step[] {
  const { numbers, coverage } = result
  const samples = {
    ...numbers,
    failedRequests,
    ...(coverage !== null && { coverage }),
  }
  return [{ step: 'samples', values: samples }, ...valueSteps(result)]
}
