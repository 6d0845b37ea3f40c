import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ChainFeed } from '../data/schema/chain.ts'
import type {
  AgreementFeed,
  BaselineFeed,
  IncidentsFeed,
  PeriodFeed,
  ServiceFeed,
  StatusFeed,
  TemplatesFeed,
} from '../data/schema/feed.ts'

/** The only file of the site that knows where the feed lies and what the build was told through the environment. */
const inFeed = (path: string) => join(process.env.SLA_FEED ?? 'dist/site/feed', 'v1', path)

/** Which period of which agreement a report is to be made of, where one is. */
export const reported = (): { agreement: string; period: string } => ({
  agreement: process.env.SLA_AGREEMENT ?? '',
  period: process.env.SLA_PERIOD ?? '',
})

/** Path that the site is served under, with a slash at both ends. */
export const basePath = (): string => base
const base = `/${process.env.SLA_BASE ?? '/'}/`.replace(/\/+/g, '/')

const read = new Map<string, unknown>()

/** A feed file, read once: every build is a process of its own, and loads the site before there is a feed. */
function load(path: string): unknown {
  if (!read.has(path)) read.set(path, JSON.parse(readFileSync(inFeed(path), 'utf8')))
  return read.get(path)
}

/** One that not every site has. */
function loadIfThere(path: string): unknown {
  if (!read.has(path) && !existsSync(inFeed(path))) read.set(path, undefined)
  return load(path)
}

const listed = new Map<string, unknown[]>()

/** Every feed of a subfolder, by file name. A site without agreements has no such folder. */
function loadAll(name: string): unknown[] {
  const known = listed.get(name)
  if (known) return known
  if (name === process.env.SLA_FEED_LACKS) throw new Error(`The feeds of ${name} are not there yet`)
  const path = inFeed(name)
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  const files = (isThere ? readdirSync(path) : []).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.schema.json'),
  )
  const feeds = files.sort().map((file) => load(`${name}/${file}`))
  listed.set(name, feeds)
  return feeds
}

// What publishes the feed has validated it against data/schema/feed.ts, so its shape is taken on trust here.
export const statusFeed = () => load('status.json') as StatusFeed
export const incidentsFeed = () => load('incidents.json') as IncidentsFeed
export const serviceFeeds = () => loadAll('services') as ServiceFeed[]
/** The chain of an agreement's closed periods; undefined where none is kept. */
export const chainFeed = (id: string) =>
  loadAll('chain').find((chain) => (chain as ChainFeed).agreement === id) as ChainFeed | undefined
export const agreementFeeds = () => loadAll('agreements') as AgreementFeed[]
/** The closed periods that an agreement's own file no longer tells of. */
export const periodFeeds = (id: string) => loadAll(`agreements/${id}`) as PeriodFeed[]
/** What agreements are begun from; none where site.yaml does not ask for it. */
export const templateEntries = () =>
  (loadIfThere('templates.json') as TemplatesFeed | undefined)?.templates ?? []
/** What services delivered; none where site.yaml does not ask for it. */
export const baselineFeeds = () => loadAll('baseline') as BaselineFeed[]
