import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Check } from '../../scripts/sources/check-rows.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { thinOnto } from '../../scripts/timeline/thin.ts'
import { checks, last, MINUTE, minutes, OF, ONE, RULE, rule } from './histories.ts'

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
