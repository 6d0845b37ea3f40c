import type { ChainFeed } from '../../data/schema/chain.ts'
import type { Data } from '../load/data.ts'
import { DataError } from '../load/problem.ts'
import type { Measured } from '../measure.ts'
import type { Outcome } from '../publish/agreement/results.ts'
import type { SiteFiles } from '../publish/feed.ts'
import { derive, privatePath } from './derive.ts'
import type { CustomerKey } from './keys-file.ts'
import { privateFeeds } from './private-feeds.ts'
import { seal } from './seal.ts'

/**
 * The encrypted private feeds by their paths under the site's root, a file for each key: while an old key is readable
 * beside its successor there are two for the same customer. Customers without a key have none.
 *
 * @param outcomes - Of all agreements, as `evaluateAll` gives them.
 * @param asOf - Epoch milliseconds.
 * @param keys - Those that can be read with now, as `readKeys` gives them.
 * @param chains - Of all agreements, as `closePeriods` gives them.
 * @throws DataError where customers.yaml is wrong, an agreement would reach nobody, or a key belongs to no customer.
 */
export async function privateFiles(
  data: Data,
  outcomes: Outcome[],
  measured: Measured,
  asOf: number,
  keys: CustomerKey[],
  chains?: ReadonlyMap<string, ChainFeed>,
): Promise<SiteFiles> {
  const keysOf = Map.groupBy(keys, ({ customer }) => customer)
  const files: SiteFiles = new Map()
  const known = new Set<string>()
  let before = Promise.resolve()
  for await (const feed of privateFeeds(data, outcomes, measured, asOf, chains)) {
    known.add(feed.customer.id)
    const sealed = (keysOf.get(feed.customer.id) ?? []).map(async ({ key }) => {
      files.set(privatePath(derive(key).id), await seal(feed, key))
    })
    // Another thread packs this one while the next is made.
    await before
    before = Promise.all(sealed).then(() => undefined)
  }
  await before
  const strangers = [...keysOf.keys()].filter((id) => !known.has(id))
  if (strangers.length > 0) {
    throw new DataError(
      strangers.map((id) => ({
        file: 'customers.yaml',
        line: null,
        path: '',
        message: `there is a key for "${id}" and no such customer; add it here, or run sla-status keys revoke ${id}`,
      })),
    )
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The same feeds in plain form, for a folder that a host with a login guards: `CUSTOMER/feed.json`, all of it, and
 * `CUSTOMER/agreements/ID.json`, each as `<sla-compliance>` reads it. Never to be written into the published folder.
 */
export async function plainFiles(
  data: Data,
  outcomes: Outcome[],
  measured: Measured,
  asOf: number,
  chains?: ReadonlyMap<string, ChainFeed>,
): Promise<SiteFiles> {
  const files: SiteFiles = new Map()
  const add = (path: string, value: unknown) => files.set(path, `${JSON.stringify(value)}\n`)
  for await (const feed of privateFeeds(data, outcomes, measured, asOf, chains)) {
    const { id } = feed.customer
    add(`${id}/feed.json`, feed)
    for (const one of feed.agreements) add(`${id}/agreements/${one.agreement.id}.json`, one)
  }
  return files
}
