import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { remembered } from '../remembered.ts'
import { reaching } from '../time/intervals.ts'
import type { Evidence, Part } from '../types.ts'
import { allPieces, type Piece, type Weighing } from './pieces.ts'

/** Everything of an objective that its pieces depend on: objectives alike in it share them. */
const weighingOf = remembered(
  ({ measurement: { authority }, weights, scopeUnits, downtimeStart, downtimeEnd }: TimeObjective) =>
    JSON.stringify([authority, weights.partial, weights.degraded, scopeUnits, downtimeStart, downtimeEnd]),
)

const piecesBy = remembered((_: Evidence) => new Map<string, Piece[]>())

/** The same ones for every period and objective, for as long as the evidence is asked about. */
function piecesOf(evidence: Evidence, weighing: Weighing): Piece[] {
  const known = piecesBy(evidence)
  const question = `${weighing.variant} ${weighing.asOf} ${weighingOf(weighing.objective)}`
  const kept = known.get(question)
  if (kept) return kept
  const pieces = allPieces(evidence, weighing)
  known.set(question, pieces)
  return pieces
}

/**
 * For each part the pieces in and around `within`, in order: those that touch it, and those that hang together with them
 * over gaps that may be merged. An outage is looked at whole, also where another part's goes on outside `within`.
 */
export function piecesAround(parts: readonly Part[], within: Interval, weighing: Weighing): Piece[][] {
  const { mergeGap } = weighing.objective
  const all = parts.map(({ evidence }) => piecesOf(evidence, weighing))
  let { start, end } = within
  for (;;) {
    // One millisecond more on either side, for what only touches hangs together too.
    const reach = { start: start - mergeGap - 1, end: end + mergeGap + 1 }
    const near = all.map((pieces) => reaching(pieces, reach))
    const from = Math.min(start, ...near.map((pieces) => pieces[0]?.start ?? start))
    const to = Math.max(end, ...near.map((pieces) => pieces.at(-1)?.end ?? end))
    if (from === start && to === end) return near
    start = from
    end = to
  }
}
