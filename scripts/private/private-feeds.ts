import type { ChainFeed } from '../../data/schema/chain.ts'
import { PrivateFeed } from '../../data/schema/private-feed.ts'
import { explainSegments } from '../explain/segments.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { agreementFeed } from '../publish/agreement/agreement-feed.ts'
import { type Evaluator, evaluatorOf, type Outcome } from '../publish/agreement/results.ts'
import { feedHead } from '../publish/feed.ts'
import { customersOf, reachedCustomers } from './customers.ts'

type Agreement = Data['agreements'][number]

/** Page of all customers, relative to the site's root; the key in its fragment says whose. */
export const CUSTOMER_PAGE = 'kund/'

/**
 * Each customer's own feed, one after another, so that a thousand of them never lie in memory at once: that customer's
 * agreements, their figures with the ledger and the chain of closed periods behind them, fees and credits, and nothing
 * else. Field by field: what no schema names cannot get out. Agreements that are public for all customers are not
 * in it; they stand in the public feed.
 *
 * @param outcomes - Of all agreements, as `evaluateAll` gives them.
 * @param asOf - Epoch milliseconds.
 * @param chains - By agreement, as `closePeriods` gives them.
 * @throws DataError where customers.yaml is wrong, or an agreement for a customer alone would reach nobody.
 */
export async function* privateFeeds(
  data: Data,
  outcomes: Outcome[],
  measured: Measured,
  asOf: number,
  chains: ReadonlyMap<string, ChainFeed> = new Map(),
): AsyncGenerator<PrivateFeed> {
  const customers = await reachedCustomers(data)
  const head = feedHead(data, measured.timelines, asOf)
  const ask = evaluatorOf(data, measured, asOf)
  const outcomesOf = Map.groupBy(outcomes, ({ agreement }) => agreement.id)
  const agreementsOf = new Map<string, Agreement[]>(customers.map(({ id }) => [id, []]))
  for (const agreement of data.agreements)
    for (const id of new Set(customersOf(agreement))) agreementsOf.get(id)?.push(agreement)

  for (const customer of customers) {
    const agreements = agreementsOf.get(customer.id) ?? []
    yield PrivateFeed.parse({
      ...head,
      customer,
      agreements: agreements.map((agreement) => {
        const own = outcomesOf.get(agreement.id) ?? []
        const feed = agreementFeed(agreement, data, own, asOf, whole(data), { measured, ids: true })
        const chain = chains.get(agreement.id)
        return {
          ...head,
          ...feed,
          agreement: { ...feed.agreement, href: CUSTOMER_PAGE },
          ...(chain && { chain }),
        }
      }),
      fees: agreements.flatMap(feeOf),
      ledger: agreements.flatMap(({ id }) =>
        (outcomesOf.get(id) ?? []).flatMap((outcome) => ledgerOf(outcome, data, ask)),
      ),
    })
  }
}

/** A party may read all of its agreement; what the provider buys is the provider's own matter. */
function whole({ site }: Data): Data['site']['publish'] {
  const { suppliers, completeness, templates } = site.publish
  return {
    credits: true,
    fees: true,
    contacts: true,
    names: true,
    documents: true,
    suppliers,
    baseline: false,
    completeness,
    templates,
  }
}

function feeOf({ id, credits }: Agreement) {
  const fee = credits === undefined || credits === 'none' ? undefined : credits.fee
  return fee === undefined ? [] : [{ agreement: id, ...fee }]
}

/** The segments of the periods that a feed shows. Where something is counted instead of timed there are none. */
function ledgerOf(
  { agreement, objective, services, running, history }: Outcome,
  { contracts }: Data,
  ask: Evaluator,
) {
  const contract = contracts.find(({ id }) => id === agreement.id)
  if (contract === undefined) return []
  return [running, ...history].flatMap(({ period, ledger }) => {
    if (ledger === undefined) return []
    const bounds = { ...period, start: Date.parse(period.start), end: Date.parse(period.end) }
    const evaluation = ask(contract, objective.id, services, bounds)
    if (evaluation === null || !('segments' in evaluation)) return []
    const segments = explainSegments(evaluation.segments).map((segment) => ({
      ...segment,
      events: withoutPlaces(segment.events),
    }))
    return [{ agreement: agreement.id, objective: objective.id, services, period, segments }]
  })
}

/** An incident, a window or a source by its name, without where in the provider's files it was found. */
function withoutPlaces(events: string[]): string[] {
  return [...new Set(events.map((event) => event.split(':')[0] ?? ''))]
}
