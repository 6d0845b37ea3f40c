// @ts-nocheck
import { endOf, type Request } from './request.ts'
import type { Run } from './run.ts'

/**
 * The response clock stops at the first public reply by a human agent (semantics 2.7.5): neither an automatic answer, an
 * assignment, a note nor a solution without a word stops it. Only a request that is cancelled before needs no reply.
 */
export function firstResponse(request: Request): Run[] {
  const { id, start, events } = request
  const reply = events.find(({ kind }) => kind === 'reply')
  const end = endOf(request)
  if (end?.state === 'cancelled' && !(reply && reply.at <= end.start))
    return [{ id, start, stop: end.start, cancelled: true }]
  return [reply ? { id, start, stop: reply.at } : { id, start }]
}
