import { z } from 'zod'

const Words = z.union([z.string().transform((word) => [word]), z.array(z.string()).min(1)])

/** Which words of a system mean what. A word that stands nowhere sets its rows aside. */
export const StateWords = z.strictObject({
  up: Words,
  degraded: Words.optional(),
  partial: Words.optional(),
  down: Words,
  unknown: Words.optional(),
})
export type StateWords = z.infer<typeof StateWords>
