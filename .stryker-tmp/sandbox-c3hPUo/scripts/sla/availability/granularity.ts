// @ts-nocheck
import type { TimeObjective } from '../../../data/schema/objective.ts'
import { max, ZERO } from '../exact/ratio.ts'
import { firstOf, intersect, lengthOf, merge, sweep } from '../time/intervals.ts'
import type { Piece } from './pieces.ts'

const MINUTE = 60_000
const floorMinute = (at: number) => Math.floor(at / MINUTE) * MINUTE
const ceilMinute = (at: number) => Math.ceil(at / MINUTE) * MINUTE

/** The parts of pieces that lie within a merged list. */
export function clip(pieces: readonly Piece[], within: Parameters<typeof intersect>[0]): Piece[] {
  return pieces.flatMap((piece) => intersect([piece], within).map((part) => ({ ...piece, ...part })))
}

/** Every minute that a piece touches, by the greatest weight of what touches it there. */
function touchedMinutes(pieces: readonly Piece[]): Piece[] {
  const runs = merge(pieces)
  const grown = pieces.map((piece) => ({
    ...piece,
    start: runs.some(({ start }) => start === piece.start) ? floorMinute(piece.start) : piece.start,
    end: runs.some(({ end }) => end === piece.end) ? ceilMinute(piece.end) : piece.end,
  }))
  return sweep(grown).map(({ start, end, active }) => ({
    start,
    end,
    weight: active.reduce((most, { weight }) => max(most, weight), ZERO),
    events: [...new Set(active.flatMap(({ events }) => events))].sort(),
  }))
}

/**
 * What of the outages' downtime counts (semantics 2.6 step 9, G08). `floor-duration`: the whole minutes of each outage's
 * length, from its start. `slot-all`: the clock minutes that are down throughout. `slot-any`: every clock minute touched.
 * @param outages - The pieces that count of each outage, in order.
 */
export function byGranularity(
  outages: readonly Piece[][],
  granularity: TimeObjective['granularity'],
): Piece[] {
  switch (granularity) {
    case 'exact':
      return outages.flat()
    case 'floor-duration':
      return outages.flatMap((pieces) => {
        const length = lengthOf(pieces)
        return clip(pieces, firstOf(merge(pieces), length - (length % MINUTE)))
      })
    case 'slot-all': {
      const whole = merge(outages.flat()).map(({ start, end }) => ({
        start: ceilMinute(start),
        end: floorMinute(end),
      }))
      return clip(outages.flat(), merge(whole))
    }
    case 'slot-any':
      return touchedMinutes(outages.flat())
  }
}
