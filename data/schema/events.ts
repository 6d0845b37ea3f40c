import { z } from 'zod'
import { Id, InstantText, State, Text } from './common.ts'

/** A service that an incident touched, with times of its own where it was not touched all along. */
const Affected = z.strictObject({
  id: Id,
  state: State,
  start: InstantText.optional(),
  end: InstantText.optional(),
})
const ordered = 'end is before start; an event has to end after it starts (semantics T9)'

/** Front matter of a file in `data/incidents/`; its body holds the updates, `## INSTANT STATUS` each. */
export const IncidentMatter = z
  .strictObject({
    title: Text,
    impact: z.enum(['none', 'minor', 'major', 'critical']),
    status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']),
    start: InstantText,
    end: InstantText.nullable(),
    services: z.array(Affected).min(1),
  })
  .refine((i) => i.end === null || i.end >= i.start, { path: ['end'], message: ordered })
  .check((ctx) => {
    const { start, end, services } = ctx.value
    for (const [index, own] of services.entries()) {
      if (own.start === undefined && own.end === undefined) continue
      const inside = (at: number | undefined) =>
        at === undefined || (at >= start && at <= (end ?? Number.POSITIVE_INFINITY))
      if (inside(own.start) && inside(own.end) && (own.end ?? end ?? Infinity) >= (own.start ?? start))
        continue
      const message = "a service's start and end have to lie in order within the incident's"
      ctx.issues.push({ code: 'custom', path: ['services', index], message, input: own })
    }
  })

/** An incident as the build uses it: instants in epoch milliseconds, `end` null while it is open. */
export interface IncidentRecord extends z.infer<typeof IncidentMatter> {
  id: string
  /** Oldest first. `markdown` as written; rendered and sanitised when published. */
  updates: { at: number; status: string; markdown: Text }[]
}

/** Front matter of a file in `data/maintenance/`; its body describes the work. */
export const MaintenanceMatter = z
  .strictObject({
    title: Text,
    class: z.enum(['planned', 'emergency']).default('planned'),
    services: z.array(Id).min(1),
    announcedAt: InstantText,
    start: InstantText,
    end: InstantText,
    actual: z.strictObject({ start: InstantText, end: InstantText.nullable() }).optional(),
  })
  .refine((m) => m.end > m.start, { path: ['end'], message: ordered })
  .refine((m) => m.actual?.end == null || m.actual.end >= m.actual.start, {
    path: ['actual', 'end'],
    message: ordered,
  })

/** A maintenance window as the build uses it: instants in epoch milliseconds. */
export interface MaintenanceRecord extends z.infer<typeof MaintenanceMatter> {
  id: string
  /** The body as written. */
  markdown: Text
}
