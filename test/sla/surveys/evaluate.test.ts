import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { Answer, Invitation, Items } from '../../../data/schema/items.ts'
import { Objective, type SurveyObjective } from '../../../data/schema/objective.ts'
import { evaluateSurvey } from '../../../scripts/sla/surveys/evaluate.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { anAgreement, at, CALENDARS, percent6, SERVICE } from '../builders.ts'

const CSAT = { metric: 'csat', target: '>= 80 %' }
const NPS = { metric: 'nps', target: '>= 30' }
const NKI = { metric: 'nki', target: '>= 70' }

interface AskedSurvey {
  objective: Record<string, unknown>
  answers: Answer[]
  invitations?: Invitation[]
  agreement?: Record<string, unknown>
  in?: string
  asOf?: string
  service?: string
}

function ask(asked: AskedSurvey) {
  const agreement = anAgreement(asked.objective, asked.agreement)
  const objective = agreement.objectives[0] as SurveyObjective
  const none: Items = { tickets: [], deliveries: [], answers: [], invitations: [], reports: [] }
  const evaluation = evaluateSurvey({
    agreement,
    objective,
    period: periodAt(objective.period, agreement.timeZone, at(asked.in ?? '2026-04-15')),
    calendars: CALENDARS,
    asOf: at(asked.asOf ?? '2030-01-01'),
    items: { ...none, answers: asked.answers, invitations: asked.invitations ?? [] },
    ...(asked.service !== undefined && { service: asked.service }),
  })
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}

let respondents = 0
function answer(scores: number | null | (number | null)[], more: Partial<Answer> = {}): Answer {
  respondents += 1
  const list = Array.isArray(scores) ? scores : [scores]
  return { survey: 'enkat', respondent: `r${respondents}`, at: at('2026-04-10'), scores: list, ...more }
}
const times = (count: number, scores: number | null | (number | null)[], more: Partial<Answer> = {}) =>
  Array.from({ length: count }, () => answer(scores, more))

describe('CSAT', () => {
  test('G59 960 of 1200 are satisfied: 80.000000 %, Wilson 77.6427–82.1659', () => {
    const answers = [...times(500, 5), ...times(460, 4), ...times(240, 3)]
    const { value, result } = ask({ objective: CSAT, answers })
    expect(percent6(value)).toBe('80.000000')
    expect(result).toMatchObject({ verdict: 'met', certainty: 'certain', value: '80.00' })
    expect(result.numbers).toMatchObject({ answers: '1200', valid: '1200', satisfied: '960' })
    // The interval is cut outwards, which the example's ends, rounded to the nearest, are not.
    expect(result.numbers?.low).toBe('77.6426')
    expect(Number(result.numbers?.low)).toBeCloseTo(77.6427, 3)
    // The upper end is 82.165854…
    expect(result.numbers?.high).toBe('82.1659')
    expect(result.method).toMatchObject({ rule: 'surveys/csat-top-2-box' })
  })

  test('G59 9 of 10: 59.5850–98.2124', () => {
    const { result } = ask({ objective: { ...CSAT, minResponses: 10 }, answers: [...times(9, 5), answer(1)] })
    expect(result).toMatchObject({ value: '90.00', verdict: 'met', numbers: { low: '59.5849' } })
    expect(Number(result.numbers?.low)).toBeCloseTo(59.585, 3)
    expect(Number(result.numbers?.high)).toBeCloseTo(98.2124, 3)
  })

  test('lower-bound: 80 % of 1200 answers prove no more than 77.64 %', () => {
    const answers = [...times(960, 5), ...times(240, 3)]
    const verdict = (target: string) =>
      ask({ objective: { ...CSAT, target, confidenceRule: 'lower-bound' }, answers }).result.verdict
    expect(verdict('>= 80 %')).toBe('breached')
    expect(verdict('>= 77.65 %')).toBe('breached')
    expect(verdict('>= 77.64 %')).toBe('met')
  })

  test('the mean is a number, compared exactly', () => {
    const answers = [...times(20, 4), ...times(10, 5)]
    const { value, result } = ask({ objective: { ...CSAT, method: 'mean', target: '>= 4.34' }, answers })
    expect(value).toEqual({ num: 13n, den: 3n })
    expect(result).toMatchObject({ value: '4.33', verdict: 'breached' })
    expect(result.numbers?.low).toBeUndefined()
  })

  test('the scale decides which two answers are the best; what is off the scale counts in nothing', () => {
    const answers = [...times(15, 6), ...times(15, 7), ...times(10, 5), answer(8), answer(0), answer([7, 7])]
    const { value, result } = ask({ objective: { ...CSAT, scale: 7 }, answers })
    expect(value).toEqual({ num: 3n, den: 4n })
    expect(result.numbers).toMatchObject({ answers: '43', valid: '40', offScale: '3' })
  })

  test('a target in the wrong unit is refused, not compared', () => {
    const wrong = (objective: Record<string, unknown>) =>
      Objective.safeParse({ id: 'a', period: 'calendar-month', ...objective }).error?.issues.map(
        ({ message }) => message,
      )
    expect(wrong({ ...CSAT, target: '>= 4.2' })?.[0]).toContain('is in per cent')
    expect(wrong({ ...CSAT, method: 'mean' })?.[0]).toContain('a mean answer is a number')
    expect(wrong({ ...CSAT, method: 'mean', target: '>= 4', confidenceRule: 'lower-bound' })?.[0]).toContain(
      'of a share',
    )
    expect(wrong({ ...NPS, confidenceRule: 'lower-bound' })).toHaveLength(1)
  })
})

