import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { isZero, max, type Ratio, ZERO } from '../exact/ratio.ts'
import type { Evidence } from '../types.ts'
import { type Piece, piecesAround, type Variant } from './pieces.ts'

/** One outage, whole: neither clipped to a period nor cut by exclusions. `weight` is its greatest. */
export interface Outage extends Piece {
  /** It was going on at `asOf`, with the weight `current`. */
  open: boolean
  current: Ratio
}

/**
 * The pipeline from spans to outages (semantics 2.6, steps 1, 3 and 6 to 8): authority, weight, greatest of what
 * overlaps, merging over short gaps, and the minimum length. The minimum is tested on the whole outage, gaps that were
 * merged over included, before exclusions and before the period clips it (G31); a gap itself does not count as down.
 * Unseen time beside an outage does not make it longer. Nothing after `asOf` is looked at. Only outages that touch `within` are given; `pieces` hold the rest at weight 0 too.
 */
export function findOutages(
  evidence: Evidence,
  objective: TimeObjective,
  variant: Variant,
  within: Interval,
  asOf: number,
): { pieces: Piece[]; outages: Outage[] } {
  const { mergeGap, minOutage } = objective
  const groups: Piece[][] = []
  const touching: Piece[] = []
  for (const piece of piecesAround(evidence, objective, variant, within, asOf)) {
    if (piece.end > within.start && piece.start < within.end) touching.push(piece)
    if (isZero(piece.weight)) continue
    const last = groups.at(-1)
    if (last && piece.start - (last.at(-1) as Piece).end <= mergeGap) last.push(piece)
    else groups.push([piece])
  }
  const outages = groups
    .map((group) => {
      const [start, end] = [(group[0] as Piece).start, (group.at(-1) as Piece).end]
      const events = [...new Set(group.flatMap((piece) => piece.events))].sort()
      const weight = group.reduce((most, piece) => max(most, piece.weight), ZERO)
      return { start, end, weight, events, open: end === asOf, current: (group.at(-1) as Piece).weight }
    })
    .filter(({ start, end }) => end - start >= minOutage && end > within.start && start < within.end)
  const pieces = touching.map((piece) =>
    outages.some(({ start, end }) => start <= piece.start && piece.end <= end)
      ? piece
      : { ...piece, weight: ZERO },
  )
  return { pieces, outages }
}
