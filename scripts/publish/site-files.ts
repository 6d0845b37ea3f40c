import type { AgreementFeed, IncidentsFeed, ServiceFeed, StatusFeed } from '../../data/schema/feed.ts'
import type { Site } from '../../data/schema/site.ts'
import { badgeFiles } from './badges.ts'
import { csvFiles } from './csv-files.ts'
import type { SiteFiles } from './feed.ts'
import { hostingFiles } from './hosting.ts'
import { lookFile } from './look.ts'
import { robotsFile } from './robots.ts'
import { securityFile } from './security-txt.ts'
import { statuspageFiles } from './statuspage.ts'
import { syndicationFiles } from './syndication.ts'

/**
 * What other programs read, made from the finished feed: nothing that the feed does not publish can get into it. Of
 * site.yaml come only the colours, and whom to tell of a security hole.
 * @param feed - As `buildFeed` gives it.
 * @param embed - Names of the files in `embed/v1/`, which caches may keep for ever or not.
 */
export function derivedFiles(
  feed: SiteFiles,
  embed: string[],
  site: Pick<Site, 'security' | 'url' | 'locales' | 'look'>,
): SiteFiles {
  const status = statusOf(feed)
  const incidents = read(feed, 'incidents.json') as IncidentsFeed
  const agreements = readFolder(feed, 'agreements') as AgreementFeed[]
  const services = readFolder(feed, 'services') as ServiceFeed[]
  return new Map([
    ...syndicationFiles({ status, incidents, agreements }),
    ...statuspageFiles({ status, incidents }),
    ...badgeFiles({ status, agreements }),
    ...csvFiles({ status, incidents, services, agreements }),
    ...hostingFiles({ status, embed }),
    ...robotsFile(status.page.url),
    ...lookFile(site),
    ...securityFile(site, Date.parse(status.generatedAt)),
  ])
}

/** `feed/v1/status.json` of a feed. */
export function statusOf(feed: SiteFiles): StatusFeed {
  return read(feed, 'status.json') as StatusFeed
}

function read(feed: SiteFiles, path: string): unknown {
  return JSON.parse(feed.get(`feed/v1/${path}`) ?? 'null')
}

/** The files of a folder itself: closed periods stand in folders of their own below `agreements/`. */
function readFolder(feed: SiteFiles, folder: string): unknown[] {
  const start = `feed/v1/${folder}/`
  return [...feed].flatMap(([path, text]) =>
    path.startsWith(start) && !path.slice(start.length).includes('/') ? [JSON.parse(text)] : [],
  )
}
