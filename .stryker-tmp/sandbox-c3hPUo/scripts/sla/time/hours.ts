// @ts-nocheck
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { knownTime } from './calendar.ts'
import { intersect, merge } from './intervals.ts'
import { openIntervals } from './open-intervals.ts'
import type { Hours } from './open-time.ts'

/** A calendar, and since when it holds; the first holds since ever. */
export interface Turn {
  from: number
  calendar: Calendar | '24x7'
}

const FOREVER: Interval = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }

/** The hours of calendars that take turns, by time (semantics C7): each gives the hours from its own instant to the next. */
export function hoursInTurn(turns: readonly [Turn, ...Turn[]]): Hours {
  const spans = turns.map(({ from, calendar }, index) => ({
    calendar,
    start: index === 0 ? FOREVER.start : from,
    end: turns[index + 1]?.from ?? FOREVER.end,
  }))
  const known = spans.map(({ calendar, start, end }) => {
    const own = calendar === '24x7' ? FOREVER : knownTime(calendar)
    return {
      start: own.start <= start ? FOREVER.start : own.start,
      end: own.end >= end ? FOREVER.end : own.end,
    }
  })
  return {
    id: turns.map(({ calendar }) => (calendar === '24x7' ? calendar : calendar.id)).join(', '),
    known: {
      start: Math.max(...known.map(({ start }) => start)),
      end: Math.min(...known.map(({ end }) => end)),
    },
    open: (within) =>
      merge(
        spans.flatMap(({ calendar, start, end }) =>
          intersect([{ start, end }], [within]).flatMap((part) =>
            calendar === '24x7' ? [part] : openIntervals(calendar, part),
          ),
        ),
      ),
  }
}
