import { describe, expect, it } from 'vitest'
import { CHART, niceCeiling, responseChart } from './chart.ts'

const day = (date: string, p50: number, p95: number) => ({ date, p50, p95 })

describe('response-time chart', () => {
  it('has a top that is at least the greatest value and has a round half', () => {
    expect([1, 95, 100, 101, 1150, 1201, 7400].map(niceCeiling)).toEqual([1, 100, 100, 120, 1200, 1500, 8000])
  })

  it('runs from the first day at the left edge to the last at the right, zero at the bottom', () => {
    const chart = responseChart([
      day('2026-01-01', 0, 100),
      day('2026-01-02', 100, 50),
      day('2026-01-03', 50, 50),
    ])
    expect(chart?.p50).toBe(`M0.0 ${CHART.height}.0L500.0 0.0L1000.0 100.0`)
    expect(chart?.scale).toEqual([
      { y: 0, ms: 100 },
      { y: 100, ms: 50 },
      { y: 200, ms: 0 },
    ])
  })

  it('leaves a gap where days have no measurements, and shows a day that stands alone', () => {
    const chart = responseChart([
      day('2026-03-27', 50, 100),
      day('2026-03-28', 50, 100),
      day('2026-03-31', 50, 100),
      day('2026-04-02', 50, 100),
      day('2026-04-03', 50, 100),
    ])
    expect(chart?.p95.match(/[ML]|h4/g)?.join('')).toBe('MLMh4ML')
  })

  it('draws the percentile only from the day before it leaves the median to the day after it returns', () => {
    const same = (date: string) => day(date, 50, 50)
    const chart = responseChart([
      same('2026-01-01'),
      same('2026-01-02'),
      day('2026-01-03', 50, 100),
      same('2026-01-04'),
      same('2026-01-05'),
    ])
    expect(chart?.p95).toBe('M250.0 100.0L500.0 0.0L750.0 100.0')
    expect(chart?.coincide).toBe(true)
  })

  it('draws no percentile where it is the median on every day', () => {
    expect(responseChart([day('2026-01-01', 50, 50), day('2026-01-02', 70, 70)])?.p95).toBe('')
  })

  it('is not drawn from less than two days', () => {
    expect(responseChart([])).toBeNull()
    expect(responseChart([day('2026-01-01', 1, 2)])).toBeNull()
  })
})
