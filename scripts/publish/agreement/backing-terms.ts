import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Backing } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import { type Feasibility, feasibility } from '../../sla/agreement/feasibility.ts'
import { decimalsFor, displayNumber, displayShare } from '../../sla/exact/display.ts'
import { partyOf } from './party-terms.ts'

/** What the objectives rest on: the promises of suppliers, and whether they can back the target (semantics 2.14, G71). */
export function backingTerms(agreement: Agreement, publish: Pick<Site['publish'], 'documents'>): Backing[] {
  return feasibility(agreement).map((found) => ({
    objective: found.objective,
    suppliers: agreement.suppliers
      .filter(({ objective }) => objective === found.objective)
      .map(({ name, target, calendar, party, agreement: own, href }) => ({
        name,
        target,
        ...(calendar === undefined ? {} : { calendar }),
        ...partyOf(agreement, party),
        ...(own === undefined ? {} : { agreement: own }),
        ...(href === undefined || !publish.documents ? {} : { href }),
      })),
    ...judged(found, agreement),
  }))
}

function judged(found: Feasibility, { objectives }: Agreement): Omit<Backing, 'objective' | 'suppliers'> {
  if (found.kind === 'incomparable' || found.kind === 'unjudged') return { verdict: 'unknown' }
  if (found.kind === 'time') {
    if (found.otherCalendar.length > 0) return { verdict: 'unknown' }
    return {
      verdict: found.feasible ? 'backed' : 'not-backed',
      together: displayNumber(found.total, 'ceil', 0),
    }
  }
  const target = objectives.find(({ id }) => id === found.objective)?.target.value ?? '0'
  const shown = (share: Feasibility & { kind: 'availability' }, of: 'independent' | 'worst') =>
    displayShare(share[of], 'floor', decimalsFor(target))
  return {
    verdict: !found.feasible ? 'not-backed' : found.feasibleAtWorst ? 'backed' : 'with-luck',
    together: shown(found, 'independent'),
    atWorst: shown(found, 'worst'),
  }
}
