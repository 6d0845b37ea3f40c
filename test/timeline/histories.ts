import fc from 'fast-check'
import { type Check, STATES } from '../../scripts/sources/check-rows.ts'
import type { CheckRule } from '../../scripts/timeline/checks-to-spans.ts'

/* Checks and rules for tests of what checks say. */

export const MINUTE = 60_000
export const OF = { service: 'portal', source: 'monitor' }
export const ONE = { failures: 1, successes: 1, backdate: true }
export const RULE: CheckRule = { interval: MINUTE, confirm: ONE }

/** One character is one minute: U up, X down, a dot is no check. */
export function minutes(text: string): Check[] {
  return [...text].flatMap((letter, minute) =>
    letter === '.'
      ? []
      : [{ at: minute * MINUTE, state: letter === 'U' ? 'up' : 'down', ref: `c${minute}` } as const],
  )
}

/** Long rows of one state with odd steps and gaps, which random checks by themselves hardly ever have. */
export const checks = fc
  .array(
    fc.record({
      state: fc.constantFrom(...STATES),
      steps: fc.array(fc.constantFrom(1, 20_000, MINUTE, MINUTE, 90_000, 2 * MINUTE), {
        minLength: 1,
        maxLength: 12,
      }),
      gap: fc.constantFrom(MINUTE, MINUTE, 2 * MINUTE, 2 * MINUTE + 1, 10 * MINUTE),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    let at = 0
    return rows.flatMap(({ state, steps, gap }) =>
      steps.map((step, index): Check => {
        at += index === 0 ? gap : step
        return { at, state, ref: `c${at}` }
      }),
    )
  })

export const rule = fc.record(
  {
    interval: fc.constantFrom(20_000, MINUTE),
    maxStaleness: fc.constantFrom(10_000, MINUTE, 5 * MINUTE),
    confirm: fc.record({
      failures: fc.integer({ min: 1, max: 5 }),
      successes: fc.integer({ min: 1, max: 5 }),
      backdate: fc.boolean(),
    }),
  },
  { requiredKeys: ['interval', 'confirm'] },
) as fc.Arbitrary<CheckRule>

export const last = (list: Check[]) => list.at(-1)?.at ?? 0
