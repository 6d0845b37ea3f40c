import { z } from 'zod'
import { Cadence, Id, InstantText, LocalDate, Text } from './common.ts'
import { Duration } from './duration.ts'
import { PriorityMatrix } from './priority-matrix.ts'
import { Rollout } from './rollout.ts'

const WorkingDays = z.strictObject({ workingDays: z.int().min(1), calendar: Id.optional() })
const Within = z.union([WorkingDays, z.strictObject({ calendarDays: z.int().min(1) })])

/**
 * Who is told when a matter takes long: once so many per cent of a target's time are used, or so much of it, both on the
 * clock of the target. Functional goes to those who know more, hierarchical to those who decide more.
 */
const EscalationStep = z
  .strictObject({
    at: z.number().gt(0).optional(),
    after: Duration.optional(),
    kind: z.enum(['functional', 'hierarchical']).optional(),
    role: Id,
    how: Text.optional(),
  })
  .refine(
    ({ at, after }) => (at === undefined) !== (after === undefined),
    'expected either `at` (per cent of the target) or `after` (a time, as in 2 h)',
  )
export type EscalationStep = z.infer<typeof EscalationStep>

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
    .array(
      z.strictObject({
        party: z.string(),
        text: Text,
        clause: z.string().optional(),
        /** The objective that tells whether it is kept. */
        objective: Id.optional(),
      }),
    )
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
  /** Which priority a matter has: from its impact and its urgency. */
  priorityMatrix: PriorityMatrix.optional(),
  escalation: z.array(EscalationStep).default([]),
  reporting: z
    .strictObject({ cadence: Cadence, within: Within.optional(), to: z.array(Id).default([]) })
    .optional(),
  reviews: z
    .strictObject({
      cadence: Cadence,
      next: LocalDate.optional(),
      with: z.array(Id).default([]),
      /** Those that were held, how long each took, and where its minutes lie. */
      held: z
        .array(
          z.strictObject({
            on: LocalDate,
            took: Duration.optional(),
            /** Published only with `publish: { documents: true }`. */
            minutes: z
              .url({ protocol: /^https$/, error: 'expected an address that begins with https://' })
              .optional(),
          }),
        )
        .min(1)
        .optional(),
    })
    .optional(),
  deviations: z
    .strictObject({
      process: Text,
      /** How soon a deviation's cause has to be known, counted from the day on which it was opened. */
      rootCauseWithin: Within.optional(),
      /** For how many whole periods the target has to be met after mending, to show that it works; 1 unless stated. */
      verifyPeriods: z.int().min(1).optional(),
    })
    .optional(),
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
            /** The day on which this stage began; without it, the day on which it was opened. */
            since: LocalDate.optional(),
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
  rollout: Rollout.optional(),
})
export type Management = z.infer<typeof Management>
