import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Agreement } from '../../data/schema/agreement.ts'
import type { Cause, ObjectiveResult } from '../../data/schema/feed.ts'
import { lossesOf } from '../../scripts/publish/agreement/losses.ts'
import { type Losing, timeLost, type Whys } from '../../scripts/publish/agreement/lost-time.ts'
import type { DownTime, Outcome } from '../../scripts/publish/agreement/results.ts'
import { ratio } from '../../scripts/sla/exact/ratio.ts'

/* Months of 100 ms, of which the one of 300 goes on at 350. What was summed up before must never show. */

const NOW = 350
const whys = (cause: Cause): Whys => ({
  told: cause,
  ofIncident: new Map<string, Cause>([['broke', cause]]),
  ofPeriod: () => [],
})

function month(index: number, stretches: [from: number, to: number][]): DownTime {
  const at = (ms: number) => new Date(ms).toISOString()
  const period: ObjectiveResult['period'] = {
    ...{ id: `${index}`, type: 'calendar-month', timeZone: 'UTC' },
    ...{ start: at(index * 100), end: at(index * 100 + 100) },
  }
  const segments = stretches.map(([from, to]) => {
    return { start: index * 100 + from, end: index * 100 + to, class: 'down' as const, events: ['broke'] }
  })
  return { period, segments }
}

const outcome = (id: string, down: DownTime[]): Losing => ({ objective: { id }, services: ['portal'], down })

const sum = (own: Losing[], cause: Cause, span = { start: 0, end: NOW }) => {
  const { ms, causes } = timeLost(own, whys(cause), span, NOW)
  return { ms, causes: [...causes].map(([name, lost]) => [name, lost.ms]) }
}

test('two closed months and the present one: 10 + 20 + 5 ms, by cause', () => {
  const closed = [month(1, [[0, 10]]), month(0, [[50, 70]])]
  const total = { ms: ratio(35), causes: [['network', ratio(35)]] }
  expect(sum([outcome('a', [month(3, [[0, 5]]), ...closed])], 'network')).toEqual(total)
  expect(sum([outcome('a', [month(3, [[0, 5]]), ...closed])], 'network')).toEqual(total)
})

test('a cause that is found later is that of closed months too', () => {
  const closed = [outcome('a', [month(1, [[0, 10]])])]
  expect(sum(closed, 'not-established').causes).toEqual([['not-established', ratio(10)]])
  expect(sum(closed, 'supplier').causes).toEqual([['supplier', ratio(10)]])
})

test('so it is of a whole span that is over, once another incident or deviation says why', () => {
  const objective = { id: 'a', unknownPolicy: 'exclude' }
  const of = { services: ['portal'], objective, running: {}, closed: [], older: [] }
  const outcomes = [{ ...of, down: [month(1, [[0, 10]])] }] as unknown as Outcome[]
  const agreement = { id: 'avtal', timeZone: 'UTC' } as Agreement
  const causes = (causeCategory?: Cause, rootCause?: { category: Cause; found: string }) => {
    const told = {
      incidents: [{ id: 'broke', causeCategory }],
      deviations: [{ agreement: 'avtal', objective: 'a', periods: ['1'], rootCause }],
    } as unknown as Parameters<typeof lossesOf>[2]
    return lossesOf(agreement, outcomes, told, { start: 100, end: 200 }, NOW).causes.map(({ cause }) => cause)
  }
  expect(causes()).toEqual(['not-established'])
  expect(causes('supplier')).toEqual(['supplier'])
  expect(causes('network')).toEqual(['network'])
  expect(causes(undefined, { category: 'hardware', found: '1970-01-01' })).toEqual(['hardware'])
  expect(causes()).toEqual(['not-established'])
})

test('of closed months a span counts what lies in it, whatever another span counted', () => {
  const closed = [outcome('a', [month(1, [[0, 10]]), month(0, [[50, 70]])])]
  expect(sum(closed, 'network').ms).toEqual(ratio(30))
  expect(sum(closed, 'network', { start: 60, end: 105 }).ms).toEqual(ratio(15))
  expect(sum(closed, 'network', { start: 60, end: NOW }).ms).toEqual(ratio(20))
  expect(sum(closed, 'network', { start: 0, end: 105 }).ms).toEqual(ratio(25))
})

test('time that two objectives lost counts once, over the end of a month too', () => {
  const quarter = month(3, [[-90, 20]])
  const own = [outcome('month', [month(2, [[20, 30]])]), outcome('quarter', [quarter])]
  expect(sum(own, 'network').ms).toEqual(ratio(110))
})

test('a closed quarter that the present month reaches into is summed up with it, also behind another month', () => {
  const quarter = month(2, [
    [-190, -180],
    [70, 90],
  ])
  const own = [outcome('month', [month(3, [[-20, 20]]), month(1, [[0, 10]])]), outcome('quarter', [quarter])]
  expect(sum(own, 'network').ms).toEqual(ratio(70))
})

test('property: what was remembered of other spans, causes and months gives the same as nothing', () => {
  const stretch = fc
    .tuple(fc.nat(90), fc.integer({ min: 1, max: 10 }))
    .map(([from, length]): [number, number] => [from, from + length])
  const months = [0, 1, 2, 3, 3].map((index, at) =>
    fc
      .sample(fc.array(stretch, { minLength: at % 2, maxLength: 1 }), { numRuns: 3, seed: at })
      .map((own) => month(index, own)),
  )
  const one = fc
    .tuple(...months.slice(0, 4).map((choices) => fc.constantFrom(...choices)))
    .map((down) => down.toReversed())
  const asked = fc.record({
    downs: fc.array(one, { minLength: 1, maxLength: 2 }),
    cause: fc.constantFrom<Cause>('network', 'supplier'),
    start: fc.nat(200),
    end: fc.constantFrom(200, 250, 300, NOW),
  })
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 10 }), (questions) => {
      for (const { downs, cause, start, end } of questions) {
        const own = downs.map((down, index) => outcome(`${index}`, down))
        const anew = downs.map((down, index) => outcome(`${index}`, structuredClone(down)))
        expect(sum(own, cause, { start, end })).toEqual(sum(anew, cause, { start, end }))
      }
    }),
  )
})
