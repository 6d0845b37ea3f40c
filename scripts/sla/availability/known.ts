import type { Interval } from '../../../data/schema/timeline.ts'
import { compare, ZERO } from '../exact/ratio.ts'
import { remembered } from '../remembered.ts'
import { intersect, merge, reaching, subtractIntervals } from '../time/intervals.ts'
import type { TimeQuestion } from '../types.ts'
import { compose, type Known } from './compose.ts'
import { clip } from './granularity.ts'
import type { Piece } from './pieces.ts'
import { piecesAround } from './pieces-around.ts'
import type { Variant } from './weigh.ts'

const mergedOf = remembered(merge)

/**
 * From when on what is unknown is late rather than a gap (semantics 2.4), epoch milliseconds: the first of the services that
 * no source has told of since. A service that was never looked at is late from no instant.
 */
export function silentSince({ parts }: TimeQuestion): number {
  return Math.min(
    ...parts.map(({ evidence }) => mergedOf(evidence.observed).at(-1)?.end ?? Number.POSITIVE_INFINITY),
  )
}

/** What is taken out of one part of a weighted sum weighs nothing in it; the others go on. In no order. */
function relieved(pieces: Piece[], relief: Interval[]): Piece[] {
  const inside = clip(pieces, relief).map((piece) => ({ ...piece, weight: ZERO }))
  const outside = pieces.flatMap((piece) =>
    subtractIntervals([piece], relief).map((part) => ({ ...piece, ...part })),
  )
  return [...inside, ...outside]
}

/**
 * What the evidence tells of the question's service, or of its services as one, in and around the period (semantics 2.6
 * steps 1 to 6). Where declared incidents alone have authority nothing is unknown, for nothing is asked of the monitoring.
 */
export function knownOf(question: TimeQuestion, variant: Variant, byPart: Interval[][]): Known {
  const { parts, objective, period, asOf } = question
  const around = piecesAround(parts, period, { objective, variant, asOf })
  const weighted = objective.composition === 'weighted' && parts.length > 1
  const reach = {
    start: Math.min(period.start, ...around.map((pieces) => pieces[0]?.start ?? period.start)),
    end: Math.max(period.end, ...around.map((pieces) => pieces.at(-1)?.end ?? period.end)),
  }
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

/** Whether two readings of the evidence know the same, as where no check bounds anything in or around the period. */
export function isSameKnown(a: Known, b: Known): boolean {
  return (
    a.pieces.length === b.pieces.length &&
    a.observed.length === b.observed.length &&
    a.observed.every((one, index) => isSameTime(one, b.observed[index] as Interval)) &&
    a.pieces.every((one, index) => isSamePiece(one, b.pieces[index] as Piece))
  )
}

function isSameTime(a: Interval, b: Interval): boolean {
  return a.start === b.start && a.end === b.end
}

function isSamePiece(a: Piece, b: Piece): boolean {
  return isSameTime(a, b) && compare(a.weight, b.weight) === 0 && a.events.join('\n') === b.events.join('\n')
}
