import type { ObjectiveResult } from '../../../data/schema/feed.ts'

/** What an agreement's results come to. */
export interface Aggregate {
  verdict: ObjectiveResult['verdict']
  outlook?: NonNullable<ObjectiveResult['outlook']>
  /** How many results there are of each kind; the first five decide. */
  counts: {
    breached: number
    noData: number
    atRisk: number
    onTrack: number
    met: number
    excluded: number
    /** Without a say: in preparation, a KPI, only proposed, of more work than it was promised for, or not begun. */
    aside: number
  }
}

/** From the worst to the best (semantics 2.9). */
const STANDINGS = ['breached', 'noData', 'atRisk', 'onTrack', 'met', 'excluded'] as const
type Standing = (typeof STANDINGS)[number]

type Judged = Pick<ObjectiveResult, 'verdict' | 'outlook'> & { reason?: string | undefined }

/** A running period of which nothing is known is not on track: it is without data so far. */
function standingOf({ verdict, outlook, reason }: Judged): Standing {
  const unknown = outlook === undefined && (reason === 'no-measurement' || reason === 'insufficient')
  if (verdict === 'no-data' || unknown) return 'noData'
  if (verdict !== 'pending') return verdict
  return outlook === undefined || outlook === 'on-track' ? 'onTrack' : 'atRisk'
}

/** 0 for the worst standing that a verdict and its outlook can have. */
export function standingRank(result: Judged): number {
  return STANDINGS.indexOf(standingOf(result))
}

/**
 * Whether a result has a say (semantics 2.9): a KPI, what is only proposed, what is in preparation and what the agreement
 * does not promise for as much work as there was have none.
 */
export function hasSay({
  kind,
  phase,
  aboveCap,
}: Pick<ObjectiveResult, 'kind' | 'phase' | 'aboveCap'>): boolean {
  return kind === undefined && phase !== 'preparation' && aboveCap === undefined
}

/** Why nothing can be said of an agreement before its first day. */
const NOT_BEGUN = 'not-begun'

function kindOf(result: ObjectiveResult): keyof Aggregate['counts'] {
  return hasSay(result) && result.reason !== NOT_BEGUN ? standingOf(result) : 'aside'
}

/**
 * The verdict of an agreement: the worst of its results, breached > no-data > pending (at risk) > pending (on track) > met,
 * never a mean of percentages (semantics 2.9). What is excluded, in preparation, a KPI, only proposed or not begun has no say.
 * Where nothing has one it is `pending` in preparation and before it begins, else `excluded`: nothing measured is never met.
 */
export function aggregate(results: readonly ObjectiveResult[]): Aggregate {
  const counts: Aggregate['counts'] = {
    breached: 0,
    noData: 0,
    atRisk: 0,
    onTrack: 0,
    met: 0,
    excluded: 0,
    aside: 0,
  }
  for (const result of results) counts[kindOf(result)] += 1
  if (counts.breached > 0) {
    const lost = results.some((result) => kindOf(result) === 'breached' && result.outlook === 'lost')
    return { verdict: 'breached', ...(lost && { outlook: 'lost' }), counts }
  }
  if (counts.noData > 0) return { verdict: 'no-data', counts }
  if (counts.atRisk > 0) return { verdict: 'pending', outlook: 'at-risk', counts }
  if (counts.onTrack > 0) return { verdict: 'pending', outlook: 'on-track', counts }
  if (counts.met > 0) return { verdict: 'met', counts }
  const coming = results.some(({ phase, reason }) => phase === 'preparation' || reason === NOT_BEGUN)
  return { verdict: coming ? 'pending' : 'excluded', counts }
}
