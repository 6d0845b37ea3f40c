// @ts-nocheck
import type { IncidentsFeed, StatusFeed } from '../../data/schema/feed.ts'
import { badgeFiles } from './badges.ts'
import type { SiteFiles } from './feed.ts'
import { hostingFiles } from './hosting.ts'
import { statuspageFiles } from './statuspage.ts'
import { syndicationFiles } from './syndication.ts'

/**
 * What other programs read, made from the finished feed: nothing that the feed does not publish can get into it.
 * @param feed - As `buildFeed` gives it.
 * @param embed - Names of the files in `embed/v1/`, which caches may keep for ever or not.
 */
export function derivedFiles(feed: SiteFiles, embed: string[]): SiteFiles {
  const read = (path: string): unknown => JSON.parse(feed.get(`feed/v1/${path}`) ?? 'null')
  const status = read('status.json') as StatusFeed
  const incidents = read('incidents.json') as IncidentsFeed
  return new Map([
    ...syndicationFiles({ status, incidents }),
    ...statuspageFiles({ status, incidents }),
    ...badgeFiles({ status }),
    ...hostingFiles({ status, embed }),
  ])
}
