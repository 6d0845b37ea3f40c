import type { Agreement } from '../../../data/schema/agreement.ts'
import type { CreditRule, CreditTerms } from '../../../data/schema/credits.ts'
import type { AgreementTerms, CreditRuleTerms, CreditTermsEntry } from '../../../data/schema/feed.ts'
import { withinTerms } from './within-terms.ts'

/**
 * What breaches give, in the form for the feed (semantics 2.12); money and the fee stay away unless `fees`. Nothing for an
 * agreement that says nothing of it.
 */
export function creditTerms(
  { credits }: Agreement,
  { fees }: { fees: boolean },
): AgreementTerms['credits'] | undefined {
  if (credits === undefined || credits === 'none') return credits
  const money = (amount: string | undefined) =>
    fees && amount !== undefined && credits.fee ? { amount, currency: credits.fee.currency } : {}
  const { percentOfMonth, percentOf12Months } = credits.cap ?? {}
  return {
    rules: [
      ...(credits.tiers ? [ruleTerms({ tiers: credits.tiers }, money)] : []),
      ...Object.entries(credits.objectives).flatMap(([objective, rules]) =>
        [rules].flat().map((rule) => ({ objectives: [objective], ...ruleTerms(rule, money) })),
      ),
    ],
    stacking: credits.stacking,
    ...(percentOfMonth === undefined ? {} : { capPercentOfMonth: percentOfMonth }),
    ...(percentOf12Months === undefined ? {} : { capPercentOf12Months: percentOf12Months }),
    ...claimTerms(credits),
    automatic: credits.claim.automatic,
  }
}

type Money = (amount: string | undefined) => { amount?: string; currency?: string }

function ruleTerms(rule: CreditRule, money: Money): CreditRuleTerms {
  if (rule === 'remedy-plan') return { kind: 'remedy-plan' }
  if ('tiers' in rule) {
    const tiers = rule.tiers.map(({ below, atLeast, percent, days, amount }) => ({
      below,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(percent === undefined ? {} : { percent }),
      ...(days === undefined ? {} : { days }),
      ...(money(amount).amount === undefined ? {} : { amount }),
    }))
    const paid = rule.tiers.find(({ amount }) => amount !== undefined)?.amount
    const { currency } = money(paid)
    return { kind: 'tiers', tiers, ...(currency === undefined ? {} : { currency }) }
  }
  if ('perStartedHour' in rule) {
    const { amount, percentOfFee } = rule.perStartedHour
    return {
      kind: 'per-started-hour',
      ...nonZero(percentOfFee),
      ...(Number(amount) > 0 ? money(amount) : {}),
    }
  }
  if ('perBreach' in rule) {
    const { percent, amount } = rule.perBreach
    return { kind: 'per-breach', ...(percent === undefined ? {} : { percent }), ...money(amount) }
  }
  if ('perPercentPoint' in rule) return { kind: 'per-percent-point', percent: rule.perPercentPoint.percent }
  return { kind: 'termination-right', ...rule.terminationRight }
}

const nonZero = (percent: string) => (Number(percent) > 0 ? { percent } : {})

function claimTerms({ claimWithin }: CreditTerms): Pick<CreditTermsEntry, 'claimWithin'> {
  if (claimWithin === undefined) return {}
  if (claimWithin === 'end-of-next-month' || 'billingCycles' in claimWithin) return { claimWithin }
  return { claimWithin: withinTerms(claimWithin) }
}
