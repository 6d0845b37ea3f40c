import { Document } from 'yaml'
import { instantText } from '../sla/time/text.ts'
import type { FoundIncident, FoundMaintenance } from './found.ts'

/** How a file is written: in which language its words are, or in the page's first where that is undefined. */
export interface Writing {
  /** The other system, as in `statuspage`. */
  kind: string
  language?: string
}

/** Stands in the front matter as a comment: by it an entry is known again, whatever its file is called by now. */
export function markOf(kind: string, id: string): string {
  return `# Imported from ${kind}: ${id.replace(/\s+/g, ' ').trim()}`
}

/** An incident as a file of data/incidents/ has it, updates oldest first. */
export function incidentText(incident: FoundIncident, writing: Writing): string {
  const { title, impact, status, start, end, services, updates } = incident
  const matter = {
    ...{ title: words(title, writing), impact, status },
    ...{ start: instantText(start), end: end === null ? null : instantText(end) },
    services: services.map(({ start: from, end: to, ...own }) => ({
      ...own,
      ...(from !== undefined && { start: instantText(from) }),
      ...(to !== undefined && { end: instantText(to) }),
    })),
  }
  const sections = updates
    // The order of those at one instant is the other system's.
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, status: word, markdown }) => [
      `## ${instantText(at)} ${word}`,
      ...(markdown === '' ? [] : inLanguage(markdown, writing)),
    ])
  return file(matter, markOf(writing.kind, incident.id), sections)
}

/** A maintenance as a file of data/maintenance/ has it. */
export function maintenanceText(work: FoundMaintenance, writing: Writing): string {
  const { title, services, announcedAt, start, end, actual, markdown } = work
  const matter = {
    ...{ title: words(title, writing), class: 'planned', services },
    ...{ announcedAt: instantText(announcedAt), start: instantText(start), end: instantText(end) },
    ...(actual && {
      actual: { start: instantText(actual.start), end: actual.end === null ? null : instantText(actual.end) },
    }),
  }
  return file(matter, markOf(writing.kind, work.id), markdown === '' ? [] : inLanguage(markdown, writing))
}

function words(text: string, { language }: Writing): unknown {
  return language === undefined ? text : { [language]: text }
}

function inLanguage(markdown: string, { language }: Writing): string[] {
  return language === undefined ? [markdown] : [`### ${language}`, markdown]
}

function file(matter: Record<string, unknown>, mark: string, sections: string[]): string {
  const document = new Document(matter)
  // Lists and pairs stand on one line each, as people write them here.
  for (const key of ['title', 'actual']) flow(document.get(key))
  const services = document.get('services')
  const list = (services as { items?: unknown[] } | undefined)?.items ?? []
  if (list.every((one) => !('items' in (one as object)))) flow(services)
  else for (const one of list) flow(one)
  const front = document
    .toString({ lineWidth: 0 })
    .trim()
    .replace(/^(services:) \[ (.*) \]$/m, '$1 [$2]')
  return ['---', mark, front, '---', sections.join('\n\n'), ''].join('\n').replace(/\n+$/, '\n')
}

function flow(node: unknown): void {
  if (typeof node === 'object' && node !== null && 'items' in node) Object.assign(node, { flow: true })
}
