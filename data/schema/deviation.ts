import { z } from 'zod'
import { Id, InstantText, LocalDate, Text } from './common.ts'

/** Why things go wrong, in the usual terms. `unknown` says that it was looked for and not found. */
export const ROOT_CAUSES = [
  'change',
  'software',
  'hardware',
  'network',
  'capacity',
  'supplier',
  'human-error',
  'process',
  'security',
  'customer',
  'unknown',
] as const
export const RootCauseCategory = z.enum(ROOT_CAUSES)
export type RootCauseCategory = z.infer<typeof RootCauseCategory>

/** What the figures alone can show: a broken target, one about to break, missing measurements, a report or a survey that is late. */
export const DeviationKind = z.enum(['breach', 'at-risk', 'no-data', 'late-report', 'late-survey'])
export type DeviationKind = z.infer<typeof DeviationKind>

/** Something that is done about the cause. `owner` is the id of one of the agreement's roles, never a name. */
const CorrectiveAction = z.strictObject({
  what: Text,
  owner: Id,
  due: LocalDate,
  done: LocalDate.optional(),
})

/** Why it happened, and the day on which that was known. */
const RootCause = z.strictObject({ category: RootCauseCategory, text: Text, found: LocalDate })

/**
 * Front matter of a file in `data/deviations/`; its body says what happened, in words (agreement-concepts rows 37 and
 * 49 to 53). Days are in the agreement's zone.
 */
export const DeviationMatter = z
  .strictObject({
    agreement: Id,
    /** `figures`: the engine finds it, and this file says why and what is done. Else who noticed it. */
    source: z.enum(['figures', 'customer', 'provider']).default('figures'),
    /** What was noticed; for what the figures show it is said by them. */
    title: Text.optional(),
    objective: Id.optional(),
    /** Where the objective holds for several services and only one is meant. */
    service: Id.optional(),
    /** Ids of periods, as in `2026-09`, `2026-Q3` or `2026`: those that this is about. */
    periods: z
      .array(z.string().min(1))
      .min(1, 'expected at least one period, as in [2026-09] or [2026-Q3]')
      .optional(),
    /** Which finding of the figures it is about; without it, whatever they show of the objective in those periods. */
    kind: DeviationKind.optional(),
    /** When it was noticed. Without it a deviation of the figures was opened when they first showed it. */
    openedAt: InstantText.optional(),
    rootCause: RootCause.optional(),
    correctiveActions: z.array(CorrectiveAction).default([]),
    closedAt: InstantText.optional(),
  })
  .check((ctx) => {
    const { source, title, objective, service, periods, kind, openedAt, closedAt } = ctx.value
    const { rootCause, correctiveActions } = ctx.value
    const say = (path: (string | number)[], message: string) =>
      ctx.issues.push({ code: 'custom', path, message, input: ctx.value })

    if (source === 'figures') {
      const hint = 'or write source: customer (or provider) where somebody noticed it'
      if (objective === undefined)
        say(
          ['objective'],
          `a deviation of the figures names the objective it is about; add objective, ${hint}`,
        )
      if (periods === undefined)
        say(['periods'], `a deviation of the figures names its periods, as in [2026-09]; add them, ${hint}`)
    } else {
      const told = `one that the ${source} noticed`
      if (title === undefined)
        say(['title'], `${told} needs a title that says what it is, as in { sv: …, en: … }`)
      if (openedAt === undefined)
        say(
          ['openedAt'],
          `${told} needs the instant of that, with its offset, as in "2026-07-04T09:30:00+02:00"`,
        )
      if (kind !== undefined)
        say(
          ['kind'],
          'kind is for what the figures show, and the title says what was noticed; expected no kind',
        )
    }
    if (service !== undefined && objective === undefined)
      say(['service'], 'a service is one of an objective; expected objective beside it')

    if (closedAt === undefined) return
    if (openedAt !== undefined && closedAt < openedAt)
      say(['closedAt'], 'it is closed before it was opened; expected an instant after openedAt')
    if (rootCause === undefined)
      say(
        ['closedAt'],
        'it is closed and nothing says why it happened; add rootCause: { category, text, found } (category: unknown where it was looked for and not found), or take closedAt away',
      )
    for (const [index, { done }] of correctiveActions.entries()) {
      if (done !== undefined) continue
      say(
        ['correctiveActions', index, 'done'],
        'it is closed and this action is not done; add done: with its day, or take closedAt away until it is',
      )
    }
  })

/** A deviation as the build uses it: instants in epoch milliseconds. */
export interface DeviationRecord extends z.infer<typeof DeviationMatter> {
  id: string
  /** The body as written; rendered and sanitised when published. */
  markdown: Text
}
