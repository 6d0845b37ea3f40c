import type { Service, StatusFeed } from '../../data/schema/feed.ts'
import type { View } from '../view.ts'

/** What the templates of this tag draw: a status feed, and the chosen of its services in the provider's order. */
export interface StatusView extends View<StatusFeed> {
  services: Service[]
}

/** More services than these are drawn bit by bit: first what all of them are like, then the days and figures of each. */
export const ROWS_AT_ONCE = 30
