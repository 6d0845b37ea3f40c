import type { RequestObjective } from '../../../data/schema/objective.ts'
import { burns } from '../availability/burn-alert.ts'
import { ratio } from '../exact/ratio.ts'
import { budgetOf, isLowerBound } from '../exact/target.ts'
import { lengthOf } from '../time/intervals.ts'
import type { Base } from './base.ts'
import type { Slice } from './slices.ts'

/**
 * Whether requests fail so fast that it is an alert (semantics 2.9, 2.11), by those of the slices that begin in a window. No
 * alert with fewer requests than `minEvents` in the long window, nor where the agreement does not say how many are enough:
 * one of three that fails at night is no trend.
 */
export function requestsBurn(
  { target, minEvents }: RequestObjective,
  { time, toCome }: Base,
  slices: readonly Slice[],
  asOf: number,
): boolean {
  if (minEvents === undefined || !isLowerBound(target)) return false
  const within = ({ start }: { start: number }) => {
    const own = slices.filter((slice) => slice.start >= start)
    const sum = (of: 'length' | 'valid' | 'good') => own.reduce((total, slice) => total + slice[of], 0)
    return { ms: sum('length'), all: ratio(sum('valid')), bad: ratio(sum('valid') - sum('good')) }
  }
  return burns(within, { budget: budgetOf(lengthOf(time) + toCome, target), asOf, least: ratio(minEvents) })
}
