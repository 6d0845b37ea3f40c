import type { CreditTerms } from '../../../data/schema/credits.ts'
import { compare, ZERO } from '../exact/ratio.ts'
import { total } from './total.ts'
import type { Draft } from './types.ts'

const nameOf = ({ verdict: { objective, service } }: Draft) =>
  service === undefined ? objective : `${objective}/${service}`

/**
 * Which credits of a month go together (semantics 2.12): the objective that gives most, the one of each service, or all.
 * Several rules of one objective go together always. Of equals the first is kept.
 */
export function stack(drafts: Draft[], stacking: CreditTerms['stacking']): Draft[] {
  if (stacking === 'sum') return drafts
  const groupOf = ({ verdict: { service } }: Draft) => (stacking === 'best-per-service' ? service : null)
  const best = new Map([...Map.groupBy(drafts, groupOf)].map(([group, own]) => [group, bestOf(own)]))
  return drafts.map((draft) => {
    const kept = best.get(groupOf(draft)) ?? nameOf(draft)
    if (kept === nameOf(draft)) return draft
    const step = { step: 'stacking', values: { rule: stacking, kept } }
    return { ...draft, amount: ZERO, steps: [...draft.steps, step] }
  })
}

/** The name of those that give most together. */
function bestOf(drafts: Draft[]): string {
  const sums = [...Map.groupBy(drafts, nameOf)].map(([name, own]) => ({ name, sum: total(own) }))
  return sums.reduce((best, one) => (compare(one.sum, best.sum) > 0 ? one : best)).name
}
