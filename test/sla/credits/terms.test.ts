import { describe, expect, test } from 'vitest'
import { Credits } from '../../../data/schema/credits.ts'
import { anAgreement } from '../builders.ts'
import { FEE } from './builders.ts'

/** What is wrong with terms, each with its path. */
function wrongWith(file: unknown): string[] {
  const { error } = Credits.safeParse(file)
  const issues = error?.issues ?? []
  const inner = issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]))
  return inner.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const bands = (...tiers: object[]) => ({ fee: FEE, tiers })

describe('tiers that contradict themselves (rule L23)', () => {
  test('a gap: nothing is said of values between two bands', () => {
    const found = wrongWith(bands({ below: 99.9, atLeast: 99, percent: 10 }, { below: 98, percent: 25 }))
    expect(found).toContain('tiers.1: nothing is said of values from 98 up to 99; write below: 99')
  })
  test('nor of those below the last', () => {
    const found = wrongWith(bands({ below: 99.9, atLeast: 99, percent: 10 }))
    expect(found).toContain(
      'tiers.0: nothing is said of values below 99; leave out atLeast, or add a band for them',
    )
  })
  test('less credit for worse service', () => {
    const found = wrongWith(bands({ below: 99.9, percent: 25 }, { below: 99, percent: 10 }))
    expect(found).toContain(
      'tiers.1: gives less than the band below 99.9, though the service was worse; raise it',
    )
  })
  test('two bands from the same value, though written otherwise', () => {
    const found = wrongWith(bands({ below: 99.9, percent: 10 }, { below: '99.90', percent: 25 }))
    expect(found).toContain('tiers.1: two bands begin below 99.90; keep one')
  })
  test('a band that no value is in', () => {
    expect(wrongWith(bands({ below: 99, atLeast: 99.9, percent: 10 })).join()).toContain(
      'no value is both below',
    )
  })
  test('a band that gives two things or none', () => {
    for (const gives of [{}, { percent: 10, days: 3 }])
      expect(wrongWith(bands({ below: 99, ...gives })).join()).toContain(
        'exactly one of percent, days and amount',
      )
  })
  test('the tiers of published agreements are right', () => {
    expect(
      wrongWith(
        bands({ below: 100, percent: 10 }, { below: 99.99, percent: 25 }, { below: 99.5, percent: 100 }),
      ),
    ).toEqual([])
  })
})

test('bands of an objective where less is better are refused: no value would ever be below them (rule L23)', () => {
  const fel = { id: 'fel', metric: 'defect-rate', target: '< 1 %', unit: 'order', period: 'calendar-month' }
  const bands = { tiers: [{ below: 1, percent: 10 }] }
  const read = (objective: object, rules: unknown) => () =>
    anAgreement({}, { objectives: [objective], credits: { objectives: { fel: rules } } })
  const refused = 'of \\"fel\\" less is: they would never give anything (rule L23); use perBreach or'
  expect(read(fel, bands)).toThrow(refused)
  expect(read(fel, [{ perBreach: { percent: 5 } }, bands])).toThrow(refused)
  expect(read(fel, { perPercentPoint: { percent: 5 } })).not.toThrow()
  const more = { id: 'fel', metric: 'delivery-precision', target: '> 95 %', unit: 'order' }
  expect(read({ ...more, period: 'calendar-month' }, bands)).not.toThrow()
})

test('an amount needs a fee, for its currency; per cent do not', () => {
  const objectives = { svar: { perBreach: { amount: 200 } }, drift: 'remedy-plan' }
  const mend = 'is an amount in no currency; add fee: { amount: 40000, currency: SEK, per: month }'
  const found = wrongWith({ objectives, minimumPayout: 1 })
  expect(found).toEqual(expect.arrayContaining([`minimumPayout: ${mend}`, `objectives.svar: ${mend}`]))
  expect(found.join()).not.toContain('objectives.drift')
  expect(wrongWith({ objectives, fee: FEE })).toEqual([])
  expect(wrongWith({ tiers: [{ below: 99.9, percent: 10 }] })).toEqual([])
})
