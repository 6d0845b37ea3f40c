import type { StatuspageSource } from '../../../data/schema/monitor-sources.ts'
import type { Span } from '../../../data/schema/timeline.ts'
import type { ReadOptions } from '../checks.ts'
import type { DeclaredRead } from '../declared.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { pageAnswers } from './answers.ts'
import { isMaintenance, readEntry } from './entry.ts'
import { serviceOf, spansOf } from './spans.ts'

/**
 * Reads the incidents of a page that speaks version 2 of Statuspage's API: to the services of their components they are
 * what incidents of our own are. An incident that names no component that is known, or whose words are not, is set
 * aside. Maintenance is no outage, and is read by `readStatuspageMaintenance`.
 * @throws SourceError when a saved answer cannot be read. @throws UnreachableError when the page does not answer.
 */
export async function readStatuspage(
  source: StatuspageSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<DeclaredRead> {
  const answers = await pageAnswers(source, '/api/v2/incidents.json', options.dataDir)
  const names = serviceNames(source, options)
  const spans: Span[] = []
  const setAside: SetAside[] = []
  const strangers = new Map<string, string>()
  const began = new Map<string, number>()
  let [rows, used, ignoredFuture, unread] = [0, 0, 0, 0]
  for (const answer of answers) {
    for (const [index, plain] of (answer.incidents ?? []).entries()) {
      if (isMaintenance(plain)) continue
      rows += 1
      const aside = (reason: string, found: string) =>
        setAside.push({ file: answer.place, line: index + 1, reason, found: excerpt(found) })
      const entry = readEntry(plain)
      if ('reason' in entry) {
        aside(entry.reason, entry.found)
        unread += 1
        continue
      }
      began.set(entry.id, entry.start)
      if (entry.start >= options.asOf) {
        ignoredFuture += 1
        continue
      }
      const touched = entry.changes.length > 0 ? entry.changes : entry.components
      const unknown = touched.filter((component) => serviceOf(names, component) === undefined)
      if (touched.length === 0)
        aside('no component is named, so nobody can tell whose outage it is', entry.id)
      else if (unknown.length === touched.length)
        aside('none of its components is known; add them to `services`', namesOf(unknown).join(', '))
      else {
        const { spans: own, unknownWords } = spansOf(entry, names, source.id, options.asOf)
        if (unknownWords.length > 0) {
          began.delete(entry.id)
          unread += 1
          aside(
            'a word for its impact or for a component is not known, and left out',
            unknownWords.join(', '),
          )
        } else used += 1
        spans.push(...own)
        for (const name of namesOf(unknown)) strangers.set(name, answer.place)
      }
    }
  }
  for (const [name, file] of strangers)
    setAside.push({
      ...{ file, line: null, found: excerpt(name) },
      reason: 'the service of this component is not known; add it to `services`',
    })
  const files = answers.map(({ place }) => place)
  const since = unread > 0 || began.size === 0 ? null : Math.min(...began.values())
  return { spans, refs: [...began.keys()], since, files, rows, used, ignoredFuture, setAside }
}

/** Each component once, as the page calls it. */
export function namesOf(components: { id: string | null; name: string | null }[]): string[] {
  return [...new Set(components.map(({ id, name }) => name ?? id ?? ''))]
}
