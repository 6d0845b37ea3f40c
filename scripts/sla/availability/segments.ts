import type { Interval } from '../../../data/schema/timeline.ts'
import { compare, type Ratio } from '../exact/ratio.ts'
import { finder } from '../time/intervals.ts'
import type { PeriodBounds, Segment } from '../types.ts'
import type { Piece } from './pieces.ts'
import type { Excluded } from './reliefs.ts'

/** What decides over each stretch of a period. All but `works` are merged, or at least in order and disjoint. */
export interface Evidenced {
  contract: Interval[]
  hours: Interval[]
  excluded: Excluded[]
  observed: Interval[]
  pieces: Piece[]
  /** What of the pieces counts as down. */
  down: Piece[]
  /** What maintenance touched, in any order. */
  works: (Interval & { id: string })[]
}

const NONE: string[] = []

/** Every instant in a period at which anything may change, with its ends, once each. */
function cutsOf({ start, end }: PeriodBounds, asOf: number, lists: readonly (readonly Interval[])[]): number[] {
  const cuts = [start, Math.min(Math.max(asOf, start), end), end]
  for (const list of lists) {
    for (const one of list) {
      if (one.start > start && one.start < end) cuts.push(one.start)
      if (one.end > start && one.end < end) cuts.push(one.end)
    }
  }
  cuts.sort((a, b) => a - b)
  return cuts.filter((at, index) => at !== cuts[index - 1])
}

/** The ids of all that touched a stretch, sorted: mostly of nothing, or of one piece that counts as it is. */
function eventsOf(
  { start, end }: Interval,
  piece: Piece | undefined,
  counted: Piece | undefined,
  works: Evidenced['works'],
): string[] {
  const worked = works.filter((work) => work.start < end && work.end > start).map(({ id }) => id)
  const [told, outage] = [piece?.events ?? NONE, counted?.events ?? NONE]
  if (worked.length === 0 && (outage === NONE || outage === told)) return told
  return [...new Set([...told, ...outage, ...worked])].sort()
}

function sameWeight(a: Ratio | undefined, b: Ratio | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && compare(a, b) === 0)
}

function sameEvents(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((event, index) => event === b[index]))
}

function sameClass(a: Segment, b: Segment): boolean {
  return (
    a.class === b.class &&
    a.reason === b.reason &&
    sameWeight(a.weight, b.weight) &&
    sameEvents(a.events, b.events)
  )
}

/**
 * Every millisecond of the period in exactly one class (semantics 2.4): outside-contract, outside-hours, future, excluded,
 * down, unknown, up, the first that applies.
 */
export function segmentsOf(period: PeriodBounds, asOf: number, evidenced: Evidenced): Segment[] {
  const { contract, hours, excluded, observed, pieces, down, works } = evidenced
  const inContract = finder(contract)
  const inHours = finder(hours)
  const relief = finder(excluded)
  const touching = finder(pieces)
  const outage = finder(down)
  const seen = finder(observed)
  const classify = (start: number, end: number, counted: Piece | undefined, events: string[]): Segment => {
    if (!inContract(start)) return { start, end, class: 'outside-contract', events }
    if (!inHours(start)) return { start, end, class: 'outside-hours', events }
    if (start >= asOf) return { start, end, class: 'future', events }
    const out = relief(start)
    if (out) return { start, end, class: 'excluded', reason: out.reason, events }
    if (counted) return { start, end, class: 'down', weight: counted.weight, events }
    if (seen(start)) return { start, end, class: 'up', events }
    return { start, end, class: 'unknown', reason: 'monitoring-gap', events }
  }
  const cuts = cutsOf(period, asOf, Object.values(evidenced))
  const segments: Segment[] = []
  let last: Segment | undefined
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [start, end] = [cuts[index] as number, cuts[index + 1] as number]
    const counted = outage(start)
    const segment = classify(start, end, counted, eventsOf({ start, end }, touching(start), counted, works))
    if (last && sameClass(last, segment)) last.end = end
    else segments.push(segment)
    last = segments.at(-1)
  }
  return segments
}
