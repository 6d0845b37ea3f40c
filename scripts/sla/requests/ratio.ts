import type { CountSlice } from '../../../data/schema/items.ts'
import type { RatioObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { commonParameters, sourceParameter } from '../availability/parameters.ts'
import type { Decision } from '../availability/verdict.ts'
import { closedDecision, notJudged, standingOf, withoutVerdict } from '../decision.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import { resultOf } from '../result.ts'
import type { Evaluation, Figures } from '../types.ts'
import { elapsedShare } from './agreed.ts'
import { countsOf } from './counts.ts'
import { mayMissForecast, missesLeft } from './misses.ts'
import { shareOutlook } from './outlook.ts'
import type { CountQuestion } from './question.ts'
import { valueSteps } from './steps.ts'

type Question = CountQuestion<RatioObjective>

function decide(question: Question, value: Ratio | null): Decision {
  const early = notJudged(question)
  if (early) return early
  const { agreement, objective, period, asOf } = question
  if (asOf < period.end) {
    const contract = contractTime(agreement)
    const time = {
      start: Math.max(period.start, contract.start),
      end: Math.min(period.end, contract.end),
    }
    return shareOutlook(value, objective, elapsedShare([time], asOf), objective.atRiskConsumption)
  }
  if (value === null) return { verdict: 'no-data', reason: 'no-volume', certainty: 'certain' }
  return closedDecision({ value, worst: value, best: value, coverage: null }, objective, '0')
}

/** The counts that begin in the period while the agreement holds, up to `asOf` (semantics 2.7.8). */
export function countedRows({ counts, agreement, period, asOf }: Question): CountSlice[] {
  const contract = contractTime(agreement)
  return counts.filter(
    ({ start }) =>
      Math.max(period.start, contract.start) <= start && start < Math.min(period.end, contract.end, asOf),
  )
}

/**
 * Evaluate a share of whatever a source counts as good and valid (semantics 2.7.8), by the comparator as it is written: "<
 * 1 %" is strict (G64). Counts belong to the period that they begin in, while the agreement holds. Nothing counted is
 * `no-data` (`no-volume`). Items have no time between them that could be unknown, so there is no coverage. `numbers`:
 * `missesLeft` and `mayMissForecast`, see there.
 */
export function evaluateRatio(asked: Question): Evaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const { counts, reported } = countsOf({ ...asked, period })
  const question = { ...asked, period, counts }
  const { agreement, objective } = question
  const rows = countedRows(question)
  const good = rows.reduce((sum, row) => sum + row.good, 0)
  const valid = rows.reduce((sum, row) => sum + row.valid, 0)
  const value = valid === 0 ? null : ratio(good, valid)
  const judged: Figures = {
    ...decide(question, value),
    ...{ value, worst: null, best: null, coverage: null },
    ...standingOf(question, { open: false, reported }),
  }
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const forecast = mayMissForecast(question, valid, objective.target)
  const result = resultOf(question, figures, {
    service: question.service,
    ...(valid > 0 && {
      items: { good, valid, open: 0, pastDue: 0 },
      numbers: { missesLeft: String(missesLeft(good, valid, objective.target)), ...forecast },
    }),
    method: {
      rule: 'ratio/share',
      parameters: {
        unit: objective.unit,
        ...sourceParameter(objective),
        partialPeriod: agreement.partialPeriod,
        ...commonParameters(objective),
      },
    },
  })
  const counted = {
    step: 'counted',
    values: { good: String(good), valid: String(valid), unit: objective.unit, ...forecast },
  }
  return { ...figures, result, explain: [counted, ...valueSteps(result)] }
}
