import type { Agreement } from '../../data/schema/agreement.ts'
import type { Target } from '../../data/schema/target.ts'
import { feasibility } from '../sla/agreement/feasibility.ts'
import { displayShare } from '../sla/exact/display.ts'

/** What the suppliers behind a service promise together, as an agreement says. */
export interface Chain {
  agreement: string
  objective: string
  suppliers: number
  /** Per cent if their failures have nothing to do with each other, and if they never fail at the same time; cut. */
  independent: string
  worst: string
}

/**
 * Whether suppliers can back a target: `backed` also where they never fail at the same time, `if-independent` where only
 * their product does, `not-backed` where that does not either (semantics 2.14, G71).
 */
export type Backing = 'backed' | 'if-independent' | 'not-backed'

const DECIMALS = 6

interface Link {
  agreement: Agreement
  objective: Agreement['objectives'][number]
}

/** The objectives of availability on a service that name suppliers. */
function linksOf(service: string, agreements: readonly Agreement[]): Link[] {
  return agreements.flatMap((agreement) =>
    agreement.objectives
      .filter(
        ({ id, metric, services = agreement.scope.services }) =>
          metric === 'availability' &&
          services.includes(service) &&
          agreement.suppliers.some(({ objective }) => objective === id),
      )
      .map((objective) => ({ agreement, objective })),
  )
}

/** How the engine judges a link, with another target where one is given; only what is a share of time. */
function judged({ agreement, objective }: Link, target: Target) {
  return feasibility({ ...agreement, objectives: [{ ...objective, target } as typeof objective] }).flatMap(
    (found) => (found.kind === 'availability' ? [found] : []),
  )
}

/** What suppliers promise for a service, in every agreement that names them. */
export function chainsOf(service: string, agreements: readonly Agreement[]): Chain[] {
  return linksOf(service, agreements).flatMap((link) =>
    judged(link, link.objective.target).map(({ objective, suppliers, independent, worst }) => ({
      agreement: link.agreement.id,
      objective,
      suppliers,
      independent: displayShare(independent, 'floor', DECIMALS),
      worst: displayShare(worst, 'floor', DECIMALS),
    })),
  )
}

/** Whether a target of the service can be backed by every chain that there is; null where none is written down. */
export function backingOf(service: string, agreements: readonly Agreement[], target: Target): Backing | null {
  const found = linksOf(service, agreements).flatMap((link) => judged(link, target))
  if (found.length === 0) return null
  if (found.some(({ feasible }) => !feasible)) return 'not-backed'
  return found.every(({ feasibleAtWorst }) => feasibleAtWorst) ? 'backed' : 'if-independent'
}
