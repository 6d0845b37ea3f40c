// @ts-nocheck
import type { Interval } from '../../../data/schema/timeline.ts'
import { agreedTime } from '../agreement/agreed-time.ts'
import { compare, isZero } from '../exact/ratio.ts'
import { touchedTime } from '../maintenance/exclusions.ts'
import { finder, intersect, lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import type { Segment, TimeQuestion } from '../types.ts'
import type { Known } from './compose.ts'
import { findOutages, type Outage } from './outages.ts'
import { excludedBy, type Reliefs } from './reliefs.ts'

function sameClass(a: Segment, b: Segment): boolean {
  const sameWeight =
    a.weight === b.weight ||
    (a.weight !== undefined && b.weight !== undefined && compare(a.weight, b.weight) === 0)
  return (
    a.class === b.class && sameWeight && a.reason === b.reason && a.events.join('\n') === b.events.join('\n')
  )
}

/** The ledger and the agreed time after `asOf`, which the ledger shows as `future`. */
export interface Ledger {
  segments: Segment[]
  outages: Outage[]
  /** Without what is taken out: what of it can still be down. */
  futureAgreed: Interval[]
  /** In milliseconds: what of the future is suspended. */
  futureSuspended: number
}

/**
 * Put every millisecond of the period in exactly one class (semantics 2.4): outside-contract, outside-hours, future,
 * excluded, down, unknown, up, the first that applies. Unknown is what no source observed and no counted outage covers.
 */
export function buildLedger(question: TimeQuestion, reliefs: Reliefs, known: Known): Ledger {
  const { period, asOf, objective } = question
  const { contract, hours } = agreedTime(question)
  const observed = intersect(known.observed, [period])
  const unseen = subtractIntervals([period], observed)
  const { counted, outages } = findOutages(known.pieces, objective, {
    within: period,
    asOf,
    countable: () => {
      const down = known.pieces.filter(({ weight }) => !isZero(weight))
      const out = excludedBy(reliefs, question, merge([...unseen, ...down]))
      return subtractIntervals(intersect(contract, hours), merge(out))
    },
  })
  const down = counted.filter(({ weight }) => !isZero(weight)).sort((a, b) => a.start - b.start)
  const excluded = excludedBy(reliefs, question, merge([...unseen, ...down]))
  const maintenance = reliefs.maintenance
    .map((assessment) => ({ ...touchedTime(assessment, asOf), id: assessment.record.id }))
    .filter(({ start, end }) => start < period.end && end > period.start)
  const edges = [contract, hours, observed, excluded, known.pieces, down, maintenance]
    .flatMap((list: Interval[]) => list.flatMap(({ start, end }) => [start, end]))
    .filter((at) => at > period.start && at < period.end)
  const now = Math.min(Math.max(asOf, period.start), period.end)
  const cuts = [...new Set([period.start, ...edges, now, period.end])].sort((a, b) => a - b)
  const find = {
    contract: finder(contract),
    hours: finder(hours),
    excluded: finder(excluded),
    piece: finder(known.pieces),
    down: finder(down),
    observed: finder(observed),
  }
  const segments: Segment[] = []
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] as number
    const piece = find.piece(start)
    const outage = find.down(start)
    const relief = find.excluded(start)
    const seen = find.observed(start)
    const classify = (): Omit<Segment, 'start' | 'end' | 'events'> => {
      if (!find.contract(start)) return { class: 'outside-contract' }
      if (!find.hours(start)) return { class: 'outside-hours' }
      if (start >= asOf) return { class: 'future' }
      if (relief) return { class: 'excluded', reason: relief.reason }
      if (outage) return { class: 'down', weight: outage.weight }
      return seen ? { class: 'up' } : { class: 'unknown', reason: 'monitoring-gap' }
    }
    const works = maintenance.filter((work) => work.start < end && work.end > start).map(({ id }) => id)
    const events = [...new Set([...(piece?.events ?? []), ...(outage?.events ?? []), ...works])].sort()
    const segment = { start, end, ...classify(), events }
    const last = segments.at(-1)
    if (last && sameClass(last, segment)) last.end = end
    else segments.push(segment)
  }
  const future = segments.filter((segment) => segment.class === 'future')
  return {
    segments,
    outages,
    futureAgreed: subtractIntervals(future, merge(excluded)),
    futureSuspended: lengthOf(intersect(future, reliefs.suspended)),
  }
}
