import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import type { Data } from '../load/data.ts'
import { DataError } from '../load/problem.ts'
import type { Measured } from '../measure.ts'
import type { SiteFiles } from '../publish/feed.ts'
import type { Outcome } from '../publish/results.ts'
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
 * @throws DataError where customers.yaml is wrong, an agreement would reach nobody, or a key belongs to no customer.
 */
export async function privateFiles(
  data: Data,
  outcomes: Outcome[],
  measured: Measured,
  asOf: number,
  keys: CustomerKey[],
): Promise<SiteFiles> {
  const feeds = await privateFeeds(data, outcomes, measured, asOf)
  return sealAll(feeds, keys)
}

/** One file for each key. */
export async function sealAll(feeds: PrivateFeed[], keys: CustomerKey[]): Promise<SiteFiles> {
  const byCustomer = new Map(feeds.map((feed) => [feed.customer.id, feed]))
  const strangers = [...new Set(keys.map(({ customer }) => customer))].filter((id) => !byCustomer.has(id))
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
  const files = await Promise.all(
    keys.map(async ({ customer, key }): Promise<[string, string][]> => {
      const feed = byCustomer.get(customer)
      return feed === undefined ? [] : [[privatePath(derive(key).id), await seal(feed, key)]]
    }),
  )
  return new Map(files.flat())
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
): Promise<SiteFiles> {
  const text = (value: unknown) => `${JSON.stringify(value)}\n`
  const feeds = await privateFeeds(data, outcomes, measured, asOf)
  return new Map(
    feeds.flatMap((feed) => [
      [`${feed.customer.id}/feed.json`, text(feed)] as const,
      ...feed.agreements.map(
        (agreement) =>
          [`${feed.customer.id}/agreements/${agreement.agreement.id}.json`, text(agreement)] as const,
      ),
    ]),
  )
}
