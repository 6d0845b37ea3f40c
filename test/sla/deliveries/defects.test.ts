import { describe, expect, test } from 'vitest'
import { percent6 } from '../builders.ts'
import { type AskedDeliveries, ask, deliveries, delivery } from './ask.ts'

const OBJECTIVE = { metric: 'defect-rate' }
const batch = (quantity: number, defective: number) => [
  delivery({ delivered: '2026-06-10', quantity, defective }),
]

describe('G64 strictly less than 1 %', () => {
  test.each([
    [10, 1000, '1.000000', '1.00', 'breached'],
    [9, 1000, '0.900000', '0.90', 'met'],
    // Rounding to two decimals would show 1.00 beside "met".
    [9999, 1_000_000, '0.999900', '0.99', 'met'],
    [0, 1000, '0.000000', '0', 'met'],
  ])('%i of %i', (defective, quantity, exact, shown, verdict) => {
    const { value, result } = ask({ objective: OBJECTIVE, deliveries: batch(quantity, defective) })
    expect(percent6(value)).toBe(exact)
    expect(result).toMatchObject({ verdict, certainty: 'certain' })
    expect(Number(result.value)).toBe(Number(shown))
  })

  test('with <= 1 % ten of a thousand are kept', () => {
    const { result } = ask({ objective: { ...OBJECTIVE, target: '<= 1 %' }, deliveries: batch(1000, 10) })
    expect(result).toMatchObject({ verdict: 'met', value: '1.00' })
  })
})

test('what was inspected is a sample, with its Wilson interval', () => {
  const rows = [delivery({ delivered: '2026-06-10', quantity: 1000, inspected: 10, defective: 1 })]
  const delivered = ask({ objective: OBJECTIVE, deliveries: rows })
  expect(percent6(delivered.value)).toBe('0.100000')
  expect(delivered.result.numbers?.low).toBeUndefined()
  const inspected = ask({ objective: { ...OBJECTIVE, denominator: 'inspected' }, deliveries: rows })
  expect(percent6(inspected.value)).toBe('10.000000')
  // The mirror of 9/10 in G59: 1 − 98.2124 % to 1 − 59.5850 %.
  expect(Number(inspected.result.numbers?.low)).toBeCloseTo(100 - 98.2124, 3)
  expect(Number(inspected.result.numbers?.high)).toBeCloseTo(100 - 59.585, 3)
})

test('by order line one with any defect is defective', () => {
  const rows = [...deliveries(3, { delivered: '2026-06-10', quantity: 50 }), ...batch(50, 7)]
  expect(ask({ objective: { ...OBJECTIVE, unit: 'order-line' }, deliveries: rows }).value).toEqual({
    num: 1n,
    den: 4n,
  })
})

describe('when a defect is found', () => {
  const objective = { ...OBJECTIVE, claimPeriodDays: 30 }
  const found = (date: string) => [
    ...batch(99, 0),
    delivery({ delivered: '2026-06-10', quantity: 1, defective: 1, found: date }),
    delivery({ delivered: '2026-07-10', quantity: 50 }),
  ]
  const rate = (date: string, month: string) =>
    percent6(ask({ objective, deliveries: found(date), in: `2026-${month}-15` }).value)

  test('within the claim period it belongs to the delivery, the last day included', () => {
    expect(rate('2026-07-10', '06')).toBe('1.000000')
    expect(rate('2026-07-10', '07')).toBe('0.000000')
  })

  test('after it, to the period in which it is found', () => {
    expect(rate('2026-07-11', '06')).toBe('0.000000')
    expect(rate('2026-07-11', '07')).toBe('2.000000')
  })

  test('what is not found yet is no defect yet, and the period is not final before the claims are over', () => {
    const asked = { objective, deliveries: found('2026-07-05') }
    const before = ask({ ...asked, asOf: '2026-07-04' })
    expect([percent6(before.value), before.finality]).toEqual(['0.000000', 'provisional'])
    expect(ask({ ...asked, asOf: '2026-07-30T23:59' }).finality).toBe('provisional')
    expect(ask({ ...asked, asOf: '2026-07-31T00:00' }).finality).toBe('final')
  })

  test('without a claim period only what is found on the day of the delivery belongs to it', () => {
    const same = [
      delivery({ delivered: '2026-06-10', quantity: 10, defective: 1, found: '2026-06-10T23:00' }),
    ]
    expect(percent6(ask({ objective: OBJECTIVE, deliveries: same }).value)).toBe('10.000000')
    expect(percent6(ask({ objective: OBJECTIVE, deliveries: found('2026-06-11') }).value)).toBe('1.000000')
    expect(ask({ objective: OBJECTIVE, deliveries: found('2026-06-11') }).result.numbers).toMatchObject({
      foundLate: '1',
    })
  })
})

test('nothing delivered is no-volume, never 0 % and met', () => {
  expect(ask({ objective: OBJECTIVE, deliveries: [] }).result).toMatchObject({
    value: null,
    verdict: 'no-data',
    reason: 'no-volume',
  })
})

