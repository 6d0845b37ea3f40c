// @ts-nocheck
import { describe, expect, test } from 'vitest'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Evidence, Part } from '../../../scripts/sla/types.ts'
import {
  anAgreement,
  aSpan,
  ask,
  at,
  between,
  declared,
  downFor,
  evidence,
  MINUTE,
  percent6,
  work,
} from '../builders.ts'

/* Semantics 2.6 step 5: several services as one figure, on the timeline. */

const part = (service: string, more: Partial<Evidence> = {}): Part => ({ service, evidence: evidence(more) })
const scoped = (...services: string[]) => ({ scope: { services } })
const A = part('a', { monitored: [aSpan(between('2026-04-10T10:00', '2026-04-10T10:30'))] })
const B = part('b', { monitored: [aSpan(between('2026-04-10T10:20', '2026-04-10T10:50'))] })
const C = part('c', { monitored: [aSpan(between('2026-04-10T10:25', '2026-04-10T11:00'))] })

const evaluate = (composition: unknown, parts: Part[], objective = {}, agreement = {}) =>
  ask({
    objective: { composition, ...objective },
    agreement: { ...scoped(...parts.map(({ service }) => service)), ...agreement },
    parts,
  })
const minutes = (...asked: Parameters<typeof evaluate>) =>
  (evaluate(...asked).result.ledger?.downMs ?? Number.NaN) / MINUTE

describe('G35 A 10:00-10:30, B 10:20-10:50', () => {
  test.each([
    ['serial', 50],
    ['parallel', 10],
    [{ kOfN: 1 }, 10],
    [{ kOfN: 2 }, 50],
  ])('%o: %d minutes', (composition, expected) => {
    expect(minutes(composition, [A, B])).toBe(expected)
    expect(minutes(composition, [B, A])).toBe(expected)
  })
  test('serial is not the product of the percentages, which would count the overlap twice', () => {
    expect(percent6(evaluate('serial', [A, B]).value)).toBe('99.884259')
  })
})

test('two of three have to be up: down while at least two are', () => {
  // A and B 10:20-10:30, B and C 10:25-10:50.
  expect(minutes({ kOfN: 2 }, [A, B, C])).toBe(30)
  expect(minutes({ kOfN: 3 }, [A, B, C])).toBe(60)
  expect(minutes({ kOfN: 1 }, [A, B, C])).toBe(5)
})

test('weighted: each by its share', () => {
  const unitWeights = { a: '0.75', b: '0.25' }
  // 30 x 0.75 + 30 x 0.25.
  expect(minutes('weighted', [A, B], { unitWeights })).toBe(30)
  expect(minutes('weighted', [A, part('b')], { unitWeights })).toBe(22.5)
})

test('a partial outage keeps its weight: serial takes the greater, parallel the lesser', () => {
  const half = part('a', { monitored: [downFor('2026-04-10T10:00', 60, { state: 'partial_outage' })] })
  const weights = { weights: { partial: '0.5' } }
  const whole = part('b', { monitored: [downFor('2026-04-10T10:30', 60)] })
  expect(minutes('serial', [half, whole], weights)).toBe(75)
  expect(minutes('parallel', [half, whole], weights)).toBe(15)
})

test('the minimum and merging are asked of the composed outage, also beyond the period', () => {
  const first = part('a', { monitored: [aSpan(between('2026-04-30T23:57', '2026-05-01T00:00'))] })
  const second = part('b', { monitored: [aSpan(between('2026-05-01T00:00', '2026-05-01T00:03'))] })
  const of = (date: string) =>
    ask({
      objective: { composition: 'serial', minOutage: '5 min' },
      agreement: scoped('a', 'b'),
      parts: [first, second],
      in: date,
    }).result.ledger?.downMs
  expect([of('2026-04-10'), of('2026-05-10')]).toEqual([3 * MINUTE, 3 * MINUTE])
})

test('authority is asked of each service before they are composed', () => {
  const told = part('a', {
    monitored: [aSpan(between('2026-04-10T10:00', '2026-04-10T10:40'))],
    declared: [declared('2026-04-10T10:30', '2026-04-10T11:00')],
  })
  const of = (authority: string) => minutes('serial', [told, part('b')], { measurement: { authority } })
  expect(['union', 'intersection', 'monitoring', 'incidents'].map(of)).toEqual([60, 10, 40, 30])
})

