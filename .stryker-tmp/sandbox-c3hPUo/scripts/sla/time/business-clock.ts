// @ts-nocheck
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { hoursInTurn, type Turn } from './hours.ts'
import { ALWAYS, type OpenTime, openTime } from './open-time.ts'

/**
 * Counts time in open hours (semantics 2.7.5, K1 to K3). Instants and durations are integer milliseconds. Pauses are a
 * merged list; the last may end at Infinity, while nobody knows when it will.
 */
export interface BusinessClock {
  /** The open time in `[start, stop)` outside the pauses; a pause in closed hours changes nothing (G52). */
  elapsed(start: number, stop: number, pauses?: readonly Interval[]): number
  /** The earliest instant at which `ms` have elapsed since `start`; Infinity where a pause without an end comes first. */
  due(start: number, ms: number, pauses?: readonly Interval[]): number
  /** The latest such instant: later than `due` where the time runs out as the hours or a pause begin to stop it (G47). */
  lastMet(start: number, ms: number, pauses?: readonly Interval[]): number
}

const NO_PAUSES: readonly Interval[] = []

/** Walk from pause to pause until the stretch in which the time runs out. */
function runOut(
  time: OpenTime,
  start: number,
  ms: number,
  pauses: readonly Interval[],
  end: 'first' | 'last',
): number {
  let at = start
  let left = ms
  for (const pause of pauses) {
    if (pause.end <= at) continue
    const used = pause.start > at ? time.between(at, pause.start) : 0
    if (end === 'first' ? used >= left : used > left) break
    if (pause.end === Number.POSITIVE_INFINITY) return pause.end
    left -= used
    at = pause.end
  }
  return time[end](at, left)
}

function over(time: OpenTime): BusinessClock {
  return {
    elapsed(start, stop, pauses = NO_PAUSES) {
      if (stop <= start) return 0
      let elapsed = time.between(start, stop)
      for (const pause of pauses) {
        const [from, to] = [Math.max(start, pause.start), Math.min(stop, pause.end)]
        if (to > from) elapsed -= time.between(from, to)
      }
      return elapsed
    },
    due: (start, ms, pauses = NO_PAUSES) => runOut(time, start, ms, pauses, 'first'),
    lastMet: (start, ms, pauses = NO_PAUSES) => runOut(time, start, ms, pauses, 'last'),
  }
}

const ROUND_THE_CLOCK = over(ALWAYS)
const CLOCKS = new WeakMap<Calendar, BusinessClock>()

/** The clock of a calendar, the same one each time, so that a calendar's hours are worked out once. */
export function businessClock(calendar: Calendar | '24x7'): BusinessClock {
  if (calendar === '24x7') return ROUND_THE_CLOCK
  const clock = CLOCKS.get(calendar) ?? over(openTime(hoursInTurn([{ from: 0, calendar }])))
  CLOCKS.set(calendar, clock)
  return clock
}

/** The clock of calendars in turn, each from an instant on: what elapsed under one stays as it was (semantics C7). */
export function changingClock(turns: readonly [Turn, ...Turn[]]): BusinessClock {
  return turns.length === 1 ? businessClock(turns[0].calendar) : over(openTime(hoursInTurn(turns)))
}
