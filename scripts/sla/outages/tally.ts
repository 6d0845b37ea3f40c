import type { OutageObjective } from '../../../data/schema/objective.ts'
import type { Known } from '../availability/compose.ts'
import { fold, type Totals } from '../availability/fold.ts'
import { buildLedger, type Ledger } from '../availability/ledger.ts'
import type { Reliefs } from '../availability/reliefs.ts'
import { add, divide, max, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
import type { TimeQuestion } from '../types.ts'
import { type Episode, episodesIn } from './episodes.ts'

/** What is known, put in a ledger, added up and counted. */
export interface Tally {
  known: Known
  ledger: Ledger
  totals: Totals
  /** The outages that start in the period, whole. */
  episodes: Episode[]
}

/**
 * Put what is known of a period in its ledger, add it up and count the outages that start in it (semantics 2.4, 2.7.1): for
 * what would have been, with unknown time taken for something, as much as for what was seen.
 */
export function tally(question: TimeQuestion, reliefs: Reliefs, known: Known): Tally {
  const ledger = buildLedger(question, reliefs, known)
  return {
    known,
    ledger,
    totals: fold(ledger.segments),
    episodes: episodesIn(question, reliefs, known, ledger),
  }
}

/** The counted time of whole outages, weighted, in milliseconds. */
export function lengthOfAll(episodes: readonly Episode[]): Ratio {
  return episodes.reduce((sum, { counted }) => add(sum, counted), ZERO)
}

/** The counted time of the longest outage, weighted, in milliseconds; 0 without outages (semantics 2.7.1). */
export function longestOf(episodes: readonly Episode[]): Ratio {
  return episodes.reduce((most, { counted }) => max(most, counted), ZERO)
}

/** Known time that was up, and the share of partial outages that counts as up, in milliseconds (semantics 2.5). */
export function upTime({ known, down }: Totals): Ratio {
  return subtract(ratio(known), down)
}

/**
 * The value of an outage metric (semantics 2.7.1), a count or milliseconds, weighted as in the ledger:
 *
 * - `outage-count`: the outages that start in the period.
 * - `outage-total`: the down time in the period; minutes of an outage across its end belong to the period they lie in.
 * - `longest-outage`: the longest of the outages that start in the period, whole; one is not cut in two at midnight.
 * - `mttr`: the mean length of the outages that start in the period, whole: from the first to the last counted
 *   millisecond, closed hours and exclusions taken out. So MTTR × count is the time of these outages together.
 * - `mtbf`: the agreed, not excluded time of the period that was up, divided by the outages that start in it.
 *
 * Null for `mttr` and `mtbf` without an outage: there is nothing to take the mean of.
 */
export function figureOf(metric: OutageObjective['metric'], { episodes, totals }: Tally): Ratio | null {
  const count = ratio(episodes.length)
  switch (metric) {
    case 'outage-count':
      return count
    case 'outage-total':
      return totals.down
    case 'longest-outage':
      return longestOf(episodes)
    case 'mttr':
      return episodes.length === 0 ? null : divide(lengthOfAll(episodes), count)
    case 'mtbf':
      return episodes.length === 0 ? null : divide(upTime(totals), count)
  }
}
