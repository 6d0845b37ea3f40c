import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import { isZero, ZERO } from '../exact/ratio.ts'
import { satisfies } from '../exact/target.ts'
import { breachesWithin } from './breaches.ts'
import { claimByOf } from './claim-by.ts'
import { feeOf } from './fee.ts'
import { givenBy, rulesFor } from './rules.ts'
import { type Unused, withoutUsed } from './service-year.ts'
import { creditStanding, isLive, type Standing } from './status.ts'
import type { CreditContext, CreditVerdict, Draft, Given } from './types.ts'

/** Rights other than money: no stacking, no cap, no claim. */
const RIGHTS = new Set<Given['kind']>(['termination-right', 'remedy-plan'])

/** Why nothing is due, in the order in which it is asked. */
function refusalOf(given: Given, standing: Standing, fee: Draft['fee'], kept: boolean): string | null {
  if (kept) return 'used'
  if (!isLive(standing.status)) return standing.why ?? standing.status
  if (RIGHTS.has(given.kind)) return given.due ? null : 'not-yet'
  if (!isZero(given.amount)) return null
  return isZero(fee.period) ? 'no-fee' : 'no-band'
}

/**
 * What each rule gives for each breach in a period that is over, before stacking and caps; nothing for a rolling window,
 * which is never final (P4), nor for a KPI. A draft whose `amount` is 0 says why in the step `not-eligible`, or `nothing`
 * where the breach counts though it gives no money.
 */
export function draftsOf(
  verdicts: readonly CreditVerdict[],
  terms: CreditTerms,
  context: CreditContext,
): Draft[] {
  return verdicts.flatMap((raw): Draft[] => {
    const objective = context.agreement.objectives.find(({ id }) => id === raw.objective)
    if (objective === undefined || objective.kind !== 'sla') return []
    if (raw.verdict !== 'breached' || raw.period.type === 'rolling' || context.asOf < raw.period.end)
      return []
    const unused = withoutUsed(raw, context.earlier)
    const verdict = unused ?? raw
    const kept = unused !== null && satisfies(unused.value, objective.target)
    const fee = feeOf(raw.period, terms, context)
    const breaches = breachesWithin(raw, verdicts, terms, context)
    return rulesFor(objective, terms).map((rule): Draft => {
      const given = givenBy(rule, verdict, objective, fee, breaches)
      const right = RIGHTS.has(given.kind)
      const claimBy = right ? null : claimByOf(raw, objective, terms, context)
      // Where the rule gives nothing there is no claim that could run out.
      const runsOut = isZero(given.amount) ? null : claimBy
      const standing = creditStanding(raw, right ? { ...terms, claims: [] } : terms, context, runsOut)
      const refusal = refusalOf(given, standing, fee, kept)
      return {
        ...given,
        verdict,
        objective,
        fee,
        rate: given.amount,
        amount: refusal === null ? given.amount : ZERO,
        status: statusOf(refusal, standing, right),
        ...(claimBy && { claimBy }),
        ...(unused && usedBy(unused)),
        steps: refusal === null ? given.steps : [...given.steps, refusalStep(refusal, standing)],
      }
    })
  })
}

function statusOf(refusal: string | null, { status }: Standing, right: boolean): CreditEntry['status'] {
  if (refusal !== null) return isLive(status) ? 'none' : status
  return right && status !== 'provisional' ? 'eligible' : status
}

function refusalStep(why: string, { status }: Standing) {
  return { step: status === 'none' ? 'not-eligible' : 'nothing', values: { why } }
}

function usedBy({ outages, period }: Unused): Required<Pick<Draft, 'used'>> {
  const { start: first, end: last } = period
  return {
    used: outages.map(({ start, end }) => ({ start: Math.max(start, first), end: Math.min(end, last) })),
  }
}
