import { describe, expect, test } from 'vitest'
import { partsOf, withFacts } from '../../../scripts/sla/agreement/change-parts.ts'
import { joined } from '../../../scripts/sla/agreement/joined-parts.ts'
import { ask, between, MINUTE } from '../builders.ts'
import { APRIL, changed, down, judge } from './changed.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/* What parts a period has, and what is said of all of them (semantics 2.13): April 2026, changed on the 16th. */

const BOTH = ['provider', 'customer']
const split = (agreement: object = {}) =>
  changed('99.5', '99.9', '2026-04-16', { agreement: { midPeriodChange: 'split', ...agreement } })
const target = (id: string, day: string, percent: string) => ({
  ...{ id, effectiveFrom: day, approvals: BOTH },
  set: { 'objectives.upp.target': `>= ${percent} %` },
})

describe('the parts', () => {
  test('what begins with the next period is none of this one, and says nothing of it', () => {
    const two = split({
      amendments: [target('a1', '2026-04-16', '99.9'), target('a2', '2026-05-01', '99.99')],
    })
    expect(judge(two, down(10, 30))?.result.parts).toHaveLength(2)
    const ended = changed('99.5', '99.9', '2026-05-01', {}, { effectiveTo: '2026-05-31' })
    const [{ agreement }] = ended.versions
    expect(withFacts(agreement, ended, APRIL)).toBe(agreement)
  })

  test('an objective that was gone for ten days has nothing agreed in them, though its terms came back the same', () => {
    const contract = contractOf(
      'drift',
      aFile('drift', 'service', {
        ...BASE,
        midPeriodChange: 'split',
        objectives: [availability('99.9'), availability('99', { id: 'bas' })],
        amendments: [
          { id: 'a1', effectiveFrom: '2026-04-11', approvals: BOTH, set: { 'objectives.upp': null } },
          {
            ...{ id: 'a2', effectiveFrom: '2026-04-21', approvals: BOTH },
            set: { 'objectives.upp': availability('99.9') },
          },
        ],
      }),
    )
    expect(partsOf(contract, 'upp', APRIL)).toHaveLength(2)
    expect(judge(contract, down(10, 0))?.result.ledger).toMatchObject({
      outsideContractMs: 10 * 1_440 * MINUTE,
      downMs: 10 * MINUTE,
    })
  })

  test('a constant base is not split, though it is one in a part of the period alone', () => {
    const set = { 'objectives.upp.period': { fixedDenominator: '720 h' } }
    const contract = changed(
      ...(['99.5', '99.9', '2026-04-16'] as const),
      { agreement: { midPeriodChange: 'split' } },
      set,
    )
    expect(judge(contract, down(10, 30))?.result).toMatchObject({
      target: { value: '99.5' },
      method: { parameters: { midPeriodChange: 'period-start', midPeriodChangeAgreed: 'split' } },
    })
  })
})

describe('what is said of all parts, whichever of them decides', () => {
  test('the phase that the period begins in, which binds nobody where it is a pilot', () => {
    const contract = split({ phases: { pilot: '2026-01-01', full: '2026-04-16' } })
    const told = { phase: 'pilot', binding: false }
    // Both are met, so that the second decides, and that is in the full phase.
    expect(judge(contract, down(1, 1))).toMatchObject({ ...told, result: told })
  })

  test('the least coverage, also that of a part that does not decide', () => {
    // 240 of the 21 600 minutes of the first half are not seen: 98.888… %.
    const observed = [between('2026-01-01', '2026-04-05T00:00'), between('2026-04-05T04:00', '2026-06-01')]
    expect(judge(split(), { observed })).toMatchObject({
      coverage: { num: 89n, den: 90n },
      result: { coverage: '98.88', target: { value: '99.9' } },
    })
  })

  test('a part of which nothing was to be measured has no coverage to be the least', () => {
    const first = { from: '2026-03-31T22:00:00Z', to: '2026-04-15T22:00:00Z', reason: 'Vilande' }
    const second = { from: '2026-04-15T22:00:00Z', to: '2026-04-30T22:00:00Z', reason: 'Vilande' }
    const observed = [between('2026-01-01', '2026-04-25T00:00'), between('2026-04-25T04:00', '2026-06-01')]
    expect(judge(split({ suspensions: [first] }), { observed })).toMatchObject({
      coverage: { num: 89n, den: 90n },
      result: { coverage: '98.88' },
    })
    expect(judge(split({ suspensions: [first, second] }), {})).toMatchObject({
      verdict: 'excluded',
      coverage: null,
      result: { coverage: null },
    })
  })

  test('met is as certain as the least certain part, also where that is the second', () => {
    // 120 minutes of the second half are not seen: with one down more than the 21.6 that may be.
    const observed = [between('2026-01-01', '2026-04-25T00:00'), between('2026-04-25T02:00', '2026-06-01')]
    expect(judge(split(), { ...down(1, 1), observed })).toMatchObject({ verdict: 'met', certainty: 'policy' })
  })
})

describe('what only some parts have', () => {
  const whole = ask({})
  const { ledger: _, ...result } = whole.result
  const { segments: __, ...unfolded } = whole
  const bare = { ...unfolded, result } as unknown as typeof whole
  const of = (...evaluations: (typeof whole)[]) =>
    joined(evaluations.map((evaluation) => ({ evaluation, period: APRIL })) as never, whole, APRIL)

  test('there is no ledger of all where one part has none', () => {
    expect(of(whole, whole).result.ledger?.upMs).toBe(2 * 43_200 * MINUTE)
    // Not that of the other part either, which would not add up to the period (L1).
    expect(of(whole, bare).result).not.toHaveProperty('ledger')
  })

  test('a part without segments adds none', () => {
    expect(of(whole, bare)).toMatchObject({ segments: whole.segments })
    expect(of(whole, bare, whole)).toHaveProperty('segments.length', 2 * whole.segments.length)
  })
})
