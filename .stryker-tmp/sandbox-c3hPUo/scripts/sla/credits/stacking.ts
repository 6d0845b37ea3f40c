// @ts-nocheck
import type { CreditTerms } from '../../../data/schema/credits.ts'
import { add, compare, type Ratio, ZERO } from '../exact/ratio.ts'
import type { Draft } from './types.ts'

const nameOf = ({ verdict: { objective, service } }: Draft) =>
  service === undefined ? objective : `${objective}/${service}`

/**
 * Which credits of a month go together (semantics 2.12): the objective that gives most, the one of each service, or all.
 * Several rules of one objective go together always. Of equals the first is kept.
 */
export function stack(drafts: Draft[], stacking: CreditTerms['stacking']): Draft[] {
  if (stacking === 'sum') return drafts
  const totals = new Map<string, { group: string; total: Ratio }>()
  for (const draft of drafts) {
    const group = stacking === 'best-per-service' ? (draft.verdict.service ?? '') : ''
    const total = add(totals.get(nameOf(draft))?.total ?? ZERO, draft.amount)
    totals.set(nameOf(draft), { group, total })
  }
  const best = new Map<string, string>()
  for (const [name, { group, total }] of totals) {
    const held = totals.get(best.get(group) ?? '')
    if (held === undefined || compare(total, held.total) > 0) best.set(group, name)
  }
  return drafts.map((draft) => {
    const name = nameOf(draft)
    const kept = best.get(totals.get(name)?.group ?? '') ?? name
    if (kept === name) return draft
    const step = { step: 'stacking', values: { rule: stacking, kept } }
    return { ...draft, amount: ZERO, steps: [...draft.steps, step] }
  })
}
