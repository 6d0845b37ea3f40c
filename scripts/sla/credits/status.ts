import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import { localDate } from '../time/period.ts'
import type { CreditContext, CreditVerdict } from './types.ts'

/** Where a credit stands; `why` where nothing is due. */
export interface Standing {
  status: CreditEntry['status']
  /** `pilot`, `preparation`, `above-cap`, `not-binding`, `policy`, `arrears`, `late-claim`, `no-claim`. */
  why?: string
}

/**
 * Whether a breach can give credit, and how far the claim has come (semantics 2.12): only in the full phase, in an
 * agreement that every party has signed, by a verdict that stands and does not rest on the policy for unknown time, to a
 * customer who pays, and, unless credits are automatic, for a claim within its time. Claims made after `asOf` are not
 * known yet. What became of a claim is a fact: a credit that was paid stays paid.
 */
export function creditStanding(
  { objective, period, phase, binding, aboveCap, certainty, finality }: CreditVerdict,
  { acceptPolicy, arrears, claim, claims }: CreditTerms,
  { agreement, asOf }: Pick<CreditContext, 'agreement' | 'asOf'>,
  claimBy: Temporal.PlainDate | null,
): Standing {
  if (phase !== 'full') return { status: 'none', why: phase }
  if (aboveCap) return { status: 'none', why: 'above-cap' }
  if (!binding) return { status: 'none', why: 'not-binding' }
  if (certainty === 'policy' && !acceptPolicy) return { status: 'none', why: 'policy' }
  const today = localDate(asOf, agreement.timeZone).toString()
  const made = claims
    .filter((one) => one.period === period.id && one.madeAt <= today)
    .filter((one) => one.objective === undefined || one.objective === objective)
    .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))[0]
  if (made && made.status !== 'claimed') return { status: made.status }
  const lastDay = localDate(period.end - 1, agreement.timeZone).toString()
  const day = made?.madeAt ?? (claim.automatic ? lastDay : today)
  if (arrears.some(({ from, to }) => from <= day && (to === undefined || day <= to)))
    return { status: 'none', why: 'arrears' }
  if (claimBy && (made?.madeAt ?? today) > claimBy.toString())
    return { status: 'expired', why: made ? 'late-claim' : 'no-claim' }
  if (finality === 'provisional') return { status: 'provisional' }
  if (made) return { status: 'claimed' }
  return { status: claim.automatic ? 'automatic' : 'eligible' }
}

/** Whether a credit of this status is, was or can still be given. */
export function isLive(status: CreditEntry['status']): boolean {
  return status !== 'none' && status !== 'expired' && status !== 'waived'
}
