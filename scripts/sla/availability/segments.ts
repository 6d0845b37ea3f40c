import type { Interval } from '../../../data/schema/timeline.ts'
import { compare, ZERO } from '../exact/ratio.ts'
import { walker } from '../time/walker.ts'
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
  /** From when on what is unknown is late: no source has reported since. */
  silentSince: number
}

const NONE: string[] = []

/** The first instant after another at which work begins or ends. */
function nextOf(works: Evidenced['works'], after: number): number {
  let next = Number.POSITIVE_INFINITY
  for (const { start, end } of works) {
    if (start > after) next = Math.min(next, start)
    else if (end > after) next = Math.min(next, end)
  }
  return next
}

function during(works: Evidenced['works'], start: number, end: number): Evidenced['works'] {
  return works.length === 0 ? works : works.filter((work) => work.start < end && work.end > start)
}

/** The ids of all that touched a stretch, sorted: mostly of nothing, or of one piece that counts as it is. */
function eventsOf(
  piece: Piece | undefined,
  counted: Piece | undefined,
  works: readonly { id: string }[],
): string[] {
  const told = piece?.events ?? NONE
  const outage = counted?.events ?? told
  if (works.length === 0 && outage === told) return told
  return [...new Set([...told, ...outage, ...works.map(({ id }) => id)])].sort()
}

function sameEvents(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((event, index) => event === b[index]))
}

function sameClass(a: Segment, b: Segment): boolean {
  return (
    a.class === b.class &&
    a.reason === b.reason &&
    compare(a.weight ?? ZERO, b.weight ?? ZERO) === 0 &&
    sameEvents(a.events, b.events)
  )
}

/**
 * Every millisecond of the period in exactly one class (semantics 2.4): outside-contract, outside-hours, future, excluded,
 * down, unknown (`monitoring-gap` or `source-late`), up, the first that applies. Walks along all lists together, from one
 * change to the next.
 */
export function segmentsOf(period: PeriodBounds, asOf: number, evidenced: Evidenced): Segment[] {
  const { works, silentSince } = evidenced
  const contractAt = walker(evidenced.contract)
  const hoursAt = walker(evidenced.hours)
  const reliefAt = walker(evidenced.excluded)
  const pieceAt = walker(evidenced.pieces)
  const downAt = walker(evidenced.down)
  const seenAt = walker(evidenced.observed)
  const segments: Segment[] = []
  let last: Segment | undefined
  for (let start = period.start; start < period.end; ) {
    const contract = contractAt(start)
    const hours = hoursAt(start)
    const relief = reliefAt(start)
    const piece = pieceAt(start)
    const down = downAt(start)
    const seen = seenAt(start)
    const end = Math.min(
      contract.until,
      hours.until,
      relief.until,
      piece.until,
      down.until,
      seen.until,
      nextOf(works, start),
      start < asOf ? asOf : period.end,
      start < silentSince ? silentSince : period.end,
      period.end,
    )
    const events = eventsOf(piece.here, down.here, during(works, start, end))
    const unknown = start < silentSince ? 'monitoring-gap' : 'source-late'
    let segment: Segment
    if (!contract.here) segment = { start, end, class: 'outside-contract', events }
    else if (!hours.here) segment = { start, end, class: 'outside-hours', events }
    else if (start >= asOf) segment = { start, end, class: 'future', events }
    else if (relief.here) segment = { start, end, class: 'excluded', reason: relief.here.reason, events }
    else if (down.here) segment = { start, end, class: 'down', weight: down.here.weight, events }
    else if (seen.here) segment = { start, end, class: 'up', events }
    else segment = { start, end, class: 'unknown', reason: unknown, events }
    if (last && sameClass(last, segment)) last.end = end
    else {
      segments.push(segment)
      last = segment
    }
    start = end
  }
  return segments
}
