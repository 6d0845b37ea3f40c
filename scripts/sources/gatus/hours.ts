import type { Sample } from '../samples.ts'

const HOUR = 3_600_000

/** How often Gatus looked in an hour, and how often all was well. Its start in epoch milliseconds. */
export interface Hour {
  hour: number
  total: number
  good: number
}

/**
 * The looks of an hour that Gatus counted, spread evenly over it: all of one kind, or where both are, as the changes of
 * state before and in it say. An hour in which it looked less often than it should is known at its changes alone; one of
 * which nobody can tell when it failed is not known at all, rather than left out of the good ones unnoticed.
 * @param events changes of state, sorted by time.
 */
export function looksOfHour(
  { hour, total, good }: Hour,
  events: readonly Sample[],
  interval: number,
): Sample[] | { reason: string } {
  if (total * interval > HOUR + interval)
    return { reason: 'counts of a day do not tell when anything was; read the file at least every other day' }
  if (total * interval < HOUR - interval)
    return {
      reason: 'Gatus looked less often in this hour than every `interval`; known are its changes alone',
    }
  const mixed = good > 0 && good < total
  const before = events.findLast(({ at }) => at <= hour)
  if (mixed && before === undefined)
    return { reason: 'some checks of this hour failed, and no change of state tells which' }
  const looks = Array.from({ length: total }, (_, index): Sample => {
    const at = hour + Math.floor((index * HOUR) / total)
    const state = mixed ? events.findLast((event) => event.at <= at)?.state : good > 0 ? 'up' : 'down'
    return { at, state: state ?? 'unknown', ref: `hour ${new Date(hour).toISOString()}` }
  })
  return looks
}
