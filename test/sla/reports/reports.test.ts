import { describe, expect, test } from 'vitest'
import type { ReportObjective } from '../../../data/schema/objective.ts'
import { evaluateReports } from '../../../scripts/sla/reports/evaluate.ts'
import { at } from '../builders.ts'
import { checked, itemQuestion, type Question } from '../items/builders.ts'

/** The report about June 2026, due within 10 working days: 1 to 14 July. */
function asked(deliveries: string[], question: Question = {}, more: object = {}) {
  const reports = deliveries.map((time) => ({
    agreement: 'avtal',
    period: '2026-06',
    deliveredAt: at(time),
    ...more,
  }))
  const objective = {
    id: 'rapport',
    metric: 'report-delivery',
    period: 'calendar-month',
    target: '<= 10 working days',
  }
  const agreement = { objectives: [objective] }
  return itemQuestion<ReportObjective>({ ...question, agreement, items: { reports } })
}

function ask(...about: Parameters<typeof asked>) {
  return checked(evaluateReports(asked(...about))).result
}

describe('reports (2.7.10)', () => {
  test('a report for June is due 10 working days after its end: Tuesday 14 July', () => {
    expect(ask(['2026-07-14T23:59'])).toMatchObject({ verdict: 'met', value: '10', finality: 'final' })
    expect(ask(['2026-07-15T00:00'])).toMatchObject({ verdict: 'breached', value: '11' })
  })

  test('not yet due it is pending, overdue and missing it is breached', () => {
    expect(ask([], { asOf: '2026-07-14T12:00' })).toMatchObject({
      verdict: 'pending',
      finality: 'provisional',
      value: null,
    })
    expect(ask([], { asOf: '2026-07-15T00:00' })).toMatchObject({
      verdict: 'breached',
      value: '11',
      finality: 'provisional',
      items: { good: 0, valid: 1, open: 1, pastDue: 1 },
    })
    expect(ask([], { asOf: '2026-06-20' })).toMatchObject({ verdict: 'pending', outlook: 'on-track' })
  })

  test('of several deliveries the first counts; those of other periods and agreements do not', () => {
    expect(ask(['2026-07-20T10:00', '2026-07-03T10:00'])).toMatchObject({ verdict: 'met', value: '3' })
    expect(ask(['2026-07-03T10:00'], {}, { period: '2026-05' })).toMatchObject({ verdict: 'breached' })
    expect(ask(['2026-07-03T10:00'], {}, { agreement: 'annat' })).toMatchObject({ verdict: 'breached' })
  })

  test('delivered, but not yet at asOf', () => {
    expect(ask(['2026-07-10T10:00'], { asOf: '2026-07-10T09:00' })).toMatchObject({ verdict: 'pending' })
    expect(ask(['2026-07-10T10:00'], { asOf: '2026-07-10T10:00' })).toMatchObject({ verdict: 'met' })
  })

  test('the method tells the calendar; where there is none, Monday to Friday are working days', () => {
    expect(ask([]).method).toEqual({ rule: 'report-delivery', parameters: { calendar: 'se-legal-eves' } })
    const { result } = evaluateReports({ ...asked(['2026-07-14T10:00']), calendars: {} })
    expect(result).toMatchObject({ verdict: 'met', method: { parameters: { calendar: 'mon-fri' } } })
  })
})
