import { describe, expect, test } from 'vitest'
import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { deviationsOf } from '../../../scripts/sla/deviations/deviations.ts'
import type { LateSurvey } from '../../../scripts/sla/deviations/late-surveys.ts'
import { lateSurveys } from '../../../scripts/sla/deviations/late-surveys.ts'
import { anAgreement, at, CALENDARS } from '../builders.ts'
import { action, cause, file, result } from './builders.ts'

/* Deviations where instants, days and names meet (agreement-concepts rows 31 and 49 to 53). */

const breached = { verdict: 'breached' } as const

function opened(
  results: ObjectiveResult[],
  records: DeviationRecord[] = [],
  { asOf = '2026-08-10T09:00', surveys = [] as LateSurvey[] } = {},
) {
  const agreement = anAgreement({}, { deviations: { process: 'Orsak, åtgärd, kontroll' } })
  return deviationsOf({ agreement, results, records, calendars: CALENDARS, surveys, asOf: at(asOf) })
}

describe('opening, at the instant itself', () => {
  const budgetOut = (breachAt: string) => ({
    budget: { totalMs: 1, usedMs: 2, remainingMs: 0, consumed: '200', burnRate: '2', breachAt },
  })

  test('a budget that runs out now has run out', () => {
    const running = result('2026-08', { ...breached, ...budgetOut('2026-08-10T07:00:00Z') })
    expect(opened([running])[0]?.openedAt).toBe(at('2026-08-10T09:00'))
  })

  test('of a risk nobody can tell, though what may still be excused has used up the budget', () => {
    const { budget } = budgetOut('2026-08-05T10:00:00Z')
    const risk = result('2026-08', { verdict: 'pending', outlook: 'at-risk', budget })
    expect(opened([risk])[0]?.openedAt).toBeNull()
  })

  test('a period is over at its end', () => {
    const july = result('2026-07', breached)
    expect(opened([july], [], { asOf: '2026-07-31T23:59' })[0]?.openedAt).toBeNull()
    expect(opened([july], [], { asOf: '2026-08-01' })[0]?.openedAt).toBe(at('2026-08-01'))
  })

  test('a year that moves along is never over, so no day tells when it was broken', () => {
    const { period } = result('2026-07')
    const moving = result('2026-07', { ...breached, period: { ...period, type: 'service-year' } })
    expect(opened([moving])[0]?.openedAt).toBeNull()
  })

  test('a step that is not of a report that is late tells no day', () => {
    const explain = [{ step: 'missed-item', values: { decidedAt: '2026-07-14T22:00:00Z' } }]
    expect(opened([result('2026-06', { ...breached, explain })])[0]?.openedAt).toBe(at('2026-07-01'))
    const late = { metric: 'report-delivery', ...breached } as const
    const other = [{ step: 'counted', values: { decidedAt: '2026-07-02T22:00:00Z' } }, ...explain]
    expect(opened([result('2026-06', { ...late, explain: other })])[0]?.openedAt).toBe(at('2026-07-15'))
    expect(opened([result('2026-06', late)])[0]?.openedAt).toBe(at('2026-07-01'))
  })

  test('what somebody noticed is known from the instant at which it was noticed', () => {
    const seen = file({ source: 'customer', title: 'Nu', openedAt: '2026-08-10T09:00:00+02:00' })
    expect(opened([], [seen])).toHaveLength(1)
    expect(opened([], [seen], { asOf: '2026-08-10T08:59' })).toEqual([])
  })
})

test('of several that were opened at once the order is that of their names, whatever the order of the results', () => {
  const results = ['webb', 'api', 'licens'].map((service) => result('2026-06', { ...breached, service }))
  const order = (all: ObjectiveResult[]) => opened(all).map((one) => one.result?.service)
  expect(order(results)).toEqual(['api', 'licens', 'webb'])
  expect(order(results.toReversed())).toEqual(['api', 'licens', 'webb'])
})

describe('what a file is about', () => {
  test('of what somebody noticed binds as much as the target that it names does', () => {
    const seen = { source: 'customer', title: 'Långsamt', openedAt: '2026-06-20T09:00:00+02:00' }
    const binds = (more: Partial<ObjectiveResult>) =>
      opened([result('2026-06', more)], [file(seen, 'langsamt')])[0]?.binding
    expect([binds({}), binds({ kind: 'kpi' }), binds({ phase: 'pilot', binding: false })]).toEqual([
      true,
      false,
      false,
    ])
    expect(opened([], [file(seen, 'langsamt')])[0]?.binding).toBe(true)
  })

  test('a file of one service is not about another, where no figure shows anything either', () => {
    const left = file({ service: 'licens', openedAt: '2026-06-20T09:00:00+02:00' })
    expect(opened([result('2026-06')], [left])[0]?.result).toBeUndefined()
    const own = result('2026-06', { service: 'licens' })
    expect(opened([result('2026-06'), own], [left])[0]?.result).toBe(own)
  })

  test('a file that is closed stays with its month, whenever that was', () => {
    const closed = file({ rootCause: cause('2026-05-20'), closedAt: '2026-05-25T10:00:00+02:00' })
    expect(opened([result('2026-06', breached)], [closed]).map(({ state }) => state)).toEqual(['closed'])
  })

  test('one window that begins when a file is closed is another one', () => {
    const period = { id: 'P90D', type: 'rolling', timeZone: 'Europe/Stockholm', end: '2026-08-10T07:00:00Z' }
    const moving = result('2026-08', { ...breached, period: { ...period, start: '2026-06-01T10:00:00Z' } })
    const closed = file({
      ...{ periods: ['P90D'], kind: 'breach', rootCause: cause('2026-05-20') },
      closedAt: '2026-06-01T10:00:00Z',
    })
    expect(opened([moving], [closed]).map(({ state }) => state)).toEqual(['open', 'closed'])
  })
})

