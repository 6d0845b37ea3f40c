import { describe, expect, test } from 'vitest'
import { periodAt } from '../../scripts/sla/time/period.ts'
import { ask, at, downFor, ZONE } from './builders.ts'

/*
 * Semantics 2.11: whoever uses the share s of a period's budget within its first w hours burns at f = s·P/w, whatever the
 * target. The figures are those of goldens.md, cut to the two decimals that the feed has.
 */

const HOUR = 3_600_000

/** The burn rate after `hours` in which a share of the whole period's budget was used, in thousandths. */
function rate(period: string, day: string, thousandths: number, hours: number, target = '99.9') {
  const { start, end } = periodAt(period as 'calendar-month', ZONE, at(day))
  const budget = ((end - start) * (1000 - Number(target) * 10)) / 1000
  const minutes = (budget * thousandths) / 1000 / 60_000
  const { result } = ask({
    objective: { period, target: `>= ${target} %` },
    evidence: { monitored: [downFor(new Date(start).toISOString(), minutes)] },
    in: day,
    asOf: new Date(start + hours * HOUR).toISOString(),
  })
  expect(result.budget?.consumed).toBe((thousandths / 10).toFixed(2))
  return result.budget?.burnRate
}

const SHARES = [
  [20, 1],
  [50, 6],
  [100, 24],
  [100, 72],
] as const

describe('G18 burn rates of 2 % in 1 h, 5 % in 6 h, 10 % in 24 h and 10 % in 72 h depend on the length of the month', () => {
  test.each([
    ['30 days', '2026-04-10', ['14.40', '6.00', '3.00', '1.00']],
    ['28 days', '2026-02-10', ['13.44', '5.60', '2.80', '0.93']],
    ['31 days', '2026-05-10', ['14.88', '6.20', '3.10', '1.03']],
    ['March in Sweden, 743 h', '2026-03-10', ['14.86', '6.19', '3.09', '1.03']],
  ])('%s', (_name, day, rates) => {
    expect(SHARES.map(([share, hours]) => rate('calendar-month', day, share, hours))).toEqual(rates)
    // The target makes no difference.
    expect(SHARES.map(([share, hours]) => rate('calendar-month', day, share, hours, '99.5'))).toEqual(rates)
  })
})

test("G18 Sloth's catalogue of 7 days: 8 % in 1 h, 12.5 % in 6 h, 20 % in 24 h, 42 % in 72 h", () => {
  const shares = [
    [80, 1],
    [125, 6],
    [200, 24],
    [420, 72],
  ] as const
  // A week without a clock change; a budget of 302.4 min at 97 %, so that the share of the first hour fits into it.
  const rates = shares.map(([share, hours]) => rate('calendar-week', '2026-06-16', share, hours, '97'))
  expect(rates).toEqual(['13.44', '3.50', '1.40', '0.98'])
})
