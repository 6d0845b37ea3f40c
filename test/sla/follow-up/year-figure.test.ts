import { describe, expect, test } from 'vitest'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { yearFigure } from '../../../scripts/sla/follow-up/year-figure.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { instantText } from '../../../scripts/sla/time/text.ts'
import { objective } from '../../publish/feed-builders.ts'
import { at, ZONE } from '../builders.ts'

/* The figure of a whole year out of the results of its periods; every expected value is worked out by hand. */

const YEAR = periodAt('calendar-year', ZONE, at('2026-06-01'))
const HOUR = 3_600_000
type Type = 'calendar-month' | 'calendar-quarter' | 'calendar-year' | 'calendar-week'

const period = (day: string, type: Type = 'calendar-month'): ObjectiveResult['period'] => {
  const { start, end, ...bounds } = periodAt(type, ZONE, at(day))
  return { ...bounds, start: instantText(start), end: instantText(end) }
}
const share = (good: number, valid: number): Pick<ObjectiveResult, 'exact' | 'value'> => ({
  exact: { num: String(good), den: String(valid) },
  value: '0',
})

/** A month of so many hours, of which some were down and some unknown. */
function month(day: string, hours: number, down: number, unknown = 0, policy = 'exclude'): ObjectiveResult {
  const known = hours - unknown
  const base = policy === 'exclude' ? known : hours
  const bad = policy === 'assume-down' ? down + unknown : down
  return objective({
    period: period(day),
    ...share(base - bad, base),
    ledger: {
      upMs: (known - down) * HOUR,
      downMs: down * HOUR,
      unknownMs: unknown * HOUR,
      outsideHoursMs: 0,
      outsideContractMs: 0,
      futureMs: 0,
      excluded: [],
    },
    method: { rule: 'availability/time', parameters: { unknownPolicy: policy } },
    explain: [{ step: 'base', values: { baseMs: String(hours * HOUR) } }],
  })
}
const figure = (results: ObjectiveResult[]) => yearFigure(results, YEAR)

describe('a share of time', () => {
  test('is of all the time, no mean of months: 100 of 100 and 0 of 300 are 25 %, not 50', () => {
    const found = figure([month('2026-01-15', 100, 0), month('2026-02-15', 300, 300)])
    expect(found).toMatchObject({ value: '25.00', exact: { num: '1', den: '4' }, coverage: '100.00' })
  })

  test('leaves out what is unknown, or counts it as the contract says', () => {
    const of = (policy: string) =>
      figure([month('2026-01-15', 100, 10, 20, policy), month('2026-02-15', 100, 0, 0, policy)])
    // 170 of 180 known hours; 190 of 200; 170 of 200.
    expect(of('exclude').exact).toEqual({ num: '17', den: '18' })
    expect(of('assume-up').exact).toEqual({ num: '19', den: '20' })
    expect(of('assume-down').exact).toEqual({ num: '17', den: '20' })
    expect(of('exclude').coverage).toBe('90.00')
    expect(of('hold-last')).toMatchObject({ value: null, reason: 'metric' })
  })

  test('is shown as 100 % only where nothing was down', () => {
    expect(figure([month('2026-01-15', 744, 0), month('2026-02-15', 672, 0)]).value).toBe('100.00')
    const nearly = month('2026-01-15', 1_000_000, 1)
    expect(figure([nearly]).value).not.toMatch(/^100/)
  })

  test('has none where it was measured in different ways, where the terms changed within a period, or bases overlap', () => {
    const changed = { ...month('2026-02-15', 672, 0) }
    changed.method = { ...changed.method, parameters: { ...changed.method.parameters, minOutage: 'PT5M' } }
    expect(figure([month('2026-01-15', 744, 0), changed])).toMatchObject({ value: null, reason: 'terms' })
    const parted = { ...month('2026-02-15', 672, 0), explain: [{ step: 'part', values: {} }] }
    expect(figure([month('2026-01-15', 744, 0), parted])).toMatchObject({ value: null, reason: 'terms' })
    const quarter = { ...month('2026-01-15', 744, 0), period: period('2026-01-15', 'calendar-quarter') }
    expect(figure([month('2026-01-15', 744, 0), quarter])).toMatchObject({ value: null, reason: 'periods' })
    // The week of 1 January begins in December.
    const week = { ...month('2026-01-01', 168, 0), period: period('2026-01-01', 'calendar-week') }
    expect(figure([week])).toMatchObject({ value: null, reason: 'periods' })
  })

  test('a changed target alone does not change how it is measured', () => {
    const stricter = {
      ...month('2026-02-15', 100, 0),
      target: { comparator: '>=', value: '99.95', unit: '%' } as const,
    }
    expect(figure([month('2026-01-15', 100, 1), stricter]).exact).toEqual({ num: '199', den: '200' })
  })

  test('of a target for the year is its own figure', () => {
    const own = {
      ...month('2026-01-15', 744, 0),
      period: period('2026-01-15', 'calendar-year'),
      value: '99.87',
    }
    expect(figure([own]).value).toBe('99.87')
  })
})