describe('what nobody saw of one service', () => {
  const seen = (gap: Interval): Interval[] => [
    { start: at('2020-01-01'), end: gap.start },
    { start: gap.end, end: at('2031-01-01') },
  ]
  const blind = part('b', { observed: seen(between('2026-04-10T10:10', '2026-04-10T11:10')) })
  const ledger = (composition: unknown, parts: Part[], more = {}) => {
    const { downMs = 0, unknownMs = 0 } = evaluate(composition, parts, more).result.ledger ?? {}
    return [downMs / MINUTE, unknownMs / MINUTE]
  }
  test('serial: unknown but where the other is down anyway', () => {
    expect(ledger('serial', [A, blind])).toEqual([30, 40])
  })
  test('parallel: known where the other is up', () => {
    // A is down 10:00-10:30; b was seen up until 10:10.
    expect(ledger('parallel', [A, blind])).toEqual([0, 20])
  })
  test('weighted: down by what is known, and by more at worst', () => {
    const unitWeights = { a: '0.5', b: '0.5' }
    const { result, worst, value, best } = evaluate('weighted', [A, blind], { unitWeights })
    expect(result.ledger).toMatchObject({ downMs: 15 * MINUTE, unknownMs: 40 * MINUTE })
    // At worst b was down for all of its hour: 10 x 0.5 + 20 x 1 + 40 of unknown time.
    expect(percent6(worst)).toBe('99.849537')
    expect(value && best && value.num * best.den <= best.num * value.den).toBe(true)
  })
})

describe('maintenance of one of several', () => {
  const policy = { maintenance: { notice: { elapsed: '48 h' } } }
  const window = (services: string[]) => [
    work(services.join('-'), {
      announcedAt: '2026-04-01',
      start: '2026-04-10T10:00',
      end: '2026-04-10T12:00',
      services,
    }),
  ]
  const down = (from: string, to: string) => [aSpan(between(`2026-04-10T${from}`, `2026-04-10T${to}`))]
  const a = (monitored = down('10:00', '11:00')) => part('a', { monitored, maintenance: window(['a']) })
  const excluded = (composition: unknown, parts: Part[], more = {}) => {
    const { ledger } = evaluate(composition, parts, more, policy).result
    return [ledger?.downMs, ledger?.excluded[0]?.ms ?? 0].map((ms = Number.NaN) => ms / MINUTE)
  }
  test('in a series it is taken out of the whole', () => {
    expect(excluded('serial', [a(), part('b')])).toEqual([0, 60])
  })
  test('of parallel services the others carry it, and when they fail it counts', () => {
    expect(excluded('parallel', [a(), part('b')])).toEqual([0, 0])
    expect(excluded('parallel', [a(), part('b', { monitored: down('10:30', '10:50') })])).toEqual([20, 0])
  })
  test('of all parallel services at once it is taken out', () => {
    const both = { monitored: down('10:00', '11:00'), maintenance: window(['a', 'b']) }
    expect(excluded('parallel', [part('a', both), part('b', both)])).toEqual([0, 60])
  })
  test('of a share it weighs nothing, and the other share goes on', () => {
    const unitWeights = { a: '0.75', b: '0.25' }
    const other = part('b', { monitored: down('10:30', '10:50') })
    expect(excluded('weighted', [a(), other], { unitWeights })).toEqual([5, 0])
  })
})

test('the result names a service only where there is one, and the method says how several are one', () => {
  const { result } = evaluate({ kOfN: 2 }, [A, B, C])
  expect('service' in result).toBe(false)
  expect(result.method.parameters).toMatchObject({ composition: 'kOfN 2', services: 'a, b, c' })
  expect(ask({}).result.service).toBe('portal')
})

describe('what the agreement may say', () => {
  const refused = (objective: Record<string, unknown>) => {
    try {
      anAgreement(objective, scoped('a', 'b'))
      return []
    } catch (error) {
      return (error as { issues: { path: PropertyKey[]; message: string }[] }).issues.map(
        ({ path, message }) => `${path.slice(2).join('.')}: ${message}`,
      )
    }
  }
  test('weighted with shares that add up to 1, exactly', () => {
    expect(refused({ composition: 'weighted', unitWeights: { a: '0.1', b: '0.9' } })).toEqual([])
    expect(refused({ composition: 'weighted', unitWeights: { a: '0.333333333', b: '0.666666667' } })).toEqual(
      [],
    )
    expect(refused({ composition: 'weighted', unitWeights: { a: '0.1', b: '0.8' } })).toEqual([
      'unitWeights: expected shares that add up to 1, found 0.9 (semantics 2.6 step 4)',
    ])
  })
  test('shares for the services that it holds for, and only with weighted', () => {
    expect(refused({ composition: 'weighted' })).toHaveLength(1)
    expect(refused({ composition: 'serial', unitWeights: { a: '0.1', b: '0.9' } })).toHaveLength(1)
    expect(refused({ composition: 'weighted', unitWeights: { a: '0.5', c: '0.5' } })).toEqual([
      'unitWeights: no share for b; give it one, "0" at least',
      'unitWeights: c: the objective does not hold for it (it holds for a, b)',
    ])
  })
  test('no more services up than there are', () => {
    expect(refused({ composition: { kOfN: 2 } })).toEqual([])
    expect(refused({ composition: { kOfN: 3 } })).toEqual([
      'composition: 3 services have to be up, but the objective holds for 2 (a, b)',
    ])
  })
})
