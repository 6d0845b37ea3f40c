import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../../data/schema/timeline.ts'
import type { Check } from '../../scripts/sources/check-rows.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { thin, thinOnto } from '../../scripts/timeline/thin.ts'
import { checks, last, MINUTE, minutes, OF, RULE, rule } from './histories.ts'

/** Entries as first minute, last minute and how many. */
const shown = (checks: Check[]) =>
  checks.map(({ at, through, count = 1 }) =>
    through === undefined ? `${at / MINUTE}` : `${at / MINUTE}-${through / MINUTE} ×${count}`,
  )

test('a run is what goes on: three checks stay single after a change and after a gap, the rest is one entry', () => {
  expect(shown(thin(minutes('UUUUUUUXXXXXXU'), RULE))).toEqual([
    ...['0', '1', '2', '3-6 ×4'],
    ...['7', '8', '9', '10-12 ×3', '13'],
  ])
  // Two minutes apart the state still holds, three it does not.
  expect(shown(thin(minutes('UUUU.UUU'), RULE))).toEqual(['0', '1', '2', '3-7 ×4'])
  expect(shown(thin(minutes('UUUU..UUU'), RULE))).toEqual(['0', '1', '2', '3', '6', '7', '8'])
  expect(thin(minutes('UUUU.UUU'), RULE).at(-1)).toMatchObject({ longestGap: 2 * MINUTE })
})

test('as many stay single as the rule asks for in a row', () => {
  const confirm = { failures: 2, successes: 5, backdate: true }
  expect(shown(thin(minutes('UUUUUUUU'), { ...RULE, confirm }))).toEqual(['0', '1', '2', '3', '4', '5-7 ×3'])
})

test('a month of checks each minute with one outage is twelve entries', () => {
  const month = minutes('U'.repeat(20_000) + 'X'.repeat(10) + 'U'.repeat(23_190))
  expect(thin(month, RULE)).toHaveLength(4 + 4 + 4)
})

test('thinned checks say what all of them say: spans, their bounds, and what is known', () => {
  fc.assert(
    fc.property(checks, rule, fc.constantFrom(1, 1000, MINUTE, 10 * MINUTE), (list, by, later) => {
      const asOf = last(list) + later
      expect(checksToSpans(thin(list, by), by, asOf, OF)).toEqual(checksToSpans(list, by, asOf, OF))
    }),
    { numRuns: 3000 },
  )
})

test('also as of an instant among them, but for the last bound of an open span, which is an interval wider at most', () => {
  const bare = ({ earliestEnd: _, ...span }: Span) => span
  fc.assert(
    fc.property(checks, rule, fc.double({ min: 0, max: 1, noNaN: true }), (list, by, part) => {
      const asOf = Math.round(last(list) * part)
      const raw = checksToSpans(list, by, asOf, OF)
      const few = checksToSpans(thin(list, by), by, asOf, OF)
      expect(few.observed).toEqual(raw.observed)
      expect(few.spans.map(bare)).toEqual(raw.spans.map(bare))
      for (const [index, { end, earliestEnd = end }] of raw.spans.entries()) {
        const told = few.spans[index]?.earliestEnd ?? end
        if (end < asOf) expect(told).toBe(earliestEnd)
        expect(told).toBeLessThanOrEqual(earliestEnd)
        expect(told).toBeGreaterThanOrEqual(earliestEnd - by.interval)
      }
    }),
    { numRuns: 3000 },
  )
})

test('what was thinned can be thinned again and go on', () => {
  fc.assert(
    fc.property(checks, rule, fc.nat(150), (list, by, cut) => {
      const whole = thin(list, by)
      expect(thin(whole, by)).toEqual(whole)
      expect(thin([...thin(list.slice(0, cut), by), ...list.slice(cut)], by)).toEqual(whole)
    }),
    { numRuns: 2000 },
  )
})

test('a rule of later is applied to what was thinned under the former: up to three in a row exactly', () => {
  const asked = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(checks, asked, asked, fc.boolean(), (list, failures, successes, backdate) => {
      const later = { ...RULE, confirm: { failures, successes, backdate } }
      const asOf = last(list) + MINUTE
      expect(checksToSpans(thin(list, RULE), later, asOf, OF)).toEqual(checksToSpans(list, later, asOf, OF))
    }),
    { numRuns: 2000 },
  )
})

test('more in a row than stayed single, and backdated: the same spans, though not when they were sure', () => {
  const confirm = { failures: 6, successes: 6, backdate: true }
  const list = minutes('UUUUUUUUXXXXXXXXUUUUUXXXXXUUUUUUUU')
  const see = (some: Check[]) =>
    checksToSpans(some, { ...RULE, confirm }, 40 * MINUTE, OF).spans.map(({ start, end }) => [
      start / MINUTE,
      end / MINUTE,
    ])
  expect(see(list)).toEqual([[8, 26]])
  expect(see(thin(list, RULE))).toEqual([[8, 26]])
})

test('where a later rule lets results hold shorter than the run was apart, only its ends are known', () => {
  const list = minutes('UUUU.U.U.U')
  const short = { ...RULE, maxStaleness: MINUTE }
  const { observed } = checksToSpans(thin(list, RULE), short, 20 * MINUTE, OF)
  expect(observed.map(({ start, end }) => [start / MINUTE, end / MINUTE])).toEqual([
    [0, 4],
    [9, 10],
  ])
})

test('property: more checks are put to those that are thinned as if all were thinned at once, and change none of them', () => {
  fc.assert(
    fc.property(checks, rule, fc.nat(200), (all, one, cut) => {
      const former = thin(all.slice(0, cut), one)
      const before = structuredClone(former)
      expect(thinOnto(former, all.slice(cut), one)).toEqual(thin(all, one))
      expect(thinOnto(former, thin(all.slice(cut), one), one)).toEqual(thin(all, one))
      expect(former).toEqual(before)
    }),
  )
})
