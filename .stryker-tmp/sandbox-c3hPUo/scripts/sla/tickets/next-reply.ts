// @ts-nocheck
import { activeStretches, type Request } from './request.ts'
import type { Run } from './run.ts'

/**
 * The reply clock runs from a customer's message after a reply, the first that nobody answered, to the next public reply
 * (semantics 2.7.5, K6). Each cycle is an item; the first answer of all is the response clock's. A request that is solved
 * or cancelled waits for no answer: a running cycle is cancelled, and a word of thanks afterwards starts none.
 */
export function nextReplies(request: Request): Run[] {
  const stretches = activeStretches(request)
  const runs: Run[] = []
  let replied = false
  let waiting: number | null = null
  const add = (run: Omit<Run, 'id'>) => runs.push({ id: `${request.id}#${runs.length + 1}`, ...run })

  function close(since: number, reply: number | undefined): void {
    const stretch = stretches.find(({ end }) => end > since)
    if (!stretch) return
    if (reply !== undefined && reply <= stretch.end) add({ start: since, stop: reply })
    else if (stretch.ended === undefined) add({ start: since })
    else add({ start: since, stop: stretch.end, cancelled: true })
  }

  for (const { kind, at } of request.events) {
    if (kind === 'customer-reply' && replied) waiting ??= at
    if (kind !== 'reply') continue
    if (waiting !== null) close(waiting, at)
    waiting = null
    replied = true
  }
  if (waiting !== null) close(waiting, undefined)
  return runs
}
