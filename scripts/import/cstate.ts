import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Issue, readIssue } from '../sources/cstate/issue.ts'
import { findNames } from '../sources/files.ts'
import { SourceError } from '../sources/source-error.ts'
import { cstateUpdates } from './cstate-updates.ts'
import { countFields, type Found, type FoundIncident, type ImportOptions, nothingFound } from './found.ts'
import { remark, someKnown } from './remarks.ts'

/** cState's severities with the impact that goes with such a state elsewhere; what only informs is of no impact. */
const OF_SEVERITY = {
  down: { impact: 'critical', state: 'major_outage' },
  disrupted: { impact: 'major', state: 'partial_outage' },
  notice: { impact: 'none', state: 'operational' },
} as const

/**
 * Incidents of a cState site, from the folder of the site, that of its issues, or one issue.
 * @throws SourceError when there are none.
 */
export async function importCstate(options: ImportOptions): Promise<Found> {
  const { from } = options
  const found = nothingFound()
  const { folder, pattern } = issuesIn(from)
  const { names } = findNames([pattern], folder)
  if (names.length === 0)
    throw new SourceError([`${from}: holds no issue; expected content/issues/*.md of a cState site`])
  // `_index.md` is the page of a folder in Hugo.
  for (const name of names.filter((one) => !basename(one).startsWith('_'))) {
    const file = join(folder, name)
    const issue = readIssue(name, readFileSync(file, 'utf8'), options.timeZone)
    const id = basename(name, '.md')
    if ('reason' in issue) {
      const hint = issue.reason.includes('`timeZone`')
        ? issue.reason.replace('`timeZone`', '--time-zone')
        : issue.reason
      found.refused.push(remark({ file, line: issue.line, id }, hint, issue.found))
    } else addIssue(found, issue, file, options)
  }
  return found
}

function issuesIn(from: string): { folder: string; pattern: string } {
  if (!statSync(from).isDirectory()) return { folder: dirname(from), pattern: basename(from) }
  const folder =
    ['content/issues', 'issues'].map((one) => join(from, one)).find((one) => existsSync(one)) ?? from
  return { folder, pattern: '**/*.md' }
}

function addIssue(
  found: Found,
  issue: Issue,
  file: string,
  { services: book, timeZone }: ImportOptions,
): void {
  const { id, title, start, end, severity, affected, resolved } = issue
  const place = { file, line: 1, id }
  if (resolved !== (end !== null)) {
    const reason = resolved
      ? 'it is resolved, and nothing says since when'
      : 'it is not resolved, though it says when it was'
    found.refused.push(remark(place, reason, title))
    return
  }
  if (!someKnown(found, place, { names: affected, known: (name) => book.names.has(name) })) return
  const known = [...new Set(affected.flatMap((name) => book.names.get(name) ?? []))]
  countFields(found, issue.matter, CARRIED)
  const { impact, state } = OF_SEVERITY[severity ?? 'notice']
  const ids = affected.length === 0 && book.nameless !== undefined ? [book.nameless] : known
  const { updates, remarks } = cstateUpdates(issue, timeZone)
  for (const [reason, what] of remarks) found.remarks.push(remark(place, reason, what))
  const last = updates.toSorted((a, b) => a.at - b.at).findLast(({ status }) => status !== 'update')?.status
  const status = STATUSES.find((one) => one === last)
  const incident: FoundIncident = {
    ...{ id, file, line: 1, title: title.trim(), impact, start, end, updates },
    status: resolved ? 'resolved' : status && status !== 'resolved' ? status : 'investigating',
    services: ids.map((service) => ({ id: service, state })),
  }
  found.incidents.push(incident)
}

/** `section` is Hugo's own. */
const CARRIED = [
  ...[
    'title',
    'date',
    'resolved',
    'resolvedWhen',
    'severity',
    'informational',
    'draft',
    'affected',
    'section',
  ],
]

const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved'] as const
