import { textIn } from '../components/feed-text.ts'
import type { Service } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'
import { formats } from './format.ts'

const places = new Map<string, number>()

/** Services by their ids, in the page's order; ids that the page does not know are left out. */
export function servicesNamed(ids: string[]): Service[] {
  const { services } = statusFeed()
  if (places.size === 0) for (const [place, { id }] of services.entries()) places.set(id, place)
  return [...new Set(ids)]
    .flatMap((id) => places.get(id) ?? [])
    .sort((a, b) => a - b)
    .flatMap((place) => services[place] ?? [])
}

/** The names of services in a sentence, in the page's order; ids that the page does not know are left out. */
export function serviceNames(ids: string[], locale: string): string {
  const names = servicesNamed(ids).map(({ name }) => textIn(name, locale))
  return names.length === 0 ? '' : formats(locale).list(names)
}