describe('NPS', () => {
  test('G60 50 promoters and 20 detractors of 100: 30', () => {
    const { value, result } = ask({
      objective: NPS,
      answers: [...times(50, 9), ...times(30, 7), ...times(20, 6)],
    })
    expect(value).toEqual({ num: 30n, den: 1n })
    expect(result).toMatchObject({
      verdict: 'met',
      numbers: { promoters: '50', passives: '30', detractors: '20' },
    })
  })

  test('G60 3 promoters, 2 passives, 2 detractors: 100/7 = 14.2857', () => {
    const answers = [...times(3, 10), ...times(2, 8), ...times(2, 0)]
    const { value, result } = ask({ objective: { ...NPS, minResponses: 7 }, answers })
    expect(value).toEqual({ num: 100n, den: 7n })
    expect(result).toMatchObject({ value: '14.28', verdict: 'breached' })
  })

  test('it goes below zero, and 9 is the least promoter, 6 the greatest detractor', () => {
    const { value, result } = ask({ objective: NPS, answers: [...times(20, 6), ...times(10, 7)] })
    expect(value).toEqual({ num: -200n, den: 3n })
    expect(result.value).toBe('-66.67')
    expect(ask({ objective: NPS, answers: times(30, 8) }).value).toEqual({ num: 0n, den: 1n })
  })
})

describe('NKI', () => {
  test('G61 a mean of 7: (7 − 1)/9 of a hundred = 66.6666', () => {
    const { value, result } = ask({
      objective: NKI,
      answers: [...times(15, [6, 7, 8]), ...times(15, [7, 7, 7])],
    })
    expect(value).toEqual({ num: 200n, den: 3n })
    expect(result).toMatchObject({ value: '66.66', verdict: 'breached' })
  })

  test('from 0 to 100, of answers to all three questions', () => {
    expect(ask({ objective: NKI, answers: times(30, [10, 10, 10]) }).value).toEqual({ num: 100n, den: 1n })
    expect(ask({ objective: NKI, answers: times(30, [1, 1, 1]) }).value).toEqual({ num: 0n, den: 1n })
    const { result } = ask({
      objective: NKI,
      answers: [...times(30, [7, 7, 7]), ...times(3, [10, null, 10]), answer([9]), answer([7, 11, 7])],
    })
    expect(result.numbers).toMatchObject({ answers: '35', valid: '30', noOpinion: '3', offScale: '2' })
  })
})

