import { readFileSync, statSync } from 'node:fs'
import type { Found, ImportOptions } from './found.ts'
import { issuesFrom } from './upptime-issues.ts'
import { outagesFrom } from './upptime-log.ts'

/**
 * Incidents of an Upptime repository: its issues on GitHub where a file has them as JSON, else the outages that the log of a
 * clone, or a saved log, tells of.
 * @throws SourceError when the file or the clone cannot be read.
 */
export function importUpptime(options: ImportOptions): Promise<Found> {
  const { from } = options
  const issues = !statSync(from).isDirectory() && /^\s*[[{]/.test(readFileSync(from, 'utf8'))
  return issues ? issuesFrom(options) : outagesFrom(options)
}
