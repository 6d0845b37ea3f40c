import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { excludedTime } from '../maintenance/exclusions.ts'
import { type Assessment, assessMaintenance } from '../maintenance/validity.ts'
import { intersect, merge, sweep } from '../time/intervals.ts'
import type { Part, TimeQuestion } from '../types.ts'
import { takenDown } from './compose.ts'
import { type AssessedClaim, assessClaims, suspendedTime } from './exclusion-claims.ts'

/** Everything that may be taken out of a question's figures, before it is known what was down. */
export interface Reliefs {
  suspended: Interval[]
  /** Each with the part of its valid time that is valid for the whole, where services are composed. */
  maintenance: Assessment[]
  claims: (AssessedClaim & { taken: Interval[] })[]
  /** By part: what its maintenance and its exclusions take out of it. */
  byPart: Interval[][]
}

/** Time taken out, and on what ground: `suspension`, `maintenance`, or the type of a claimed exclusion. */
export interface Excluded extends Interval {
  reason: string
}

/** What was assessed last for an agreement: its periods are asked about one after another. */
const LAST = new WeakMap<
  Agreement,
  Pick<TimeQuestion, 'calendars' | 'asOf'> & { part: Part | undefined; reliefs: Reliefs }
>()

/** What may be taken out, which for one service depends neither on the period nor on the objective. */
export function reliefsOf(question: TimeQuestion): Reliefs {
  const { agreement, calendars, asOf, parts } = question
  const [part] = parts
  if (parts.length > 1) return reliefsBy(question, isListed)
  const last = LAST.get(agreement)
  if (last && last.part === part && last.calendars === calendars && last.asOf === asOf) return last.reliefs
  const reliefs = reliefsBy(question, isListed)
  LAST.set(agreement, { part, calendars, asOf, reliefs })
  return reliefs
}

const isListed = ({ why }: AssessedClaim) => why === 'listed'

/**
 * Assess maintenance and claimed exclusions of all the question's services. What concerns one of several composed
 * services is taken out of the whole only while it alone would take the whole down (in a series always, of parallel
 * services only when it concerns all of them): otherwise the others were there to carry it.
 * @param granted - Which claims are taken out.
 */
export function reliefsBy(question: TimeQuestion, granted: (claim: AssessedClaim) => boolean): Reliefs {
  const { agreement, objective, calendars, parts, asOf } = question
  const services = new Set(parts.map(({ service }) => service))
  const windows = new Map(
    parts
      .flatMap(({ evidence }) => evidence.maintenance)
      .filter((window) => window.services.some((service) => services.has(service)))
      .map((window) => [window.id, window]),
  )
  const maintenance = assessMaintenance([...windows.values()], agreement, calendars, asOf)
  const claims = assessClaims(
    parts.flatMap(({ service, evidence }) =>
      evidence.exclusions.filter((claim) => claim.service === service),
    ),
    agreement,
  ).map((one) => ({ ...one, taken: granted(one) ? [{ start: one.claim.start, end: one.claim.end }] : [] }))
  const byPart = parts.map(({ service }) =>
    merge([
      ...maintenance.flatMap(({ record, valid }) => (record.services.includes(service) ? valid : [])),
      ...claims.flatMap(({ claim, taken }) => (claim.service === service ? taken : [])),
    ]),
  )
  const suspended = merge(suspendedTime(agreement, asOf))
  if (parts.length === 1) return { suspended, maintenance, claims, byPart }
  const whole = takenDown(byPart, parts, objective)
  return {
    suspended,
    maintenance: maintenance.map((one) => ({ ...one, valid: intersect(one.valid, whole) })),
    claims: claims.map((one) => ({ ...one, taken: intersect(one.taken, whole) })),
    byPart,
  }
}

/**
 * What is taken out, cut so that no time has two grounds: a suspension goes before maintenance, and that before claimed
 * exclusions in order of time.
 * @param notUp - Gives the time that was down or unknown, merged: see `excludedTime`.
 */
export function excludedBy(
  { suspended, maintenance, claims }: Reliefs,
  { agreement, asOf }: Pick<TimeQuestion, 'agreement' | 'asOf'>,
  notUp: () => Interval[],
): Excluded[] {
  if (suspended.length + maintenance.length + claims.length === 0) return []
  const worked = excludedTime(maintenance, agreement.maintenance?.excludeSpan ?? 'actual', notUp(), asOf)
  const grounds = [
    ...suspended.map((span) => ({ ...span, reason: 'suspension' })),
    ...worked.map((span) => ({ ...span, reason: 'maintenance' })),
    ...claims.flatMap(({ claim, taken }) => taken.map((span) => ({ ...span, reason: claim.type }))),
  ].map((ground, rank) => ({ ...ground, rank }))
  return sweep(grounds).map(({ start, end, active }) => {
    const [{ reason }] = active.toSorted((a, b) => a.rank - b.rank) as [(typeof active)[number]]
    return { start, end, reason }
  })
}
