// @ts-nocheck
import { Target } from '../../../data/schema/target.ts'
import { compare } from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'

/**
 * How two targets, as written, compare for the customer (semantics 2.14): positive where `a` promises more, negative
 * where `b` does, 0 where they promise the same. Of two with the same value the strict one (`>`, `<`) promises more.
 * Null where they cannot be compared: another unit, another direction, or no target at all.
 */
export function compareForCustomer(a: unknown, b: unknown): number | null {
  const [one, other] = [Target.safeParse(a).data, Target.safeParse(b).data]
  if (one === undefined || other === undefined) return null
  if (one.unit !== other.unit || isLowerBound(one) !== isLowerBound(other)) return null
  const order = compare(targetValue(one), targetValue(other))
  if (order !== 0) return isLowerBound(one) ? order : -order
  return Number(isStrict(one)) - Number(isStrict(other))
}

function isStrict({ comparator }: Target): boolean {
  return comparator === '>' || comparator === '<'
}
