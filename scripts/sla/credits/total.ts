import { add, type Ratio, ZERO } from '../exact/ratio.ts'
import type { Draft } from './types.ts'

/** What drafts come to together. */
export function total(drafts: readonly Draft[]): Ratio {
  return drafts.reduce((sum, { amount }) => add(sum, amount), ZERO)
}
