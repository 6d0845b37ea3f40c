import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  multiply,
  parseDecimal,
  parsePercent,
  type Ratio,
  ratio,
  ZERO,
} from '../../../scripts/sla/exact/ratio.ts'
import { breach, creditsOf, without } from './builders.ts'

/* Property 11 of semantics.md: credit is non-increasing in the SLI, at most every cap, 0 in a pilot, and the highest only at most the sum. */

const IDS = ['a', 'b', 'c']
const OBJECTIVES = IDS.map((id) => ({
  id,
  metric: 'availability',
  target: '>= 99.9 %',
  period: 'calendar-month',
}))

/** Bands that give no less for worse, in a mix of widths, of one kind. */
const tiers = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 5, maxLength: 5 }),
    fc.constantFrom('percent', 'days', 'amount'),
  )
  .map(([edges, steps, kind]) => {
    let given = 0
    return edges
      .toSorted((a, b) => b - a)
      .map((edge, index) => {
        given += steps[index] ?? 0
        return { below: edge / 100, [kind]: given / 100 }
      })
  })
const hourly = fc.record({
  perStartedHour: fc.record({
    amount: fc.integer({ min: 0, max: 900 }),
    percentOfFee: fc.integer({ min: 0, max: 9 }),
    fixedPer: fc.constantFrom('hour', 'once'),
  }),
})
const rule = fc.oneof(
  tiers.map((bands) => ({ tiers: bands })),
  hourly,
  fc.record({ perPercentPoint: fc.record({ percent: fc.integer({ min: 0, max: 40 }) }) }),
)
const fee = fc.record({
  amount: fc
    .integer({ min: 0, max: 1_000_000 })
    .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`),
  currency: fc.constantFrom('SEK', 'JPY', 'KWD'),
})
const file = fc.record({
  fee,
  objectives: fc.record({ a: rule, b: rule, c: rule }),
  stacking: fc.constantFrom('highest-only', 'sum', 'best-per-service'),
  cap: fc.record({
    percentOfMonth: fc.integer({ min: 0, max: 120 }),
    percentOf12Months: fc.integer({ min: 0, max: 40 }),
    year: fc.constantFrom('rolling', 'contract'),
  }),
  minimumPayout: fc.integer({ min: 0, max: 500 }),
})
/** Minutes down of a month for each objective and service, in months from January on. */
const history = fc.array(
  fc.record({
    month: fc.integer({ min: 0, max: 17 }),
    objective: fc.constantFrom(...IDS),
    service: fc.constantFrom('x', 'y'),
    minutes: fc.integer({ min: 0, max: 43_200 }),
    provisional: fc.boolean(),
  }),
  { minLength: 1, maxLength: 20 },
)
type Row = { month: number; objective: string; service: string; minutes: number; provisional: boolean }

const START = Temporal.PlainYearMonth.from('2026-01')
function verdictOf({ month, objective, service, minutes, provisional }: Row, more: object = {}) {
  const within = START.add({ months: month }).toPlainDate({ day: 1 })
  const start = within.toZonedDateTime('Europe/Stockholm').epochMilliseconds
  const outages = [{ start, end: start + minutes * 60_000, countedMs: minutes * 60_000 }]
  const finality = provisional ? ('provisional' as const) : ('final' as const)
  return breach(without(minutes), { in: within.toString(), objective, service, outages, finality, ...more })
}
/** One verdict an objective, service and month. */
const once = (rows: Row[]) => [
  ...new Map(rows.map((row) => [`${row.month} ${row.objective} ${row.service}`, row])).values(),
]
const ask = (rows: Row[], terms: object, more: object = {}) =>
  creditsOf(
    once(rows).map((row) => verdictOf(row, more)),
    { ...terms },
    { objectives: OBJECTIVES, asOf: '2029-01-01', agreement: { effectiveFrom: '2024-05-17' } },
  )
const total = (entries: { amount?: string | undefined }[]): Ratio =>
  entries.reduce((sum, { amount = '0' }) => add(sum, parseDecimal(amount)), ZERO)
const monthOf = ({ period }: { period: { id: string } }) => Temporal.PlainYearMonth.from(period.id)
const indexOf = (entry: { period: { id: string } }) =>
  START.until(monthOf(entry), { largestUnit: 'months' }).months

describe('property 11', () => {
  test('credit is non-increasing in the SLI, for one objective and for a month of several', () => {
    fc.assert(
      fc.property(
        file,
        history,
        fc.integer({ min: 0, max: 19 }),
        fc.integer({ min: 0, max: 43_200 }),
        (terms, rows, index, less) => {
          const month = once(rows.map((row) => ({ ...row, month: 0 })))
          const better = month.map((row, at) =>
            at === index % month.length ? { ...row, minutes: Math.min(row.minutes, less) } : row,
          )
          expect(compare(total(ask(better, terms)), total(ask(month, terms)))).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  test('no month and no twelve months give more than their caps', () => {
    fc.assert(
      fc.property(file, history, (terms, rows) => {
        const entries = ask(rows, terms)
        const monthly = parseDecimal(terms.fee.amount)
        const monthCap = multiply(parsePercent(String(terms.cap.percentOfMonth)), monthly)
        const yearCap = multiply(
          parsePercent(String(terms.cap.percentOf12Months)),
          multiply(monthly, ratio(12)),
        )
        for (const last of Array(18).keys()) {
          const inMonth = total(entries.filter((entry) => indexOf(entry) === last))
          expect(compare(inMonth, monthCap)).toBeLessThanOrEqual(0)
          // Rolling: the twelve months that end here. By contract year: those from 17 May, whose months end on the 31st.
          const from = terms.cap.year === 'rolling' ? last - 11 : last < 4 ? -8 : last < 16 ? 4 : 16
          const year = entries.filter((entry) => indexOf(entry) <= last && indexOf(entry) >= from)
          expect(compare(total(year), yearCap)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('a pilot gives nothing', () => {
    fc.assert(
      fc.property(file, history, (terms, rows) => {
        expect(total(ask(rows, terms, { phase: 'pilot', binding: false }))).toEqual(ZERO)
      }),
    )
  })

  test('the highest only ≤ the best per service ≤ the sum, before a cap over months that remembers', () => {
    fc.assert(
      fc.property(file, history, (terms, rows) => {
        const { percentOfMonth } = terms.cap
        const of = (stacking: string) => total(ask(rows, { ...terms, cap: { percentOfMonth }, stacking }))
        expect(compare(of('highest-only'), of('best-per-service'))).toBeLessThanOrEqual(0)
        expect(compare(of('best-per-service'), of('sum'))).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('so too with a breach whose value meets its target, found by the seed 1011504331', () => {
    const rows = [
      { month: 0, objective: 'c', service: 'x', minutes: 0, provisional: false },
      { month: 0, objective: 'b', service: 'x', minutes: 432, provisional: false },
      { month: 0, objective: 'a', service: 'x', minutes: 0, provisional: false },
    ]
    const perPoint = { perPercentPoint: { percent: 1 } }
    const terms = {
      fee: { amount: '5.00', currency: 'SEK' },
      objectives: { a: { tiers: [{ below: 0.01, percent: 0 }] }, b: perPoint, c: perPoint },
      cap: { percentOfMonth: 1 },
    }
    // 432 of 43 200 min are 1 %, 0.9 points under 99.9: 0.9 % of 5.00 is 0.045, half up 0.05. The others give nothing, and
    // c must not take 0.1 % of the fee back: with that the sum was 0.04, less than the highest.
    for (const stacking of ['highest-only', 'best-per-service', 'sum'])
      expect(total(ask(rows, { ...terms, stacking }))).toEqual(parseDecimal('0.05'))
  })

  test('the order in which verdicts are given makes no difference', () => {
    fc.assert(
      fc.property(file, history, (terms, rows) => {
        expect(ask(once(rows).toReversed(), terms)).toEqual(ask(once(rows), terms))
      }),
    )
  })

  test('month by month with the earlier entries is the same as all at once', () => {
    fc.assert(
      fc.property(file, history, (terms, rows) => {
        const months = Map.groupBy(
          once(rows).toSorted((a, b) => a.month - b.month),
          ({ month }) => month,
        )
        let earlier: ReturnType<typeof creditsOf> = []
        for (const month of months.values())
          earlier = [
            ...earlier,
            ...creditsOf(
              month.map((row) => verdictOf(row)),
              { ...terms },
              {
                objectives: OBJECTIVES,
                asOf: '2029-01-01',
                agreement: { effectiveFrom: '2024-05-17' },
                earlier,
              },
            ),
          ]
        expect(earlier).toEqual(ask(rows, terms))
      }),
    )
  })
})
