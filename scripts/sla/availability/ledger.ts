import type { Interval } from '../../../data/schema/timeline.ts'
import { contractTime, serviceTime } from '../agreement/agreed-time.ts'
import { compare, isZero } from '../exact/ratio.ts'
import { excludedTime, touchedTime } from '../maintenance/exclusions.ts'
import type { Assessment } from '../maintenance/validity.ts'
import { finder, intersect, merge, subtractIntervals } from '../time/intervals.ts'
import type { Segment, TimeQuestion } from '../types.ts'
import type { Outage } from './outages.ts'
import type { Piece } from './pieces.ts'

function sameClass(a: Segment, b: Segment): boolean {
  const sameWeight =
    a.weight === b.weight ||
    (a.weight !== undefined && b.weight !== undefined && compare(a.weight, b.weight) === 0)
  return (
    a.class === b.class && sameWeight && a.reason === b.reason && a.events.join('\n') === b.events.join('\n')
  )
}

/** The ledger and the time that valid maintenance takes out after `asOf`, which the ledger shows as `future`. */
export interface Ledger {
  segments: Segment[]
  outages: Outage[]
  futureAgreed: Interval[]
}

/**
 * Put every millisecond of the period in exactly one class (semantics 2.4): outside-contract, outside-hours, future,
 * excluded, down, unknown, up, the first that applies. Unknown is what no source observed and no counted outage covers;
 * where declared incidents alone have authority nothing is unknown, for nothing is asked of the monitoring.
 */
export function buildLedger(
  question: TimeQuestion,
  assessments: Assessment[],
  { pieces, outages }: { pieces: Piece[]; outages: Outage[] },
): Ledger {
  const { period, asOf, agreement, objective, evidence } = question
  const contract = merge(intersect([contractTime(agreement)], [period]))
  const hours = serviceTime(question)
  const observed =
    objective.measurement.authority === 'incidents' ? [period] : intersect(merge(evidence.observed), [period])
  const down = pieces.filter(({ weight }) => !isZero(weight))
  const notUp = merge([...subtractIntervals([period], observed), ...down])
  const excluded = excludedTime(assessments, agreement.maintenance?.excludeSpan ?? 'actual', notUp, asOf)
  const maintenance = assessments
    .map((assessment) => ({ ...touchedTime(assessment, asOf), id: assessment.record.id }))
    .filter(({ start, end }) => start < period.end && end > period.start)
  const edges = [contract, hours, observed, excluded, pieces, maintenance]
    .flatMap((list: Interval[]) => list.flatMap(({ start, end }) => [start, end]))
    .filter((at) => at > period.start && at < period.end)
  const cuts = [
    ...new Set([period.start, ...edges, Math.min(Math.max(asOf, period.start), period.end), period.end]),
  ].sort((a, b) => a - b)
  const find = {
    contract: finder(contract),
    hours: finder(hours),
    excluded: finder(excluded),
    piece: finder(pieces),
    observed: finder(observed),
  }
  const classify = (at: number): Omit<Segment, 'start' | 'end' | 'events'> => {
    if (!find.contract(at)) return { class: 'outside-contract' }
    if (!find.hours(at)) return { class: 'outside-hours' }
    if (at >= asOf) return { class: 'future' }
    if (find.excluded(at)) return { class: 'excluded', reason: 'maintenance' }
    const weight = find.piece(at)?.weight
    if (weight && !isZero(weight)) return { class: 'down', weight }
    return find.observed(at) ? { class: 'up' } : { class: 'unknown', reason: 'monitoring-gap' }
  }
  const segments: Segment[] = []
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] as number
    const works = maintenance.filter((work) => work.start < end && work.end > start).map(({ id }) => id)
    const events = [...new Set([...(find.piece(start)?.events ?? []), ...works])].sort()
    const segment = { start, end, ...classify(start), events }
    const last = segments.at(-1)
    if (last && sameClass(last, segment)) last.end = end
    else segments.push(segment)
  }
  const future = segments.filter((segment) => segment.class === 'future')
  return { segments, outages, futureAgreed: subtractIntervals(future, excluded) }
}
