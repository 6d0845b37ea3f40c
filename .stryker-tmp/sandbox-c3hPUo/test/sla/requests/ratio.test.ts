// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { askRatio, counted } from './builders.ts'

describe('ratio by its literal comparator (semantics 2.7.8)', () => {
  const of = (part: number, whole: number) =>
    askRatio({ counts: counted('2026-04-10', 60, [[part, whole]]) }).result

  test('G64 "less than 1 %": 10 of 1000 is breached, 9 is met', () => {
    expect(of(10, 1000)).toMatchObject({ value: '1.00', verdict: 'breached', certainty: 'certain' })
    expect(of(9, 1000)).toMatchObject({ value: '0.90', verdict: 'met' })
  })

  test('G64 9 999 of 1 000 000 is met, and shown as 0.99', () => {
    expect(of(9999, 1_000_000)).toMatchObject({
      value: '0.99',
      verdict: 'met',
      method: { rule: 'ratio/share' },
    })
  })

  test('every comparator at exactly its target', () => {
    const at = (target: string) =>
      askRatio({ objective: { target }, counts: counted('2026-04-10', 60, [[95, 100]]) }).verdict
    expect(['>= 95 %', '> 95 %', '<= 95 %', '< 95 %'].map(at)).toEqual(['met', 'breached', 'met', 'breached'])
  })

  test('nothing counted is no data, never 100 %', () => {
    expect(askRatio({ counts: [] }).result).toMatchObject({
      value: null,
      verdict: 'no-data',
      reason: 'no-volume',
    })
    expect(of(0, 0)).toMatchObject({ value: null, verdict: 'no-data', reason: 'no-volume' })
  })

  test('counts belong to the period that they begin in, within the agreement', () => {
    const counts = [
      ...counted('2026-03-31T23:30', 60, [[7, 7]]),
      ...counted('2026-04-30T23:30', 60, [[5, 10]]),
      ...counted('2026-04-10', 60, [[5, 10]]),
    ]
    expect(askRatio({ counts }).result.items).toMatchObject({ good: 10, valid: 20 })
    const later = askRatio({ counts, agreement: { effectiveFrom: '2026-04-20' } })
    expect(later.result.items).toMatchObject({ good: 5, valid: 10 })
  })

  test('running: at risk where the share so far misses it, and how many more may', () => {
    const running = (part: number) =>
      askRatio({ counts: counted('2026-04-02', 60, [[part, 1000]]), in: '2026-04-10', asOf: '2026-04-10' })
        .result
    expect(running(10)).toMatchObject({ verdict: 'pending', outlook: 'at-risk' })
    expect(running(5)).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      numbers: { missesLeft: '5' },
    })
  })
})