describe('whether mending helped, where several services share a target', () => {
  const { service: _, ...february } = result('2026-02', breached)
  const about = file({
    ...{ periods: ['2026-02'], rootCause: cause('2026-03-05') },
    correctiveActions: [action('2026-04-10', '2026-04-01'), action('2026-03-10', '2026-03-01')],
  })
  const checked = (...later: ObjectiveResult[]) =>
    opened([february, ...later], [about]).find((one) => one.result?.period.id === '2026-02')?.verification
      ?.state
  const of = (month: string, service: string, verdict: ObjectiveResult['verdict']) =>
    result(month, { service, verdict })

  test('one that breaks it shows that it did not', () => {
    expect(checked(of('2026-05', 'portal', 'met'), of('2026-05', 'api', 'breached'))).toBe('failed')
  })

  test('a period in which one could not be judged does not count', () => {
    expect(checked(of('2026-05', 'portal', 'met'), of('2026-05', 'api', 'no-data'))).toBe('waiting')
  })

  test('the first period decides, in whatever order the results are', () => {
    expect(checked(of('2026-06', 'portal', 'breached'), of('2026-05', 'portal', 'met'))).toBe('verified')
    expect(checked(of('2026-06', 'portal', 'met'), of('2026-05', 'portal', 'breached'))).toBe('failed')
  })

  test('the last of the actions counts, and a period that began before it does not', () => {
    expect(checked(of('2026-04', 'portal', 'breached'), of('2026-05', 'portal', 'met'))).toBe('verified')
  })
})

test('whether mending helped is told of a file too whose own period is no longer among the results', () => {
  const about = file({
    ...{ periods: ['2024-02'], openedAt: '2024-03-01T00:00:00+01:00', rootCause: cause('2026-03-05') },
    correctiveActions: [action('2026-04-10', '2026-04-01')],
  })
  const verified = { needed: 1, met: 1, state: 'verified' }
  expect(opened([result('2026-05')], [about])[0]?.verification).toEqual(verified)
  const licence = { ...about, service: 'licens' }
  const results = [result('2026-05', breached), result('2026-06', { service: 'licens' })]
  expect(opened(results, [licence]).find(({ record }) => record)?.verification).toEqual(verified)
})

test('causes repeat of deviations that were opened on one day, whichever was opened first', () => {
  const about = (service: string, time: string) =>
    file({ service, openedAt: `2026-06-20T${time}:00+02:00`, rootCause: cause('2026-07-02') }, service)
  const results = ['api', 'webb'].map((service) => result('2026-06', { ...breached, service }))
  const all = opened(results, [about('api', '09:00'), about('webb', '17:00')])
  expect(all.map(({ sameCause }) => sameCause)).toEqual([2, 2])
})

describe('surveys that are late', () => {
  const quarterly = { metric: 'csat', target: '>= 80 %', cadence: 'quarterly' }
  const found = (asOf: string, sent: string[], terms: Record<string, unknown> = {}) =>
    lateSurveys(
      anAgreement(
        { ...quarterly, measurement: { source: 'enkat' } },
        { effectiveFrom: '2026-01-01', grace: { workingDays: 0 }, ...terms },
      ),
      { answers: [], invitations: sent.map((time) => ({ survey: 'enkat', at: at(time), count: 80 })) },
      CALENDARS,
      at(asOf),
    ).map(({ since }) => since)

  test('to have asked at this instant is to have asked, and to have asked before the agreement is not', () => {
    expect(found('2026-04-02', ['2026-04-02'])).toEqual([])
    expect(found('2026-04-02', ['2025-12-31T23:59'])).toEqual([at('2026-04-02')])
  })

  test('one that becomes late as the agreement ends is late; one that would a day later is not', () => {
    expect(found('2026-06-01', [], { effectiveTo: '2026-04-01' })).toEqual([at('2026-04-02')])
    expect(found('2026-06-01', [], { effectiveTo: '2026-03-31' })).toEqual([])
  })

  test('only of objectives that ask somebody', () => {
    const other = anAgreement({}, { effectiveFrom: '2026-01-01' })
    expect(lateSurveys(other, { answers: [], invitations: [] }, CALENDARS, at('2026-12-01'))).toEqual([])
  })

  test('belong to the period in which they became late: its first instant is in it, its end is not', () => {
    const survey = (since: string, objective = 'tillganglighet') => [{ objective, since: at(since) }]
    const ids = (surveys: LateSurvey[], more: Partial<ObjectiveResult> = {}) =>
      opened([result('2026-04', more), result('2026-05', more)], [], { surveys }).map(
        (one) => one.result?.period.id,
      )
    expect(ids(survey('2026-04-01'))).toEqual(['2026-04'])
    expect(ids(survey('2026-05-01'))).toEqual(['2026-05'])
    expect(ids(survey('2026-06-01'))).toEqual([])
    expect(ids(survey('2026-04-01', 'annat'))).toEqual([])
    expect(ids(survey('2026-04-01'), { phase: 'preparation' })).toEqual([])
  })
})
