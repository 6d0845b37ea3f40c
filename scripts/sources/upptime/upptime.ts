import type { UpptimeSource } from '../../../data/schema/upptime-source.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { type Collector, collectSamples } from '../collector.ts'
import { type Commit, clonedCommits, savedCommits } from './commits.ts'
import { instantOf, type SiteFile } from './history.ts'
import { readMessage } from './message.ts'

/** A file's own time is the check's; one that lies further off is of another check that was not written. */
const NEAR_MS = 10 * 60_000

/** What a saved log tells of the site's file. */
const NO_FILE: Partial<SiteFile> = {}

/**
 * Reads the history of an Upptime repository (semantics 2.7.3): each commit of a check is a look at a site. In a clone the
 * site's file says the state and, to the millisecond, the time; a saved log has the commits' own words and times, which
 * are seconds later. Commits that write the files without a check (templates, summaries) say nothing.
 * @throws SourceError when the clone or the saved log cannot be read.
 */
export async function readUpptime(source: UpptimeSource, options: ReadOptions): Promise<ChecksRead> {
  const sites = collectSamples(source, options, 'site')
  const { repository, files = [] } = source
  const { commits, names } =
    repository === undefined
      ? savedCommits(files, options.dataDir)
      : { commits: await clonedCommits(repository, options.dataDir), names: [repository] }
  for (const commit of commits) {
    const found = readMessage(commit.subject)
    if (found === null) continue
    sites.row()
    const at = instantOf(commit.time)
    const aside = (reason: string, what = commit.subject) =>
      sites.aside(commit.place, commit.line, reason, what)
    if ('reason' in found) aside(found.reason)
    else if (at === undefined) aside('the time of the commit cannot be read', commit.time)
    else
      for (const site of commit.sites ?? [NO_FILE]) {
        const { slug, lastUpdated, state = found.state } = site
        const list = sites.of(commit.place, ...(slug === undefined ? [] : [slug]), found.name)
        const looked = lookedAt(at, lastUpdated)
        if (state === undefined) aside('neither words nor mark say whether it was up')
        else list?.push({ at: looked, state, ref: commit.ref, tookNs: found.ms * 1e6 })
      }
  }
  tellLostBeginnings(commits, source, sites)
  return sites.read(names)
}

/** When a site was looked at that was committed at `at`: the time in its file, unless that is another look's. */
export function lookedAt(at: number, lastUpdated = at): number {
  return Math.abs(lastUpdated - at) <= NEAR_MS ? lastUpdated : at
}

/** A clone that is shallow, or whose history was rewritten, begins later than Upptime did: the time before is unknown. */
function tellLostBeginnings(commits: Commit[], { maxStaleness }: UpptimeSource, sites: Collector): void {
  const first = new Map<string, number>()
  const latest = new Map<string, SiteFile & { place: string }>()
  for (const { time, place, subject, sites: written = [] } of commits) {
    // The template's own example sites are files that nobody ever looked at here.
    if (readMessage(subject) === null) continue
    for (const site of written) {
      if (!first.has(site.slug)) first.set(site.slug, instantOf(time) ?? 0)
      latest.set(site.slug, { ...site, place })
    }
  }
  for (const [slug, { startTime, place }] of latest) {
    const begins = first.get(slug) ?? 0
    if (startTime === undefined || begins - startTime <= maxStaleness) continue
    const [told, has] = [startTime, begins].map((at) => new Date(at).toISOString())
    sites.aside(
      place,
      null,
      `the log begins at ${has} though Upptime has looked at this site since ${told}; what was between is unknown (is the clone shallow?)`,
      slug,
    )
  }
}