describe('who counts', () => {
  test('the latest answer of a respondent to a survey; another survey is another answer', () => {
    const one = { respondent: 'anna' }
    const answers = [
      ...times(29, 5),
      answer(1, { ...one, at: at('2026-04-20') }),
      answer(5, { ...one, at: at('2026-04-02') }),
      answer(5, { ...one, survey: 'annan' }),
    ]
    const { value, result } = ask({ objective: CSAT, answers })
    expect(value).toEqual({ num: 30n, den: 31n })
    expect(result.numbers?.answers).toBe('31')
  })

  test('a period counts from its first instant up to the first of the next, and up to asOf itself', () => {
    const asOf = '2026-04-20T12:00'
    const counted = (time: string, more: Partial<AskedSurvey> = {}) =>
      ask({ objective: CSAT, answers: [answer(5, { at: at(time) })], ...more }).result.numbers?.answers
    expect(counted('2026-03-31T23:59:59.999')).toBe('0')
    expect(counted('2026-04-01T00:00')).toBe('1')
    expect(counted('2026-04-30T23:59:59.999')).toBe('1')
    expect(counted('2026-05-01T00:00')).toBe('0')
    expect(counted(asOf, { asOf })).toBe('1')
    expect(counted('2026-04-20T12:00:00.001', { asOf })).toBe('0')
  })

  test('of two answers at one instant the one that stands last counts', () => {
    const twice = (first: number, last: number) => [
      answer(first, { respondent: 'anna' }),
      answer(last, { respondent: 'anna' }),
    ]
    const shareOf = (first: number, last: number) =>
      ask({ objective: CSAT, answers: [...times(29, 5), ...twice(first, last)] }).value
    expect(shareOf(5, 1)).toEqual({ num: 29n, den: 30n })
    expect(shareOf(1, 5)).toEqual({ num: 1n, den: 1n })
  })

  test('an answer in the next period takes none out of this one', () => {
    const late = answer(1, { respondent: 'anna', at: at('2026-05-01') })
    const { value } = ask({
      objective: CSAT,
      answers: [...times(29, 5), answer(5, { respondent: 'anna' }), late],
    })
    expect(value).toEqual({ num: 1n, den: 1n })
  })

  test('"vet ej" is in the response rate and in nothing else', () => {
    const answers = [...times(24, 5), ...times(6, 1), ...times(10, null)]
    const invitations = [{ survey: 'enkat', at: at('2026-04-01'), count: 120 }]
    const { value, result } = ask({ objective: CSAT, answers, invitations })
    expect(value).toEqual({ num: 4n, den: 5n })
    expect(result.numbers).toMatchObject({
      valid: '30',
      noOpinion: '10',
      invited: '120',
      responseRate: '33.33',
    })
  })

  test('invitations of other periods and surveys are others', () => {
    const invitations = [
      { survey: 'enkat', at: at('2026-03-31'), count: 1 },
      { survey: 'annan', at: at('2026-04-01'), count: 1 },
    ]
    expect(
      ask({ objective: CSAT, answers: times(30, 5), invitations }).result.numbers?.invited,
    ).toBeUndefined()
  })

  test('invitations count like answers: up to the end of the period, and up to asOf itself', () => {
    const invited = (time: string, more: Partial<AskedSurvey> = {}) => {
      const invitations = [{ survey: 'enkat', at: at(time), count: 40 }]
      return ask({ objective: CSAT, answers: times(30, 5), invitations, ...more }).result.numbers?.invited
    }
    expect(invited('2026-04-30T23:59:59.999')).toBe('40')
    expect(invited('2026-05-01T00:00')).toBeUndefined()
    const asOf = '2026-04-20T12:00'
    expect(invited(asOf, { asOf })).toBe('40')
    expect(invited('2026-04-20T12:00:00.001', { asOf })).toBeUndefined()
  })

  test('a survey that nobody answered has a response rate where the objective names it', () => {
    const invitations = [{ survey: 'enkat', at: at('2026-04-01'), count: 120 }]
    const named = { ...CSAT, measurement: { source: 'enkat' } }
    const numbersOf = (objective: Record<string, unknown>) =>
      ask({ objective, answers: [], invitations }).result.numbers
    expect(numbersOf(named)).toEqual({ answers: '0', invited: '120', responseRate: '0.00' })
    expect(numbersOf(CSAT)).toEqual({ answers: '0' })
  })

  test('services, customers and the survey that the objective names', () => {
    const parties = [
      { role: 'provider', name: 'Vi' },
      { role: 'customer', id: 'acme', name: 'Acme' },
    ]
    const answers = [
      ...times(30, 5, { customer: 'acme', service: SERVICE }),
      ...times(30, 1, { customer: 'beta' }),
      ...times(30, 1, { service: 'annan' }),
      ...times(30, 1, { survey: 'intern' }),
    ]
    const objective = { ...CSAT, measurement: { source: 'enkat' } }
    const agreement = { parties }
    const { result } = ask({
      objective,
      answers: answers.map((one) => ({ ...one, source: 'fil' })),
      agreement,
    })
    expect(result).toMatchObject({ value: '100.00', numbers: { answers: '30' } })
  })
})

