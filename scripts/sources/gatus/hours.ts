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
 * state before and in it say, from the first of them on. An hour in which it looked less often than it should is known at
 * its changes alone; one of which nobody can tell when it failed is not known at all.
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
  const change = events.find(({ at }) => at < hour + HOUR)
  if (mixed && change === undefined)
    return { reason: 'some checks of this hour failed, and no change of state tells which' }
  const looks = Array.from({ length: total }, (_, index) => hour + Math.floor((index * HOUR) / total))
  const ofAll = good > 0 ? 'up' : 'down'
  return looks.flatMap((at) => {
    // Changes are told to the millisecond; where they reach back, they know better than the evenly spread looks.
    const state = events.findLast((event) => event.at <= at)?.state ?? (mixed ? undefined : ofAll)
    // Evenly spread, one may seem to be made just before a change that happened at any time since the true one.
    const near = events.some((event) => event.at > at && event.at - at < interval)
    return state === undefined || near ? [] : [{ at, state, ref: `hour ${new Date(hour).toISOString()}` }]
  })
}
