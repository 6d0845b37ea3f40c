import type { Answer } from '../../../data/schema/items.ts'
import type { SurveyObjective } from '../../../data/schema/objective.ts'
import { type Counted, evaluateCounted } from '../counted.ts'
import { displayShare } from '../exact/display.ts'
import { ratio } from '../exact/ratio.ts'
import { isLowerBound } from '../exact/target.ts'
import { wilson95 } from '../exact/wilson.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'
import { answersOf, invitedTo } from './answers.ts'
import { type Scale, scaleOf, scoreOf } from './score.ts'

/** Figures of fewer respondents than this are not published, for they could tell who said what (semantics 2.7.7). */
const SMALLEST_GROUP = 5

/**
 * Evaluate CSAT, NPS or NKI for a period at `asOf` (semantics 2.7.7). Below `minResponses` there is a value and no verdict
 * (`insufficient`), below five answers neither (`too-few`). An answer without an opinion on every question counts in the
 * response rate alone; one off the scale counts in nothing but `offScale`.
 *
 * `numbers`: `answers` (respondents), `valid`, `noOpinion`, `offScale`, and `invited` and `responseRate` (per cent) where
 * invitations are known; for NPS `promoters`, `passives`, `detractors`; for a share `satisfied` and its Wilson 95 % interval,
 * `low` and `high`.
 */
export function evaluateSurvey(question: ItemQuestion<SurveyObjective>): Evaluation {
  const { objective } = question
  return evaluateCounted(question, (asked, start, end) => count(objective, asked, start, end), {
    rule: objective.metric === 'csat' ? `surveys/csat-${objective.method}` : `surveys/${objective.metric}`,
    parameters: {
      minResponses: String(objective.minResponses),
      ...(objective.metric === 'csat' && {
        scale: String(objective.scale),
        confidenceRule: objective.confidenceRule,
      }),
      ...(objective.measurement.source !== undefined && { source: objective.measurement.source }),
      atRiskConsumption: objective.atRiskConsumption,
    },
  })
}

/** The answers to every question, each on its scale: what the figure is of (semantics 2.7.7). */
function validOf(answers: readonly Answer[], scale: Scale): number[][] {
  return answers.flatMap((answer) => {
    const given = answer.scores.filter((score) => score !== null)
    return isOnScale(answer, scale) && given.length === scale.questions ? [given] : []
  })
}

/** The answers that a period's figure is of, without who gave them; none of a group so small that it could be told. */
export function countedScores(
  objective: SurveyObjective,
  asked: ItemQuestion,
  start: number,
  end: number,
): number[][] {
  const valid = validOf(answersOf(asked, start, end), scaleOf(objective))
  return valid.length < SMALLEST_GROUP ? [] : valid
}

function count(objective: SurveyObjective, asked: ItemQuestion, start: number, end: number): Counted {
  const answers = answersOf(asked, start, end)
  const invited = invitedTo(asked, answers, start, end)
  const scale = scaleOf(objective)
  const onScale = answers.filter((answer) => isOnScale(answer, scale))
  const valid = validOf(answers, scale)
  const shared = {
    share: objective.metric === 'csat' && objective.method === 'top-2-box',
    open: false,
    reported: true,
  }
  const asking = {
    answers: String(answers.length),
    ...(invited > 0 && {
      invited: String(invited),
      responseRate: displayShare(ratio(answers.length, invited), 'floor', 2),
    }),
  }
  if (valid.length < SMALLEST_GROUP) {
    const lacks = valid.length === 0 ? 'no-volume' : 'too-few'
    return { ...shared, value: null, lacks, numbers: asking }
  }
  const { value, kinds, good } = scoreOf(objective, valid)
  const interval = good === undefined ? null : wilson95(good, valid.length)
  const end95 = interval && (isLowerBound(objective.target) ? interval.low : interval.high)
  const lower = objective.metric === 'csat' && objective.confidenceRule === 'lower-bound'
  const tell = Object.entries(kinds).map(([kind, number]) => [kind, String(number)])
  return {
    ...shared,
    value,
    ...(lower && end95 && { judged: end95 }),
    ...(valid.length < objective.minResponses && { lacks: 'insufficient' as const }),
    numbers: {
      ...asking,
      valid: String(valid.length),
      noOpinion: String(onScale.length - valid.length),
      offScale: String(answers.length - onScale.length),
      ...Object.fromEntries(tell),
      ...(interval && {
        low: displayShare(interval.low, 'floor', 4),
        high: displayShare(interval.high, 'ceil', 4),
      }),
    },
  }
}

/** Whether it answers the questions that the metric asks, each with what can be answered or not at all. */
function isOnScale({ scores }: Answer, { questions, from, to }: Scale): boolean {
  return (
    scores.length === questions &&
    scores.every((score) => score === null || (Number.isInteger(score) && score >= from && score <= to))
  )
}
