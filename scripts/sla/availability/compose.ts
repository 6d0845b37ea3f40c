import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import {
  add,
  compare,
  isZero,
  max,
  min,
  multiply,
  ONE,
  parseDecimal,
  type Ratio,
  ZERO,
} from '../exact/ratio.ts'
import { merge, sweep } from '../time/intervals.ts'
import type { Part } from '../types.ts'
import type { Piece } from './pieces.ts'
import type { Variant } from './weigh.ts'

/** What is known of a service, or of several as one: where it was looked at, and what was not plainly up. */
export interface Known {
  pieces: Piece[]
  observed: Interval[]
}

/**
 * The weight of several services' states as one (semantics 2.6 step 5): `serial` the greatest, because all have to be up;
 * `parallel` the least, because one is enough; `{ kOfN: k }` the k-th smallest, because k are enough; `weighted` the sum
 * by unit weights.
 */
function composeWeights(
  weights: readonly Ratio[],
  parts: readonly Part[],
  { composition = 'serial', unitWeights = {} }: TimeObjective,
): Ratio {
  if (composition === 'serial') return weights.reduce(max, ZERO)
  if (composition === 'parallel') return weights.reduce(min, ONE)
  if (composition === 'weighted') {
    const shares = parts.map(({ service }) => parseDecimal(unitWeights[service] ?? '0'))
    return shares.reduce((sum, share, i) => add(sum, multiply(share, weights[i] as Ratio)), ZERO)
  }
  return weights.toSorted(compare)[Math.min(composition.kOfN, weights.length) - 1] ?? ZERO
}

/** The stretches in which the parts that a list holds for would by themselves take the whole down. */
export function takenDown(
  lists: readonly (readonly Interval[])[],
  parts: readonly Part[],
  objective: TimeObjective,
): Interval[] {
  const tagged = lists.flatMap((list, part) => merge(list).map(({ start, end }) => ({ start, end, part })))
  return merge(
    sweep(tagged).filter(({ active }) => {
      const weights = parts.map((_, index) => (active.some(({ part }) => part === index) ? ONE : ZERO))
      return compare(composeWeights(weights, parts, objective), ONE) === 0
    }),
  )
}

/**
 * Several services as one, on the timeline: multiplying their percentages would assume that they fail independently
 * (G35). A stretch is known where what is unseen could not change the outcome, as beside a service that is down in a
 * series. Where the rest alone takes it part of the way down it counts as down by that (semantics L2), and by what it
 * can have been in the worst reading.
 */
export function compose(
  known: readonly Known[],
  parts: readonly Part[],
  objective: TimeObjective,
  variant: Variant,
): Known {
  const [only] = known
  if (only && known.length === 1) return only
  const stretches = sweep(
    known.flatMap(({ pieces, observed }, part) => [
      ...pieces.map(({ start, end, ...piece }) => ({ start, end, part, piece })),
      ...merge(observed).map(({ start, end }) => ({ start, end, part, piece: undefined })),
    ]),
  ).map(({ start, end, active }) => {
    const pieces = parts.map((_, i) => active.find(({ part, piece }) => part === i && piece)?.piece)
    const seen = parts.map((_, i) => active.some(({ part, piece }) => part === i && !piece))
    const told = pieces.map((piece, i) =>
      piece && !isZero(piece.weight) ? piece.weight : seen[i] ? ZERO : null,
    )
    const whole = (states: readonly (Ratio | null)[], unseen: Ratio) =>
      composeWeights(
        states.map((state) => state ?? unseen),
        parts,
        objective,
      )
    const least = whole(told, ZERO)
    const weight = variant === 'worst' && !isZero(least) ? whole(told, ONE) : least
    const events = [...new Set(pieces.flatMap((piece) => piece?.events ?? []))].sort()
    // Where nobody looked, what was told can still be too short to count as down: then it is unknown.
    const looked = told.map((state, i) => (seen[i] ? state : null))
    const sure = compare(whole(looked, ZERO), whole(looked, ONE)) === 0
    return { start, end, weight, events, sure }
  })
  return {
    pieces: stretches.flatMap(({ sure: _, ...piece }) => (piece.events.length > 0 ? [piece] : [])),
    observed: merge(stretches.filter(({ sure }) => sure)),
  }
}
