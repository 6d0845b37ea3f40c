import { z } from 'zod'
import { Id, LocalDate, Text } from './common.ts'
import { Percent } from './objective-common.ts'

/** Something to be done before the agreement can begin. */
const Preparation = z.strictObject({
  item: Text,
  /** Id of the role that sees to it. */
  owner: Id.optional(),
  due: LocalDate.optional(),
  done: LocalDate.optional(),
})

/** When the pilot has shown enough: that many closed periods met in a row, each known to that share. */
const PilotExit = z.strictObject({
  periods: z.int().min(1),
  /** Per cent of the time that has to be measured, where a metric knows coverage. */
  minCoverage: Percent.optional(),
  /** Without it, every objective that is a promise. */
  objectives: z.array(Id).min(1).optional(),
})

const Message = z.strictObject({
  what: Text,
  to: Text,
  date: LocalDate,
  by: Id.optional(),
  done: LocalDate.optional(),
})

const Training = z
  .strictObject({
    event: Text,
    kind: z.enum(['workshop', 'seminar', 'online']),
    date: LocalDate,
    audience: Text,
    invited: z.int().min(1).optional(),
    attended: z.int().min(0).optional(),
  })
  .refine(({ invited, attended }) => invited === undefined || attended === undefined || attended <= invited, {
    path: ['attended'],
    message: 'is more than were invited; correct one of the two',
  })

/** What the pilot has taught: a change that is proposed, and what became of it. */
const Adjustment = z
  .strictObject({
    text: Text,
    objective: Id.optional(),
    proposedAt: LocalDate,
    state: z.enum(['open', 'adopted', 'rejected']).default('open'),
    /** Id of the amendment that it led to. */
    amendment: Id.optional(),
  })
  .refine(({ state, amendment }) => amendment === undefined || state === 'adopted', {
    path: ['amendment'],
    message: 'only what was adopted led to an amendment; write `state: adopted`, or take it out',
  })

/** How an agreement is begun (agreement-concepts rows 69 to 76); when its phases begin is said by `phases`. */
export const Rollout = z.strictObject({
  preparation: z.array(Preparation).default([]),
  pilotExit: PilotExit.optional(),
  communication: z.array(Message).default([]),
  training: z.array(Training).default([]),
  /** Where whoever tries it says what they think. */
  feedback: z
    .string()
    .regex(
      /^(https:\/\/\S+|mailto:[^\s@]+@[^\s@]+)$/,
      'expected an address that begins with https:// or mailto:',
    )
    .optional(),
  adjustments: z.array(Adjustment).default([]),
})
export type Rollout = z.infer<typeof Rollout>
