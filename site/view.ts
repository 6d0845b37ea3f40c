import { languageFor } from '../components/messages/languages.ts'
import { createView, type View } from '../components/view.ts'
import type { AgreementFeed } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'
import { pageLink } from './links.ts'
import { messages } from './messages.ts'

const known = new Map<string, View>()

/** An agreement's feed as the components' own words take it. */
export function agreementView(feed: AgreementFeed, locale: string): View<AgreementFeed> {
  return createView({
    feed,
    services: feed.agreement.services,
    language: languageFor(locale),
    messages: messages(locale).widget,
    link: (href) => pageLink(href, locale),
    notice: '',
  })
}

/** What the components' own words are made from, for a page in a language. */
export function viewIn(locale: string): View {
  const feed = statusFeed()
  const view =
    known.get(locale) ??
    createView({
      feed,
      services: feed.services,
      language: languageFor(locale),
      messages: messages(locale).widget,
      link: (href) => pageLink(href, locale),
      notice: '',
    })
  known.set(locale, view)
  return view
}
