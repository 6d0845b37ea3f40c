import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Item } from '../items/item.ts'
import type { Phase } from './priority-change.ts'
import type { Run } from './run.ts'
import type { Terms } from './terms.ts'

/** A stretch of a run under a promise that there is, and its limits as instants. */
interface Watch {
  phase: Phase
  terms: Terms
  pauses: Interval[]
  dueAt: number
  /** The latest instant that keeps it: `lastMet`, or `due` where the contract says "by closing time" (K2). */
  lateAfter: number
  late: boolean
}

function watch(phase: Phase, terms: Terms, pauses: Interval[], strictDue: boolean, end: number): Watch {
  const left = terms.limit - phase.carried
  const dueAt = terms.clock.due(phase.origin, left, pauses)
  const lateAfter = strictDue ? dueAt : terms.clock.lastMet(phase.origin, left, pauses)
  return { phase, terms, pauses, dueAt, lateAfter, late: end > lateAfter }
}

/**
 * The stretch that decides: the first in which the run was late, since a breach that is decided is not undone by a later
 * priority, else the last. Null where nothing is promised in the last.
 */
function decisive(
  phases: Phase[],
  end: number,
  pausesOf: (terms: Terms) => Interval[],
  strictDue: boolean,
): Watch | null {
  let last: Watch | null = null
  for (const [index, phase] of phases.entries()) {
    const { terms } = phase
    const until = phases[index + 1]?.from ?? end
    last = terms && watch(phase, terms, pausesOf(terms), strictDue, until)
    if (last?.late) return last
  }
  return last
}

/** When so much of the limit is or was used, in open hours (G56); null where the clock stands still before. */
function reachedAt({ phase, terms, pauses }: Watch, used: number): number | null {
  const left = Math.max(0, used - phase.carried)
  const at = Math.max(phase.from, terms.clock.due(phase.origin, left, pauses))
  return Number.isFinite(at) ? at : null
}

function escalations(watched: Watch, percents: readonly number[]): Item['escalations'] {
  return percents.flatMap((percent) => {
    const at = reachedAt(watched, Math.ceil((watched.terms.limit * percent) / 100))
    return at === null ? [] : [{ percent, at }]
  })
}

/**
 * A run of a clock as an item (semantics 2.7.5, K1 to K5), by what is known at `asOf`. Null where what decides is a
 * sibling's promise or none: it is counted there, or nowhere.
 */
export function itemOf(
  run: Run,
  phases: Phase[],
  pausesOf: (terms: Terms) => Interval[],
  { strictDue, escalateAt }: TicketObjective,
  edited: boolean,
  asOf: number,
): Item | null {
  const { id, start, stop, cancelled } = run
  const watched = decisive(phases, stop ?? asOf, pausesOf, strictDue)
  if (!watched?.terms.own) return null
  const { phase, terms, pauses, late, dueAt } = watched
  const lateAt = Math.max(phase.from, watched.lateAfter)
  const paused = stop === undefined && !late && pauses.some(({ end }) => end > asOf)
  const decidedAt = late ? lateAt : cancelled ? null : (stop ?? null)
  return {
    id,
    priority: phase.priority,
    start,
    ...(stop !== undefined && { stop }),
    limit: terms.limit,
    usedAt(instant) {
      const until = Math.min(instant, stop ?? asOf)
      const used = Math.max(0, phase.carried + terms.clock.elapsed(phase.origin, until, pauses))
      // By closing time: what is late without an open hour in between is over the limit all the same.
      return until > lateAt ? Math.max(used, terms.limit + 1) : used
    },
    state: late
      ? 'breached'
      : cancelled
        ? 'cancelled'
        : stop !== undefined
          ? 'met'
          : paused
            ? 'paused'
            : 'running',
    dueAt: paused || !Number.isFinite(dueAt) ? null : dueAt,
    breachAt: paused || !Number.isFinite(lateAt) ? null : lateAt,
    decidedAt,
    escalations: stop === undefined ? escalations(watched, escalateAt) : [],
    reachedAt: (used) => reachedAt(watched, used),
    edited,
  }
}
