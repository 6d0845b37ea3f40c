import type { ServiceFeed } from '../../data/schema/feed.ts'

export const NAMES = ['p50', 'p95', 'p99'] as const
export type Name = (typeof NAMES)[number]

/** What is drawn: the days in order without holes, and for each percentile a value a day or nothing. */
export interface Series {
  dates: string[]
  lines: { name: Name; values: (number | null)[] }[]
  /** What each request has to keep, where an objective says so. Milliseconds. */
  limit: number | null
  /** The top of the drawing in milliseconds. */
  top: number
}

/** 1, 2 or 5 times a power of ten, at least as much as asked: a top that people can read. */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const factor = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
  return factor * power
}

/** Every date from the first to the last, so that a day without samples is a hole and not a bridge. */
function everyDate(first: string, last: string): string[] {
  const dates: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10))
  return dates
}

export function seriesOf({
  responseDays,
  service,
}: Pick<ServiceFeed, 'responseDays' | 'service'>): Series | null {
  const [first, last] = [responseDays[0], responseDays.at(-1)]
  if (first === undefined || last === undefined) return null
  const byDate = new Map(responseDays.map((day) => [day.date, day]))
  const dates = everyDate(first.date, last.date)
  const lines = NAMES.map((name) => ({
    name,
    values: dates.map((date) => byDate.get(date)?.[name] ?? null),
  })).filter(({ values }) => values.some((value) => value !== null))
  const target = service.objectives.find(({ metric }) => metric === 'response-time')?.target
  const bound = target?.limit ?? target
  const limit = bound?.unit === 'ms' ? Number(bound.value) : null
  const highest = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), limit ?? 0)
  return { dates, lines, limit, top: niceTop(highest) }
}

/** A line through the days that have a value; a day alone between two holes is a dot. */
export function pathOf(values: (number | null)[], top: number, width: number, height: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const round = (number: number) => Math.round(number * 10) / 10
  return values
    .map((value, index) => {
      if (value === null) return ''
      const x = round(index * step)
      const y = round(height - (height * value) / top)
      const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null]
      if (before !== null) return `L${x} ${y}`
      return after === null ? `M${x} ${y}h.1` : `M${x} ${y}`
    })
    .join('')
}
