// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { contractRounded } from '../../../scripts/sla/exact/contract-rounding.ts'
import { parseDecimal, parsePercent } from '../../../scripts/sla/exact/ratio.ts'
import { ask, downFor } from '../builders.ts'

describe('contractRounding (semantics 2.10 R5): a value as the contract rounds it', () => {
  test.each([
    ['99.8996', 2, 'half-up', '99.90'],
    ['99.8996', 2, 'floor', '99.89'],
    ['99.8996', 1, 'half-up', '99.9'],
    ['99.8991', 3, 'ceil', '99.900'],
    ['99.85', 1, 'half-up', '99.9'],
    ['99.8499999999', 1, 'half-up', '99.8'],
    ['99.5', 0, 'half-up', '100'],
    ['99.9', 2, 'ceil', '99.90'],
  ] as const)('%s %% to %i decimals, %s: %s', (value, decimals, mode, rounded) => {
    expect(contractRounded(parsePercent(value), '%', { decimals, mode })).toEqual(parsePercent(rounded))
  })
  test('other units are rounded as they are', () => {
    expect(contractRounded(parseDecimal('3.45'), '', { decimals: 1, mode: 'half-up' })).toEqual(
      parseDecimal('3.5'),
    )
  })
})

describe('G44 99.8996 against 99.9: 43.3728 minutes of 43 200', () => {
  const asked = (minutes: number, contractRounding?: Record<string, unknown>) =>
    ask({
      objective: { ...(contractRounding && { contractRounding }) },
      evidence: { monitored: [downFor('2026-04-10T10:00', minutes)] },
    }).result
  test('not rounded: breached, shown 99.89', () => {
    const { verdict, value, metOnlyByRounding } = asked(43.3728)
    expect([verdict, value, metOnlyByRounding]).toEqual(['breached', '99.89', undefined])
  })
  test('rounded half up by the contract: met, and only by rounding; still shown 99.89', () => {
    const { verdict, value, certainty, metOnlyByRounding } = asked(43.3728, { decimals: 2, mode: 'half-up' })
    expect([verdict, value, certainty, metOnlyByRounding]).toEqual(['met', '99.89', 'certain', true])
  })
  test('rounded down by the contract: breached', () => {
    expect(asked(43.3728, { decimals: 2, mode: 'floor' }).verdict).toBe('breached')
  })
  test('met without it: nothing to say of rounding', () => {
    const result = asked(43, { decimals: 2, mode: 'half-up' })
    expect(result.verdict).toBe('met')
    expect('metOnlyByRounding' in result).toBe(false)
  })
  test('a running month is not lost while rounding can save it', () => {
    const running = (contractRounding?: Record<string, unknown>) =>
      ask({
        objective: { ...(contractRounding && { contractRounding }) },
        evidence: { monitored: [downFor('2026-04-02T10:00', 43.3728)] },
        asOf: '2026-04-20',
      }).outlook
    expect([running(), running({ decimals: 2, mode: 'half-up' })]).toEqual(['lost', 'at-risk'])
  })
})
