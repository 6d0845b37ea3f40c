import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { CheckState } from '../sources/check-rows.ts'
import { type Commit, clonedCommits, savedCommits } from '../sources/upptime/commits.ts'
import { instantOf, type SiteFile } from '../sources/upptime/history.ts'
import { readMessage } from '../sources/upptime/message.ts'
import { lookedAt } from '../sources/upptime/upptime.ts'
import { type Found, type FoundIncident, type ImportOptions, nothingFound } from './found.ts'
import { remark, someKnown } from './remarks.ts'

interface Look {
  at: number
  state: CheckState
  file: string
  line: number | null
}

/**
 * An incident for each stretch of a log in which a site was not plainly up: from the first commit that says so to the first
 * that says it is up again. There are no words to it but Upptime's own.
 * @throws SourceError when the clone or the saved log cannot be read.
 */
export async function outagesFrom({ from, services: book }: ImportOptions): Promise<Found> {
  const found = nothingFound()
  for (const { name, slug, looks } of sitesOf(await commitsOf(from), found)) {
    const service = book.names.get(name) ?? book.names.get(slug) ?? book.nameless
    for (const stretch of stretchesOf(looks)) {
      const incident = incidentOf(name, stretch, service)
      if (service !== undefined) found.incidents.push(incident)
      else someKnown(found, incident, { names: [name], known: () => false })
    }
  }
  return found
}

async function commitsOf(from: string): Promise<Commit[]> {
  const commits = statSync(from).isDirectory()
    ? await clonedCommits('.', from)
    : savedCommits([basename(from)], dirname(from)).commits
  return commits.map((commit) => ({ ...commit, place: from }))
}

interface Site {
  name: string
  slug: string
  looks: Look[]
}

/** What was seen of each site, in order of time. */
function sitesOf(commits: Commit[], found: Found): Site[] {
  const sites = new Map<string, Site>()
  for (const { time, subject, place: file, line, ref, sites: written } of commits) {
    const told = readMessage(subject)
    if (told === null) continue
    const at = instantOf(time)
    const commit = 'name' in told ? told : { name: '', state: undefined }
    // A saved log does not tell the slug.
    const own: Partial<SiteFile>[] = written ?? [{}]
    for (const { slug = commit.name, state = commit.state, lastUpdated } of own) {
      if (at === undefined || state === undefined) {
        found.remarks.push(
          remark({ file, line, id: ref }, 'a commit does not say whether the site was up, or when', subject),
        )
        continue
      }
      const site = sites.get(slug) ?? { slug, name: slug, looks: [] }
      sites.set(slug, site)
      // A site can be renamed; its slug stays.
      site.name = commit.name || site.name
      site.looks.push({ at: lookedAt(at, lastUpdated), state, file, line })
    }
  }
  return [...sites.values()].map((site) => ({ ...site, looks: site.looks.toSorted((a, b) => a.at - b.at) }))
}

/** Looks from the first that was not up to the one that was up again, which is missing where it never came. */
function stretchesOf(looks: Look[]): [Look, ...Look[]][] {
  const stretches: [Look, ...Look[]][] = []
  let open: [Look, ...Look[]] | undefined
  for (const look of looks) {
    if (open === undefined && look.state === 'up') continue
    if (open === undefined) {
      open = [look]
      stretches.push(open)
    } else open.push(look)
    if (look.state === 'up') open = undefined
  }
  return stretches
}

function incidentOf(name: string, stretch: [Look, ...Look[]], service = ''): FoundIncident {
  const [first] = stretch
  const last = stretch.at(-1)
  const end = last?.state === 'up' ? last.at : null
  const seen = stretch.filter(({ state }) => state !== 'up')
  // One entry for each change between down and degraded.
  const changes = seen.filter(({ state }, index) => state !== seen[index - 1]?.state)
  // Old sites go by their address, which a page of ours does not tell.
  const called = /^https?:/.test(name) ? service : name
  const down = seen.some(({ state }) => state === 'down')
  return {
    ...{ id: `${name} ${new Date(first.at).toISOString()}`, file: first.file, line: first.line },
    title: down ? `${called} is down` : `${called} has degraded performance`,
    ...{ impact: down ? 'critical' : 'minor', status: end === null ? 'investigating' : 'resolved' },
    ...{ start: first.at, end, updates: [] },
    services: changes.map(({ at, state }, index) => {
      const next = changes[index + 1]?.at
      return {
        ...{ id: service, state: state === 'down' ? 'major_outage' : 'degraded_performance' },
        ...(at !== first.at && { start: at }),
        ...(next !== undefined && { end: next }),
      }
    }),
  }
}
