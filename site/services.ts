import { textIn } from '../components/feed-text.ts'
import { statusFeed } from './feed.ts'
import { formats } from './format.ts'

/** The names of services in a sentence, in the page's order; ids that the page does not know are left out. */
export function serviceNames(ids: string[], locale: string): string {
  const names = statusFeed()
    .services.filter(({ id }) => ids.includes(id))
    .map(({ name }) => textIn(name, locale))
  return names.length === 0 ? '' : formats(locale).list(names)
}