describe('too few to say', () => {
  test('29 answers have a value and no verdict, 30 have one', () => {
    expect(ask({ objective: CSAT, answers: times(29, 5) }).result).toMatchObject({
      ...{ verdict: 'no-data', reason: 'insufficient', value: '100.00' },
    })
    expect(ask({ objective: CSAT, answers: times(30, 5) }).result.verdict).toBe('met')
  })

  test('of four nothing is published that could tell who said what, whatever minResponses says', () => {
    for (const objective of [CSAT, NPS].map((one) => ({ ...one, minResponses: 1 }))) {
      const { result, value, explain } = ask({ objective, answers: [...times(4, 1), ...times(3, null)] })
      expect(result).toMatchObject({ verdict: 'no-data', reason: 'too-few', value: null, exact: null })
      expect(value).toBeNull()
      expect(result.numbers).toEqual({ answers: '7' })
      expect(explain.map(({ step }) => step)).toEqual(['counted', 'verdict'])
    }
    expect(ask({ objective: { ...CSAT, minResponses: 1 }, answers: times(5, 5) }).result.verdict).toBe('met')
  })

  test('no answers at all: no-volume, never met', () => {
    expect(ask({ objective: CSAT, answers: [] }).result).toMatchObject({
      verdict: 'no-data',
      reason: 'no-volume',
    })
  })
})

