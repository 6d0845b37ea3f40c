import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cause } from '../../../data/schema/feed.ts'
import { add, ONE, type Ratio, ratio, ZERO } from '../../../scripts/sla/exact/ratio.ts'
import {
  type LostTime,
  lostByCause,
  onceOnly,
  weighed,
  within,
} from '../../../scripts/sla/follow-up/losses.ts'
import { pareto } from '../../../scripts/sla/follow-up/pareto.ts'

const lost = (start: number, end: number, causes: Cause[], weight: Ratio = ONE): LostTime => ({
  start,
  end,
  weight,
  causes,
})
const sum = (time: readonly LostTime[]) => time.reduce((total, one) => add(total, weighed(one)), ZERO)
const byName = (cause: Cause) => cause

describe('time lost', () => {
  test('counts once, however many objectives it counts against', () => {
    const once = onceOnly([lost(0, 100, ['change']), lost(40, 120, ['change'])])
    expect(sum(once)).toEqual(ratio(120))
  })

  test('has the greatest weight where several objectives weigh it differently', () => {
    const once = onceOnly([lost(0, 100, ['change'], ratio(3, 10)), lost(50, 100, ['change'])])
    expect(sum(once)).toEqual(ratio(65))
  })

  test('is shared in equal parts by its causes, whichever came first', () => {
    const stretches = [lost(0, 60, ['change']), lost(30, 90, ['network'])]
    for (const order of [stretches, stretches.toReversed()]) {
      const sums = lostByCause(onceOnly(order), [])
      // 30 ms alone each, and half of the 30 ms that both have.
      expect(sums.get('change')?.ms).toEqual(ratio(45))
      expect(sums.get('network')?.ms).toEqual(ratio(45))
    }
  })

  test('a cause that is known goes before an incident without one, and that before the checks alone', () => {
    const sums = lostByCause(
      onceOnly([
        lost(0, 10, ['unexplained']),
        lost(0, 10, ['not-established']),
        lost(0, 5, ['supplier']),
        lost(20, 30, ['unexplained']),
      ]),
      [],
    )
    expect(Object.fromEntries([...sums].map(([cause, { ms }]) => [cause, ms]))).toEqual({
      supplier: ratio(5),
      'not-established': ratio(5),
      unexplained: ratio(10),
    })
  })

  test('is clipped to the span that is asked about', () => {
    const time = within([lost(0, 100, ['change']), lost(200, 300, ['change'])], { start: 50, end: 200 })
    expect(time).toEqual([lost(50, 100, ['change'])])
  })

  test('what lies before a span or only touches it is no part of it', () => {
    const span = { start: 50, end: 200 }
    expect(
      within([lost(0, 10, ['change']), lost(0, 50, ['change']), lost(200, 300, ['change'])], span),
    ).toEqual([])
    expect(within([lost(60, 70, ['change'])], span)).toEqual([lost(60, 70, ['change'])])
  })

  test('is told in order, causes by name, without what was not lost in between and without moments of no length', () => {
    expect(
      onceOnly([
        lost(30, 40, ['network']),
        lost(35, 40, ['change', 'unexplained']),
        lost(10, 10, ['hardware']),
        lost(0, 20, ['network']),
      ]),
    ).toEqual([
      lost(0, 10, ['network']),
      lost(10, 20, ['network']),
      lost(30, 35, ['network']),
      lost(35, 40, ['change', 'network']),
    ])
    expect(onceOnly([])).toEqual([])
  })

  test('items are counted beside it, each for its one cause', () => {
    const item = (cause: Cause) => ({ objective: 'svar', cause })
    const sums = lostByCause(
      [lost(0, 60, ['change'])],
      [item('change'), item('not-established'), item('change'), item('not-established'), item('supplier')],
    )
    expect(Object.fromEntries(sums)).toEqual({
      change: { ms: ratio(60), missed: 2 },
      'not-established': { ms: ZERO, missed: 2 },
      supplier: { ms: ZERO, missed: 1 },
    })
  })

  test('nothing is lost or doubled: the causes add up to the time that any objective lost', () => {
    const cause = fc.constantFrom<Cause>('change', 'network', 'not-established', 'unexplained')
    const stretch = fc
      .record({ start: fc.nat(50), length: fc.integer({ min: 1, max: 30 }), cause })
      .map((one) => lost(one.start, one.start + one.length, [one.cause]))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        // By counting each millisecond: down where any stretch covers it.
        const ticks = Array.from({ length: 80 }, (_, at) => at)
        const covered = ticks.filter((at) => stretches.some(({ start, end }) => at >= start && at < end))
        const once = onceOnly(stretches)
        expect(sum(once)).toEqual(ratio(covered.length))
        const sums = [...lostByCause(once, []).values()].reduce((total, { ms }) => add(total, ms), ZERO)
        expect(sums).toEqual(ratio(covered.length))
      }),
    )
  })
})

describe('a list of losses', () => {
  const losses = (entries: [Cause, Ratio, number][]) =>
    new Map(entries.map(([cause, ms, missed]) => [cause, { ms, missed }]))

  test('has the greatest first, five at most, and the others as one line', () => {
    const list = pareto(
      losses([
        ['change', ratio(10), 0],
        ['network', ratio(40), 0],
        ['supplier', ratio(20), 1],
        ['capacity', ratio(20), 3],
        ['process', ratio(5), 0],
        ['security', ratio(3), 2],
        ['hardware', ratio(2), 0],
      ]),
      byName,
      5,
    )
    expect(list.lines).toEqual([
      { key: 'network', downMs: 40, share: '40.0', missed: 0 },
      { key: 'capacity', downMs: 20, share: '20.0', missed: 3 },
      { key: 'supplier', downMs: 20, share: '20.0', missed: 1 },
      { key: 'change', downMs: 10, share: '10.0', missed: 0 },
      { key: 'process', downMs: 5, share: '5.0', missed: 0 },
    ])
    expect(list.others).toEqual({ count: 2, downMs: 5, share: '5.0', missed: 2 })
    expect([list.downMs, list.missed]).toEqual([100, 6])
  })

  test('its milliseconds add up to the whole, which is raised: three thirds of 10 ms are 10, not 12', () => {
    const third = ratio(10, 3)
    const list = pareto(
      losses([
        ['change', third, 0],
        ['network', third, 0],
        ['process', third, 0],
      ]),
      byName,
      5,
    )
    expect(list.lines.map(({ downMs }) => downMs)).toEqual([4, 3, 3])
    expect(list.downMs).toBe(10)
  })

  test('without any time there are no shares', () => {
    const list = pareto(losses([['change', ZERO, 2]]), byName, 5)
    expect(list.lines).toEqual([{ key: 'change', downMs: 0, missed: 2 }])
  })
})
