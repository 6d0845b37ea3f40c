import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval, Span } from '../../../data/schema/timeline.ts'
import { isZero, type Ratio, ZERO } from '../exact/ratio.ts'
import { sweep } from '../time/intervals.ts'
import type { Evidence } from '../types.ts'
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
    events: eventsOf(active),
    noticed: earliest(active),
  }))
}

function eventsOf(spans: readonly Weighed[]): string[] {
  const events = spans.map(({ event }) => event)
  return events.length === 1 ? events : [...new Set(events)].sort()
}

function earliest(spans: readonly { noticed?: number | undefined }[]): number | undefined {
  let least: number | undefined
  for (const { noticed } of spans)
    if (noticed !== undefined && (least === undefined || noticed < least)) least = noticed
  return least
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

/** How an objective weighs spans, in one reading of all that was known at `asOf`. */
export interface Weighing {
  objective: TimeObjective
  variant: Variant
  asOf: number
}

/**
 * All pieces that the evidence known at `asOf` makes, in order, whatever the period (semantics 2.6, steps 1 to 4 and 6).
 */
export function allPieces(
  { monitored, declared }: Evidence,
  { objective, variant, asOf }: Weighing,
): Piece[] {
  const weights = stateWeights(objective)
  const weighed = (spans: readonly Span[], told: boolean) =>
    spans.map((span) => weigh(span, reachOf(span, objective, variant, asOf), told, objective, weights))
  const pieces = cut([...weighed(monitored, false), ...weighed(declared, true)], objective)
  return objective.downtimeStart === 'actual' ? pieces : fromNotice(pieces)
}
