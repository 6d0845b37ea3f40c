import { min, ONE, type Ratio, ratio, subtract } from '../exact/ratio.ts'

/**
 * The smallest downtime that checks can tell apart, as a share of a period (semantics 2.8): at every 5 minutes one failed
 * check is 0.0115 % of 30 days, more than a target of 99.99 % allows (G72, rule L19).
 * @param interval - Between two checks, in milliseconds.
 * @param base - The period's agreed time, in milliseconds; more than 0.
 */
export function resolutionShare(interval: number, base: number): Ratio {
  return ratio(interval, base)
}

/**
 * The best availability that this many checks without a failure can prove, with 95 % confidence: one less three for all
 * of them (the rule of three, semantics 2.8). For information; no verdict depends on it.
 * @param checks - A whole number; below 3 nothing is proved and it is 0.
 */
export function provableShare(checks: number): Ratio {
  return subtract(ONE, min(ONE, ratio(3, Math.max(checks, 1))))
}