describe('the periods of the year', () => {
  const MISSING = { value: null, exact: null }

  test('may come in any order', () => {
    const [jan, feb, mar] = [
      month('2026-01-15', 100, 0),
      month('2026-02-15', 100, 30),
      month('2026-03-15', 100, 0),
    ]
    for (const order of [
      [jan, feb, mar],
      [mar, feb, jan],
      [mar, jan, feb],
      [feb, mar, jan],
    ])
      expect(figure(order).exact).toEqual({ num: '9', den: '10' })
  })

  test('go to its last moment and not beyond: December is in it, a week that ends in January is not', () => {
    expect(figure([month('2026-12-15', 744, 0)]).value).toBe('100.00')
    const week = { ...month('2026-12-31', 168, 0), period: period('2026-12-31', 'calendar-week') }
    expect(figure([week])).toMatchObject({ value: null, reason: 'periods' })
  })

  test.each(['rolling', 'fixed-denominator'])(
    'a base that has no other length is not put together: %s',
    (type) => {
      const own = month('2026-02-15', 672, 0)
      expect(figure([{ ...own, period: { ...own.period, type } }])).toMatchObject({
        value: null,
        reason: 'periods',
      })
    },
  )

  test('a year beside a month of it is not the figure: they overlap', () => {
    const year = {
      ...month('2026-01-15', 8760, 0),
      period: period('2026-01-15', 'calendar-year'),
      value: '99.87',
    }
    expect(figure([month('2026-01-15', 744, 0), year])).toMatchObject({ value: null, reason: 'periods' })
  })

  test('a target for the year without a figure tells why, and with one nothing of it', () => {
    const year = { ...month('2026-01-15', 100, 0), period: period('2026-01-15', 'calendar-year') }
    expect(figure([{ ...year, ...MISSING, reason: 'insufficient' }])).toEqual({
      ...MISSING,
      coverage: '100.00',
      reason: 'insufficient',
    })
    expect(figure([{ ...year, ...share(9987, 10_000), value: '99.87' }])).toStrictEqual({
      value: '99.87',
      exact: { num: '9987', den: '10000' },
      coverage: '100.00',
    })
  })

  test('coverage is cut, of the periods that tell of it: 2 of 3 hours are 66.66 %', () => {
    const { ledger: _, ...untold } = month('2026-02-15', 100, 0)
    expect(figure([month('2026-01-15', 3, 0, 1), untold]).coverage).toBe('66.66')
    expect(figure([untold])).toStrictEqual({ value: '100.00', exact: { num: '1', den: '1' } })
  })

  test('items are those of the periods that have any', () => {
    const counted = { ...month('2026-01-15', 100, 0), items: { good: 3, valid: 4, open: 0, pastDue: 0 } }
    expect(figure([counted, month('2026-02-15', 100, 0)]).items).toEqual({ good: 3, valid: 4 })
    expect(figure([month('2026-02-15', 100, 0)])).not.toHaveProperty('items')
  })

  test('the latest terms say how many answers are enough and how many decimals there are, in whichever order they come', () => {
    const answers = (day: string, least: string, target: string) =>
      objective({
        period: period(day, 'calendar-quarter'),
        metric: 'csat',
        target: { comparator: '>=', value: target, unit: '%' },
        numbers: { satisfied: '8', valid: '10' },
        method: { rule: 'surveys/csat-top-2-box', parameters: { minResponses: least } },
      })
    const stricter = [answers('2026-01-15', '10', '80'), answers('2026-04-15', '30', '80')]
    const milder = [answers('2026-01-15', '30', '80.0'), answers('2026-04-15', '10', '80.000')]
    for (const order of [stricter, stricter.toReversed()]) expect(figure(order).reason).toBe('insufficient')
    for (const order of [milder, milder.toReversed()]) expect(figure(order).value).toBe('80.000')
  })
})

