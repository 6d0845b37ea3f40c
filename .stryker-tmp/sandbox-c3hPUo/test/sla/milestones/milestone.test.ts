// @ts-nocheck
import { describe, expect, test } from 'vitest'
import type { MilestoneObjective } from '../../../data/schema/objective.ts'
import { evaluateMilestone } from '../../../scripts/sla/milestones/evaluate.ts'
import { checked, itemQuestion, type Question } from '../items/builders.ts'

/** A milestone due Monday 15 June 2026, by quarter. */
function ask(milestone: Record<string, unknown>, question: Question = {}) {
  const objective = { id: 'driftsatt', metric: 'milestone', period: 'calendar-quarter', due: '2026-06-15' }
  const agreement = { objectives: [{ ...objective, ...milestone }], ...question.agreement }
  return checked(evaluateMilestone(itemQuestion<MilestoneObjective>({ ...question, agreement }))).result
}

describe('milestones (2.7.9)', () => {
  test('done in time is met, also at the end of the day', () => {
    expect(ask({ done: '2026-06-15' })).toMatchObject({ verdict: 'met', value: '0', finality: 'final' })
    expect(ask({ done: '2026-05-02' })).toMatchObject({ verdict: 'met', value: '0' })
  })

  test('done late is breached, by working days: Thursday 25 June is seven after, midsummer eve left out', () => {
    expect(ask({ done: '2026-06-25' })).toMatchObject({ verdict: 'breached', value: '7' })
    expect(ask({ done: '2026-06-25', calendar: 'se-legal' })).toMatchObject({ value: '8' })
  })

  test('not done: pending up to its day, breached from the next', () => {
    expect(ask({}, { asOf: '2026-06-15T23:59' })).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      value: null,
    })
    expect(ask({}, { asOf: '2026-06-16T00:00' })).toMatchObject({
      verdict: 'breached',
      outlook: 'lost',
      value: '1',
    })
    // A date that lies ahead is a plan, not a deed.
    expect(ask({ done: '2026-06-20' }, { asOf: '2026-06-16T00:00' })).toMatchObject({ verdict: 'breached' })
  })

  test('so many working days late may be allowed', () => {
    const target = '<= 2 working days'
    expect(ask({ target, done: '2026-06-17' })).toMatchObject({ verdict: 'met', value: '2' })
    expect(ask({ target, done: '2026-06-18' })).toMatchObject({ verdict: 'breached', value: '3' })
  })

  test('a closed day after a closed day belongs to the next working day: due Saturday, done Sunday is one day late', () => {
    expect(ask({ due: '2026-06-13', done: '2026-06-14' })).toMatchObject({ verdict: 'breached', value: '1' })
    expect(ask({ due: '2026-06-13', done: '2026-06-13' })).toMatchObject({ verdict: 'met', value: '0' })
  })

  test('a period in which nothing is due has nothing to judge', () => {
    expect(ask({}, { in: '2026-02-15' })).toMatchObject({ verdict: 'excluded', reason: 'not-due' })
    expect(ask({}, { in: '2026-02-15', asOf: '2026-02-20' })).toMatchObject({ verdict: 'pending' })
    expect(ask({ done: '2026-06-15' }, { in: '2026-11-15' })).toMatchObject({
      verdict: 'excluded',
      reason: 'not-due',
    })
  })
})
