import type { AgreementFeed } from '../../data/schema/feed.ts'
import { Failure } from '../feed-client.ts'
import { keyInFragment } from './address.ts'
import { openPrivateFeed } from './open-private.ts'

/**
 * One agreement of a private feed, for who follows an address: `…/private/v1/#k=KEY`, with `&a=ID` for one that is not the
 * first. What stands in a fragment is sent to no server.
 * @throws Failure
 */
export async function loadPrivate(address: string, signal: AbortSignal): Promise<AgreementFeed> {
  const { hash } = new URL(address)
  const { agreements } = await openPrivateFeed(address, keyInFragment(hash) ?? '', signal)
  const id = new URLSearchParams(hash.slice(1)).get('a')
  const found = id === null ? agreements[0] : agreements.find(({ agreement }) => agreement.id === id)
  if (found === undefined) throw new Failure('no-agreement')
  return found
}
