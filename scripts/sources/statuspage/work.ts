import { type Component, componentsOf, Entry, entryProblem, instantOf } from './entry.ts'

/** A scheduled maintenance of a page, in time. */
export interface PageWork {
  id: string
  title: string
  markdown: string
  announcedAt: number
  start: number
  end: number
  /** As it turned out, where the page says that it began; `end` null while it goes on. */
  actual?: { start: number; end: number | null }
  components: Component[]
}

/**
 * Reads one entry of scheduled-maintenances.json, or says why it cannot be read. It was announced when its first words
 * were written, whatever time they are shown with. A page forgets the times that a moved maintenance once had.
 */
export function readWork(plain: unknown): PageWork | { reason: string; found: string } {
  const parsed = Entry.safeParse(plain)
  if (!parsed.success) return entryProblem('maintenance', parsed.error, plain)
  const entry = parsed.data
  const { id, name, status, scheduled_for, scheduled_until, incident_updates } = entry
  const [start, end] = [instantOf(scheduled_for), instantOf(scheduled_until)]
  if (start === null || end === null)
    return { reason: 'the times that it was planned for cannot be read', found: name }
  if (end <= start)
    return {
      reason: 'it is planned to end before it begins',
      found: `${scheduled_for} to ${scheduled_until}`,
    }
  const written = incident_updates.flatMap(({ created_at }) => instantOf(created_at) ?? [])
  const announcedAt = written.length > 0 ? Math.min(...written) : instantOf(entry.created_at)
  if (announcedAt === null) return { reason: 'nothing says when it was announced', found: name }
  const times = (...states: string[]) =>
    incident_updates
      .filter((update) => states.includes(update.status))
      .flatMap(({ display_at, created_at }) => instantOf(display_at ?? created_at) ?? [])
  const began = Math.min(...times('in_progress'))
  const over =
    status === 'completed' ? (instantOf(entry.resolved_at) ?? Math.min(...times('completed'))) : null
  if (Number.isFinite(began) && over !== null && !(over >= began))
    return { reason: 'it really ended before it began, or nothing says when', found: name }
  const first = incident_updates.at(-1)
  return {
    ...{ id, title: name, markdown: first?.body ?? '', announcedAt, start, end },
    ...(Number.isFinite(began) && { actual: { start: began, end: over } }),
    components: componentsOf(entry),
  }
}
