import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Baseline } from '../../scripts/baseline/baseline.ts'
import { baseline } from '../../scripts/baseline.ts'
import { terminal } from '../../scripts/terminal.ts'

/*
 * The example's twelve months against a count of our own: straight from the rows of checks.csv, with nothing of the engine.
 * A row holds until the next of its service, for 26 hours at most; what is down counts from its row on.
 */

const STALE_MS = 26 * 3_600_000
const MONTHS = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'].concat([
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
])
/** Midnight of the first of each month in Stockholm: one hour before UTC, two from the last Sunday of March to that of October. */
const STARTS = MONTHS.concat('2026-08').map((month) => {
  const number = Number(month.slice(5))
  return Date.parse(`${month}-01T00:00:00+0${number >= 4 && number <= 10 ? 2 : 1}:00`)
})

interface Row {
  time: number
  down: boolean
}

const rows = Map.groupBy(
  readFileSync('data/measurements/checks/checks.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([time = '', service = '', status]) => ({
      time: Date.parse(time),
      service,
      down: status === 'down',
    })),
  ({ service }) => service,
)

/** Known and down milliseconds of a service between two instants. */
function counted(own: readonly Row[], start: number, end: number): { known: number; down: number } {
  let [known, down] = [0, 0]
  for (const [index, row] of own.entries()) {
    const until = Math.min(own[index + 1]?.time ?? Number.POSITIVE_INFINITY, row.time + STALE_MS)
    const ms = Math.max(0, Math.min(until, end) - Math.max(row.time, start))
    known += ms
    if (row.down) down += ms
  }
  return { known, down }
}

describe.each(['inloggning', 'webbplats'])('%s', (service) => {
  const own = rows.get(service) ?? []
  const months = MONTHS.map((_, index) => counted(own, STARTS[index] ?? 0, STARTS[index + 1] ?? 0))
  let found: Baseline
  beforeAll(async () => {
    found = (await baseline({ data: 'data', service }, terminal({ quiet: true }))) as Baseline
  })

  test('every month is the same to the millisecond', () => {
    expect(found.months.map(({ period, downMs }) => [period, downMs])).toEqual(
      MONTHS.map((month, index) => [month, months[index]?.down]),
    )
    for (const [index, { exact }] of found.months.entries()) {
      const { known = 0, down = 0 } = months[index] ?? {}
      expect(BigInt(exact?.num ?? 0) * BigInt(known)).toBe(BigInt(exact?.den ?? 0) * BigInt(known - down))
    }
  })

  test('as many outages began in each month as times a check failed after a good one', () => {
    const begun = MONTHS.map(
      (_, index) =>
        own.filter(
          ({ time, down }, at) =>
            down && !own[at - 1]?.down && time >= (STARTS[index] ?? 0) && time < (STARTS[index + 1] ?? 0),
        ).length,
    )
    expect(found.months.map(({ outages }) => outages)).toEqual(begun)
  })

  test('as many months kept each target, in whole numbers', () => {
    for (const { target, met, judged } of found.ladder) {
      // 99.95 % as 9995 of 10 000. In no month is so much unknown that it is not judged.
      const part = BigInt(Math.round(Number(target.value) * 100))
      const kept = months.filter(({ known, down }) => BigInt(known - down) * 10_000n >= part * BigInt(known))
      expect([target.value, met, judged]).toEqual([target.value, kept.length, 12])
    }
  })
})
