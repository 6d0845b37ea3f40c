import type { OutageObjective } from '../../../data/schema/objective.ts'
import type { Known } from '../availability/compose.ts'
import { type Reading, readKnown } from '../availability/reading.ts'
import type { Reliefs } from '../availability/reliefs.ts'
import { max, min, type Ratio } from '../exact/ratio.ts'
import type { TimeQuestion } from '../types.ts'
import { bestOf, worstOf } from './bounds.ts'
import { episodesIn } from './episodes.ts'
import { figureOf, type Tally, tally } from './tally.ts'
import { withoutCarried, withPolicy } from './unknown.ts'

/** Everything that one reading of the checks' resolution comes to. */
export interface OutageReading {
  /** Ledger, base and coverage as for availability. Of its verdict alone that nothing is there to judge holds. */
  time: Reading
  /** With unknown time left unknown. */
  seen: Tally
  /** With unknown time taken as the contract takes it. */
  counted: Tally
  /** Null where nothing is known, or there is no outage to take a mean of. */
  value: Ratio | null
  /** With all unknown time as bad as it can be; null without bound, or where there can be no outage. */
  worst: Ratio | null
  /** With all unknown time as good as it can be; null where there may be no outage to divide by. */
  best: Ratio | null
}

/** Read what the evidence tells in one of its readings, from outages to value and bounds (semantics 2.7.1, 2.9). */
export function readOutages(
  question: TimeQuestion<OutageObjective>,
  reliefs: Reliefs,
  known: Known,
): OutageReading {
  const { objective, period, asOf } = question
  const time = readKnown(question, reliefs, known)
  const { ledger, totals } = time
  const seen = { known, ledger, totals, episodes: episodesIn(question, reliefs, known, ledger) }
  if (time.measure.value === null) return { time, seen, counted: seen, value: null, worst: null, best: null }
  const within = { start: period.start, end: Math.min(period.end, asOf) }
  const taken = (policy: OutageObjective['unknownPolicy']) =>
    totals.unknown === 0 || policy === 'exclude'
      ? seen
      : tally(question, reliefs, withPolicy(known, policy, within))
  const counted = taken(objective.unknownPolicy)
  const value = figureOf(objective.metric, counted)
  const down = () => taken('assume-down')
  const best = bestOf(objective, seen, down)
  const apart = () => {
    const alone = totals.unknown === 0 ? null : withoutCarried(known, down(), within)
    return alone && tally(question, reliefs, withPolicy(alone, 'assume-down', within))
  }
  const worst = worstOf(question, seen, down, apart)
  const worse = objective.metric === 'mtbf' ? min : max
  return { time, seen, counted, value, worst: worst && value ? worse(worst, value) : worst, best }
}
