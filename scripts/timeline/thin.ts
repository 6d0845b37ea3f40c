import type { Check } from '../sources/check-rows.ts'
import { type CheckRule, staleAfter } from './checks-to-spans.ts'

/** So many checks after a change stay single even where the rule confirms by fewer, for a later rule may ask for them. */
const SINGLE = 3

/** How many checks stay single after a change of state or a gap. */
export function singleChecks({ confirm }: CheckRule): number {
  return Math.max(SINGLE, confirm.failures, confirm.successes)
}

/**
 * The same checks in fewer entries: consecutive ones of one state, never further apart than they hold, become one with
 * `through`, `count` and `longestGap`. The first three after a change of state or a gap stay single (more where `confirm`
 * asks for more results in a row), so that `checksToSpans` confirms, dates and names the same. Idempotent, and what was
 * thinned before may be followed by more: `thin([...thin(a), ...b])` is `thin([...a, ...b])`.
 * @param checks - Of one service and probe, sorted by time, one an instant.
 */
export function thin(checks: readonly Check[], rule: CheckRule): Check[] {
  return thinOnto([], checks, rule)
}

/**
 * The same of checks that follow some which were thinned by the same rule, whose entries are taken as they are: a year of
 * them needs not be looked at for the next minute's.
 */
export function thinOnto(thinned: readonly Check[], checks: readonly Check[], rule: CheckRule): Check[] {
  const holds = staleAfter(rule)
  const single = singleChecks(rule)
  const kept = thinned.slice(0, -1)
  // The last may grow, and others have it too.
  for (const last of thinned.slice(-1)) kept.push({ ...last })
  let alike = alikeAtEnd(kept, holds, single)
  for (const check of checks) {
    const last = kept.at(-1)
    const gap = last ? check.at - (last.through ?? last.at) : 0
    if (last?.state !== check.state || gap > holds) alike = 0
    if (last && alike > single) {
      last.through = check.through ?? check.at
      last.count = (last.count ?? 1) + (check.count ?? 1)
      last.longestGap = Math.max(last.longestGap ?? 0, gap, check.longestGap ?? 0)
      continue
    }
    kept.push({ ...check })
    alike = check.through === undefined ? alike + 1 : single + 1
  }
  return kept
}

/** How many of the last entries are of one state without a gap; more than stay single where the last is a run. */
function alikeAtEnd(thinned: readonly Check[], holds: number, single: number): number {
  if (thinned.at(-1)?.through !== undefined) return single + 1
  let alike = Math.min(1, thinned.length)
  for (let at = thinned.length - 1; at > 0 && alike <= single; at -= 1) {
    const [before, check] = [thinned[at - 1], thinned[at]]
    if (!before || !check || before.state !== check.state) break
    if (check.at - (before.through ?? before.at) > holds) break
    alike += 1
  }
  return alike
}
