import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../data/schema/items.ts'
import type { SurveyObjective } from '../../../data/schema/objective.ts'
import { countedScores } from '../../../scripts/sla/surveys/evaluate.ts'
import { at } from '../builders.ts'
import { itemQuestion } from '../items/builders.ts'

/* What a figure of April 2026 is told to be of (semantics 2.7.7): scores without who gave them, and of no group below five. */

const NKI = { id: 'nki', metric: 'nki', target: '>= 70', period: 'calendar-month' }
const answers = (...scores: (number | null)[][]): Answer[] =>
  scores.map((one, index) => ({
    ...{ survey: 'enkat', respondent: `r${index}`, at: at('2026-04-10'), scores: one },
  }))
function counted(given: Answer[]) {
  const asked = itemQuestion<SurveyObjective>({
    agreement: { objectives: [NKI] },
    items: { answers: given },
    in: '2026-04-15',
  })
  return countedScores(asked.objective, asked, asked.period.start, asked.period.end)
}

describe('the scores that a figure is of', () => {
  const five = [
    [8, 7, 6],
    [9, 9, 9],
    [10, 10, 10],
    [1, 2, 3],
    [5, 5, 5],
  ]
  test('five answers are told, four are nobody’s to see', () => {
    expect(counted(answers(...five))).toEqual(five)
    expect(counted(answers(...five.slice(1)))).toEqual([])
  })

  test('an answer without an opinion, or off the scale, is none of them', () => {
    expect(counted(answers(...five, [8, null, 6], [11, 7, 6]))).toEqual(five)
    expect(counted(answers(...five.slice(1), [8, null, 6]))).toEqual([])
  })
})
