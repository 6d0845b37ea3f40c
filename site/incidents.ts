import type { Incident } from '../data/schema/feed.ts'
import { incidentsFeed } from './feed.ts'

const places = new Map<string, number>()

/** The incidents that have any of these ids, in the order of the feed. */
export function incidentsNamed(ids: string[]): Incident[] {
  const { incidents } = incidentsFeed()
  if (places.size === 0) for (const [place, { id }] of incidents.entries()) places.set(id, place)
  return [...new Set(ids)]
    .flatMap((id) => places.get(id) ?? [])
    .sort((a, b) => a - b)
    .flatMap((place) => incidents[place] ?? [])
}