test('no defect allowed and one found: lost at once', () => {
  const objective = { ...OBJECTIVE, target: '<= 0 %' }
  const { result } = ask({ objective, deliveries: batch(100, 1), asOf: '2026-06-15' })
  expect(result).toMatchObject({ verdict: 'breached', outlook: 'lost' })
})

describe('the edges of a period', () => {
  const counted = (delivered: string, more: Partial<AskedDeliveries> = {}) =>
    ask({ objective: OBJECTIVE, deliveries: [delivery({ delivered, quantity: 10 })], ...more }).result.numbers
      ?.counted

  test('from its first instant up to the first of the next, and up to asOf itself', () => {
    expect(counted('2026-05-31T23:59:59.999')).toBe('0')
    expect(counted('2026-06-01T00:00')).toBe('10')
    expect(counted('2026-06-30T23:59:59.999')).toBe('10')
    expect(counted('2026-07-01T00:00')).toBe('0')
    const asOf = '2026-06-15T12:00'
    expect(counted(asOf, { asOf })).toBe('10')
    expect(counted('2026-06-15T12:00:00.001', { asOf })).toBe('0')
  })

  test('a defect is one from the instant at which it is found', () => {
    const objective = { ...OBJECTIVE, claimPeriodDays: 30 }
    const rows = [
      delivery({ delivered: '2026-06-10', quantity: 10, defective: 1, found: '2026-06-15T12:00' }),
    ]
    const defective = (asOf: string) => ask({ objective, deliveries: rows, asOf }).result.numbers?.defective
    expect([defective('2026-06-15T11:59:59.999'), defective('2026-06-15T12:00')]).toEqual(['0', '1'])
  })

  test('the source has to have reported to the end of the period, or of the agreement', () => {
    const through = (dataThrough: string, agreement = {}) => {
      const { verdict, finality } = ask({
        objective: OBJECTIVE,
        deliveries: batch(1000, 0),
        dataThrough,
        agreement,
      })
      return [verdict, finality]
    }
    expect(through('2026-07-01')).toEqual(['met', 'final'])
    expect(through('2026-06-30T23:59:59.999')).toEqual(['no-data', 'provisional'])
    expect(through('2026-06-16', { effectiveTo: '2026-06-15' })[0]).toBe('met')
  })

  test('what was found late is none of the deliveries that are counted with it', () => {
    const rows = [
      delivery({ delivered: '2026-05-10', quantity: 10, defective: 3, found: '2026-06-10' }),
      ...batch(100, 2),
    ]
    expect(ask({ objective: OBJECTIVE, deliveries: rows }).result.numbers).toEqual({
      defective: '5',
      foundLate: '3',
      counted: '100',
    })
  })
})

describe('what is counted', () => {
  const count = (objective: object, row: Parameters<typeof delivery>[0]) =>
    ask({
      objective: { ...OBJECTIVE, ...objective },
      deliveries: [delivery({ delivered: '2026-06-10', ...row })],
    }).result.numbers

  test('what was delivered, not what was ordered', () => {
    expect(count({}, { quantity: 100, deliveredQuantity: 90, defective: 1 })?.counted).toBe('90')
  })

  test('by line one, or none where nothing of it came or was inspected', () => {
    const line = { unit: 'order-line' }
    expect(count(line, { quantity: 100, deliveredQuantity: 0 })?.counted).toBe('0')
    expect(count({ ...line, denominator: 'inspected' }, { quantity: 100 })?.counted).toBe('0')
    expect(count({ ...line, denominator: 'inspected' }, { quantity: 100, inspected: 5 })?.counted).toBe('1')
  })

  test('a sample has an interval, outwards: 1 of 10 is 1.7876 to 40.4151 %', () => {
    expect(count({ denominator: 'inspected' }, { quantity: 100, inspected: 10, defective: 1 })).toMatchObject(
      {
        low: '1.7876',
        high: '40.4151',
      },
    )
    expect(count({ denominator: 'inspected' }, { inspected: 2, defective: 2 })).toMatchObject({
      high: '100.0000',
    })
  })

  test('more defects than were inspected, or nothing inspected, are no sample', () => {
    expect(count({ denominator: 'inspected' }, { inspected: 1, defective: 2 })).not.toHaveProperty('low')
    expect(count({ denominator: 'inspected' }, { inspected: 0 })).not.toHaveProperty('low')
  })

  test("only the agreement's own services count", () => {
    expect(count({}, { service: 'annan' })?.counted).toBe('0')
  })
})

test('the method names the unit, the denominator and the days of claim', () => {
  const methodOf = (objective: object) =>
    ask({ objective: { ...OBJECTIVE, ...objective }, deliveries: [] }).result.method
  const parameters = {
    unit: 'quantity',
    denominator: 'delivered',
    claimPeriodDays: '0',
    atRiskConsumption: '75',
  }
  expect(methodOf({})).toEqual({ rule: 'deliveries/defects', parameters })
  expect(methodOf({ unit: 'parcel', denominator: 'inspected', claimPeriodDays: 30 }).parameters).toEqual({
    ...parameters,
    ...{ unit: 'parcel', denominator: 'inspected', claimPeriodDays: '30' },
  })
})
