import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Check, STATES } from '../../scripts/sources/check-rows.ts'
import { type CheckRule, checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { thinOnto } from '../../scripts/timeline/thin.ts'

const MINUTE = 60_000
const OF = { service: 'portal', source: 'monitor' }
const ONE = { failures: 1, successes: 1, backdate: true }
const RULE: CheckRule = { interval: MINUTE, confirm: ONE }

/** One character is one minute: U up, X down, a dot is no check. */
function minutes(text: string): Check[] {
  return [...text].flatMap((letter, minute) =>
    letter === '.'
      ? []
      : [{ at: minute * MINUTE, state: letter === 'U' ? 'up' : 'down', ref: `c${minute}` } as const],
  )
}

/** Long rows of one state with odd steps and gaps, which random checks by themselves hardly ever have. */
const checks = fc
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

const rule = fc.record(
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

const last = (list: Check[]) => list.at(-1)?.at ?? 0

test('property: of checks that grow, what is remembered of the older ones changes nothing of what all of them say', () => {
  const steps = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(checks, rule, steps, fc.nat(40), (all, one, sizes, late) => {
      let known: Check[] = []
      let cut = 0
      for (const size of sizes) {
        known = thinOnto(known, all.slice(cut, cut + size), one)
        cut += size
        // As of now, of a while ago and of later.
        for (const asOf of [last(known), last(known) - late * 10_000, last(known) + 10_000 * late]) {
          const before = checksToSpans(known, one, asOf, OF)
          const copy = structuredClone(before)
          expect(before).toMatchObject(checksToSpans(structuredClone(known), one, asOf, OF))
          checksToSpans(known, one, last(known), OF)
          expect(before).toEqual(copy)
        }
      }
    }),
  )
})

test('a check that comes late or is corrected is not passed over, nor is another rule, service or source', () => {
  const list = minutes('UUUXXXUUUU')
  const told = (some: Check[], one = RULE, of = OF) => checksToSpans(some, one, 20 * MINUTE, of)
  const fresh = (some: Check[], one = RULE, of = OF) => told(structuredClone(some), one, of)
  told(list)
  const late: Check = { at: 8.5 * MINUTE, state: 'down', ref: 'late' }
  for (const at of [9, 5, 1]) {
    const some = list.toSpliced(at, 0, { ...late, at: (at - 0.5) * MINUTE })
    expect(told(some)).toEqual(fresh(some))
    told(list)
  }
  for (const [index, check] of list.entries()) {
    const less = list.toSpliced(index, 1)
    expect(told(less)).toEqual(fresh(less))
    told(list)
    const corrected = list.with(index, { ...check, state: check.state === 'up' ? 'down' : 'up' })
    expect(told(corrected)).toEqual(fresh(corrected))
    told(list)
  }
  const slow = { ...RULE, confirm: { ...ONE, failures: 3 } }
  expect(told(list, slow)).toEqual(fresh(list, slow))
  expect(told(list, { ...RULE, maxStaleness: MINUTE / 2 })).toEqual(
    fresh(list, { ...RULE, maxStaleness: MINUTE / 2 }),
  )
  const other = { service: 'licens', source: 'other' }
  expect(told(list, RULE, other)).toEqual(fresh(list, RULE, other))
})

test('the next minute gives the spans of before again, not others like them', () => {
  const list = minutes('UUUXXXUUUU')
  const [first] = checksToSpans(list, RULE, 10 * MINUTE, OF).spans
  const more = thinOnto(list, [{ at: 10 * MINUTE, state: 'up', ref: 'c10' }], RULE)
  expect(first).toBeDefined()
  expect(checksToSpans(more, RULE, 11 * MINUTE, OF).spans[0]).toBe(first)
})
