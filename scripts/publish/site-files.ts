import type { IncidentsFeed, StatusFeed } from '../../data/schema/feed.ts'
import type { SiteFiles } from './feed.ts'
import { syndicationFiles } from './syndication.ts'

/**
 * What other programs read, made from the finished feed: nothing that the feed does not publish can get into it.
 * @param feed - As `buildFeed` gives it.
 */
export function derivedFiles(feed: SiteFiles): SiteFiles {
  const read = (path: string): unknown => JSON.parse(feed.get(`feed/v1/${path}`) ?? 'null')
  const status = read('status.json') as StatusFeed
  const incidents = read('incidents.json') as IncidentsFeed
  return new Map([...syndicationFiles({ status, incidents })])
}
