import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { isZero, max, type Ratio, ZERO } from '../exact/ratio.ts'
import { firstOf, intersect, lengthOf, subtractIntervals } from '../time/intervals.ts'
import { byGranularity, clip } from './granularity.ts'
import type { Piece } from './pieces.ts'

/** One outage, whole: neither clipped to a period nor cut by exclusions. `weight` is its greatest. */
export interface Outage extends Piece {
  /** It was going on at `asOf`, with the weight `current`. */
  open: boolean
  current: Ratio
}

type Rules = Pick<
  TimeObjective,
  'mergeGap' | 'mergeCountsGap' | 'minOutage' | 'minOutageMode' | 'minOutageTest' | 'granularity'
>

/** Put what is down together over gaps that are short enough (semantics 2.6 step 7). */
function group(pieces: readonly Piece[], mergeGap: number): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    if (isZero(piece.weight)) continue
    const last = groups.at(-1)
    if (last && piece.start - (last.at(-1) as Piece).end <= mergeGap) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

/** What a group of pieces is as a whole; mostly it is of one. */
function outageOf(own: readonly Piece[], asOf: number): Outage {
  const first = own[0] as Piece
  const { end, weight: current } = own.at(-1) as Piece
  const whole = { start: first.start, end, open: end === asOf, current }
  if (own.length === 1) return { ...whole, weight: current, events: first.events }
  const events = [...new Set(own.flatMap((piece) => piece.events))].sort()
  return { ...whole, weight: own.reduce((most, { weight }) => max(most, weight), ZERO), events }
}

/** Fill an outage's gaps with the weight and the events of what went before. */
function withGaps(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => ({ ...piece, end: pieces[index + 1]?.start ?? piece.end }))
}

/**
 * From what was not up to outages, and to what of them counts (semantics 2.6, steps 7 to 9).
 *
 * The minimum length is tested on the whole outage, merged gaps included, before exclusions and before the period clips it
 * (G31); with `net` on what of it is in `countable`. In the mode `excess` the first of that time, as long as the minimum,
 * is forgiven. A merged gap itself counts only with `mergeCountsGap`. Unseen time beside an outage does not make it
 * longer. Only outages that touch `within` are given.
 * @param countable - The period's agreed time without exclusions, merged.
 */
export function findOutages(
  pieces: readonly Piece[],
  rules: Rules,
  { within, asOf, countable }: { within: Interval; asOf: number; countable: () => Interval[] },
): { counted: Piece[]; outages: Outage[] } {
  const net = rules.minOutageTest === 'net' ? countable() : null
  const measured = (outage: Interval) =>
    net ? intersect([outage], net) : [{ start: outage.start, end: outage.end }]
  const kept = group(pieces, rules.mergeGap)
    .map((own) => ({ own, outage: outageOf(own, asOf) }))
    .filter(({ outage }) => outage.end > within.start && outage.start < within.end)
    .filter(({ outage }) => lengthOf(measured(outage)) >= rules.minOutage)
  const counting = kept.map(({ own, outage }) => {
    const all = rules.mergeCountsGap ? withGaps(own) : own
    if (rules.minOutageMode === 'whole') return all
    const forgiven = firstOf(measured(outage), rules.minOutage)
    return clip(all, subtractIntervals([outage], forgiven))
  })
  return {
    counted: byGranularity(counting, rules.granularity),
    outages: kept.map(({ outage }) => outage),
  }
}
