import type { Interval } from '../../../data/schema/timeline.ts'
import type { Known } from '../availability/compose.ts'
import { buildLedger, type Ledger } from '../availability/ledger.ts'
import type { Outage } from '../availability/outages.ts'
import type { Reliefs } from '../availability/reliefs.ts'
import { add, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { reaching } from '../time/intervals.ts'
import type { Segment, TimeQuestion } from '../types.ts'

/** What counts of one outage, whole: from its first counted millisecond, also where that is in another period. */
export interface Episode {
  /** The first and, exclusive, the last instant that counts: agreed, not excluded, as coarse as the contract counts. */
  start: number
  end: number
  /** Weighted milliseconds in the agreed time, without exclusions, up to `asOf`. */
  counted: Ratio
}

const MINUTE = 60_000

/**
 * Where each outage's own time ends: minutes counted because they were touched go past its end, but never into the next.
 */
function zonesOf(outages: readonly Outage[]): number[] {
  return outages.map(({ end }, index) =>
    Math.min(Math.ceil(end / MINUTE) * MINUTE, outages[index + 1]?.start ?? Number.POSITIVE_INFINITY),
  )
}

function episodeOf(segments: readonly Segment[], zone: Interval): Episode[] {
  let episode: Episode | undefined
  for (const segment of reaching(segments, zone)) {
    if (!segment.weight) continue
    const start = Math.max(segment.start, zone.start)
    const end = Math.min(segment.end, zone.end)
    const counted = multiply(segment.weight, ratio(end - start))
    if (episode) episode = { start: episode.start, end, counted: add(episode.counted, counted) }
    else episode = { start, end, counted }
  }
  return episode ? [episode] : []
}

/** The ledger of a period widened so that it holds every outage that touches the period whole. */
function wideLedger(question: TimeQuestion, reliefs: Reliefs, known: Known, ledger: Ledger): Ledger {
  const { period } = question
  const start = Math.min(period.start, ledger.outages[0]?.start ?? period.start)
  const end = Math.max(period.end, ledger.outages.at(-1)?.end ?? period.end)
  if (start === period.start && end === period.end) return ledger
  return buildLedger({ ...question, period: { ...period, start, end } }, reliefs, known)
}

/**
 * The outages that start in the period (semantics 2.7.1): each is counted once, in the period of its first counted
 * millisecond, with its whole length. What is wholly excluded, outside the agreed time or shorter than the minimum is
 * none; an outage that goes on through a night or a maintenance window is one.
 * @param known - What `ledger` was built from.
 */
export function episodesIn(
  question: TimeQuestion,
  reliefs: Reliefs,
  known: Known,
  ledger: Ledger,
): Episode[] {
  const { segments, outages } = wideLedger(question, reliefs, known, ledger)
  const ends = zonesOf(outages)
  const { period } = question
  return ends
    .flatMap((end, index) => episodeOf(segments, { start: ends[index - 1] ?? Number.NEGATIVE_INFINITY, end }))
    .filter(({ start }) => period.start <= start && start < period.end)
}
