import type { StatusFeed } from '../../data/schema/feed.ts'
import { drawTag, fixtureFeed, mountTag } from '../testing.ts'
import type { SlaStatus } from './sla-status.ts'

export * from '../testing.ts'

export const goodFeed = () => fixtureFeed<StatusFeed>()

export const mount = (attributes: string, children = ''): Promise<SlaStatus> =>
  mountTag('sla-status', attributes, children)

/** The fixture feed with a change made to it. */
export async function feedWith(change: (feed: StatusFeed) => void): Promise<StatusFeed> {
  const feed = await goodFeed()
  change(feed)
  return feed
}

/** An element that draws the fixture feed with a change made to it. */
export async function draw(change: (feed: StatusFeed) => void, attributes = ''): Promise<SlaStatus> {
  return drawTag('sla-status', 'status.json', await feedWith(change), attributes)
}
