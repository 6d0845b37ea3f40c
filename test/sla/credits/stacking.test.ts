import { describe, expect, test } from 'vitest'
import { payouts } from '../../../scripts/sla/credits/payouts.ts'
import { breach, creditOf, creditsOf, FEE, terms, without } from './builders.ts'

/** Three objectives whose breach gives 25, 3 and 6 per cent. */
const THREE = ['a', 'b', 'c'].map((id) => ({
  id,
  metric: 'availability',
  target: '>= 99.9 %',
  period: 'calendar-month',
}))
const RATES = {
  a: { perBreach: { percent: 25 } },
  b: { perBreach: { percent: 3 } },
  c: { perBreach: { percent: 6 } },
}
const three = (more: object = {}, file: object = {}) =>
  creditsOf(
    ['a', 'b', 'c'].map((objective) => breach(without(60), { objective, ...more })),
    { fee: FEE, objectives: RATES, ...file },
    { objectives: THREE },
  )
const amounts = (entries: { amount?: string | undefined }[]) => entries.map(({ amount }) => amount)
const sum = (entries: { amount?: string | undefined }[]) =>
  entries.reduce((total, { amount = '0' }) => total + BigInt(amount.replace('.', '')), 0n)

describe('G67 25 + 3 + 6 per cent of 10 000, capped at 30', () => {
  const cap = { percentOfMonth: 30 }

  test('sum: 34 per cent, capped to 3 000', () => {
    const entries = three({}, { stacking: 'sum', cap })
    expect(sum(entries)).toBe(300_000n)
    expect(entries.at(-1)).toMatchObject({
      percent: '6.00',
      credited: '2.00',
      amount: '200.00',
      capped: 'month',
    })
  })

  test('highest only: 2 500, and the others say for which', () => {
    const entries = three({}, { cap })
    expect(amounts(entries)).toEqual(['2500.00', '0.00', '0.00'])
    expect(entries[1]).toMatchObject({ status: 'none', percent: '3.00', credited: '0.00' })
    expect(entries[1]?.steps.at(-1)).toEqual({
      step: 'stacking',
      values: { rule: 'highest-only', kept: 'a' },
    })
  })
})

describe('stacking', () => {
  test('best per service: the most of each', () => {
    const at = (objective: string, service: string) => breach(without(60), { objective, service })
    const verdicts = [at('a', 'x'), at('b', 'x'), at('b', 'y'), at('c', 'y')]
    const entries = creditsOf(
      verdicts,
      { fee: FEE, objectives: RATES, stacking: 'best-per-service' },
      { objectives: THREE },
    )
    const paid = entries.filter(({ amount }) => amount !== '0.00')
    expect(paid.map(({ objective, service, amount }) => [objective, service, amount])).toEqual([
      ['a', 'x', '2500.00'],
      ['c', 'y', '600.00'],
    ])
  })

  test('highest only is one of all, whichever services they are of; of equals the first', () => {
    const at = (objective: string, service: string) => breach(without(60), { objective, service })
    const of = (...verdicts: ReturnType<typeof at>[]) =>
      amounts(creditsOf(verdicts, { fee: FEE, objectives: RATES }, { objectives: THREE }))
    expect(of(at('a', 'x'), at('c', 'y'))).toEqual(['2500.00', '0.00'])
    expect(of(at('a', 'x'), at('a', 'y'))).toEqual(['2500.00', '0.00'])
  })

  test('highest only is by month: two months give two credits', () => {
    const verdicts = ['05', '06'].map((month) => breach(without(60), { in: `2026-${month}-15` }))
    expect(sum(creditsOf(verdicts, { fee: FEE, tiers: [{ below: 99.9, percent: 10 }] }))).toBe(200_000n)
  })

  test('the rules of one objective stay together against another', () => {
    const objectives = { ...RATES, c: [{ perBreach: { percent: 20 } }, { perBreach: { percent: 6 } }] }
    expect(amounts(three({}, { objectives }))).toEqual(['0.00', '0.00', '2000.00', '600.00'])
  })

  test('what cannot be credited stands in nothing’s way', () => {
    const verdicts = [
      breach(without(60), { objective: 'a', certainty: 'policy' }),
      breach(without(60), { objective: 'b' }),
    ]
    const entries = creditsOf(verdicts, { fee: FEE, objectives: RATES }, { objectives: THREE })
    expect(amounts(entries)).toEqual(['0.00', '300.00'])
  })

  test('a credit that another, still provisional, could outdo is provisional too; not where they are added', () => {
    const verdicts = [
      breach(without(60), { objective: 'a' }),
      breach(without(60), { objective: 'b', finality: 'provisional' }),
    ]
    const statuses = (stacking: string) =>
      creditsOf(verdicts, { fee: FEE, objectives: RATES, stacking }, { objectives: THREE }).map(
        ({ status }) => status,
      )
    expect(statuses('highest-only')).toEqual(['provisional', 'none'])
    expect(statuses('sum')).toEqual(['eligible', 'provisional'])
  })
})

