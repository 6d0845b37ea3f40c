// @ts-nocheck
import type { CreditRule } from '../../data/schema/credits.ts'
import { error, type Found, type Rule, warning } from './finding.ts'

type Place<T> = { value: T; path: PropertyKey[] }

/** L14: what a breach costs is said, even if it is nothing. */
export const l14: Rule = ({ credits }) =>
  credits === undefined
    ? [warning(['credits'], 'nothing is said of credits or penalties; state them, or write `credits: none`')]
    : []

function rulesOf(agreement: Parameters<Rule>[0]): Place<CreditRule>[] {
  const { credits } = agreement
  if (credits === undefined || credits === 'none') return []
  const own = Object.entries(credits.objectives).flatMap(([id, rules]) =>
    [rules].flat().map((value) => ({ value, path: ['credits', 'objectives', id] as PropertyKey[] })),
  )
  return credits.tiers ? [{ value: { tiers: credits.tiers }, path: ['credits', 'tiers'] }, ...own] : own
}

/** L22: a share of the fee needs the fee, where it is one customer's; what is promised to all has many fees. */
export const l22: Rule = (agreement) => {
  const { credits } = agreement
  if (credits === undefined || credits === 'none') return []
  const ids = agreement.objectives.map(({ id }) => id)
  const unknown: Found[] = Object.keys(credits.objectives)
    .filter((id) => !ids.includes(id))
    .map((id) =>
      error(['credits', 'objectives', id], `no objective is called "${id}"; they are ${ids.join(', ')}`),
    )
  const ofFee = (rule: CreditRule): boolean => {
    if (typeof rule !== 'object') return false
    if ('tiers' in rule) return rule.tiers.some(({ amount }) => amount === undefined)
    if ('perStartedHour' in rule) return rule.perStartedHour.percentOfFee !== '0'
    if ('perBreach' in rule) return rule.perBreach.percent !== undefined
    return 'perPercentPoint' in rule
  }
  const one = agreement.level === 'customer' || agreement.level === 'customer-service'
  const needs = one && rulesOf(agreement).some(({ value }) => ofFee(value))
  if (needs && credits.fee === undefined)
    unknown.push(
      error(
        ['credits', 'fee'],
        'credits are shares of the fee, but there is no fee; add `fee: { amount: …, currency: SEK, per: month }`',
      ),
    )
  return unknown
}

/** L24: until when a credit can be claimed. */
export const l24: Rule = ({ credits }) => {
  if (credits === undefined || credits === 'none' || credits.claimWithin || credits.claim.automatic) return []
  return [
    error(
      ['credits', 'claimWithin'],
      'nothing says until when a credit can be claimed; add `claimWithin: { calendarDays: 30 }`, or `claim: { automatic: true }`',
    ),
  ]
}
