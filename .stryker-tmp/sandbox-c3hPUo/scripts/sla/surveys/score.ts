// @ts-nocheck
import type { SurveyObjective } from '../../../data/schema/objective.ts'
import { divide, type Ratio, ratio } from '../exact/ratio.ts'

/** The questions of a survey and what each can be answered with. */
export interface Scale {
  questions: number
  from: number
  to: number
}

/** CSAT 1 to its scale, NPS 0 to 10, NKI three questions 1 to 10. */
export function scaleOf(objective: SurveyObjective): Scale {
  if (objective.metric === 'csat') return { questions: 1, from: 1, to: objective.scale }
  if (objective.metric === 'nps') return { questions: 1, from: 0, to: 10 }
  return { questions: 3, from: 1, to: 10 }
}

/** A figure from the scores of each respondent, which lie on the scale. */
export interface Score {
  value: Ratio
  /** How many answers are of which kind. */
  kinds: Record<string, number>
  /** How many are good, where the value is the share of these. */
  good?: number
}

function mean(scores: readonly number[]): Ratio {
  return ratio(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  )
}

/**
 * The figure of at least one answer, exactly (semantics 2.7.7). CSAT: the share of the two best answers, or the mean. NPS:
 * promoters (9 and 10) less detractors (0 to 6) of a hundred answers, from -100 to 100. NKI: the plain mean of the three
 * questions, from which (mean - 1) / 9 of a hundred; the weights of SCB's model are not known here, so it is the simple NKI.
 */
export function scoreOf(objective: SurveyObjective, answers: readonly (readonly number[])[]): Score {
  const scores = answers.flat()
  const count = (test: (score: number) => boolean) => scores.filter(test).length
  if (objective.metric === 'nps') {
    const promoters = count((score) => score >= 9)
    const detractors = count((score) => score <= 6)
    const passives = scores.length - promoters - detractors
    return {
      value: ratio(100 * (promoters - detractors), scores.length),
      kinds: { promoters, passives, detractors },
    }
  }
  if (objective.metric === 'nki') {
    const { num, den } = mean(scores)
    return { value: divide(ratio(100n * (num - den), den), ratio(9n)), kinds: {} }
  }
  if (objective.method === 'mean') return { value: mean(scores), kinds: {} }
  const good = count((score) => score >= objective.scale - 1)
  return { value: ratio(good, scores.length), kinds: { satisfied: good }, good }
}
