import type {
  AgreementFeed,
  IncidentsFeed,
  PeriodFeed,
  ServiceFeed,
  StatusFeed,
  TemplatesFeed,
} from '../../data/schema/feed.ts'
import type { Site } from '../../data/schema/site.ts'
import { csvFiles } from './csv/csv-files.ts'
import type { SiteFiles } from './feed.ts'
import { hostingFiles } from './hosting.ts'
import { asMade, type MadeFiles } from './made-files.ts'
import { lookFile } from './pages/look.ts'
import { badgeFiles } from './pictures/badges.ts'
import { robotsFile } from './robots.ts'
import { securityFile } from './security-txt.ts'
import { statuspageFiles } from './statuspage/statuspage.ts'
import { syndicationFiles } from './syndication/syndication.ts'

/**
 * What other programs read, made from the finished feed: nothing that the feed does not publish can get into it. Of
 * site.yaml come only the colours, and whom to tell of a security hole.
 * @param feed - As `buildFeed` gives it.
 * @param embed - Names of the files in `embed/v1/`, which caches may keep for ever or not.
 * @param made - What is in files of the feed, where `buildFeed` gave it: to read a thousand again takes a while.
 */
export function derivedFiles(
  feed: SiteFiles,
  embed: string[],
  site: Pick<Site, 'security' | 'url' | 'locales' | 'look'>,
  made: ReadonlyMap<string, unknown> = new Map(),
): MadeFiles {
  const status = read(feed, 'status.json', made) as StatusFeed
  const incidents = read(feed, 'incidents.json', made) as IncidentsFeed
  const agreements = readFolder(feed, 'agreements', made) as AgreementFeed[]
  const services = readFolder(feed, 'services', made) as ServiceFeed[]
  const templates = (read(feed, 'templates.json', made) ?? undefined) as TemplatesFeed | undefined
  return new Map([
    ...syndicationFiles({ status, incidents, agreements }),
    ...asMade(statuspageFiles({ status, incidents })),
    ...badgeFiles({ status, agreements }),
    ...csvFiles({ status, incidents, services, agreements, periods: periodsOf(feed, made), templates }),
    ...asMade(hostingFiles({ status, embed })),
    ...asMade(robotsFile(status.page.url)),
    ...asMade(lookFile(site)),
    ...asMade(securityFile(site, Date.parse(status.generatedAt))),
  ])
}

/** `feed/v1/status.json` of a feed. */
export function statusOf(feed: SiteFiles): StatusFeed {
  return read(feed, 'status.json', new Map()) as StatusFeed
}

function read(feed: SiteFiles, path: string, made: ReadonlyMap<string, unknown>): unknown {
  return made.get(`feed/v1/${path}`) ?? JSON.parse(feed.get(`feed/v1/${path}`) ?? 'null')
}

/** Closed periods in files of their own, by their path under `feed/v1/`. */
function periodsOf(feed: SiteFiles, made: ReadonlyMap<string, unknown>): [string, PeriodFeed][] {
  return [...feed.keys()]
    .filter((path) => /^feed\/v1\/agreements\/[^/]+\/[^/]+\.json$/.test(path))
    .map((path) => path.slice('feed/v1/'.length))
    .map((path) => [path, read(feed, path, made) as PeriodFeed])
}

/** The files of a folder itself: closed periods stand in folders of their own below `agreements/`. */
function readFolder(feed: SiteFiles, folder: string, made: ReadonlyMap<string, unknown>): unknown[] {
  const start = `feed/v1/${folder}/`
  return [...feed].flatMap(([path, text]) =>
    path.startsWith(start) && !path.slice(start.length).includes('/')
      ? [made.get(path) ?? JSON.parse(text)]
      : [],
  )
}
