import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ObjectiveResult } from '../../../data/schema/feed.ts'
import { differenceOf, restate } from '../../../scripts/sla/agreement/restatement.ts'
import { canonicalJson, storedOf } from '../../../scripts/sla/agreement/stored-result.ts'
import { ask, at, downFor } from '../builders.ts'

/** April with so many minutes down, long after; 43.2 minutes keep 99.9 per cent. */
const april = (minutes: number, more: object = {}) =>
  ask({ evidence: { monitored: [downFor('2026-04-10T10:00', minutes)] }, ...more }).result
const FOUND = {
  reason: 'Loggar visar att avbrottet började 10:02',
  by: 'driftchef',
  at: at('2026-06-01T12:00'),
}

describe('the stored form of a result', () => {
  test('holds what was decided and all that decided it, and nothing that follows from it', () => {
    const stored = storedOf(april(60))
    expect(Object.keys(stored)).not.toEqual(expect.arrayContaining(['title', 'budget', 'explain']))
    expect(stored).toMatchObject({
      agreement: 'avtal',
      objective: 'tillganglighet',
      exact: { num: '719', den: '720' },
      verdict: 'breached',
      ledger: { downMs: 3_600_000 },
      method: { rule: 'availability/time' },
    })
  })

  test('is canonical JSON by RFC 8785: the example of its section 3.2.3, and of numbers 3.2.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\u0080': 'Control',
      '\u00f6': 'o',
      '\ud83d\ude00': 'Smiley',
    }
    const names = [...canonicalJson(example).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)
    expect(names).toEqual(['Carriage Return', 'One', 'Control', 'o', 'Euro Sign', 'Smiley', 'Hebrew'])
    expect(canonicalJson([1e30, 4.5, 2e-3, 1e-27, null, true])).toBe('[1e+30,4.5,0.002,1e-27,null,true]')
    expect(canonicalJson({ b: { y: 1, x: undefined }, a: [] })).toBe('{"a":[],"b":{"y":1}}')
    expect(canonicalJson([undefined, null])).toBe('[null,null]')
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(new TypeError('NaN is not JSON'))
  })

  test('the order of the fields makes no difference to the hash', () => {
    const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')
    const stored = storedOf(april(60))
    const turned = Object.fromEntries(Object.entries(stored).toReversed())
    expect(hash(turned)).toBe(hash(stored))
    expect(hash(storedOf(april(61)))).not.toBe(hash(stored))
  })

  test('reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('restatement', () => {
  test('tells before, after, reason, who and when, and of what did not change nothing', () => {
    const restated = restate(storedOf(april(40)), april(60), FOUND)
    ObjectiveResult.strict().parse(restated)
    expect(restated).toMatchObject({ finality: 'restated', verdict: 'breached', value: '99.86' })
    expect(restated.restated).toEqual({
      version: 2,
      reason: FOUND.reason,
      by: 'driftchef',
      at: '2026-06-01T10:00:00Z',
      before: expect.objectContaining({
        verdict: 'met',
        value: '99.90',
        'exact.num': '1079',
        'exact.den': '1080',
        'ledger.downMs': '2400000',
      }),
      after: expect.objectContaining({
        verdict: 'breached',
        value: '99.86',
        'exact.num': '719',
        'exact.den': '720',
        'ledger.downMs': '3600000',
      }),
    })
    expect(restated.restated?.before).not.toHaveProperty('coverage')
    expect(restated.restated?.before).not.toHaveProperty('finality')
  })

  test('the same evidence changes nothing, nor the version', () => {
    const first = april(40)
    expect(restate(storedOf(first), april(40), FOUND)).toEqual(first)
    const second = restate(storedOf(first), april(60), FOUND)
    expect(restate(storedOf(second), april(60), { ...FOUND, reason: 'igen' })).toEqual(second)
  })

  test('again: version three, with the second as before', () => {
    const second = restate(storedOf(april(40)), april(60), FOUND)
    const third = restate(storedOf(second), april(40), { ...FOUND, reason: 'tzdb' })
    expect(third).toMatchObject({
      verdict: 'met',
      restated: { version: 3, reason: 'tzdb', before: { verdict: 'breached' } },
    })
  })

  test('a field that only one of the two has is in that one alone', () => {
    const [known, unknown] = [storedOf(april(40)), storedOf(april(40, { evidence: { observed: [] } }))]
    expect(differenceOf(known, unknown)?.after).toMatchObject({
      verdict: 'no-data',
      reason: 'no-measurement',
    })
    expect(differenceOf(known, unknown)?.before).not.toHaveProperty('reason')
    expect(differenceOf(known, known)).toBeNull()
    expect(differenceOf({ ...known, reason: undefined } as unknown as typeof known, known)).toBeNull()
  })

  test('what differs is told in the order of the paths', () => {
    const { before, after } = differenceOf(storedOf(april(40)), storedOf(april(60))) ?? {}
    for (const side of [before, after]) {
      const paths = Object.keys(side ?? {})
      expect(paths).toContain('verdict')
      expect(paths).toEqual(paths.toSorted())
    }
  })

  test('a figure of all services is named without one', () => {
    const { service: _, ...whole } = april(40)
    expect(() => restate(storedOf(whole), april(40), FOUND)).toThrow(
      '"avtal tillganglighet portal 2026-04" cannot restate "avtal tillganglighet 2026-04"',
    )
  })

  test('is refused for another period, for a figure that does not stand, and without a reason or a name', () => {
    const final = storedOf(april(40))
    expect(() => restate(final, april(40, { in: '2026-05-10' }), FOUND)).toThrow(
      /avtal tillganglighet portal 2026-05/,
    )
    const provisional = april(60, { asOf: '2026-05-01' })
    expect(() => restate(final, provisional, FOUND)).toThrow(/provisional/)
    expect(() => restate(storedOf(provisional), april(60), FOUND)).toThrow(/provisional/)
    for (const lacks of [{ reason: ' ' }, { by: '' }, { by: ' ' }])
      expect(() => restate(final, april(60), { ...FOUND, ...lacks })).toThrow(
        /needs a reason, and who made it/,
      )
  })
})
