import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { add, ceil, min, multiply, ONE, ratio, ZERO } from '../exact/ratio.ts'
import type { Request } from './request.ts'
import type { Terms } from './terms.ts'

/** A stretch of a run under one promise. What it has used at an instant is `carried` and the open time since `origin`. */
export interface Phase {
  priority: string
  /** When the promise came to hold; nothing is late by it before. */
  from: number
  origin: number
  carried: number
  /** Null where the agreement promises nothing for the priority. */
  terms: Terms | null
}

/** The priority of each stretch of a run. */
function prioritiesOf({ priorities }: Request, start: number, stop: number): Request['priorities'] {
  const last = priorities.at(-1)
  // As good as every run is of this kind.
  if (last && last.from <= start) return [{ from: start, priority: last.priority }]
  const then = priorities.filter(({ from }) => from <= start || from < stop)
  const first = then.findLastIndex(({ from }) => from <= start)
  return then
    .slice(Math.max(first, 0))
    .map(({ from, priority }) => ({ from: Math.max(from, start), priority }))
}

/**
 * A run's stretches by `onPriorityChange` (semantics 2.7.5, G53).
 *
 * - `retroactive`: the new promise, counted from the start of the run
 * - `restart`: the new promise, counted from the change
 * - `proportional`: the new promise, of which the share that was used of the old one is used already
 * - `freeze`: the promise at the start
 * - `longest`, `shortest`: of the promises so far, counted from the start
 *
 * @param pauses - The pauses of the run under a promise.
 * @param takenOff - Paused milliseconds of which only the sum is known.
 */
export function phasesOf(
  request: Request,
  { start, stop = Number.POSITIVE_INFINITY }: { start: number; stop?: number },
  mode: TicketObjective['onPriorityChange'],
  termsOf: (priority: string) => Terms | null,
  pauses: (terms: Terms) => Interval[],
  takenOff = 0,
): Phase[] {
  const phases = prioritiesOf(request, start, stop).map(({ from, priority }): Phase => {
    return { priority, from, origin: start, carried: -takenOff, terms: termsOf(priority) }
  })
  switch (mode) {
    case 'retroactive':
      return phases
    case 'freeze':
      return phases.slice(0, 1)
    case 'restart':
      return phases.map((phase) => ({ ...phase, origin: phase.from }))
    case 'proportional':
      return proportional(phases, pauses)
    case 'longest':
    case 'shortest':
      return extremes(phases, mode === 'longest')
  }
}

function extremes(phases: Phase[], longest: boolean): Phase[] {
  let best: Phase | undefined
  return phases.map((phase) => {
    const [limit, known] = [phase.terms?.limit, best?.terms?.limit]
    if (known === undefined || (limit !== undefined && (longest ? limit > known : limit < known)))
      best = phase
    return { ...(best as Phase), from: phase.from }
  })
}

/**
 * The shares used are added exactly; what is carried is rounded up, so that exactly the whole limit can be used. Of a promise
 * that was not broken at most all is used, though nobody knows when it was paused.
 */
function proportional(phases: Phase[], pauses: (terms: Terms) => Interval[]): Phase[] {
  let share = ZERO
  return phases.map((phase, index) => {
    const { terms, from } = phase
    const carried = phase.carried + (terms ? Number(ceil(multiply(share, ratio(terms.limit)))) : 0)
    const next = phases[index + 1]
    if (terms && terms.limit > 0 && next)
      share = min(ONE, add(share, ratio(terms.clock.elapsed(from, next.from, pauses(terms)), terms.limit)))
    return { ...phase, origin: from, carried }
  })
}
