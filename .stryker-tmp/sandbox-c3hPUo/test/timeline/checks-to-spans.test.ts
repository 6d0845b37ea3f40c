// @ts-nocheck
import { expect, test } from 'vitest'
import type { CheckState } from '../../scripts/sources/check-rows.ts'
import { type CheckRule, checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'

/*
 * One character is one minute: U up, D degraded, P partial, X down, ? unknown, a dot is no check. The interval is one
 * minute, so a state holds for two unless a test says otherwise. Results are written in minutes.
 */

const MINUTE = 60_000
const STATES: Record<string, CheckState> = { U: 'up', D: 'degraded', P: 'partial', X: 'down', '?': 'unknown' }
const ONE = { failures: 1, successes: 1, backdate: true }

function see(checks: string, { asOf = checks.length, ...more }: Partial<CheckRule> & { asOf?: number } = {}) {
  const list = [...checks].flatMap((letter, minute) => {
    const state = STATES[letter]
    return state === undefined ? [] : [{ at: minute * MINUTE, state, ref: `c${minute}` }]
  })
  const rule: CheckRule = { interval: MINUTE, confirm: ONE, ...more }
  const { observed, spans } = checksToSpans(list, rule, asOf * MINUTE, {
    service: 'portal',
    source: 'monitor',
  })
  return {
    observed: observed.map(({ start, end }) => `${start / MINUTE}-${end / MINUTE}`).join(' '),
    spans: spans.map(({ state, start, end }) => `${state} ${start / MINUTE}-${end / MINUTE}`),
    bounds: spans.map(({ earliestStart, earliestEnd }) => [
      Number(earliestStart) / MINUTE,
      Number(earliestEnd) / MINUTE,
    ]),
    full: spans,
  }
}

test('no checks: nothing is known', () => {
  expect(see('....')).toMatchObject({ observed: '', spans: [] })
})

test('a state holds until the next check, and before the first nothing is known', () => {
  expect(see('..UUXXU')).toMatchObject({ observed: '2-7', spans: ['major_outage 4-6'] })
})

test('a state holds at most twice the interval, then it is unknown', () => {
  expect(see('U....U')).toMatchObject({ observed: '0-2 5-6', spans: [] })
  expect(see('X....XU')).toMatchObject({
    observed: '0-2 5-7',
    spans: ['major_outage 0-2', 'major_outage 5-6'],
  })
})

test('a check just at the end of staleness leaves no gap', () => {
  expect(see('X.XU')).toMatchObject({ observed: '0-4', spans: ['major_outage 0-3'] })
})

test('maxStaleness replaces twice the interval', () => {
  expect(see('X....U', { maxStaleness: 10 * MINUTE })).toMatchObject({
    observed: '0-6',
    spans: ['major_outage 0-5'],
  })
  expect(see('X....U', { maxStaleness: MINUTE / 2 })).toMatchObject({
    observed: '0-0.5 5-5.5',
    spans: ['major_outage 0-0.5'],
  })
})

test('a check that says unknown ends what is known', () => {
  expect(see('UX?.XU')).toMatchObject({
    observed: '0-2 4-6',
    spans: ['major_outage 1-2', 'major_outage 4-5'],
  })
})

test('an open outage ends at asOf, or when its last check has gone stale', () => {
  expect(see('UX', { asOf: 2 })).toMatchObject({ observed: '0-2', spans: ['major_outage 1-2'] })
  expect(see('UX', { asOf: 2.5 }).spans).toEqual(['major_outage 1-2.5'])
  expect(see('UX', { asOf: 100 })).toMatchObject({ observed: '0-3', spans: ['major_outage 1-3'] })
})

test('T9: checks after asOf are not looked at, and one at asOf has no length yet', () => {
  expect(see('UUXXX', { asOf: 1.5 })).toMatchObject({ observed: '0-1.5', spans: [] })
  expect(see('UUXXX', { asOf: 2 })).toMatchObject({ observed: '0-2', spans: [] })
})

test('T9: a check after asOf confirms nothing before it', () => {
  const confirm = { failures: 2, successes: 1, backdate: true }
  expect(see('UXX', { asOf: 1.5, confirm }).spans).toEqual([])
  expect(see('UXX', { asOf: 2.5, confirm }).spans).toEqual(['major_outage 1-2.5'])
})

test('each change of state begins a new span; equal neighbours are one', () => {
  expect(see('UXXDDPPU').spans).toEqual([
    'major_outage 1-3',
    'degraded_performance 3-5',
    'partial_outage 5-7',
  ])
})

test('a span names its service, its source and the check at which it began', () => {
  expect(see('UUXXU').full).toMatchObject([{ service: 'portal', source: 'monitor', ref: 'c2' }])
})

test.each([
  // checks, failures, successes, backdate, spans
  ['UXXUU', 2, 1, true, ['major_outage 1-3']],
  ['UXXUU', 2, 1, false, ['major_outage 2-3']],
  ['UXUXU', 2, 1, true, []],
  ['UXXUXXU', 3, 1, true, []],
  ['UXXXUUU', 3, 2, true, ['major_outage 1-4']],
  ['UXXXUUU', 3, 2, false, ['major_outage 3-5']],
  ['XXUXUU', 1, 2, true, ['major_outage 0-4']],
  // Each check keeps its own state; to be confirmed is only that the service is not up.
  ['UDXXU', 2, 1, true, ['degraded_performance 1-2', 'major_outage 2-4']],
  ['UDXXU', 2, 1, false, ['major_outage 2-4']],
  ['UXDU', 2, 1, true, ['major_outage 1-2', 'degraded_performance 2-3']],
  // Not yet confirmed at the end, and from the start.
  ['UUX', 2, 1, true, []],
  ['XXU', 2, 1, true, ['major_outage 0-2']],
  ['XU', 2, 1, true, []],
] as const)(
  'confirm: %s with %i failures, %i successes, backdate %s',
  (checks, failures, successes, backdate, spans) => {
    const seen = see(checks, { confirm: { failures, successes, backdate } })
    expect(seen.spans).toEqual(spans)
    expect(seen.observed).toBe(`0-${checks.length}`)
  },
)

test('confirm: unknown and gaps neither add to a row of results nor end it, and are never downtime', () => {
  const confirm = { failures: 2, successes: 2, backdate: true }
  expect(see('UX?XU.U', { confirm })).toMatchObject({
    observed: '0-2 3-7',
    spans: ['major_outage 1-2', 'major_outage 3-4'],
  })
  expect(see('UX....XUU', { confirm })).toMatchObject({
    observed: '0-3 6-9',
    spans: ['major_outage 1-3', 'major_outage 6-7'],
  })
})

test('bounds: the outage began after the last good check and ended after the last bad one', () => {
  expect(see('UUXXU', { interval: 5 * MINUTE }).bounds).toEqual([[1, 3]])
})

test('bounds: never more than one interval before, where only changes are recorded', () => {
  expect(see('U....X......U', { maxStaleness: 1000 * MINUTE }).bounds).toEqual([[4, 11]])
})

test('bounds: of a change between two bad states, the check before it', () => {
  expect(see('UX.DU', { interval: 5 * MINUTE }).bounds).toEqual([
    [0, 1],
    [1, 3],
  ])
})

test('bounds: after a hole in an outage, the last check that was good', () => {
  const seen = see('UX..XU', { interval: 5 * MINUTE, maxStaleness: MINUTE })
  expect(seen.spans).toEqual(['major_outage 1-2', 'major_outage 4-5'])
  expect(seen.bounds[1]).toEqual([0, 4])
})

test('bounds: after nothing known, one interval before', () => {
  expect(see('.....X....XU').bounds).toEqual([
    [4, 6],
    [9, 10],
  ])
})

test('where it takes several failures to be sure, the span says when it was', () => {
  const confirm = { failures: 3, successes: 1, backdate: true }
  expect(see('UXXXXU', { confirm }).full).toMatchObject([{ start: MINUTE, detectedAt: 3 * MINUTE }])
  expect('detectedAt' in (see('UXXXXU').full[0] ?? {})).toBe(false)
  const later = see('UXXXXU', { confirm: { ...confirm, backdate: false } }).full[0]
  expect([later?.start, later?.detectedAt]).toEqual([3 * MINUTE, undefined])
})
