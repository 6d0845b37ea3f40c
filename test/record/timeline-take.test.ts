import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordedChecks } from '../../scripts/record/timeline-read.ts'
import { type Recorded, takeSamples } from '../../scripts/record/timeline-take.ts'
import { STATES } from '../../scripts/sources/check-rows.ts'
import { daysOf, type Sample } from '../../scripts/sources/samples.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'

const MINUTE = 60_000
const RULE = { interval: MINUTE, confirm: { failures: 2, successes: 2, backdate: true } }
const ZONES = ['UTC', 'Europe/Stockholm']
const OF = { service: 'portal', source: 'monitor' }
const NOTHING: Recorded = {
  months: new Map(),
  latest: {
    heard: new Map(),
    fresh: new Map(),
    counted: null,
    lag: 0,
    timed: true,
    planned: new Map(),
    months: [],
  },
}

/** Hours over the end of a month in which a state lasts for some looks, with gaps. */
const history = fc
  .array(
    fc.record({
      state: fc.constantFrom(...STATES),
      looks: fc.integer({ min: 1, max: 60 }),
      gap: fc.constantFrom(1, 1, 2, 3, 30),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => {
    let at = Date.UTC(2026, 2, 31, 19)
    return rows.flatMap(({ state, looks, gap }) =>
      Array.from({ length: looks }, (_, look): Sample => {
        at += (look === 0 ? gap : 1) * MINUTE
        return { at, state, ref: '', tookNs: (1 + (at % 7)) * 1e6 }
      }),
    )
  })

test('asked often by a source that forgets, the record knows what one answer with everything would tell', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (all, step, overlap) => {
        let record = NOTHING
        for (let end = step; end < all.length + step; end += step) {
          // What the source still has: so many new results and some that were told before.
          const samples = new Map([['portal', all.slice(Math.max(0, end - step - overlap), end)]])
          record = takeSamples(record, { samples }, ['portal'], { rule: RULE, timeZones: ZONES })
        }
        const asOf = (all.at(-1)?.at ?? 0) + MINUTE
        const { checks, responseTimes } = recordedChecks(record, ZONES, asOf)
        expect(checksToSpans(checks.get('portal') ?? [], RULE, asOf, OF)).toEqual(
          checksToSpans(all, RULE, asOf, OF),
        )
        for (const zone of ZONES) expect(responseTimes.get('portal')?.[zone] ?? []).toEqual(daysOf(all, zone))
      },
    ),
    { numRuns: 300 },
  )
})

/** Parted where nothing was known in between: two minutes after a result it no longer holds. */
function parted(all: Sample[]): Sample[][] {
  const parts: Sample[][] = []
  for (const one of all) {
    const last = parts.at(-1)
    if (last && one.at - (last.at(-1)?.at ?? 0) <= 2 * MINUTE) last.push(one)
    else parts.push([one])
  }
  return parts
}

test('stretches that come late and in any order fill what was not known', () => {
  fc.assert(
    fc.property(history, fc.integer(), (all, seed) => {
      const order = parted(all)
        .map((part, index) => ({ part, by: Math.imul(index + 1, seed) }))
        .sort((a, b) => a.by - b.by)
      let record = NOTHING
      for (const { part } of order)
        record = takeSamples(record, { samples: new Map([['portal', part]]) }, ['portal'], {
          rule: RULE,
          timeZones: ZONES,
        })
      const asOf = (all.at(-1)?.at ?? 0) + MINUTE
      const { checks, responseTimes } = recordedChecks(record, ZONES, asOf)
      expect(checksToSpans(checks.get('portal') ?? [], RULE, asOf, OF)).toEqual(
        checksToSpans(all, RULE, asOf, OF),
      )
      for (const zone of ZONES) expect(responseTimes.get('portal')?.[zone] ?? []).toEqual(daysOf(all, zone))
    }),
    { numRuns: 300 },
  )
})