describe('the cap over twelve months', () => {
  const tiers = [{ below: 99.9, percent: 100 }]
  const months = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const month = Temporal.PlainYearMonth.from('2026-01').add({ months: from - 1 + index })
      return breach(without(60), { in: `${month}-15` })
    })
  const file = (cap: object) => ({ fee: FEE, tiers, cap })
  const given = (cap: object, from: number, to: number, agreement: Record<string, unknown> = {}) =>
    amounts(creditsOf(months(from, to), file(cap), { agreement, asOf: '2028-01-01' }))

  test('20 per cent of twelve months’ fee is 24 000: two months in full, part of the third, then nothing', () => {
    expect(given({ percentOf12Months: 20 }, 1, 4)).toEqual(['10000.00', '10000.00', '4000.00', '0.00'])
  })

  test('rolling: what January took is free again in the next January, not before', () => {
    // February to December 2026 give nothing; January 2027 has lost January's 10 000 from its twelve months.
    const entries = given({ percentOf12Months: 20 }, 1, 15)
    expect(entries.slice(3)).toEqual([...Array(9).fill('0.00'), '10000.00', '10000.00', '4000.00'])
  })

  test('by contract year: a new year begins on its day, and all is free again', () => {
    const agreement = { effectiveFrom: '2025-04-01' }
    const entries = given({ percentOf12Months: 20, year: 'contract' }, 1, 7, agreement)
    expect(entries).toEqual(['10000.00', '10000.00', '4000.00', '10000.00', '10000.00', '4000.00', '0.00'])
  })

  test('earlier entries use it as if they had been computed together, with a fee and without', () => {
    for (const fee of [FEE, undefined]) {
      const all = { ...file({ percentOf12Months: 20 }), ...(fee === undefined && { fee }) }
      const earlier = creditsOf(months(1, 2), all, { asOf: '2028-01-01' })
      const now = creditsOf(months(3, 3), all, { earlier, asOf: '2028-01-01' })
      expect(now[0]).toMatchObject({ credited: '40.00', capped: '12-months' })
    }
  })

  test('a cap is a limit that no rounding passes', () => {
    // 33.333 % of 100.01 is 33.3363…: half up would be 33.34.
    const fee = { ...FEE, amount: '100.01' }
    expect(creditOf(breach(without(60)), { fee, tiers, cap: { percentOfMonth: '33.333' } }).amount).toBe(
      '33.33',
    )
    const half = { ...fee, amount: '100.05' }
    // 10 % of 100.05 is 10.005, which is 10.01 without a cap and 10.00 with it.
    expect(creditOf(breach(without(60)), { fee: half, tiers: [{ below: 99.9, percent: 10 }] }).amount).toBe(
      '10.01',
    )
    expect(creditOf(breach(without(60)), { fee: half, tiers, cap: { percentOfMonth: 10 } }).amount).toBe(
      '10.00',
    )
  })
})

describe('the least payout is strictly more, by month', () => {
  const dollars = (amount: string) =>
    creditOf(breach(without(60)), {
      fee: { amount, currency: 'USD' },
      tiers: [{ below: 99.9, percent: 10 }],
      minimumPayout: 1,
    })

  test('G69 AWS: a credit of exactly 1.00 dollar is not paid, one of 1.01 is', () => {
    expect(dollars('10.00')).toMatchObject({ amount: '0.00', status: 'none', percent: '10.00' })
    expect(dollars('10.00').steps.at(-1)).toEqual({ step: 'minimum', values: { minimum: '1' } })
    expect(dollars('10.10')).toMatchObject({ amount: '1.01', status: 'eligible' })
  })

  test('it is asked of the month’s credits together, after the caps', () => {
    expect(sum(three({}, { stacking: 'sum', minimumPayout: 3399 }))).toBe(340_000n)
    expect(sum(three({}, { stacking: 'sum', minimumPayout: 3400 }))).toBe(0n)
    expect(sum(three({}, { stacking: 'sum', minimumPayout: 3000, cap: { percentOfMonth: 30 } }))).toBe(0n)
  })
})

describe('money is rounded once, half up, to the decimals of the currency', () => {
  const tiers = [{ below: 99.9, percent: 10 }]
  test.each([
    ['100.05', 'SEK', '10.01'],
    ['100.049', 'SEK', '10.00'],
    ['105', 'JPY', '11'],
    ['104.9', 'JPY', '10'],
    ['100.005', 'KWD', '10.001'],
  ])('10 per cent of %s %s is %s', (amount, currency, expected) => {
    expect(creditOf(breach(without(60)), { fee: { amount, currency }, tiers }).amount).toBe(expected)
  })

  test('the entries of a month add up to the rounded sum', () => {
    // Three times 3.335 is 10.005, 10.01; each by itself would be 3.34, together 10.02.
    const objectives = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { perBreach: { percent: 10 } }]))
    const entries = three({}, { fee: { ...FEE, amount: '33.35' }, objectives, stacking: 'sum' })
    expect(sum(entries)).toBe(1001n)
  })

  test('floats would be wrong: 15 per cent of 10.70 is 1.6049999… in them, and 1.605, so 1.61, in money', () => {
    expect(Math.round((15 / 100) * 10.7 * 100)).toBe(160)
    const fee = { ...FEE, amount: '10.70' }
    expect(creditOf(breach(without(60)), { fee, tiers: [{ below: 99.9, percent: 15 }] }).amount).toBe('1.61')
  })

  test('öresavrundning concerns the payout of a month alone, never a credit', () => {
    const file = { fee: { ...FEE, amount: '33.35' }, tiers: [{ below: 99.9, percent: 10 }], wholeUnits: true }
    const entries = creditsOf([breach(without(60), { in: '2026-05-15' }), breach(without(60))], file)
    expect(amounts(entries)).toEqual(['3.34', '3.34'])
    const [may, june] = payouts(entries, terms(file))
    expect(may).toEqual({ month: '2026-05', amount: '3.34', payout: '3.00', currency: 'SEK' })
    expect(june).toMatchObject({ month: '2026-06', payout: '3.00' })
    expect(payouts(entries, terms({ ...file, wholeUnits: false }))[0]).toMatchObject({ payout: '3.34' })
  })
})
