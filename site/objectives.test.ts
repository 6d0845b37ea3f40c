import { describe, expect, it, vi } from 'vitest'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import { clock } from './format.ts'
import { messages } from './messages.ts'
import { ledgerRows, periodMs, periodName, periodTypeWords, targetWords } from './objectives.ts'
import { result as resultOfMarch } from './result.fixture.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const [sv, en] = [messages('sv'), messages('en')]

/** The running one. In March the clocks go forward in Stockholm, so that the month is one hour short of 31 days. */
const result = (over: Partial<ObjectiveResult>) =>
  resultOfMarch({
    ...{ value: null, verdict: 'pending', finality: 'provisional' },
    target: { comparator: '>=', value: '99.90', unit: '%' },
    method: { rule: 'availability/time', parameters: { exclusionMode: 'remove' } },
    ...over,
  })
const period = (id: string, type: string) => result({ period: { ...result({}).period, id, type } })

describe('objectives in words', () => {
  it('names every type of period, in both languages', () => {
    const names = [
      ['2026-03', 'calendar-month', 'Mars 2026', 'March 2026'],
      ['2026-Q3', 'calendar-quarter', 'Kvartal 3 2026', undefined],
      ['2026-H2', 'calendar-half', 'Halvår 2 2026', 'Half 2 of 2026'],
      ['2026-W07', 'calendar-week', 'Vecka 7 2026', 'Week 7 of 2026'],
      ['2026', 'calendar-year', '2026', '2026'],
      ['P90D', 'rolling', 'Senaste 90 dygnen', 'Last 90 days'],
      ['PT720H', 'rolling', 'Senaste 720 timmarna', 'Last 720 hours'],
    ] as const
    for (const [id, type, swedish, english] of names) {
      expect(periodName(period(id, type), 'sv', sv)).toBe(swedish)
      if (english) expect(periodName(period(id, type), 'en', en)).toBe(english)
    }
  })

  it('keeps the decimals of the target, and says the comparator', () => {
    expect(targetWords(result({}), 'sv', sv).replaceAll('\u00a0', ' ')).toBe('minst 99,90 %')
    expect(periodTypeWords(period('P90D', 'rolling'), sv)).toBe('under de senaste 90 dygnen')
  })

  it('shows ledger rows that sum to the period, to the millisecond', () => {
    const ledger = {
      upMs: 2_600_000_001,
      downMs: 500,
      unknownMs: 0,
      outsideHoursMs: 0,
      outsideContractMs: 0,
      futureMs: 74_799_499,
      excluded: [{ reason: 'maintenance', ms: 0 }],
    }
    const withLedger = result({ ledger })
    const rows = ledgerRows(withLedger, sv)
    expect(rows.map(({ ms }) => ms)).toEqual([2_600_000_001, 500, 74_799_499])
    expect(periodMs(withLedger)).toBe(743 * 3_600_000)
    expect(rows.reduce((sum, { ms }) => sum + ms, 0)).toBe(2_674_800_000)
    expect(clock(periodMs(withLedger), 'sv')).toBe('743:00:00')
    expect(clock(500, 'sv')).toBe('0:00:00,500')
    expect(clock(3_723_000, 'en', true)).toBe('1:02:03.000')
  })
})
