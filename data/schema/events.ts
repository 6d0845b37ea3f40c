import { z } from 'zod'
import { Id, InstantText, LocalDate, State, Text } from './common.ts'
import { RootCauseCategory } from './deviation.ts'
import type { Interval } from './timeline.ts'

/** A service that an incident touched, with times of its own where it was not touched all along. */
const Affected = z.strictObject({
  id: Id,
  state: State,
  start: InstantText.optional(),
  end: InstantText.optional(),
  /** The units (connections, users, stores) that it touched: how many or which; without it all of them (semantics 2.6.4). */
  affected: z.union([z.int().min(1), z.array(z.string()).min(1)]).optional(),
})
/** What is said to be over has an end: without one its services would stay down on the page. */
const OVER = ['resolved', 'postmortem']
const unended =
  'the status says that it is over; expected when that was, with its offset, as in "end: 2026-07-04T06:01:00+02:00"'
const ordered = 'end is before start; an event has to end after it starts (semantics T9)'

/** What an agreement may let out of its figures besides maintenance (semantics 2.6). */
export const ExclusionType = z.enum([
  'force-majeure',
  'customer',
  'third-party',
  'suspension',
  'agreed-waiver',
  'beta',
])

/** That an incident, or a stretch of it, be left out of an agreement's figures, and on what ground. */
const ExclusionClaim = z.strictObject({
  agreement: Id,
  type: ExclusionType,
  clause: z.string(),
  /** The duty that was not done, by its clause among the agreement's `responsibilities` (agreement-concepts row 37). */
  duty: z.string().optional(),
  /** The incident's own unless stated. */
  start: InstantText.optional(),
  end: InstantText.optional(),
  /** What shows it: words or an address. */
  evidence: z.string().min(1),
  /** Parties that agree to it, by id, or by role where no other has it. */
  approvedBy: z.array(z.string()).default([]),
})

/** Something that is done so that an incident does not come back. `owner` is the id of a role in an agreement, no name. */
const Action = z.strictObject({ what: Text, owner: Id, due: LocalDate, done: LocalDate.optional() })

/** Front matter of a file in `data/incidents/`; its body holds the updates, `## INSTANT STATUS` each. */
export const IncidentMatter = z
  .strictObject({
    title: Text,
    impact: z.enum(['none', 'minor', 'major', 'critical']),
    status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']),
    start: InstantText,
    /** Null, or left out, while it goes on. */
    end: InstantText.nullable().default(null),
    /** When it was seen, when a customer reported it, and when the customer confirmed that it was over (2.6 step 2). */
    detectedAt: InstantText.optional(),
    reportedAt: InstantText.optional(),
    confirmedAt: InstantText.optional(),
    services: z.array(Affected).min(1),
    exclusions: z.array(ExclusionClaim).min(1).optional(),
    /** Why it happened, once that is known. */
    cause: Text.optional(),
    /** Of which kind the cause is, as a deviation has it: what time was lost to is summed up by it. */
    causeCategory: RootCauseCategory.optional(),
    actions: z.array(Action).min(1).optional(),
  })
  .refine((i) => i.end === null || i.end >= i.start, { path: ['end'], message: ordered })
  .refine((i) => i.end !== null || !OVER.includes(i.status), { path: ['end'], message: unended })
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
  updates: {
    at: number
    status: string
    markdown: Text
    /** By when the next update is promised. */
    nextUpdate?: number
  }[]
}

/** A claim for one service that the incident touched, with its times filled in: what the engine reads. */
export interface ClaimedExclusion extends Omit<z.infer<typeof ExclusionClaim>, 'start' | 'end'>, Interval {
  incident: string
  service: string
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
    /** Time added later, by moving or extending the window: each is an announcement of its own (semantics 2.6). */
    extensions: z
      .array(
        z
          .strictObject({ announcedAt: InstantText, start: InstantText, end: InstantText })
          .refine((e) => e.end > e.start, { path: ['end'], message: ordered }),
      )
      .min(1)
      .optional(),
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
