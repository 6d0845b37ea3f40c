import { describe, expect, test } from 'vitest'
import type { MilestoneObjective } from '../../../data/schema/objective.ts'
import { evaluateMilestone } from '../../../scripts/sla/milestones/evaluate.ts'
import { checked, itemQuestion, type Question } from '../items/builders.ts'

/** A milestone due Monday 15 June 2026, by quarter. */
function asked(milestone: Record<string, unknown>, question: Question = {}) {
  const objective = { id: 'driftsatt', metric: 'milestone', period: 'calendar-quarter', due: '2026-06-15' }
  const agreement = { objectives: [{ ...objective, ...milestone }], ...question.agreement }
  return itemQuestion<MilestoneObjective>({ ...question, agreement })
}

function ask(milestone: Record<string, unknown>, question: Question = {}) {
  return checked(evaluateMilestone(asked(milestone, question))).result
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
  })

  test('a date that lies ahead is a plan, not a deed: it is open until the day on which it is done begins', () => {
    const items = (asOf: string) => ask({ done: '2026-06-10' }, { asOf }).items
    expect(items('2026-06-09T23:59:59.999')).toEqual({ good: 0, valid: 0, open: 1, pastDue: 0 })
    expect(items('2026-06-10T00:00')).toEqual({ good: 1, valid: 1, open: 0, pastDue: 0 })
    expect(ask({ done: '2026-06-20' }, { asOf: '2026-06-16T00:00' })).toMatchObject({ verdict: 'breached' })
  })

  test('the method tells the dates and the calendar; where there is none, Monday to Friday are working days', () => {
    expect(ask({}).method).toEqual({
      rule: 'milestone',
      parameters: { due: '2026-06-15', calendar: 'se-legal-eves' },
    })
    // From 15 to 25 June, with midsummer eve as any Friday: eight days late.
    const { result } = evaluateMilestone({ ...asked({ done: '2026-06-25' }), calendars: {} })
    expect(result.value).toBe('8')
    expect(result.method.parameters).toEqual({ due: '2026-06-15', done: '2026-06-25', calendar: 'mon-fri' })
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
    expect(ask({}, { in: '2026-02-15', asOf: '2026-03-31T23:59:59.999' })).toMatchObject({
      verdict: 'pending',
    })
    expect(ask({}, { in: '2026-02-15', asOf: '2026-04-01' })).toMatchObject({ reason: 'not-due' })
    expect(ask({ done: '2026-06-15' }, { in: '2026-11-15' })).toMatchObject({
      verdict: 'excluded',
      reason: 'not-due',
    })
  })
})
