import { z } from 'zod'

/**
 * How complete an agreement is, by the rules L01 to L25 (agreement-concepts 1.8): the rules that concern it, in their order.
 * A rule is told by its number and never by what it found word for word, which may be nobody else's business. Published only
 * where site.yaml says `publish: { completeness: true }`.
 */
export const Completeness = z.object({
  rules: z.array(
    z.object({
      rule: z.string().regex(/^L\d{2}$/),
      /** It has something to ask. */
      open: z.literal(true).optional(),
      /** Which objectives it asks about, by id; absent where it is about the agreement. */
      objectives: z.array(z.string()).optional(),
    }),
  ),
})
export type Completeness = z.infer<typeof Completeness>
