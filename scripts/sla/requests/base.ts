import type { RequestObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { assessClaims, suspendedTime } from '../availability/exclusion-claims.ts'
import { countsAsUp } from '../availability/measure.ts'
import { type Excluded, excludedBy, type Reliefs } from '../availability/reliefs.ts'
import { assessMaintenance } from '../maintenance/validity.ts'
import { intersect, lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import { agreedTime } from './agreed.ts'
import type { CountQuestion } from './question.ts'

type Question = CountQuestion<RequestObjective>

/** The time that requests count in (semantics 2.4, 2.5). All lists are merged. */
export interface Base {
  /** Agreed time up to `asOf` without what is taken out. */
  time: Interval[]
  /** What of `time` is all good (`count-as-up`), and what was taken out of it. */
  asUp: Interval[]
  /** When anything was reported. */
  reported: Interval[]
  /** Agreed time after `asOf`, without what is taken out, in milliseconds. */
  toCome: number
  /** On what grounds time was taken out, each once. */
  grounds: string[]
}

/** What may be taken out of what is counted of a service. */
export function reliefsOf({
  agreement,
  calendars,
  service,
  maintenance,
  exclusions,
  asOf,
}: Pick<Question, 'agreement' | 'calendars' | 'service' | 'maintenance' | 'exclusions' | 'asOf'>): Reliefs {
  const windows = maintenance.filter(({ services }) => services.includes(service))
  const claims = assessClaims(
    exclusions.filter((claim) => claim.service === service),
    agreement,
  )
  return {
    suspended: merge(suspendedTime(agreement, asOf)),
    maintenance: assessMaintenance(windows, agreement, calendars, asOf),
    claims: claims.map((one) => ({
      ...one,
      taken: one.why === 'listed' ? [{ start: one.claim.start, end: one.claim.end }] : [],
    })),
    byPart: [],
  }
}

/** What is taken out. Where a window has no record of the work, what of it was bad or not reported (see `excludedTime`). */
function excludedIn(question: Question, reported: Interval[]): Excluded[] {
  const silent = subtractIntervals([question.period], reported)
  const bad = question.counts.filter(({ good, valid }) => good < valid)
  return excludedBy(reliefsOf(question), question, () => merge([...silent, ...bad]))
}

/** The time that a period's requests count in, and what of it was reported. */
export function baseOf(question: Question): Base {
  const { agreement, asOf, counts } = question
  const past = [{ start: Number.NEGATIVE_INFINITY, end: asOf }]
  const future = [{ start: asOf, end: Number.POSITIVE_INFINITY }]
  const agreed = agreedTime(question)
  const reported = merge(counts)
  const excluded = excludedIn(question, reported)
  const kept = countsAsUp(agreement) ? excluded.filter(({ reason }) => reason === 'suspension') : excluded
  const time = subtractIntervals(agreed, merge(kept))
  const touching = excluded.filter((one) => intersect([one], agreed).length > 0)
  return {
    time: intersect(time, past),
    asUp: merge(excluded),
    reported,
    toCome: lengthOf(intersect(time, future)),
    grounds: [...new Set(touching.map(({ reason }) => reason))],
  }
}
