import type { Satisfaction, SatisfactionPeriod } from '../data/schema/feed.ts'

/* Where the marks of a small drawing of satisfaction stand: no figure is computed here, only places. */

export const WIDTH = 176
export const HEIGHT = 56
const MARGIN = 6

export interface TrendPoint {
  period: SatisfactionPeriod
  x: number
  y: number
  /** Ends of the interval, the lower end the greater y. */
  low?: number
  high?: number
}

export interface Trend {
  points: TrendPoint[]
  /** Where the target lies. */
  target: number
}

/** The published figures of a series, oldest first, and its target; null where there are not two to compare. */
export function trendOf({ target, periods }: Satisfaction): Trend | null {
  const known = periods.filter(({ value }) => value !== null).toReversed()
  if (target === undefined || known.length < 2) return null
  const goal = Number(target.value)
  const all = known.flatMap(({ value, low, high }) =>
    [value, low, high].flatMap((one) => (one == null ? [] : [Number(one)])),
  )
  const least = Math.min(goal, ...all)
  const span = Math.max(goal, ...all) - least || 1
  const y = (value: number) =>
    Math.round(10 * (HEIGHT - MARGIN - ((value - least) / span) * (HEIGHT - 2 * MARGIN))) / 10
  const step = (WIDTH - 2 * MARGIN) / (known.length - 1)
  return {
    target: y(goal),
    points: known.map((period, index) => ({
      period,
      x: Math.round(10 * (MARGIN + index * step)) / 10,
      y: y(Number(period.value)),
      ...(period.low !== undefined && { low: y(Number(period.low)) }),
      ...(period.high !== undefined && { high: y(Number(period.high)) }),
    })),
  }
}
