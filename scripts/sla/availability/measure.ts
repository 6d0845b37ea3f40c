import type { Agreement } from '../../../data/schema/agreement.ts'
import type { TimeObjective } from '../../../data/schema/objective.ts'
import { add, divide, type Ratio, ratio, subtract } from '../exact/ratio.ts'
import type { Totals } from './fold.ts'

/** Agreed time that is in the base, and how much of it is bad, in milliseconds. */
export interface Counted {
  base: number
  bad: Ratio
}

/** What the time so far comes to. The shares are null where nothing is known: no data is not a number (semantics 2.9). */
export interface Measure {
  /** The base so far, unknown time included. */
  base: number
  /** By the contract's policy for unknown time. */
  counted: Counted
  value: Ratio | null
  /** With all unknown time down, and with all of it up. */
  low: Ratio | null
  high: Ratio | null
  /** Known share of the agreed time that is not excluded. Null where there is no such time. */
  coverage: Ratio | null
}

/** The good share of a base that is not empty. */
export function shareOf({ base, bad }: Counted): Ratio {
  return divide(subtract(ratio(base), bad), ratio(base))
}

/** Under `count-as-up` excluded time is in the base and good, else it is in neither (semantics 2.5). */
export function countsAsUp({ maintenance }: Agreement): boolean {
  return maintenance?.exclusionMode === 'count-as-up'
}

function countByPolicy(totals: Totals, base: number, policy: TimeObjective['unknownPolicy']): Counted {
  switch (policy) {
    case 'exclude':
      return { base: base - totals.unknown, bad: totals.down }
    case 'assume-up':
      return { base, bad: totals.down }
    case 'assume-down':
      return { base, bad: add(totals.down, ratio(totals.unknown)) }
    case 'hold-last':
      return { base: base - totals.unheld, bad: add(totals.down, totals.heldDown) }
  }
}

/** Base, value and bounds of the time so far (semantics 2.5, 2.7.1, 2.8). */
export function measure(totals: Totals, agreement: Agreement, objective: TimeObjective): Measure {
  const known = totals.up + totals.downTime
  const net = known + totals.unknown
  const base = countsAsUp(agreement) ? net + totals.excluded : net
  const counted = countByPolicy(totals, base, objective.unknownPolicy)
  const coverage = net > 0 ? ratio(known, net) : null
  if (known === 0) return { base, counted, value: null, low: null, high: null, coverage }
  return {
    base,
    counted,
    value: shareOf(counted),
    low: shareOf({ base, bad: add(totals.down, ratio(totals.unknown)) }),
    high: shareOf({ base, bad: totals.down }),
    coverage,
  }
}
