// @ts-nocheck
import { endOf, type Request } from './request.ts'
import type { Run } from './run.ts'

/** The resolution clock stops when the request was solved for good, the last time (semantics 2.7.5). */
export function resolution(request: Request): Run[] {
  const { id, start } = request
  const end = endOf(request)
  if (!end) return [{ id, start }]
  return [{ id, start, stop: end.start, ...(end.state === 'cancelled' && { cancelled: true }) }]
}
