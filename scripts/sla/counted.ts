import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import { contractTime } from './agreement/agreed-time.ts'
import { settlePeriod } from './agreement/partial-period.ts'
import type { Decision } from './availability/verdict.ts'
import { closedDecision, notJudged, standingOf, withoutVerdict } from './decision.ts'
import { keeps } from './exact/contract-rounding.ts'
import type { Ratio } from './exact/ratio.ts'
import { agreedTime, elapsedShare } from './requests/agreed.ts'
import { shareOutlook } from './requests/outlook.ts'
import { valueSteps } from './requests/steps.ts'
import { type More, resultOf } from './result.ts'
import { intersect } from './time/intervals.ts'
import type { Evaluation, ItemQuestion } from './types.ts'

/** What counting has given in a period. Shares are of 1. */
export interface Counted {
  /** Null where there is nothing to count, or too little to be published. */
  value: Ratio | null
  /** Bounds where some of what counts is not known to be good or bad; else the value. */
  worst?: Ratio
  best?: Ratio
  /** What has to keep the target instead of the value, as the end of a confidence interval. */
  judged?: Ratio
  /** Why it is not judged: `no-volume`, `too-few` (groups so small are not published) or `insufficient`. */
  lacks?: 'no-volume' | 'too-few' | 'insufficient'
  /** Whether it is a share of 1, with a budget. */
  share: boolean
  /** What can still change the figure of a period that is over. */
  open: boolean
  /** Whether the sources have reported to the end. */
  reported: boolean
  items?: NonNullable<ObjectiveResult['items']>
  numbers: NonNullable<ObjectiveResult['numbers']>
}

/**
 * Evaluate a figure that is counted over a period (semantics 2.7.7, 2.7.8, 2.9). `count` is given the period and when in
 * it the agreement held.
 */
export function evaluateCounted(
  asked: ItemQuestion,
  count: (question: ItemQuestion, start: number, end: number) => Counted,
  method: More['method'],
): Evaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const question = { ...asked, period }
  const [agreed] = intersect([period], [contractTime(asked.agreement)])
  const counted = count(question, agreed?.start ?? period.start, agreed?.end ?? period.start)
  const { value, worst, best, open, reported } = counted
  const judged = {
    ...(agreed ? decide(question, counted) : NO_AGREED_TIME),
    value,
    worst: worst ?? null,
    best: best ?? null,
    coverage: null,
    ...standingOf(question, { open, reported }),
  }
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const result = resultOf(question, figures, {
    service: question.service,
    ...(counted.items && { items: counted.items }),
    numbers: counted.numbers,
    method,
  })
  return { ...figures, result, explain: explain(result) }
}

const NO_AGREED_TIME: Decision = { verdict: 'excluded', reason: 'no-agreed-time', certainty: 'certain' }

function decide(question: ItemQuestion, counted: Counted): Decision {
  const { objective, period, asOf } = question
  const early = notJudged(question)
  if (early) return early
  const { value, lacks, judged = value } = counted
  const running = asOf < period.end
  if (lacks !== undefined || judged === null)
    return { verdict: running ? 'pending' : 'no-data', reason: lacks ?? 'no-volume', certainty: 'certain' }
  if (running) {
    if (counted.share)
      return shareOutlook(
        judged,
        objective,
        elapsedShare(agreedTime(question), asOf),
        objective.atRiskConsumption,
      )
    const outlook = keeps(judged, objective) ? 'on-track' : 'at-risk'
    return { verdict: 'pending', outlook, certainty: 'certain' }
  }
  if (!counted.reported) return { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
  const { worst = judged, best = judged } = counted
  const decision = closedDecision({ value: judged, worst, best, coverage: null }, objective, '0')
  // Where what is not known decides, no policy of the contract says how to take it.
  return decision.certainty === 'policy'
    ? { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
    : decision
}

/** How the figure came about (semantics 2.16): `counted` with items and numbers, then `value` and `verdict`. */
function explain(result: ObjectiveResult): Step[] {
  const counts = Object.entries(result.items ?? {}).map(([name, count]) => [name, String(count)])
  return [
    { step: 'counted', values: { ...Object.fromEntries(counts), ...result.numbers } },
    ...valueSteps(result),
  ]
}
