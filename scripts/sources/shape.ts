import type { z } from 'zod'
import { UnreachableError } from './unreachable-error.ts'

/** An answer in the form that a system documents. @throws UnreachableError when it is not. */
export function inShape<S extends z.ZodType>(schema: S, body: unknown, place: string): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues
  throw new UnreachableError([
    `${place}: the answer is not in the form that its documentation shows: ${path.join('.') || 'the whole'}: ${message}`,
  ])
}