describe('a running period', () => {
  const asOf = '2026-04-20T12:00'
  test('is pending, on track or at risk; an answer after asOf is none yet', () => {
    const good = times(30, 5)
    const later = times(30, 1, { at: at('2026-04-21') })
    expect(ask({ objective: CSAT, answers: [...good, ...later], asOf }).result).toMatchObject({
      ...{ verdict: 'pending', outlook: 'on-track', value: '100.00' },
    })
    expect(ask({ objective: NPS, answers: times(30, 5), asOf }).result).toMatchObject({ outlook: 'at-risk' })
    expect(ask({ objective: CSAT, answers: [...good, ...times(10, 1)], asOf }).result).toMatchObject({
      outlook: 'at-risk',
    })
  })

  test('a share has a budget: at risk at 75 % of it, lost where all had to be satisfied and one is not', () => {
    const outlookOf = (objective: Record<string, unknown>, time: string) =>
      ask({ objective: { ...CSAT, ...objective }, answers: [...times(84, 5), ...times(16, 1)], asOf: time })
        .result.outlook
    // 16 of 100 use 80 % of the budget of 20 at the end of the month, and 75 % of it from 15/16 of the month on.
    expect(outlookOf({}, '2026-04-29T02:00')).toBe('on-track')
    expect(outlookOf({}, '2026-04-29T04:00')).toBe('at-risk')
    expect(outlookOf({ target: '>= 100 %' }, '2026-04-29T02:00')).toBe('lost')
  })

  test('a mean has no budget: one bad answer never loses it', () => {
    const mean = { ...CSAT, method: 'mean' }
    const outlookOf = (target: string, answers = [...times(29, 2), answer(1)]) =>
      ask({ objective: { ...mean, target }, answers, asOf }).result.outlook
    expect(outlookOf('>= 1')).toBe('on-track')
    expect(outlookOf('>= 2')).toBe('at-risk')
    // It keeps its target exactly, and there is nothing of which three quarters could be used.
    expect(outlookOf('>= 3', times(30, 3))).toBe('on-track')
  })

  test('too few so far is pending with the reason and no outlook', () => {
    const { result } = ask({ objective: CSAT, answers: times(3, 5), asOf })
    expect(result).toMatchObject({ verdict: 'pending', reason: 'too-few', value: null })
    expect(result.outlook).toBeUndefined()
  })
})

test('a period is final when its grace is over, since nothing of it stays open', () => {
  // Five working days after 30 April: 1 May is a holiday, so 4 to 8 May.
  const finality = (asOf: string) => ask({ objective: CSAT, answers: times(30, 5), asOf }).result.finality
  expect([finality('2026-05-08T23:59'), finality('2026-05-09')]).toEqual(['provisional', 'final'])
})

describe('the method names the metric and all that its figure depends on', () => {
  const parameters = { minResponses: '30', atRiskConsumption: '75' }
  test.each([
    [CSAT, 'csat-top-2-box', { scale: '5', confidenceRule: 'point' }],
    [
      { ...CSAT, scale: 7, confidenceRule: 'lower-bound', measurement: { source: 'enkat' } },
      'csat-top-2-box',
      { scale: '7', confidenceRule: 'lower-bound', source: 'enkat' },
    ],
    [{ ...CSAT, method: 'mean', target: '>= 4' }, 'csat-mean', { scale: '5', confidenceRule: 'point' }],
    [NPS, 'nps', {}],
    [NKI, 'nki', {}],
  ])('%j', (objective, rule, more) => {
    expect(ask({ objective, answers: [] }).result.method).toEqual({
      rule: `surveys/${rule}`,
      parameters: { ...parameters, ...more },
    })
  })
})

test('property: order and duplicates of answers change nothing, and figures stay within their range', () => {
  const anyAnswer = fc.record({
    survey: fc.constantFrom('a', 'b'),
    respondent: fc.constantFrom(...'abcdefghijklmnop'),
    at: fc.integer({ min: at('2026-03-25'), max: at('2026-05-05') }),
    scores: fc.tuple(fc.option(fc.integer({ min: 0, max: 10 }))),
  })
  const answers = fc.uniqueArray(anyAnswer, { minLength: 20, maxLength: 60, selector: (one) => one.at })
  fc.assert(
    fc.property(answers, (all) => {
      const objective = { ...NPS, minResponses: 1 }
      const straight = ask({ objective, answers: all })
      expect(ask({ objective, answers: [...all].reverse() }).result).toEqual(straight.result)
      expect(ask({ objective, answers: [...all, ...all] }).result).toEqual(straight.result)
      if (straight.value === null) return
      expect(Number(straight.value.num) / Number(straight.value.den)).toBeGreaterThanOrEqual(-100)
      expect(Number(straight.value.num) / Number(straight.value.den)).toBeLessThanOrEqual(100)
    }),
    { numRuns: 50 },
  )
})
