import type { Incident, IncidentsFeed } from '../data/schema/feed.ts'
import { digestOf } from './digest.ts'
import { incidentsFeed } from './feed.ts'
import { remembered } from './reports.ts'

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

const byService = remembered(({ incidents }: IncidentsFeed) => {
  const found = new Map<string, Incident[]>()
  for (const incident of incidents) {
    for (const { id } of incident.services) {
      const own = found.get(id) ?? []
      found.set(id, own)
      own.push(incident)
    }
  }
  return found
})

/** The incidents that touch a service. */
export const incidentsAt = (service: string): Incident[] => byService(incidentsFeed()).get(service) ?? []

/** All that is told of an incident, for the keys of the many pages that tell of it. */
export const incidentDigest = remembered((incident: Incident) => digestOf([incident]))
