import type { Agreement } from '../../data/schema/agreement.ts'
import { didYouMean } from '../nearest.ts'
import { type Feasibility, feasibility } from '../sla/agreement/feasibility.ts'
import { displayNumber, displayShare } from '../sla/exact/display.ts'
import { durationText } from '../sla/time/text.ts'
import { error, type Found, warning } from './finding.ts'

/** Of several languages the first is enough to say which supplier is meant. */
const nameOf = (name: Agreement['suppliers'][number]['name']): string =>
  typeof name === 'string' ? name : (Object.values(name)[0] ?? '')

/** Why suppliers cannot back a target, or only with luck; null where they can, or where nothing follows from what they promise. */
function saidOf(found: Feasibility, { target }: Agreement['objectives'][number]): string | null {
  if (found.kind === 'unjudged') return null
  if (found.kind === 'incomparable')
    return `"${nameOf(found.supplier)}" promises something in another unit or direction than "${found.objective}", so nothing can be said of it; state it as this target is, or take it out`
  if (found.kind === 'availability') {
    const [product, worst] = [found.independent, found.worst].map((share) => displayShare(share, 'floor', 6))
    if (!found.feasible)
      return `the suppliers of "${found.objective}" promise ${product} % together, less than the target ${target.value} %: it cannot be backed; lower it, or have more promised`
    return found.feasibleAtWorst
      ? null
      : `the suppliers of "${found.objective}" promise ${product} % together, but ${worst} % if they never fail at the same time, less than the target ${target.value} %; lower it, or have more promised`
  }
  if (found.otherCalendar.length > 0)
    return `${found.otherCalendar.map((name) => `"${nameOf(name)}"`).join(', ')} promises in another calendar than "${found.objective}" is counted in, so the times cannot be added up; state the supplier's in that calendar`
  if (found.feasible) return null
  const written = (value: number) => (target.unit === 'ms' ? durationText(value) : String(value))
  const total = Number(displayNumber(found.total, 'ceil', 0))
  return `the suppliers of "${found.objective}" take ${written(total)} together, more than the target ${written(Number(target.value))}: it cannot be backed; widen it, or have less promised`
}

/** Whether what suppliers promise can back the targets (semantics 2.14, G71); each finding stands at the first supplier. */
export function backing(agreement: Agreement): Found[] {
  const ids = agreement.objectives.map(({ id }) => id)
  const unknown = agreement.suppliers.flatMap(({ objective }, index) =>
    ids.includes(objective)
      ? []
      : [
          error(
            ['suppliers', index, 'objective'],
            `no objective is called "${objective}"${didYouMean(objective, ids) || `; they are ${ids.join(', ')}`}`,
          ),
        ],
  )
  const found = feasibility(agreement).flatMap((one) => {
    const objective = agreement.objectives.find(({ id }) => id === one.objective)
    const said = objective && saidOf(one, objective)
    const first = agreement.suppliers.findIndex((supplier) => supplier.objective === one.objective)
    return said ? [warning(['suppliers', first, 'target'], said)] : []
  })
  return [...unknown, ...found]
}