describe('what is counted', () => {
  const items = (day: string, good: number, valid: number, over: Partial<ObjectiveResult> = {}) =>
    objective({
      period: period(day),
      metric: 'first-response',
      target: { comparator: '>=', value: '90', unit: '%', quantifier: 'share' },
      ...(valid > 0 ? share(good, valid) : { value: null, exact: null }),
      items: { good, valid, open: 0, pastDue: 0 },
      ...over,
    })

  test('items add up, those of a month without any too', () => {
    const found = figure([items('2026-01-15', 1, 2), items('2026-02-15', 8, 8), items('2026-03-15', 0, 0)])
    expect(found).toMatchObject({
      exact: { num: '9', den: '10' },
      value: '90.00',
      items: { good: 9, valid: 10 },
    })
  })

  test('where every item has to keep its limit the longest of all is the figure', () => {
    const target = { comparator: '<=', value: '1800000', unit: 'ms', quantifier: 'every' } as const
    const longest = (day: string, ms: number) => items(day, 1, 1, { target, ...share(ms, 1) })
    expect(figure([longest('2026-01-15', 900_000), longest('2026-02-15', 1_200_000)]).value).toBe('1200000')
  })

  test('medians cannot be put together', () => {
    const target = { comparator: '<=', value: '1800000', unit: 'ms', quantifier: 'median' } as const
    expect(figure([items('2026-01-15', 1, 1, { target, ...share(900_000, 1) })])).toMatchObject({
      value: null,
      reason: 'metric',
      items: { good: 1, valid: 1 },
    })
  })

  test('outages are counted together, and the longest is the longest of all', () => {
    const of = (metric: 'outage-count' | 'longest-outage', ...values: number[]) =>
      figure(
        values.map((value, index) =>
          objective({
            period: period(`2026-0${index + 1}-15`),
            metric,
            target: { comparator: '<=', value: '2', unit: '' },
            ...share(value, 1),
          }),
        ),
      ).value
    expect(of('outage-count', 2, 0, 3)).toBe('5')
    expect(of('longest-outage', 2, 0, 3)).toBe('3')
  })

  test('answers are put together, and too few in the year are no figure', () => {
    const answers = (day: string, satisfied: number, valid: number) =>
      objective({
        period: period(day, 'calendar-quarter'),
        metric: 'csat',
        target: { comparator: '>=', value: '80', unit: '%' },
        numbers: { satisfied: String(satisfied), valid: String(valid) },
        method: { rule: 'surveys/csat-top-2-box', parameters: { minResponses: '30' } },
      })
    // 12 and 18 answers are too few by themselves and enough together.
    expect(figure([answers('2026-01-15', 9, 12), answers('2026-04-15', 18, 18)])).toMatchObject({
      value: '90.00',
    })
    expect(figure([answers('2026-01-15', 9, 12)])).toMatchObject({ value: null, reason: 'insufficient' })
  })

  test('NPS is of all answers: 10 promoters of 20 and 10 detractors of 20 are 0', () => {
    const answers = (day: string, promoters: number, detractors: number) =>
      objective({
        period: period(day, 'calendar-quarter'),
        metric: 'nps',
        target: { comparator: '>=', value: '30', unit: '' },
        numbers: { promoters: String(promoters), detractors: String(detractors), valid: '20' },
        method: { rule: 'surveys/nps', parameters: { minResponses: '30' } },
      })
    expect(figure([answers('2026-01-15', 10, 0), answers('2026-04-15', 0, 10)]).exact).toEqual({
      num: '0',
      den: '1',
    })
  })

  test('defects are those of everything delivered: 3 of 300 and 1 of 100 are 1 %', () => {
    const defects = (day: string, defective: number, counted: number) =>
      objective({
        period: period(day),
        metric: 'defect-rate',
        target: { comparator: '<', value: '1', unit: '%' },
        numbers: { defective: String(defective), counted: String(counted), foundLate: '0' },
        ...share(defective, counted),
      })
    expect(figure([defects('2026-01-15', 3, 300), defects('2026-02-15', 1, 100)])).toMatchObject({
      value: '1.00',
      exact: { num: '1', den: '100' },
    })
  })

  test('nothing known is no figure', () => {
    expect(figure([])).toEqual({ value: null, exact: null, reason: 'no-data' })
    expect(figure([items('2026-01-15', 0, 0)])).toMatchObject({ value: null, reason: 'no-data' })
  })
})
