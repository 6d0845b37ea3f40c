import { add, multiply, ONE, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import type { Segment } from '../types.ts'

/** What a ledger adds up to, in milliseconds. `down` is weighted and exact; all else is whole. */
export interface Totals {
  /** Time in the classes `up` and `down`, whatever its weight. */
  known: number
  down: Ratio
  unknown: number
  excluded: number
  /** The same by reason. */
  excludedFor: Record<string, number>
  /** The part of it in which the agreement was suspended. */
  suspended: number
  outsideHours: number
  outsideContract: number
  future: number
  /** Unknown time before anything was known: there is no last state to hold. */
  unheld: number
  /** How much of the unknown time would be down if the last known state held, weighted. */
  heldDown: Ratio
}

/** Add up a ledger (semantics 2.5). Longer periods are folded from their own ledger, never averaged (P1). */
export function fold(segments: readonly Segment[]): Totals {
  const totals: Totals = {
    known: 0,
    down: ZERO,
    unknown: 0,
    excluded: 0,
    excludedFor: {},
    suspended: 0,
    outsideHours: 0,
    outsideContract: 0,
    future: 0,
    unheld: 0,
    heldDown: ZERO,
  }
  let last: Ratio | null = null
  // What is wholly down adds up as a number, exact as far as any period goes.
  let whole = 0
  for (const { start, end, class: kind, reason = '', weight = ZERO } of segments) {
    const ms = end - start
    switch (kind) {
      case 'up':
        totals.known += ms
        last = ZERO
        break
      case 'down':
        totals.known += ms
        if (weight === ONE) whole += ms
        else totals.down = add(totals.down, multiply(weight, ratio(ms)))
        last = weight
        break
      case 'unknown':
        totals.unknown += ms
        if (last === null) totals.unheld += ms
        else totals.heldDown = add(totals.heldDown, multiply(last, ratio(ms)))
        break
      case 'excluded':
        totals.excluded += ms
        totals.excludedFor[reason] = (totals.excludedFor[reason] ?? 0) + ms
        if (reason === 'suspension') totals.suspended += ms
        break
      case 'outside-hours':
        totals.outsideHours += ms
        break
      case 'outside-contract':
        totals.outsideContract += ms
        break
      case 'future':
        totals.future += ms
    }
  }
  totals.down = add(totals.down, ratio(whole))
  return totals
}
