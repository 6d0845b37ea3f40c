import { z } from 'zod'

const Touched = z.looseObject({
  code: z.string().nullish(),
  name: z.string().nullish(),
  new_status: z.string().nullish(),
})

const Update = z.looseObject({
  status: z.string(),
  /** When the words were written; and when they shall be read as written, which is what tells when things happened. */
  created_at: z.string().nullish(),
  display_at: z.string().nullish(),
  affected_components: z.array(Touched).nullish(),
  body: z.string().nullish(),
})

/** An entry of incidents.json or of scheduled-maintenances.json. */
export const Entry = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  impact: z.string().nullish(),
  created_at: z.string().nullish(),
  /** Not in the old schema. */
  started_at: z.string().nullish(),
  resolved_at: z.string().nullish(),
  scheduled_for: z.string().nullish(),
  scheduled_until: z.string().nullish(),
  incident_updates: z.array(Update).default([]),
  /** As they are now, which says nothing of how they were; not in the old schema. */
  components: z.array(z.looseObject({ id: z.string().nullish(), name: z.string().nullish() })).nullish(),
})

/** A component by both names that it goes by. */
export interface Component {
  id: string | null
  name: string | null
}

/** What an update says of a component from its time on. */
export interface Change extends Component {
  at: number
  status: string
}

/** An incident of a page, in time. */
export interface PageEntry {
  id: string
  impact: string
  start: number
  /** Null while it is open. */
  end: number | null
  changes: Change[]
  components: Component[]
}

const OVER = ['resolved', 'postmortem', 'completed']

/** Reads one entry of incidents.json, or says why it cannot be read. */
export function readEntry(plain: unknown): PageEntry | { reason: string; found: string } {
  const parsed = Entry.safeParse(plain)
  if (!parsed.success) return entryProblem('incident', parsed.error, plain)
  const entry = parsed.data
  const updates = entry.incident_updates.map((update) => ({
    ...update,
    at: instantOf(update.display_at ?? update.created_at),
  }))
  const unread = updates.find(({ at }) => at === null)
  if (unread)
    return { reason: 'the time of an update cannot be read', found: JSON.stringify(unread.display_at) }
  // The page lists the newest first; of two at one instant the one that stands further down is the earlier.
  const steps = updates
    .map((update) => ({ ...update, at: update.at ?? 0 }))
    .reverse()
    .sort((a, b) => a.at - b.at)
  const start = startOf(entry, steps)
  if (start === null) return { reason: 'nothing says when it began', found: entry.name }
  const end = OVER.includes(entry.status)
    ? (instantOf(entry.resolved_at) ?? steps.find(({ status }) => OVER.includes(status))?.at ?? null)
    : null
  if (end === null && OVER.includes(entry.status))
    return { reason: `it is ${entry.status}, and nothing says since when`, found: entry.name }
  if (end !== null && end < start)
    return { reason: 'it ends before it begins', found: `${iso(start)} to ${iso(end)}` }
  return {
    id: entry.id,
    impact: entry.impact ?? 'none',
    ...{ start, end },
    changes: steps.flatMap(({ at, affected_components }, index) =>
      (affected_components ?? []).flatMap(({ code, name, new_status }) =>
        // "No components were affected by this update." stands in old pages as a component without a status.
        new_status
          ? { id: code ?? null, name: name ?? null, at: index === 0 ? start : at, status: new_status }
          : [],
      ),
    ),
    components: entryComponents(entry),
  }
}

/** Whether an entry is a maintenance: told by its schedule or its impact, for a maintenance may have an incident's. */
export function isMaintenance(plain: unknown): boolean {
  const { data } = Entry.pick({ scheduled_for: true, impact: true }).safeParse(plain)
  return Boolean(data?.scheduled_for) || data?.impact === 'maintenance'
}

/** Why an entry is none. */
export function entryProblem(what: string, { issues }: z.ZodError, plain: unknown) {
  const [{ path, message } = { path: [], message: '' }] = issues
  const reason = `the ${what} cannot be read: ${path.join('.') || 'the whole'}: ${message}`
  return { reason, found: JSON.stringify(plain) }
}

/** The components that it names itself. */
function entryComponents({ components }: z.infer<typeof Entry>): Component[] {
  return (components ?? []).map(({ id, name }) => ({ id: id ?? null, name: name ?? null }))
}

/** All that it or any of its updates names. */
export function componentsOf(entry: z.infer<typeof Entry>): Component[] {
  const touched = entry.incident_updates.flatMap(({ affected_components }) => affected_components ?? [])
  const named = touched.filter(({ new_status }) => new_status)
  return [
    ...entryComponents(entry),
    ...named.map(({ code, name }) => ({ id: code ?? null, name: name ?? null })),
  ]
}

/** The page's own start where it tells one before its first words. */
function startOf(
  { started_at, created_at }: z.infer<typeof Entry>,
  [first]: { at: number }[],
): number | null {
  const told = instantOf(started_at)
  if (told !== null && first !== undefined) return Math.min(told, first.at)
  return told ?? first?.at ?? instantOf(created_at)
}

export function instantOf(text: string | null | undefined): number | null {
  if (text == null) return null
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return null
  }
}

const iso = (at: number) => new Date(at).toISOString()
