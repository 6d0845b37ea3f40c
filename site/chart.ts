/** One day of response times; dates are local and ascending. */
export interface ChartDay {
  date: string
  p50: number
  p95: number
}

export interface Chart {
  /** SVG path data per series, in a box of `width` by `height`; days without measurements are gaps. */
  p50: string
  /** Only around the days on which it differs from the median, which would hide it elsewhere; may be empty. */
  p95: string
  /** Whether there are days on which the two are the same. */
  coincide: boolean
  /** Heights of the grid lines from the top, each with the milliseconds it stands for. */
  scale: { y: number; ms: number }[]
  from: string
  to: string
}

export const CHART = { width: 1000, height: 200 }
const DAY_MS = 86_400_000
const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

/** The least number with a round half that is at least `value`: 1, 1.2, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  const factor = [1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10
  return factor * power
}

/** The lines of median and 95th percentile. Null with fewer than two days, which make no line. */
export function responseChart(days: ChartDay[]): Chart | null {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined || days.length < 2) return null
  const from = dayNumber(first.date)
  const span = dayNumber(last.date) - from
  const top = niceCeiling(Math.max(...days.map(({ p95 }) => p95)))
  const x = (date: string) => (((dayNumber(date) - from) / span) * CHART.width).toFixed(1)
  const y = (ms: number) => (CHART.height - (ms / top) * CHART.height).toFixed(1)
  const follows = (day: ChartDay | undefined, before: ChartDay | undefined) =>
    day !== undefined && before !== undefined && dayNumber(day.date) - dayNumber(before.date) === 1
  const differs = (day: ChartDay | undefined) => day !== undefined && day.p50 !== day.p95
  const apart = days.filter((day, index) => {
    const [before, after] = [days[index - 1], days[index + 1]]
    return (
      differs(day) || (differs(before) && follows(day, before)) || (differs(after) && follows(after, day))
    )
  })
  const path = (series: 'p50' | 'p95', shown: ChartDay[]) =>
    shown
      .map((day, index) => {
        const joined = follows(day, shown[index - 1])
        // A day between two gaps has nothing to be joined to: a short stroke shows it all the same.
        const stroke = joined || follows(shown[index + 1], day) ? '' : 'h4'
        return `${joined ? 'L' : 'M'}${x(day.date)} ${y(day[series])}${stroke}`
      })
      .join('')
  return {
    p50: path('p50', days),
    p95: path('p95', apart),
    coincide: !days.every(differs),
    scale: [top, top / 2, 0].map((ms) => ({ y: CHART.height - (ms / top) * CHART.height, ms })),
    from: first.date,
    to: last.date,
  }
}
