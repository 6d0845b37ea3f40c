// @ts-nocheck
import type { Agreement } from '../../data/schema/agreement.ts'
import type { CreditEntry } from '../../data/schema/feed.ts'
import type { Site } from '../../data/schema/site.ts'
import type { Data } from '../load/data.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { creditLedger } from '../sla/credits/ledger.ts'
import type { Outcome } from './results.ts'

/** Everything that breaches of an agreement gave, newest first: for the parties, not for the public. */
export function creditEntries(
  agreement: Agreement,
  { contracts, calendars }: Pick<Data, 'contracts' | 'calendars'>,
  outcomes: Outcome[],
  asOf: number,
): CreditEntry[] {
  const contract = contracts.find(({ id }) => id === agreement.id)
  const at = (instant: number) => (contract ? agreementAt(contract, instant) : agreement)
  const closed = outcomes.flatMap((outcome) => outcome.closed)
  const entries = creditLedger(closed, at, { calendars, asOf }).reverse()
  const shown = new Set(outcomes.flatMap(({ history }) => history.map(({ period }) => period.start)))
  return entries.filter(({ period }) => shown.has(period.start))
}

/** Values of steps that are money, from which the fee can be told. */
const MONEY = new Set(['amount', 'minimum'])

/**
 * The entries in the form for the public feed (semantics 2.12): without money unless `fees`. Whether they are published at
 * all is another question, `publish.credits` of site.yaml.
 */
export function publicCredits(entries: CreditEntry[], { fees }: Site['publish']): CreditEntry[] {
  return fees ? entries : entries.map(withoutMoney)
}

function withoutMoney({ amount: _, currency: __, steps, ...entry }: CreditEntry): CreditEntry {
  const kept = steps.map(({ step, values }) => ({
    step,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !MONEY.has(name))),
  }))
  return { ...entry, steps: kept }
}
