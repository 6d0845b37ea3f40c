import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { isAgreementFeed } from '../agreement-guard.ts'
import { asFailure, Failure, read } from '../feed-client.ts'
import { isFeed, isOtherVersion, listOf, shape } from '../feed-guard.ts'
import { webAddress } from '../web-address.ts'
import { derive } from './derive.ts'
import { openEnvelope } from './envelope.ts'

/** Milliseconds for the whole answer, as for any feed. */
const TIMEOUT = 10_000
/** When the newest file that was opened here was made, by its name: an older one is somebody's old copy. */
const seen = new Map<string, number>()

const rest = shape('', {
  customer: shape('id:string name:text'),
  agreements: listOf(isAgreementFeed),
  fees: listOf(shape('agreement:string amount:decimal currency:string per:string')),
  ledger: listOf(
    shape('agreement:string objective:string services:strings', {
      period: shape('id:string type:string start:instant end:instant timeZone:zone'),
      segments: listOf(shape('start:instant end:instant ms:whole class:string events:strings')),
    }),
  ),
})

function isPrivateFeed(value: unknown): value is PrivateFeed {
  return isFeed(value) && rest(value)
}

/**
 * The agreements of the customer whose key it is, newest figures, with customer, fees and ledger; all of them or none.
 * @param address - The folder of private feeds, `…/private/v1/`, relative to the page. Which file in it follows from the key.
 * @param key - As handed over. It never leaves the page: neither key nor anything that tells it is in a request.
 * @throws Failure with what does not fit: the key, the file, or the way to it.
 */
export async function openPrivateFeed(
  address: string,
  key: string,
  signal?: AbortSignal,
): Promise<PrivateFeed> {
  // Browsers keep WebCrypto from pages that anybody on the way can change.
  if (globalThis.crypto?.subtle === undefined) throw new Failure('insecure')
  const derived = await derive(key)
  if (derived === undefined) throw new Failure('key')
  const file = webAddress(`${derived.id}.jwe`, webAddress(address, document.baseURI)?.href)
  if (file === undefined) throw new Failure('address')
  const [envelope, newest] = await Promise.all([fetchText(file, signal), publicMadeAt(file, signal)])
  const { iat, text } = await openEnvelope(envelope, derived)
  const feed = parse(text)
  const at = Date.parse(feed.generatedAt)
  if (Math.floor(at / 1000) !== iat) throw new Failure('changed')
  // Out of date already when the page that every build writes beside it was made: the host has kept an old file.
  const kept = newest !== undefined && Date.parse(feed.staleAfter) < newest
  if (kept || at < (seen.get(derived.id) ?? at)) throw new Failure('replayed')
  seen.set(derived.id, at)
  return feed
}

/** When the public feed of the same host was made; undefined where there is none to be had. One build writes both. */
async function publicMadeAt(file: URL, signal?: AbortSignal): Promise<number | undefined> {
  try {
    const status = JSON.parse(await fetchText(new URL('../../feed/v1/status.json', file), signal))
    return Date.parse(status.generatedAt)
  } catch {
    return undefined
  }
}

async function fetchText(file: URL, signal?: AbortSignal): Promise<string> {
  const timeout = AbortSignal.timeout(TIMEOUT)
  try {
    const response = await fetch(file, {
      cache: 'no-cache',
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    if (response.status === 404 || response.status === 410) throw new Failure('no-private-feed')
    if (!response.ok) throw new Failure('server')
    return await read(response)
  } catch (error) {
    throw asFailure(error)
  }
}

/** What was sealed with the key comes from the provider; its form is checked all the same, so that drawing never throws. */
function parse(text: string): PrivateFeed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Failure('not-a-feed')
  }
  if (isOtherVersion(value)) throw new Failure('version')
  if (!isPrivateFeed(value)) throw new Failure('not-a-feed')
  return value
}
