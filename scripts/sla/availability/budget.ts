import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Target } from '../../../data/schema/target.ts'
import { displayNumber, displayShare } from '../exact/display.ts'
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  isZero,
  ONE,
  type Ratio,
  ratio,
  subtract,
} from '../exact/ratio.ts'
import { budgetOf } from '../exact/target.ts'
import { type Measure, shareOf } from './measure.ts'

type Budget = NonNullable<ObjectiveResult['budget']>

/**
 * How fast the budget is used: the bad share of the time known so far over what the target allows, floored to two
 * decimals. 1 uses up the budget exactly. Where nothing is allowed, `inf` with any downtime and null without; null too
 * where nothing is known yet.
 */
function burnRate(down: Ratio, knownBase: number, target: Target): Budget['burnRate'] {
  const allowed = budgetOf(knownBase, target)
  if (isZero(allowed)) return isZero(down) ? null : 'inf'
  return displayNumber(divide(down, allowed), 'floor', 2)
}

/** Per cent of the budget: floored below 100, raised above. Of a budget of 0 any downtime is all, and none is none. */
function consumed(down: Ratio, budget: Ratio): string {
  if (isZero(budget)) return isZero(down) ? '0.00' : '100.00'
  const share = divide(down, budget)
  return displayShare(share, compare(share, ONE) > 0 ? 'ceil' : 'floor', 2)
}

/**
 * The error budget of a period on the base that it is expected to end with (semantics 2.11). `remainingMs` is negative
 * when it is overdrawn.
 */
export function errorBudget(
  down: Ratio,
  fullBase: number,
  knownBase: number,
  target: Target,
): Omit<Budget, 'breachAt'> {
  const total = budgetOf(fullBase, target)
  return {
    totalMs: Number(floor(total)),
    usedMs: Number(ceil(down)),
    remainingMs: Number(floor(subtract(total, down))),
    consumed: consumed(down, total),
    burnRate: burnRate(down, knownBase, target),
  }
}

/** Exact shares that a running period can end at. */
export interface Projection {
  best: Ratio
  runRate: Ratio
  worst: Ratio
}

/**
 * What the period ends at with no more downtime, with as much per agreed time as so far, and down from now on (semantics
 * 2.11). Null where the period has no base. After the period all three are its value.
 * @param rest - The time after `asOf` that will be in the base, and how much of it can be bad, in milliseconds.
 */
export function project(
  { counted, value }: Measure,
  rest: { base: number; agreed: number },
): Projection | null {
  const base = counted.base + rest.base
  if (base === 0) return null
  const best = shareOf({ base, bad: counted.bad })
  return {
    best,
    runRate: value ?? best,
    worst: shareOf({ base, bad: add(counted.bad, ratio(rest.agreed)) }),
  }
}
