import type { Agreement } from '../../../data/schema/agreement.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { agreementAt } from '../../sla/agreement/versions.ts'
import { creditLedger } from '../../sla/credits/ledger.ts'
import type { Outcome } from './results.ts'

/** Everything that breaches of an agreement gave in all closed periods, newest first: for the parties. */
export function allCredits(
  agreement: Agreement,
  { contracts, calendars }: Pick<Data, 'contracts' | 'calendars'>,
  outcomes: Outcome[],
  asOf: number,
): CreditEntry[] {
  const contract = contracts.find(({ id }) => id === agreement.id)
  const at = (instant: number) => (contract ? agreementAt(contract, instant) : agreement)
  const closed = outcomes.flatMap((outcome) => [...outcome.closed, ...outcome.older])
  return creditLedger(closed, at, { calendars, asOf }).reverse()
}

/** Those of the periods that the agreement's own file shows: for the parties, not for the public. */
export function creditEntries(
  agreement: Agreement,
  data: Pick<Data, 'contracts' | 'calendars'>,
  outcomes: Outcome[],
  asOf: number,
): CreditEntry[] {
  const entries = allCredits(agreement, data, outcomes, asOf)
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

function withoutMoney({ amount: _, lapsed: ___, currency: __, steps, ...entry }: CreditEntry): CreditEntry {
  const kept = steps.map(({ step, values }) => ({
    step,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !MONEY.has(name))),
  }))
  return { ...entry, steps: kept }
}
