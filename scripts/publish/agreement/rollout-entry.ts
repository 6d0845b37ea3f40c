import type { Agreement } from '../../../data/schema/agreement.ts'
import type { ObjectiveResult, RolloutEntry } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import { compare, parseDecimal } from '../../sla/exact/ratio.ts'
import { localDate } from '../../sla/time/period.ts'
import type { Outcome } from './results.ts'

const PHASES = ['preparation', 'pilot', 'full'] as const

/**
 * How an agreement is begun and how far that has come (agreement-concepts rows 69 to 74), as of a day: what is dated later
 * has not happened. Absent where the agreement has neither phases nor a plan.
 */
export function rolloutEntry(
  agreement: Agreement,
  outcomes: readonly Outcome[],
  publish: Site['publish'],
  asOf: number,
): RolloutEntry | undefined {
  const { phases, rollout, timeZone } = agreement
  const dated = PHASES.some((phase) => phases[phase] !== undefined)
  if (!dated && rollout === undefined) return undefined
  const today = localDate(asOf, timeZone).toString()
  const { preparation = [], communication = [], training = [], adjustments = [] } = rollout ?? {}
  const doneBy = (done: string | undefined) => (done !== undefined && done <= today ? done : undefined)
  return {
    phases: phaseEntries(agreement, today),
    preparation: preparation.map(({ item, owner, due, done }) => ({
      item,
      ...roleOf(agreement, 'owner', owner),
      ...(due !== undefined && { due }),
      ...standing(due, doneBy(done), today),
    })),
    ...pilotExit(agreement, outcomes),
    communication: communication.map(({ what, to, date, by, done }) => ({
      what,
      to,
      date,
      ...roleOf(agreement, 'by', by),
      ...standing(date, doneBy(done), today),
    })),
    training: training.map(({ event, kind, date, audience, invited, attended }) => ({
      event,
      kind,
      date,
      audience,
      ...(invited !== undefined && { invited }),
      ...(attended !== undefined && date <= today && { attended }),
    })),
    ...(rollout?.feedback !== undefined && publish.contacts && { feedback: rollout.feedback }),
    adjustments: adjustments
      .filter(({ proposedAt }) => proposedAt <= today)
      .map(({ text, objective, proposedAt, state, amendment }) => ({
        text,
        ...(objective !== undefined && { objective }),
        proposedAt,
        state,
        ...(amendment !== undefined && { amendment }),
      })),
  }
}

/** Whether something with a day was done, or should have been. */
function standing(due: string | undefined, done: string | undefined, today: string) {
  const late = due !== undefined && due < (done ?? today)
  return { ...(done !== undefined && { done }), ...(late && { late: true as const }) }
}

function roleOf<K extends string>(
  { roles }: Agreement,
  key: K,
  id: string | undefined,
): { [k in K]?: string } {
  const known = roles.some((role) => role.id === id)
  return (known ? { [key]: id } : {}) as { [k in K]?: string }
}

function phaseEntries({ phases }: Agreement, today: string): RolloutEntry['phases'] {
  const dated = PHASES.flatMap((phase) => {
    const from = phases[phase]
    return from === undefined ? [] : [{ phase, from }]
  })
  return dated.map(({ phase, from }, index) => {
    const until = dated[index + 1]?.from
    const state = today < from ? 'ahead' : until !== undefined && today >= until ? 'over' : 'running'
    return {
      phase,
      from,
      ...(until !== undefined && {
        until,
        days: { all: days(from, until), over: passed(from, until, today) },
      }),
      state,
    }
  })
}

const days = (from: string, until: string) =>
  Math.max(0, Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days)

const passed = (from: string, until: string, today: string) => days(from, today < until ? today : until)

/** Periods of the pilot met in a row, up to the latest that is closed, for each objective that has to show it. */
function pilotExit(
  { rollout, objectives }: Agreement,
  outcomes: readonly Outcome[],
): Pick<RolloutEntry, 'pilotExit'> {
  const exit = rollout?.pilotExit
  if (exit === undefined) return {}
  const { periods, minCoverage } = exit
  const asked = exit.objectives ?? objectives.filter(closes).map(({ id }) => id)
  const own = outcomes
    .filter(({ objective }) => asked.includes(objective.id))
    .map(({ objective, running, closed, older }) => {
      const pilots = [...closed, ...older].filter(({ phase }) => phase === 'pilot')
      const missed = pilots.findIndex((result) => !isMet(result, minCoverage))
      const inARow = missed === -1 ? pilots.length : missed
      const { service } = running
      return {
        begun: pilots.length > 0,
        entry: {
          objective: objective.id,
          ...(service !== undefined && { service }),
          inARow,
          reached: inARow >= periods,
        },
      }
    })
  return {
    pilotExit: {
      periods,
      ...(minCoverage !== undefined && { minCoverage }),
      ...(own.some(({ begun }) => begun) && { reached: own.every(({ entry }) => entry.reached) }),
      objectives: own.map(({ entry }) => entry),
    },
  }
}

/** Whether an objective is a promise whose periods close: a window that rolls never does, and a milestone has one date. */
function closes({ kind, metric, period }: Agreement['objectives'][number]): boolean {
  const rolls = period === 'service-year' || (typeof period === 'object' && 'rolling' in period)
  return kind === 'sla' && metric !== 'milestone' && !rolls
}

function isMet({ verdict, coverage }: ObjectiveResult, minCoverage: string | undefined): boolean {
  if (verdict !== 'met') return false
  if (minCoverage === undefined || coverage === null) return true
  return compare(parseDecimal(coverage), parseDecimal(minCoverage)) >= 0
}
