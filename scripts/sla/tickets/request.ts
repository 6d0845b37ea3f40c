import type { Ticket, TicketEvent } from '../../../data/schema/items.ts'
import type { Interval } from '../../../data/schema/timeline.ts'

/** A stretch in one state; `closed` after `solved` is told as `solved`. The state that holds now ends at Infinity. */
export interface StateSpan extends Interval {
  state: string
}

/** What a ticket asks for once: a ticket that is reopened after its window is a new, linked request (K7). */
export interface Request {
  /** The ticket's id, with `/2` and so on for what was reopened. */
  id: string
  start: number
  /** Replies and updates of its time, sorted. */
  events: TicketEvent[]
  /** From its start on, and at each change. */
  priorities: { from: number; priority: string }[]
  /** One after another, without gaps. */
  states: StateSpan[]
}

const isOver = (state: string) => state === 'solved' || state === 'cancelled'

/** The state in which a request ended, if it did. */
export function endOf({ states }: Request): StateSpan | undefined {
  const last = states.at(-1)
  return last && isOver(last.state) ? last : undefined
}

/** The stretches in which a request was neither solved nor cancelled, and the state that ended each. */
export function activeStretches({ states }: Request): (Interval & { ended?: string })[] {
  const stretches: (Interval & { ended?: string })[] = []
  let open: (Interval & { ended?: string }) | undefined
  for (const { state, start, end } of states) {
    if (isOver(state)) {
      if (open) open.ended = state
      open = undefined
    } else if (open) open.end = end
    else {
      open = { start, end }
      stretches.push(open)
    }
  }
  return stretches
}

function enter(request: Request, state: string, at: number): void {
  // Solved and then closed is over since it was solved; solved and then cancelled was solved.
  if (endOf(request) && isOver(state)) return
  const last = request.states.at(-1)
  if (last) last.end = at
  request.states.push({ state, start: at, end: Number.POSITIVE_INFINITY })
}

/**
 * A ticket's requests (semantics 2.7.5, `start` and `reopenWindow`). A request starts when it was created, or reported if
 * that was earlier. Reopened in the window it goes on; later it is a new one.
 * @param known - The ticket's events by known-time.ts.
 * @param reopenUntil - The instant from which something solved or cancelled at an instant can no longer be reopened.
 */
export function requestsOf(
  ticket: Ticket,
  known: readonly TicketEvent[],
  reopenUntil: (over: number) => number,
): Request[] {
  const [first] = known
  if (!first) return []
  const begun = known.find(({ kind }) => kind === 'created' || kind === 'reported') ?? first
  let priority = ticket.priority
  let request = begin(ticket.id, begun.at, priority, 'open')
  const requests = [request]
  for (const event of known) {
    const { at, kind, value } = event
    if (kind === 'state' && value !== undefined) {
      const state = value === 'closed' ? 'solved' : value
      const end = endOf(request)
      if (end && !isOver(state) && at >= reopenUntil(end.start)) {
        request = begin(`${ticket.id}/${requests.length + 1}`, at, priority, state)
        requests.push(request)
      } else enter(request, state, at)
    } else if (kind === 'priority' && value !== undefined && value !== priority) {
      priority = value
      request.priorities.push({ from: Math.max(at, request.start), priority })
    } else if (kind === 'reply' || kind === 'customer-reply' || kind === 'update') request.events.push(event)
  }
  return requests
}

function begin(id: string, start: number, priority: string, state: string): Request {
  const states = [{ state, start, end: Number.POSITIVE_INFINITY }]
  return { id, start, events: [], priorities: [{ from: start, priority }], states }
}
