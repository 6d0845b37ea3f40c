import type { State } from '../data/schema/common.ts'
import type { Day, Service } from '../data/schema/feed.ts'

const LETTERS: Record<string, State> = {
  o: 'operational',
  d: 'degraded_performance',
  p: 'partial_outage',
  m: 'major_outage',
  u: 'unknown',
  x: 'under_maintenance',
}

/** A day of the strip; `detail` where there is something to tell of it. */
export interface StripDay {
  date: string
  state: State
  detail?: Day
}

const DAY = 86_400_000
/** Dates in a row by the first of them: strips of a page have the same. */
const dates = new Map<string, string[]>()

function datesFrom(first: string, count: number): string[] {
  const row = dates.get(first) ?? []
  dates.set(first, row)
  while (row.length < count)
    row.push(new Date(Date.parse(first) + row.length * DAY).toISOString().slice(0, 10))
  return row
}

/** The days of a service, oldest first. A letter that we do not know is `unknown`. */
export function stripDays({ from, states, details }: Service['days']): StripDay[] {
  const byDate = new Map(details.map((day) => [day.date, day]))
  const letters = [...states.matchAll(/(\d+)(.)/g)].flatMap(([, run, letter = '']) =>
    Array<string>(Number(run)).fill(letter),
  )
  const row = datesFrom(from, letters.length)
  return letters.map((letter, index) => {
    const date = row[index] ?? ''
    const detail = byDate.get(date)
    const state = LETTERS[letter] ?? 'unknown'
    return detail ? { date, state, detail } : { date, state }
  })
}

/** Height of the drawing and width of a day in it. */
export const HEIGHT = 24
export const STEP = 4

/**
 * Bars by state, each a list of `[from the ground, height]`. A bad day stands out by how bad it was; a day without data
 * is a stroke near the ground; maintenance is a low bar with a cap that floats above it.
 */
const BARS: Record<State, [number, number][]> = {
  operational: [[0, 10]],
  degraded_performance: [[0, 15]],
  partial_outage: [[0, 20]],
  major_outage: [[0, 24]],
  unknown: [[0, 2.5]],
  under_maintenance: [
    [0, 10],
    [12.5, 4.5],
  ],
}

/** The bars of a day as a path, `width` wide, on the ground `y`; as high as the drawing unless `height` says less. */
export function barPath(state: State, x: number, y: number, width: number, height = HEIGHT): string {
  const scale = (units: number) => Math.round((units * height * 10) / HEIGHT) / 10
  return BARS[state]
    .map(([ground, tall]) => `M${x} ${y - scale(ground)}v-${scale(tall)}h${width}v${scale(tall)}z`)
    .join('')
}

/** A broken line that leaves the bars of days: where it runs, and how broad it is drawn. */
export interface Run {
  state: State
  d: string
  width: number
}

/**
 * The bars of a strip, in the order of the states' first day. Days alike that follow one another are one broken line as
 * broad as their bars are high (`.run` in detail.styles.ts): a tenth of what a path round each bar takes, which counts
 * where a page has a thousand strips.
 */
export function stripRuns(days: StripDay[]): Run[] {
  const starts = days.flatMap(({ state }, index) =>
    days[index - 1]?.state === state ? [] : [{ state, index }],
  )
  const runs = starts.map(({ state, index }, place) => ({
    state,
    x: index * STEP,
    length: ((starts[place + 1]?.index ?? days.length) - index) * STEP - 1,
  }))
  return [...Map.groupBy(runs, ({ state }) => state)].flatMap(([state, own]) =>
    BARS[state].map(([ground, width]) => ({
      state,
      width,
      d: own.map(({ x, length }) => `M${x} ${HEIGHT - ground - width / 2}h${length}`).join(''),
    })),
  )
}

/** The day that a key leads to, or nothing for a key that is not the strip's. Left is earlier, unless right to left. */
export function dayForKey(
  key: string,
  index: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  const forward = rightToLeft ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: 7,
    PageDown: -7,
    Home: -count,
    End: count,
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, index + step))
}

/** The day under a pointer, `x` from the left of a strip that is `width` wide. */
export function dayAt(x: number, width: number, count: number, rightToLeft: boolean): number {
  const share = width > 0 ? x / width : 0
  const index = Math.floor((rightToLeft ? 1 - share : share) * count)
  return Math.min(count - 1, Math.max(0, index))
}
