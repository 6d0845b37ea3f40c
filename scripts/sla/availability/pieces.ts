import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { isZero, type Ratio, ZERO } from '../exact/ratio.ts'
import { sweep } from '../time/intervals.ts'
import type { Part } from '../types.ts'
import { type Variant, type Weighed, weigh, weightOf } from './weigh.ts'

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

/** The spans that touch `within`, and those that hang together with them over gaps that may be merged. */
function near<T extends Interval>(spans: readonly T[], within: Interval, mergeGap: number): T[] {
  const kept: T[] = []
  let group: T[] = []
  let end = Number.NEGATIVE_INFINITY
  const close = () => {
    const first = group[0]
    if (first && first.start < within.end && end > within.start) kept.push(...group)
    group = []
  }
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start - end > mergeGap) close()
    end = group.length > 0 ? Math.max(end, span.end) : span.end
    group.push(span)
  }
  close()
  return kept
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
  const weighed = parts.flatMap(({ evidence: { monitored, declared } }, part) => [
    ...monitored.map((span) => ({ ...weigh(span, false, objective, variant, asOf), part })),
    ...declared.map((span) => ({ ...weigh(span, true, objective, variant, asOf), part })),
  ])
  const spans = near(
    weighed.filter(({ start, end }) => end > start),
    within,
    objective.mergeGap,
  )
  return parts.map((_, index) =>
    fromNotice(
      cut(
        spans.filter(({ part }) => part === index),
        objective,
      ),
    ),
  )
}
