import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PackedDay, pairsOf, unpacked } from '../../scripts/sources/packed-days.ts'

const DAY = 86_400_000

function packed(day: number, failed: number, ...pairs: number[]): PackedDay {
  return { day: day * DAY, failed, pairs: Int32Array.from(pairs) }
}

test('a day that is told of again is added up, and the others stay the same objects', () => {
  const known = unpacked([packed(1, 0, 20, 3), packed(3, 1, 20, 1, 40, 2), packed(4, 0, 7, 7)])
  const now = unpacked([packed(3, 2, 20, 5, 30, 1), packed(2, 1), packed(5, 0, 9, 1)], known)
  expect(now).toEqual([
    { day: DAY, failed: 0, counts: [[20, 3]] },
    { day: 2 * DAY, failed: 1, counts: [] },
    // 20 ms was told of by both; nothing is lost of what only one had.
    {
      day: 3 * DAY,
      failed: 3,
      counts: [
        [20, 6],
        [30, 1],
        [40, 2],
      ],
    },
    { day: 4 * DAY, failed: 0, counts: [[7, 7]] },
    { day: 5 * DAY, failed: 0, counts: [[9, 1]] },
  ])
  expect([now[0], now[3]].map((day, index) => day === known[index * 2])).toEqual([true, true])
  expect(known[1]).toEqual({
    day: 3 * DAY,
    failed: 1,
    counts: [
      [20, 1],
      [40, 2],
    ],
  })
})

test('the counts of a day that was unpacked are a field as those of any other, in JSON and in copies too', () => {
  const days = unpacked([packed(1, 0, 20, 3), packed(2, 4, 5, 1, 6, 2)])
  const second = {
    day: 2 * DAY,
    failed: 4,
    counts: [
      [5, 1],
      [6, 2],
    ],
  }
  expect(JSON.parse(JSON.stringify(days[1]))).toEqual(second)
  expect({ ...days[1] }).toEqual(second)
  expect(days.map((day) => [...(pairsOf(day) ?? [])])).toEqual([
    [20, 3],
    [5, 1, 6, 2],
  ])
})

test('property: days that come in any number of parts are as if all samples were counted at once', () => {
  const sample = fc.record({ day: fc.nat(5), ms: fc.integer({ min: 1, max: 6 }) })
  fc.assert(
    fc.property(fc.array(fc.array(sample, { maxLength: 12 }), { maxLength: 5 }), (parts) => {
      let days = unpacked([])
      for (const part of parts) {
        const byDay = [...Map.groupBy(part, ({ day }) => day)]
        const told = byDay.map(([day, own]) => packed(day, own.length, ...countsOf(own).flat()))
        days = unpacked(told, days)
      }
      const all = [...Map.groupBy(parts.flat(), ({ day }) => day)].sort(([a], [b]) => a - b)
      expect(days).toEqual(
        all.map(([day, own]) => ({ day: day * DAY, failed: own.length, counts: countsOf(own) })),
      )
    }),
  )
})

function countsOf(samples: { ms: number }[]): [number, number][] {
  const all = [...Map.groupBy(samples, ({ ms }) => ms)].sort(([a], [b]) => a - b)
  return all.map(([ms, own]) => [ms, own.length])
}
