import { html, nothing } from 'lit'
import type { ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { read } from '../feed-client.ts'
import type { View } from '../view.ts'
import { webAddress } from '../web-address.ts'
import { isChain } from './chain-guard.ts'
import { type ChainProblem, type Verification, verifyChain } from './verify-chain.ts'

/** Milliseconds for the whole answer. */
const TIMEOUT = 10_000
/** Problems that are listed; a chain that was replaced has one for every entry. */
const LISTED = 5

/** What came of a check, or why there was none. */
export type ChainCheck = Verification | 'unreachable' | 'unreadable' | 'insecure'

/**
 * Verify an agreement's chain against the feed that is shown.
 * @param source - The chain that came with a private feed, or the address of one: `feed/v1/chain/ID.json` of a status page,
 * relative to the page.
 */
export async function checkChain(source: string | ChainFeed, feed: AgreementFeed): Promise<ChainCheck> {
  if (globalThis.crypto?.subtle === undefined) return 'insecure'
  const text = typeof source === 'string' ? await textAt(source) : ''
  if (text === undefined) return 'unreachable'
  try {
    const chain: unknown = typeof source === 'string' ? JSON.parse(text) : source
    return isChain(chain) ? await verifyChain(feed, chain) : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** What an address answers; undefined where it does not. */
async function textAt(address: string): Promise<string | undefined> {
  const url = webAddress(address, document.baseURI)
  if (url === undefined) return undefined
  try {
    const response = await fetch(url, {
      cache: 'no-cache',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    return response.ok ? await read(response) : undefined
  } catch {
    return undefined
  }
}

/** What a check came to, in words: since when nothing has changed, or what does not fit. */
export function chainNote(check: ChainCheck, view: View<AgreementFeed>) {
  const { chain: words } = view.messages
  if (typeof check === 'string') return html`<p class="small foot" part="chain">${words[check]}</p>`
  const { problems, signature, since } = check
  if (problems.length === 0 && since === null) return nothing
  if (problems.length === 0 && since !== null && signature !== 'invalid') {
    const date = localDate(since, view.feed.page.timeZone)
    return html`<p class="small foot" part="chain">${words.unchanged(date)} (${words.signatures[signature]})</p>`
  }
  const rest = problems.length - LISTED
  return html`<div class="notice" part="chain">
    <p>${words.wrong}</p>
    <ul>
      ${problems.slice(0, LISTED).map((one) => html`<li>${words.problems[one.kind](figure(one, view))}</li>`)}
      ${rest > 0 ? html`<li>${words.more(view.formats.integer(rest))}</li>` : nothing}
    </ul>
  </div>`
}

/** `Tillgänglighet, Kundportal, 2026-07` */
function figure({ result }: ChainProblem, view: View<AgreementFeed>): string {
  const { results, history } = view.feed
  const same = [...results, ...history].find(({ objective }) => objective === result.objective)
  const title = view.say(same?.title ?? result.objective)
  const service = result.service === undefined ? [] : [view.nameOf(result.service)]
  return [title, ...service, view.say(result.period.id)].join(', ')
}

/** `2026-11-05`: Swedish dates are written in the order of ISO 8601. */
function localDate(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.parse(instant))
}
