import { basename, dirname } from 'node:path'
import type { State } from '../../data/schema/common.ts'
import { StatuspageSource } from '../../data/schema/monitor-sources.ts'
import { UsageError } from '../failure.ts'
import { type PageAnswer, pageAnswers } from '../sources/statuspage/answers.ts'
import { type Component, Entry, instantOf, isMaintenance, readEntry } from '../sources/statuspage/entry.ts'
import { serviceOf, spansOf } from '../sources/statuspage/spans.ts'
import { stateOfImpact } from '../sources/statuspage/states.ts'
import { readWork } from '../sources/statuspage/work.ts'
import { countFields, type Found, type FoundIncident, type ImportOptions, nothingFound } from './found.ts'
import { isAddress } from './origin.ts'
import { type Place, remark, someKnown } from './remarks.ts'
import type { ServiceBook } from './service-book.ts'
import { textToMarkdown } from './text-to-markdown.ts'

const IMPACTS = ['none', 'minor', 'major', 'critical'] as const
const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'] as const
const INCIDENTS = '/api/v2/incidents.json'
const MAINTENANCE = '/api/v2/scheduled-maintenances.json'
const Named = Entry.pick({ id: true })
/** What stands in our file, or in its updates. */
const CARRIED = [
  ...['id', 'name', 'status', 'impact', 'created_at', 'started_at', 'monitoring_at', 'resolved_at'],
  ...['scheduled_for', 'scheduled_until', 'incident_updates', 'components', 'updated_at'],
]

/**
 * Incidents and maintenance of a page that speaks version 2 of Statuspage's API: of its address both, of a saved answer what
 * is in it. Each component was as the updates say, from one to the next.
 * @throws UnreachableError when the page does not answer. @throws SourceError when a saved answer is none of Statuspage's.
 */
export async function importStatuspage(options: ImportOptions): Promise<Found> {
  const found = nothingFound()
  for (const answer of await answersOf(options.from)) {
    for (const { plain, line } of entriesOf(answer)) {
      const parsed = Entry.safeParse(plain)
      const place = { file: answer.place, line, id: Named.safeParse(plain).data?.id ?? null }
      const refuse = (reason: string, what: string) => found.refused.push(remark(place, reason, what))
      if (isMaintenance(plain)) {
        const work = readWork(plain)
        if ('reason' in work) refuse(work.reason, work.found)
        else addWork(found, plain, { ...work, file: answer.place, line }, options)
      } else {
        const entry = readEntry(plain)
        if ('reason' in entry) refuse(entry.reason, entry.found)
        else if (parsed.data) addIncident(found, parsed.data, entry, place, options, refuse)
      }
      if (parsed.data) countFields(found, parsed.data, CARRIED)
    }
  }
  return found
}

async function answersOf(from: string): Promise<PageAnswer[]> {
  const [, base = from, path] = /^(.*?)(\/api\/v2\/[\w/-]+\.json)?$/.exec(from) ?? []
  const paths = path === undefined ? [INCIDENTS, MAINTENANCE] : [path]
  const plain = isAddress(from) ? { url: base } : { files: [basename(from)] }
  const { data: source } = StatuspageSource.safeParse({ id: 'import', type: 'statuspage', ...plain })
  if (source === undefined)
    throw new UsageError(`expected a page's address without user, password or query, or a saved answer of it`)
  if (!isAddress(from)) {
    const answers = await pageAnswers(source, INCIDENTS, dirname(from))
    return answers.map((answer) => ({ ...answer, place: from }))
  }
  const answers: PageAnswer[] = []
  for (const one of paths) answers.push(...(await pageAnswers(source, one as typeof INCIDENTS, '.')))
  return answers
}

/** The entries of both lists, each with its place in its own. */
function entriesOf({ incidents = [], scheduled_maintenances: works = [] }: PageAnswer) {
  return [incidents, works].flatMap((list) => list.map((plain, index) => ({ plain, line: index + 1 })))
}

