import { describe, expect, test } from 'vitest'
import { SERVICE } from '../builders.ts'
import { type AskedCounts, askRatio, counted } from './builders.ts'

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
      // 9 of 1 000 are less than 1 %, 10 are not (G64).
      numbers: { missesLeft: '4' },
    })
  })
})

describe('the edges of a ratio', () => {
  const counts = (start: string) => counted(start, 60, [[1, 10]])
  const valid = (start: string, more: Partial<AskedCounts> = {}) =>
    askRatio({ counts: counts(start), ...more }).result.items?.valid

  test('from the first instant of the period, or of the agreement, up to the next, and before asOf', () => {
    expect(valid('2026-03-31T23:59:59.999')).toBeUndefined()
    expect(valid('2026-04-01T00:00')).toBe(10)
    expect(valid('2026-04-30T23:59:59.999')).toBe(10)
    expect(valid('2026-05-01T00:00')).toBeUndefined()
    const agreement = { effectiveFrom: '2026-04-10', effectiveTo: '2026-04-20' }
    expect(valid('2026-04-09T23:59:59.999', { agreement })).toBeUndefined()
    expect(valid('2026-04-10T00:00', { agreement })).toBe(10)
    expect(valid('2026-04-21T00:00', { agreement })).toBeUndefined()
    expect(valid('2026-04-15T12:00', { asOf: '2026-04-15T12:00' })).toBeUndefined()
    expect(valid('2026-04-15T12:00', { asOf: '2026-04-15T12:00:00.001' })).toBe(10)
  })

  test('it stands when something was counted up to the end of the period, or of the agreement', () => {
    const finality = (start: string, agreement = {}) =>
      askRatio({ counts: counts(start), agreement }).finality
    expect(finality('2026-04-30T23:00')).toBe('final')
    expect(finality('2026-04-30T22:59:59.999')).toBe('provisional')
    expect(finality('2026-04-15T23:00', { effectiveTo: '2026-04-15' })).toBe('final')
  })

  test('only what is from the source that the objective names counts', () => {
    const rows = ['a', 'b'].map((source) => ({ ...counts('2026-04-10')[0], source })) as AskedCounts['counts']
    expect(askRatio({ counts: rows, objective: { measurement: { source: 'a' } } }).result.items?.valid).toBe(
      10,
    )
    expect(askRatio({ counts: rows }).result.items?.valid).toBe(20)
  })

  test('the first partial period is not judged under skip, and at its end a period is', () => {
    const agreement = { effectiveFrom: '2026-04-10', partialPeriod: 'skip' }
    const first = askRatio({ counts: counts('2026-04-15'), agreement })
    expect([first.verdict, first.reason, first.value]).toEqual(['excluded', 'partial-period', null])
    const at = (asOf: string) => askRatio({ counts: counts('2026-04-15'), asOf }).verdict
    expect([at('2026-04-30T23:59:59.999'), at('2026-05-01T00:00')]).toEqual(['pending', 'breached'])
  })

  test('running: at risk at 75 % of what may be bad, by the time of the agreement in the period', () => {
    // 0.9 of the 1 % that is allowed, from 5/6 of the days on: of 30, the 26th; of the 10 up to the 20th, the 19th.
    const outlook = (asOf: string, agreement = {}) =>
      askRatio({ counts: counted('2026-04-12', 60, [[9, 1000]]), asOf, agreement }).outlook
    expect([outlook('2026-04-25T23:59'), outlook('2026-04-26T00:00')]).toEqual(['on-track', 'at-risk'])
    const ten = { effectiveFrom: '2026-04-11', effectiveTo: '2026-04-20' }
    expect([outlook('2026-04-19T07:59', ten), outlook('2026-04-19T08:00', ten)]).toEqual([
      'on-track',
      'at-risk',
    ])
  })

  test('not begun and in preparation it is not judged', () => {
    const before = askRatio({ counts: [], asOf: '2026-03-01' })
    expect([before.verdict, before.reason]).toEqual(['pending', 'not-begun'])
  })
})

describe('how a ratio came about', () => {
  test('counted, value and verdict, and what the figure depends on', () => {
    const { explain, result } = askRatio({ counts: counted('2026-04-10', 60, [[9, 1000]]) })
    expect(explain).toEqual([
      { step: 'counted', values: { good: '9', valid: '1000', unit: 'order' } },
      { step: 'value', values: { value: '0.90', num: '9', den: '1000' } },
      { step: 'verdict', values: { comparator: '<', target: '1', verdict: 'met', certainty: 'certain' } },
    ])
    expect(result).toMatchObject({ service: SERVICE, items: { good: 9, valid: 1000, open: 0, pastDue: 0 } })
    expect(result.method).toEqual({
      rule: 'ratio/share',
      parameters: { unit: 'order', partialPeriod: 'prorate', atRiskConsumption: '75' },
    })
  })

  test('of nothing there is neither a value nor a number', () => {
    const { explain, result } = askRatio({ counts: [], objective: { measurement: { source: 'a' } } })
    expect(explain.map(({ step }) => step)).toEqual(['counted', 'verdict'])
    expect(result).not.toHaveProperty('items')
    expect(result).not.toHaveProperty('numbers')
    expect(result.method.parameters.source).toBe('a')
  })

  test('how many more may be what is not wanted, with an upper bound, and may miss, with a lower', () => {
    const left = (target: string) =>
      askRatio({ objective: { target }, counts: counted('2026-04-10', 60, [[9, 1000]]) }).result.numbers
        ?.missesLeft
    // 1 % of 1 000 are 10, of which there are 9; 99.5 % may miss, of which there are 991.
    expect([left('<= 1 %'), left('>= 0.5 %')]).toEqual(['1', '4'])
  })
})
