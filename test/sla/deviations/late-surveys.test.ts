import { describe, expect, test } from 'vitest'
import type { Answer, Invitation } from '../../../data/schema/items.ts'
import { deviationsOf } from '../../../scripts/sla/deviations/deviations.ts'
import { lateSurveys } from '../../../scripts/sla/deviations/late-surveys.ts'
import { anAgreement, at, CALENDARS } from '../builders.ts'
import { result } from './builders.ts'

const answer = (time: string, survey = 'enkat'): Answer => ({
  ...{ survey, source: survey, respondent: time, at: at(time), scores: [4] },
})
const sent = (time: string, survey = 'enkat'): Invitation => ({ survey, at: at(time), count: 80 })

/** Since when, in local time, a survey of each quarter is late; a working day has the calendar's grace of five unless told. */
function late(
  asOf: string,
  {
    answers = [],
    invitations = [],
    objective = {},
    terms = {},
  }: {
    answers?: Answer[]
    invitations?: Invitation[]
    objective?: Record<string, unknown>
    terms?: Record<string, unknown>
  },
) {
  const agreement = anAgreement(
    {
      ...{ metric: 'csat', target: '>= 80 %', cadence: 'quarterly', measurement: { source: 'enkat' } },
      ...objective,
    },
    { effectiveFrom: '2026-01-01', grace: { workingDays: 0 }, ...terms },
  )
  return lateSurveys(agreement, { answers, invitations }, CALENDARS, at(asOf)).map(({ since }) => since)
}

describe('a survey is late', () => {
  test('from the day after the cadence has run out, counted from the last answer', () => {
    const answers = [answer('2026-01-20T12:00'), answer('2026-02-10T12:00')]
    expect(late('2026-05-10T23:59', { answers })).toEqual([])
    expect(late('2026-05-11', { answers })).toEqual([at('2026-05-11')])
  })

  test('to have asked is enough, and nothing that comes after the instant counts', () => {
    const invitations = [sent('2026-04-01'), sent('2026-07-09')]
    expect(late('2026-07-01T12:00', { invitations })).toEqual([])
    expect(late('2026-07-08T12:00', { invitations })).toEqual([at('2026-07-02')])
    expect(late('2026-07-10', { invitations })).toEqual([])
  })

  test('where nobody was ever asked it counts from the first day of the agreement', () => {
    expect(late('2026-04-02', {})).toEqual([at('2026-04-02')])
    expect(late('2025-12-31', {})).toEqual([])
  })

  test('an answer at this very instant is one', () => {
    expect(late('2026-05-11', { answers: [answer('2026-05-11')] })).toEqual([])
  })

  test('where none is named, an invitation counts whose survey was answered before, and no other', () => {
    const objective = { measurement: undefined }
    const answers = [answer('2026-01-20', 'kund')]
    const invited = (survey: string) =>
      late('2026-05-01', { answers, invitations: [sent('2026-04-15', survey)], objective })
    expect(invited('kund')).toEqual([])
    expect(invited('annan')).toEqual([at('2026-04-21')])
  })

  test('another survey says nothing of this one', () => {
    const others = { answers: [answer('2026-03-20', 'annan')], invitations: [sent('2026-03-20', 'annan')] }
    expect(late('2026-04-02', others)).toEqual([at('2026-04-02')])
  })

  test('the agreement’s working days of grace are added: five after Wednesday 1 April, with Easter among them', () => {
    const grace = { terms: { grace: { workingDays: 5 } } }
    // 2, 7, 8, 9 and 10 April are the five; 3 and 6 are holidays, 4 and 5 a weekend.
    expect(late('2026-04-10T23:59', grace)).toEqual([])
    expect(late('2026-04-11', grace)).toEqual([at('2026-04-11')])
  })

  test('the days of grace are those of the calendar that the agreement counts them in', () => {
    // Due on Wednesday 17 June, then two working days: 18 June, and midsummer's eve or the Monday after it.
    const answers = [answer('2026-03-17')]
    const grace = (calendar?: string) => ({
      answers,
      terms: { grace: { workingDays: 2, ...(calendar && { calendar }) } },
    })
    expect(late('2026-07-01', grace('se-legal'))).toEqual([at('2026-06-20')])
    expect(late('2026-07-01', grace())).toEqual([at('2026-06-23')])
  })

  test('never without a cadence, and not after the agreement has ended', () => {
    expect(late('2026-12-01', { objective: { cadence: undefined } })).toEqual([])
    expect(late('2026-12-01', { terms: { effectiveTo: '2026-03-01' } })).toEqual([])
  })
})

test('its deviation is of the period in which it became late, whenever it is looked at, and gone once somebody is asked', () => {
  const agreement = anAgreement({ metric: 'csat', target: '>= 80 %', cadence: 'quarterly' })
  const { service: _, ...month } = result('2026-04', { metric: 'csat' })
  const { service: __, ...proposed } = result('2026-04', { metric: 'csat', kind: 'proposed' })
  const opened = (results: (typeof month)[], since?: string) =>
    deviationsOf({
      ...{ agreement, results, records: [], calendars: CALENDARS, asOf: at('2026-08-10') },
      surveys: since === undefined ? [] : [{ objective: 'tillganglighet', since: at(since) }],
    }).map(({ id, finding, openedAt, ageDays }) => [id, finding?.kind, openedAt, ageDays])
  const { service: ___, ...may } = result('2026-05', { metric: 'csat' })
  expect(opened([may, month], '2026-04-02')).toEqual([
    ['avtal/tillganglighet/2026-04/late-survey', 'late-survey', at('2026-04-02'), 130],
  ])
  expect(opened([month])).toEqual([])
  expect(opened([proposed], '2026-04-02')).toEqual([])
})
