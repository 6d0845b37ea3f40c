// @ts-nocheck
import { z } from 'zod'
import { Id, InstantText, LocalDate, Text } from './common.ts'

const WorkingDays = z.strictObject({ workingDays: z.int().min(1), calendar: Id.optional() })
const Within = z.union([WorkingDays, z.strictObject({ calendarDays: z.int().min(1) })])
const Cadence = z.enum(['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'])

/** The second half of an agreement: how it is managed (agreement-concepts 1.1 row 13). */
export const Management = z.strictObject({
  /** Who answers for what. `substitute` is another role's id. */
  roles: z
    .array(
      z.strictObject({
        id: Id,
        title: Text,
        party: z.string(),
        substitute: Id.optional(),
        duties: z.array(Text).default([]),
      }),
    )
    .default([]),
  responsibilities: z
    .array(z.strictObject({ party: z.string(), text: Text, clause: z.string().optional() }))
    .default([]),
  channels: z
    .array(
      z.strictObject({
        type: z.enum(['phone', 'email', 'web', 'chat', 'api']),
        address: z.string(),
        hours: z.union([z.literal('24x7'), Id]),
        priorities: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  /** What the priorities mean, and from which impact and urgency they follow. */
  priorities: z
    .array(z.strictObject({ id: z.string(), title: Text, matrix: z.array(z.string()).default([]) }))
    .default([]),
  escalation: z.array(z.strictObject({ at: z.number().gt(0), role: Id, how: Text.optional() })).default([]),
  reporting: z
    .strictObject({ cadence: Cadence, within: Within.optional(), to: z.array(Id).default([]) })
    .optional(),
  reviews: z
    .strictObject({ cadence: Cadence, next: LocalDate.optional(), with: z.array(Id).default([]) })
    .optional(),
  deviations: z.strictObject({ process: Text, rootCauseWithin: Within.optional() }).optional(),
  disputes: z
    .strictObject({
      steps: z
        .array(
          z.strictObject({ stage: z.enum(['negotiation', 'mediation', 'legal']), within: Within.optional() }),
        )
        .min(1),
      /** Items and incidents whose figures a party disputes: computed with and without until settled (semantics 2.15). */
      open: z
        .array(
          z.strictObject({
            openedAt: InstantText,
            stage: z.enum(['negotiation', 'mediation', 'legal']),
            incidents: z.array(Id).default([]),
            items: z.array(z.string()).default([]),
            settledAt: InstantText.optional(),
          }),
        )
        .default([]),
    })
    .optional(),
  /** How a change comes about (rule L25). */
  amendmentRule: z
    .strictObject({ approvals: z.array(z.string()).min(1), notice: Within.optional() })
    .optional(),
})
export type Management = z.infer<typeof Management>
