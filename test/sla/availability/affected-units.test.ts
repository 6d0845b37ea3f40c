import { describe, expect, test } from 'vitest'
import { ask, at, declared, percent6 } from '../builders.ts'

/* Semantics 2.6 step 4: an outage of some of the units in scope weighs by their share. */

const city = { target: '>= 99.88 %', scopeUnits: 400 }
const hours = (start: string, length: number, affected?: number | string[], ref = start) => ({
  ...declared(start, start, 'major_outage', ref),
  end: at(start) + length * 3_600_000,
  ...(affected !== undefined && { affected }),
})
const evaluate = (spans: ReturnType<typeof hours>[], objective: Record<string, unknown> = city) =>
  ask({ objective, evidence: { declared: spans } })

describe('G12 Swedish city network, 720 h and 400 connections', () => {
  const first = hours('2026-04-10T10:00', 6, 40)
  const second = hours('2026-04-20T10:00', 3, 60)
  test.each([
    ['6 h of 40', [first], '99.916666', 'met'],
    ['and 3 h of 60 more', [first, second], '99.854166', 'breached'],
  ])('%s: %s', (_, spans, value, verdict) => {
    const evaluation = evaluate(spans)
    expect([percent6(evaluation.value), evaluation.verdict]).toEqual([value, verdict])
  })
  test('420 of 288 000 connection hours, exactly', () => {
    expect(evaluate([first, second]).value).toEqual({ num: 4793n, den: 4800n })
  })
})

test('G11 user-minutes: 1 200 of 10 000 users for 50 minutes of a month of 43 200', () => {
  const { value } = evaluate([hours('2026-04-10T10:00', 50 / 60, 1200)], { scopeUnits: 10_000 })
  // 60 000 of 432 000 000 user-minutes.
  expect(percent6(value)).toBe('99.986111')
})

describe('concurrent incidents', () => {
  const shares = (spans: ReturnType<typeof hours>[], more = {}) =>
    evaluate(spans, { scopeUnits: 10, weights: { partial: '0.5' }, ...more })
      .segments.flatMap(({ weight }) => (weight ? [`${weight.num}/${weight.den}`] : []))
      .join(' ')
  const at10 = (affected: number | string[] | undefined, ref: string) =>
    hours('2026-04-10T10:00', 1, affected, ref)

  test('by name: the union of the units', () => {
    expect(shares([at10(['a', 'b'], 'i1'), at10(['b', 'c'], 'i2')])).toBe('3/10')
  })
  test('without names: the greatest', () => {
    expect(shares([at10(2, 'i1'), at10(3, 'i2')])).toBe('3/10')
  })
  test('one by name, one by number: the greater of the two', () => {
    expect(shares([at10(['a', 'b', 'c', 'd'], 'i1'), at10(3, 'i2')])).toBe('2/5')
  })
  test('a unit that one incident has partly and another wholly is wholly down', () => {
    const partly = { ...at10(['a', 'b'], 'i1'), state: 'partial_outage' as const }
    // a whole and b half of ten.
    expect(shares([partly, at10(['a'], 'i2')])).toBe('3/20')
  })
  test('one that says nothing of units touches all of them', () => {
    expect(shares([at10(['a'], 'i1'), at10(undefined, 'i2')])).toBe('1/1')
  })
  test('the same incident told twice has no effect', () => {
    expect(shares([at10(['a', 'b'], 'i1'), at10(['a', 'b'], 'i1')])).toBe('1/5')
  })
  test('more units than are in scope are all of them, and no more', () => {
    expect(shares([at10(40, 'i1')])).toBe('1/1')
    expect(shares([at10([...'abcdefghijklmn'], 'i1')])).toBe('1/1')
  })
  test('where the objective counts no units, an outage is whole', () => {
    expect(shares([at10(2, 'i1')], { scopeUnits: undefined })).toBe('1/1')
    expect(shares([at10(['a', 'b'], 'i1')], { scopeUnits: undefined })).toBe('1/1')
  })
  test('monitoring looks at the service, not at units: what it saw down is down whole', () => {
    const seen = { ...at10(undefined, 'r'), source: 'checks' }
    const evidence = { declared: [at10(2, 'i1')], monitored: [seen] }
    const { value } = ask({ objective: { scopeUnits: 10 }, evidence })
    expect(percent6(value)).toBe('99.861111')
  })
})
