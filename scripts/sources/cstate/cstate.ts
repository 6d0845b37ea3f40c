import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CstateSource } from '../../../data/schema/cstate-source.ts'
import type { Span, SpanState } from '../../../data/schema/timeline.ts'
import type { ReadOptions } from '../checks.ts'
import type { DeclaredRead } from '../declared.ts'
import { findNames } from '../files.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { readIssue } from './issue.ts'

/** cState tells of no degree between disrupted and down; a notice is no outage. */
const STATES: Record<'down' | 'disrupted', SpanState> = {
  down: 'major_outage',
  disrupted: 'partial_outage',
}

/**
 * Reads the issues of a cState site: to the services of the systems that they name they are what incidents of our own
 * are. What only informs, and a notice, are no outage.
 * @throws SourceError when there are no such files.
 */
export async function readCstate(
  source: CstateSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<DeclaredRead> {
  const { names: files, problems } = findNames(source.files, options.dataDir)
  if (problems.length > 0) throw new SourceError(problems)
  const services = serviceNames(source, options)
  const spans: Span[] = []
  const setAside: SetAside[] = []
  const strangers = new Map<string, string>()
  const refs: string[] = []
  let [used, ignoredFuture] = [0, 0]
  for (const file of files) {
    const issue = readIssue(file, readFileSync(join(options.dataDir, file), 'utf8'), source.timeZone)
    if ('reason' in issue) {
      setAside.push({ file, ...issue, found: excerpt(issue.found) })
      continue
    }
    const { id, severity, affected, start } = issue
    refs.push(id)
    const until = Math.min(issue.end ?? options.asOf, options.asOf)
    const known = affected.flatMap((name) => services.get(name) ?? [])
    if (start >= options.asOf) ignoredFuture += 1
    else if (severity === null || severity === 'notice') used += 1
    else if (affected.length === 0)
      setAside.push({
        ...{ file, line: 1, found: issue.title },
        reason: 'no system is named in `affected`, so nobody can tell whose outage it is',
      })
    else if (known.length === 0)
      setAside.push({
        ...{ file, line: 1, found: excerpt(affected.join(', ')) },
        reason: 'none of its systems is known; add them to `services`',
      })
    else {
      used += 1
      for (const service of new Set(known)) {
        if (until > start)
          spans.push({ service, start, end: until, state: STATES[severity], source: source.id, ref: id })
      }
      for (const name of affected) if (!services.has(name)) strangers.set(name, file)
    }
  }
  for (const [found, file] of strangers)
    setAside.push({
      ...{ file, line: null, found: excerpt(found) },
      reason: 'the service of this system is not known; add it to `services`',
    })
  return { spans, refs, since: null, files, rows: files.length, used, ignoredFuture, setAside }
}
