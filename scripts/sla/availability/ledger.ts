import type { Interval } from '../../../data/schema/timeline.ts'
import { agreedTime } from '../agreement/agreed-time.ts'
import { isZero } from '../exact/ratio.ts'
import { touchedTime } from '../maintenance/exclusions.ts'
import { intersect, lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import type { Segment, TimeQuestion } from '../types.ts'
import type { Known } from './compose.ts'
import { silentSince } from './known.ts'
import { findOutages, type Outage } from './outages.ts'
import { excludedBy, type Reliefs } from './reliefs.ts'
import { segmentsOf } from './segments.ts'

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
  const { counted: down, outages } = findOutages(known.pieces, objective, {
    within: period,
    asOf,
    countable: () => {
      const bad = known.pieces.filter(({ weight }) => !isZero(weight))
      const out = excludedBy(reliefs, question, () => merge([...unseen, ...bad]))
      return subtractIntervals(intersect(contract, hours), merge(out))
    },
  })
  const excluded = excludedBy(reliefs, question, () => merge([...unseen, ...down]))
  const works = reliefs.maintenance
    .map((assessment) => ({ ...touchedTime(assessment, asOf), id: assessment.record.id }))
    .filter(({ start, end }) => start < period.end && end > period.start)
  const evidenced = {
    contract,
    hours,
    excluded,
    observed,
    pieces: known.pieces,
    down,
    works,
    silentSince: silentSince(question),
  }
  const segments = segmentsOf(period, asOf, evidenced)
  const future = segments.filter((segment) => segment.class === 'future')
  return {
    segments,
    outages,
    futureAgreed: subtractIntervals(future, merge(excluded)),
    futureSuspended: lengthOf(intersect(future, reliefs.suspended)),
  }
}
