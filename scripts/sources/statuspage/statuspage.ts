import { z } from 'zod'
import type { StatuspageSource } from '../../../data/schema/monitor-sources.ts'
import type { Span } from '../../../data/schema/timeline.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { type Answer, savedAnswers } from '../saved-answers.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'
import { readEntry } from './entry.ts'
import { serviceOf, spansOf } from './spans.ts'

const PATH = '/api/v2/incidents.json'

const Page = z.looseObject({
  incidents: z.array(z.unknown()).optional(),
  scheduled_maintenances: z.array(z.unknown()).optional(),
})

export type StatuspageRead = { spans: Span[] } & Pick<
  ChecksRead,
  'files' | 'rows' | 'used' | 'ignoredFuture' | 'setAside'
>

/**
 * Reads the incidents of a page that speaks version 2 of Statuspage's API: to the services of their components they are
 * what incidents of our own are. An incident that names no component that is known, or whose words are not, is set
 * aside. Maintenance is no outage, and is told from incidents by its schedule or its impact.
 * @throws SourceError when a saved answer cannot be read. @throws UnreachableError when the page does not answer.
 */
export async function readStatuspage(
  source: StatuspageSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<StatuspageRead> {
  const remote = source.url === undefined ? null : connect({ ...source, url: source.url })
  const answers = remote
    ? [{ place: remote.place(PATH), body: await remote.get(PATH) }]
    : savedAnswers(source.files ?? [], options.dataDir)
  const names = serviceNames(source, options)
  const spans: Span[] = []
  const setAside: SetAside[] = []
  const strangers = new Map<string, string>()
  let [rows, used, ignoredFuture] = [0, 0, 0]
  for (const answer of answers) {
    for (const [index, plain] of entriesOf(answer, remote ? UnreachableError : SourceError).entries()) {
      rows += 1
      const aside = (reason: string, found: string) =>
        setAside.push({ file: answer.place, line: index + 1, reason, found: excerpt(found) })
      const entry = readEntry(plain)
      if ('reason' in entry) {
        aside(entry.reason, entry.found)
        continue
      }
      if (entry.start >= options.asOf) {
        ignoredFuture += 1
        continue
      }
      const touched = entry.changes.length > 0 ? entry.changes : entry.components
      const unknown = touched.filter((component) => serviceOf(names, component) === undefined)
      if (entry.kind === 'maintenance') aside('it is a maintenance; write it in data/maintenance/', entry.id)
      else if (touched.length === 0)
        aside('no component is named, so nobody can tell whose outage it is', entry.id)
      else if (unknown.length === touched.length)
        aside('none of its components is known; add them to `services`', namesOf(unknown).join(', '))
      else {
        const { spans: own, unknownWords } = spansOf(entry, names, source.id, options.asOf)
        if (unknownWords.length > 0)
          aside(
            'a word for its impact or for a component is not known, and left out',
            unknownWords.join(', '),
          )
        else used += 1
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
  return { spans, files, rows, used, ignoredFuture, setAside }
}

function namesOf(components: { id: string | null; name: string | null }[]): string[] {
  return [...new Set(components.map(({ id, name }) => name ?? id ?? ''))]
}

function entriesOf({ place, body }: Answer, Wrong: typeof SourceError | typeof UnreachableError): unknown[] {
  const { data } = Page.safeParse(body)
  if (data?.incidents || data?.scheduled_maintenances)
    return [...(data.incidents ?? []), ...(data.scheduled_maintenances ?? [])]
  throw new Wrong([
    `${place}: has neither incidents nor scheduled_maintenances; expected ${PATH} of the page`,
  ])
}
