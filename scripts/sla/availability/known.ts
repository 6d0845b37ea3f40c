import type { Interval } from '../../../data/schema/timeline.ts'
import { ZERO } from '../exact/ratio.ts'
import { remembered } from '../remembered.ts'
import { intersect, merge, reaching, subtractIntervals } from '../time/intervals.ts'
import type { TimeQuestion } from '../types.ts'
import { compose, type Known } from './compose.ts'
import { clip } from './granularity.ts'
import { type Piece, piecesAround } from './pieces.ts'
import type { Variant } from './weigh.ts'

const mergedOf = remembered(merge)

/** What is taken out of one part of a weighted sum weighs nothing in it; the others go on. */
function relieved(pieces: Piece[], relief: Interval[]): Piece[] {
  const inside = clip(pieces, relief).map((piece) => ({ ...piece, weight: ZERO }))
  const outside = pieces.flatMap((piece) =>
    subtractIntervals([piece], relief).map((part) => ({ ...piece, ...part })),
  )
  return [...inside, ...outside].sort((a, b) => a.start - b.start)
}

/**
 * What the evidence tells of the question's service, or of its services as one, in and around the period (semantics 2.6
 * steps 1 to 6). Where declared incidents alone have authority nothing is unknown, for nothing is asked of the monitoring.
 */
export function knownOf(question: TimeQuestion, variant: Variant, byPart: Interval[][]): Known {
  const { parts, objective, period, asOf } = question
  const around = piecesAround(parts, objective, variant, period, asOf)
  const weighted = objective.composition === 'weighted' && parts.length > 1
  const reach = around
    .flat()
    .reduce(
      (span, { start, end }) => ({ start: Math.min(span.start, start), end: Math.max(span.end, end) }),
      { start: period.start, end: period.end },
    )
  const known = parts.map(({ evidence }, index) => {
    const pieces = around[index] ?? []
    const declaredAlone = objective.measurement.authority === 'incidents'
    return {
      pieces: weighted ? relieved(pieces, byPart[index] ?? []) : pieces,
      observed: declaredAlone ? [reach] : intersect(reaching(mergedOf(evidence.observed), reach), [reach]),
    }
  })
  return compose(known, parts, objective, variant)
}
