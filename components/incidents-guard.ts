import type { IncidentsFeed } from '../data/schema/feed.ts'
import { events, isFeed, listOf, shape } from './feed-guard.ts'

const incidents = shape('', { services: listOf(shape('id:string name:text href:string')), ...events })

/** Whether a value can be drawn as `incidents.json`, version 1. */
export function isIncidentsFeed(value: unknown): value is IncidentsFeed {
  return isFeed(value) && incidents(value)
}
