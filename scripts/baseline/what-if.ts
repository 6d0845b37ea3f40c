import type { Contract } from '../../data/schema/contract.ts'
import type { CreditEntry, ObjectiveResult } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { allCredits } from '../publish/agreement/credits.ts'
import { evaluateAll, type Outcome } from '../publish/agreement/results.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { instantText } from '../sla/time/text.ts'
import { type Change, objectiveAlone, withTerms } from './terms.ts'

/** What a closed period came to under some terms. */
export interface Side {
  target: ObjectiveResult['target']
  value: string | null
  exact: ObjectiveResult['exact']
  verdict: ObjectiveResult['verdict']
  reason?: string
  certainty: ObjectiveResult['certainty']
  coverage: string | null
  /** What was left of the error budget, in milliseconds, negative where it was overdrawn; null where there is none. */
  remainingMs: number | null
  /** What the breach gives, after stacking with the agreement's other objectives as they were. */
  credits: CreditEntry[]
}

/** A closed period as agreed and with other terms; null where the objective did not hold in it. */
export interface Compared {
  period: string
  agreed: Side | null
  changed: Side | null
}

export interface WhatIf {
  agreement: string
  objective: string
  service: string
  asOf: string
  change: Change
  /** Oldest first. */
  periods: Compared[]
}

/**
 * The closed periods of an objective on a service as agreed, and with other terms in every one of them
 * (agreement-concepts 78). Both sides are evaluated anew, by the same functions as a build; what was recorded has no say.
 * @param services - What the figure is about, the service among them.
 */
export function whatIf(
  question: { contract: Contract; objective: string; service: string; services: readonly string[] },
  change: Change,
  data: Data,
  measured: Measured,
  asOf: number,
): WhatIf {
  const { contract, objective, service, services } = question
  const same = (outcome: Outcome) =>
    outcome.objective.id === objective && outcome.services.join() === services.join()
  const evaluated = (one: Contract) => evaluateAll({ ...data, contracts: [one] }, measured, asOf)
  const outcomes = evaluated(contract)
  const other = withTerms(contract, objective, change)
  const [changed] = evaluated(objectiveAlone(other, objective)).filter(same)
  const agreed = outcomes.find(same)
  const sides = (own: Outcome | undefined, all: Outcome[], terms: Contract) => {
    const given = { contracts: [terms], calendars: data.calendars }
    return sidesOf(own, allCredits(agreementAt(terms, asOf), given, all, asOf))
  }
  const replaced = outcomes.map((outcome) => (changed && same(outcome) ? changed : outcome))
  const before = sides(agreed, outcomes, contract)
  const after = sides(changed, replaced, other)
  const starts = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => (a < b ? -1 : 1))
  return {
    ...{ agreement: contract.id, objective, service, asOf: instantText(asOf), change },
    periods: starts.flatMap((start) => {
      const [was, would] = [before.get(start), after.get(start)]
      const period = (was ?? would)?.period
      return period === undefined ? [] : [{ period, agreed: was?.side ?? null, changed: would?.side ?? null }]
    }),
  }
}

/** Each closed period's side, by the period's start. */
function sidesOf(
  outcome: Outcome | undefined,
  credits: readonly CreditEntry[],
): Map<string, { period: string; side: Side }> {
  const results = outcome ? [...outcome.closed, ...outcome.older] : []
  return new Map(
    results.map((result) => {
      const own = credits.filter(
        ({ objective, service, period }) =>
          objective === result.objective &&
          service === result.service &&
          period.start === result.period.start,
      )
      return [result.period.start, { period: result.period.id, side: sideOf(result, own) }]
    }),
  )
}

function sideOf(result: ObjectiveResult, credits: CreditEntry[]): Side {
  const { target, value, exact, verdict, reason, certainty, coverage, budget } = result
  return {
    ...{ target, value, exact, verdict, certainty, coverage, credits },
    ...(reason !== undefined && { reason }),
    remainingMs: budget?.remainingMs ?? null,
  }
}
