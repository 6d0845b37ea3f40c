import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval, Span } from '../../../data/schema/timeline.ts'
import { isZero, type Ratio, ZERO } from '../exact/ratio.ts'
import { sweep } from '../time/intervals.ts'
import type { Part } from '../types.ts'
import { nearSpans } from './near.ts'
import { reachOf, stateWeights, type Variant, type Weighed, weigh, weightOf } from './weigh.ts'

/** A stretch touched by the same spans throughout. Its weight is 0 where nothing in it counts as down. */
export interface Piece extends Interval {
  weight: Ratio
  events: string[]
}

type Noticed = Piece & { noticed: number | undefined }

/** Cut overlapping spans into pieces that do not overlap. Order and duplicates of the spans make no difference. */
function cut(spans: readonly Weighed[], objective: TimeObjective): Noticed[] {
  return sweep(spans).map(({ start, end, active }) => ({
    start,
    end,
    weight: weightOf(active, objective),
    events: [...new Set(active.map(({ event }) => event))].sort(),
    noticed: earliest(active),
  }))
}

function earliest(spans: readonly { noticed?: number | undefined }[]): number | undefined {
  const known = spans.flatMap(({ noticed }) => (noticed === undefined ? [] : [noticed]))
  return known.length > 0 ? Math.min(...known) : undefined
}

/**
 * Where an outage counts from when it was detected or reported (semantics 2.6 step 2), what went before weighs nothing.
 * What touches is one outage, and the earliest notice of any of it counts, though never before its start; an outage that
 * nobody noted counts from its start.
 */
function fromNotice(pieces: readonly Noticed[]): Piece[] {
  const groups: Noticed[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1)
    if (last && last.end === piece.start && !isZero(last.weight) && !isZero(piece.weight))
      groups.at(-1)?.push(piece)
    else groups.push([piece])
  }
  return groups.flatMap((group) => {
    const from = earliest(group)
    return group.flatMap(({ noticed: _, ...piece }) => {
      if (from === undefined || from <= piece.start) return [piece]
      const before = { ...piece, end: Math.min(from, piece.end), weight: ZERO }
      return from < piece.end ? [before, { ...piece, start: from }] : [before]
    })
  })
}

/** `within`, widened by every span that touches it, or that hangs together with such a one over gaps that may be merged. */
function widened(reaches: readonly Interval[], within: Interval, mergeGap: number): Interval {
  let { start, end } = within
  for (;;) {
    const [from, to] = [start, end]
    for (const reach of reaches) {
      if (reach.end <= reach.start || reach.start > end + mergeGap || reach.end < start - mergeGap) continue
      start = Math.min(start, reach.start)
      end = Math.max(end, reach.end)
    }
    if (start === from && end === to) return { start, end }
  }
}

/**
 * For each part the pieces in and around `within`, in order, that the evidence known at `asOf` makes (semantics 2.6,
 * steps 1 to 4 and 6). An outage is looked at whole, also where another part's goes on outside `within`.
 */
export function piecesAround(
  parts: readonly Part[],
  objective: TimeObjective,
  variant: Variant,
  within: Interval,
  asOf: number,
): Piece[][] {
  const reach = (span: Span) => reachOf(span, objective, variant, asOf)
  const told = nearSpans(parts, within, objective.mergeGap).map(({ monitored, declared }) => [
    ...monitored.map((span) => ({ span, reach: reach(span), declared: false })),
    ...declared.map((span) => ({ span, reach: reach(span), declared: true })),
  ])
  const around = widened(
    told.flatMap((list) => list.map((one) => one.reach)),
    within,
    objective.mergeGap,
  )
  const weights = stateWeights(objective)
  return told.map((list) => {
    const near = list.filter(({ reach: { start, end } }) => start <= around.end && end >= around.start)
    const weighed = near.map((one) => weigh(one.span, one.reach, one.declared, objective, weights))
    const pieces = cut(weighed, objective)
    return objective.downtimeStart === 'actual' ? pieces : fromNotice(pieces)
  })
}
