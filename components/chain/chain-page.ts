import { render } from 'lit'
import { isAgreementFeed } from '../agreement-guard.ts'
import { read } from '../feed-client.ts'
import { linksFrom } from '../links.ts'
import { languageFor, loadLanguage, messagesOf } from '../messages/languages.ts'
import { createView } from '../view.ts'
import { chainNote, checkChain } from './chain.ts'

/*
 * What an agreement's page loads, `embed/v1/chain-page.js`: verifies in the reader's browser what the build said of the
 * chain. What is compared with the chain is the feed that the page was made from; the page's own words are the host's.
 */

const holder = document.getElementById('chain-note')
const { feed: feedAddress = '', chain: chainAddress = '' } = holder?.dataset ?? {}
const language = languageFor(document.documentElement.lang)
await loadLanguage(language.key)
const messages = messagesOf(language.key)

async function agreement() {
  const response = await fetch(feedAddress, { cache: 'no-cache', redirect: 'error' })
  const feed: unknown = JSON.parse(await read(response))
  if (!isAgreementFeed(feed)) throw new TypeError('no feed of an agreement')
  return feed
}

try {
  const feed = await agreement()
  const check = await checkChain(chainAddress, feed)
  if (holder && messages) {
    const view = createView({
      feed,
      services: feed.agreement.services,
      language,
      messages,
      link: linksFrom(feedAddress, document.baseURI, language.key, feed.page.locales),
      notice: '',
      now: Date.now(),
    })
    holder.replaceChildren()
    render(chainNote(check, view), holder)
    const told = (id: string, text: string | undefined) => {
      const place = document.getElementById(id)
      if (place && text !== undefined) place.textContent = text
    }
    if (typeof check !== 'string') {
      told('chain-entries', view.formats.integer(check.entries))
      told('chain-head', check.head ?? '')
    }
  }
} catch {
  if (holder && messages) holder.textContent = messages.chain.unreachable
}
