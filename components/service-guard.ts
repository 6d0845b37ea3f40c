import type { ServiceFeed } from '../data/schema/feed.ts'
import { events, isFeed, listOf, objective, orNothing, service, shape, strip } from './feed-guard.ts'

const oneService = shape('', {
  service,
  calendar: orNothing(strip),
  history: listOf(objective),
  responseDays: listOf(shape('date:date p50:number p95:number p99:number? samples:whole')),
  ...events,
})

/** Whether a value can be drawn as `services/ID.json`, version 1. */
export function isServiceFeed(value: unknown): value is ServiceFeed {
  return isFeed(value) && oneService(value)
}