function addIncident(
  found: Found,
  entry: ReturnType<typeof Entry.parse>,
  told: Exclude<ReturnType<typeof readEntry>, { reason: string }>,
  place: Place,
  { services: book, asOf }: ImportOptions,
  refuse: (reason: string, what: string) => void,
): void {
  const touched = told.changes.length > 0 ? told.changes : told.components
  const impact = IMPACTS.find((one) => one === told.impact)
  const { spans, unknownWords } = spansOf(told, book.names, 'import', asOf)
  if (impact === undefined || unknownWords.length > 0)
    return void refuse(
      'a word for its impact or for a component is not known',
      unknownWords.join(', ') || told.impact,
    )
  const known = servicesOf(found, place, touched, book)
  if (known === null) return
  const quiet = known.filter((id) => !spans.some(({ service }) => service === id))
  const state: State = (touched.length === 0 ? stateOfImpact(impact) : null) ?? 'operational'
  const until = told.end ?? asOf
  const status = STATUSES.find((one) => one === entry.status)
  const incident: FoundIncident = {
    ...{ id: told.id, file: place.file, line: place.line, title: entry.name.trim(), impact },
    status: status ?? (told.end === null ? 'investigating' : 'resolved'),
    ...{ start: told.start, end: told.end },
    services: distinct([
      ...spans.map((span) => ({
        ...{ id: span.service, state: span.state },
        ...(span.start !== told.start && { start: span.start }),
        ...(span.end !== until && { end: span.end }),
      })),
      ...quiet.map((id) => ({ id, state })),
    ]),
    // The page lists the newest first.
    updates: entry.incident_updates.toReversed().flatMap(({ status: word, display_at, created_at, body }) => {
      const at = instantOf(display_at ?? created_at)
      if (at === null) return []
      const step = STATUSES.find((one) => one === word)
      if (step === undefined)
        found.remarks.push(
          remark(place, 'an update has a status that is not known; it stands as "update"', word),
        )
      return { at, status: step ?? 'update', markdown: textToMarkdown(body ?? '') }
    }),
  }
  if (/<(?:img|iframe|video|table)\b/i.test(entry.incident_updates.map(({ body }) => body).join()))
    found.remarks.push(remark(place, 'a picture, table or frame in its text is left out', incident.title))
  found.incidents.push(incident)
}

function addWork(
  found: Found,
  plain: unknown,
  work: Exclude<ReturnType<typeof readWork>, { reason: string }> & { file: string; line: number },
  { services: book }: ImportOptions,
): void {
  const { id, title, components, markdown, announcedAt, start, end, actual, file, line } = work
  const place = { file, line, id }
  const services = servicesOf(found, place, components, book)
  if (services === null) return
  const { data: entry } = Entry.safeParse(plain)
  const later = (entry?.incident_updates.length ?? 0) - 1
  if (later > 0)
    found.remarks.push(
      remark(place, 'a maintenance has one text here; of its updates the first is kept', `${later} left out`),
    )
  found.maintenance.push({
    ...{ id, file, line, title: String(title).trim(), announcedAt, start, end },
    ...(actual && { actual }),
    services,
    markdown: textToMarkdown(String(markdown)),
  })
}

/** The services of components; null where none of them is one, and the entry is refused. */
function servicesOf(
  found: Found,
  place: Place,
  components: Component[],
  { names, nameless }: ServiceBook,
): string[] | null {
  if (components.length === 0) return nameless === undefined ? [] : [nameless]
  const ids = new Map(components.map((one) => [one.name ?? one.id ?? '', serviceOf(names, one)]))
  const known = (name: string) => ids.get(name) !== undefined
  if (!someKnown(found, place, { names: [...ids.keys()], known })) return null
  return [...new Set([...ids.values()].filter((id) => id !== undefined))]
}

/** Several components can be one service, and tell the same of it. */
function distinct<T>(entries: T[]): T[] {
  return [...new Map(entries.map((one) => [JSON.stringify(one), one])).values()]
}
