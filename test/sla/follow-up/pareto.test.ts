import { describe, expect, test } from 'vitest'
import { ratio, ZERO } from '../../../scripts/sla/exact/ratio.ts'
import { pareto } from '../../../scripts/sla/follow-up/pareto.ts'

/* The order of a list of losses and its figures; more of it in losses.test.ts. */

const byName = (key: string) => key
/** Names with milliseconds and items. */
const list = (entries: [string, number, number][], most = 5) =>
  pareto(new Map(entries.map(([key, ms, missed]) => [key, { ms: ratio(ms), missed }])), byName, most)

describe('a list of losses', () => {
  test('has equal losses by name, in whichever order they were found', () => {
    const keys = ['a', 'b', 'c', 'd']
    for (const order of [keys, keys.toReversed(), ['c', 'a', 'd', 'b']]) {
      const { lines } = list(order.map((key) => [key, 10, 1]))
      expect(lines.map(({ key }) => key)).toEqual(keys)
    }
  })

  test('goes by time first, by items next, and by name last', () => {
    const { lines } = list([
      ['a', 0, 2],
      ['b', 0, 9],
      ['c', 1, 0],
      ['d', 0, 2],
    ])
    expect(lines.map(({ key }) => key)).toEqual(['c', 'b', 'a', 'd'])
  })

  test('cuts its shares: two thirds are 66.6 %', () => {
    const { lines } = list([
      ['a', 2, 0],
      ['b', 1, 0],
    ])
    expect(lines.map(({ share }) => share)).toEqual(['66.6', '33.3'])
  })

  test('has no line for others where there are none, and one for a single one', () => {
    const entries: [string, number, number][] = [
      ['a', 3, 0],
      ['b', 1, 4],
    ]
    expect(list(entries, 2)).not.toHaveProperty('others')
    expect(list(entries, 1).others).toEqual({ count: 1, downMs: 1, share: '25.0', missed: 4 })
  })

  test('of nothing is empty', () => {
    expect(list([])).toEqual({ lines: [], downMs: 0, missed: 0 })
  })

  test('lines and others add up to the whole, which is raised: seven sevenths of 10 ms', () => {
    const part = { ms: ratio(10, 7), missed: 0 }
    const found = pareto(new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => [key, part])), byName, 5)
    // Raised sums 10/7, 20/7, …, 50/7: 2, 3, 5, 6, 8, and 2 of the last two.
    expect(found.lines.map(({ downMs }) => downMs)).toEqual([2, 1, 2, 1, 2])
    expect([found.others?.downMs, found.downMs]).toEqual([2, 10])
    expect(pareto(new Map([['a', { ms: ZERO, missed: 1 }]]), byName, 5).lines[0]).not.toHaveProperty('share')
  })
})
