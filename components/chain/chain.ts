import { html, nothing } from 'lit'
import type { AgreementFeed } from '../../data/schema/feed.ts'
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
 * Fetch an agreement's chain and verify it against the feed that is shown.
 * @param address - `feed/v1/chain/ID.json` of a status page, relative to the page.
 */
export async function checkChain(address: string, feed: AgreementFeed): Promise<ChainCheck> {
  const url = webAddress(address, document.baseURI)
  if (url === undefined) return 'unreachable'
  if (globalThis.crypto?.subtle === undefined) return 'insecure'
  let text: string
  try {
    const response = await fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT) })
    if (!response.ok) return 'unreachable'
    text = await response.text()
  } catch {
    return 'unreachable'
  }
  try {
    const chain: unknown = JSON.parse(text)
    return isChain(chain) ? await verifyChain(feed, chain) : 'unreadable'
  } catch {
    return 'unreadable'
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
