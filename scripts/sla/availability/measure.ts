import type { Agreement } from '../../../data/schema/agreement.ts'
import type { TimeObjective } from '../../../data/schema/objective.ts'
import { add, divide, max, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
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
  /** The part of it that lies before the agreement and counts as up. */
  deemed: number
  /** By the contract's policy for unknown time. */
  counted: Counted
  value: Ratio | null
  /** With all unknown time down, and with all of it up. */
  low: Ratio | null
  high: Ratio | null
  /** Known share of the agreed time that is not excluded. Null where there is no such time. */
  coverage: Ratio | null
}

/** What changes the base besides the ledger, in milliseconds. */
export interface BaseRule {
  /** Time before the agreement that counts as up (deem-100, service year). */
  deemed: number
  /** A constant in place of the period's own base, where the contract has one; not above it while the period runs. */
  constant: number | null
  running: boolean
}

/** The good share of a base that is not empty. A base that is a constant can be shorter than what was down: then it is 0. */
export function shareOf({ base, bad }: Counted): Ratio {
  return max(ZERO, divide(subtract(ratio(base), bad), ratio(base)))
}

/** Under `count-as-up` excluded time is in the base and good, else it is in neither (semantics 2.5). */
export function countsAsUp({ maintenance }: Agreement): boolean {
  return maintenance?.exclusionMode === 'count-as-up'
}

/** The constant base of an objective whose period has one (semantics 2.2, fixed-denominator), else null. */
export function constantBase({ period }: Pick<TimeObjective, 'period'>): number | null {
  return typeof period === 'object' && 'fixedDenominator' in period ? period.fixedDenominator : null
}

/** A base without so much unknown time. A constant one can be shorter than that; then what is known is the base. */
export function baseWithout(unknown: number, base: number, { known }: Totals): number {
  return base > unknown ? base - unknown : known
}

function countByPolicy(totals: Totals, base: number, policy: TimeObjective['unknownPolicy']): Counted {
  switch (policy) {
    case 'exclude':
      return { base: baseWithout(totals.unknown, base, totals), bad: totals.down }
    case 'assume-up':
      return { base, bad: totals.down }
    case 'assume-down':
      return { base, bad: add(totals.down, ratio(totals.unknown)) }
    case 'hold-last':
      return { base: baseWithout(totals.unheld, base, totals), bad: add(totals.down, totals.heldDown) }
  }
}

/**
 * Base, value and bounds of the time so far (semantics 2.2, 2.5, 2.7.1, 2.8). Suspended time is on neither side, whatever
 * the mode for exclusions.
 */
export function measure(
  totals: Totals,
  agreement: Agreement,
  objective: TimeObjective,
  { deemed, constant, running }: BaseRule,
): Measure {
  const { known } = totals
  const net = known + totals.unknown
  const own = net + deemed + (countsAsUp(agreement) ? totals.excluded - totals.suspended : 0)
  const base = constant === null ? own : running ? Math.min(own, constant) : constant
  const counted = countByPolicy(totals, base, objective.unknownPolicy)
  const coverage = net > 0 ? ratio(known, net) : null
  if (known === 0) return { base, deemed, counted, value: null, low: null, high: null, coverage }
  return {
    base,
    deemed,
    counted,
    value: shareOf(counted),
    low: shareOf({ base, bad: add(totals.down, ratio(totals.unknown)) }),
    high: shareOf({ base, bad: totals.down }),
    coverage,
  }
}
