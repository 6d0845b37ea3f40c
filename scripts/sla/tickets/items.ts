import type { Ticket } from '../../../data/schema/items.ts'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Item } from '../items/item.ts'
import { knownUntil } from '../items/reading.ts'
import { scopeOf } from '../items/scope.ts'
import type { ItemQuestion } from '../types.ts'
import { itemOf } from './clock.ts'
import { firstResponse } from './first-response.ts'
import { knownEvents } from './known-time.ts'
import { nextReplies } from './next-reply.ts'
import { pausesOf } from './pauses.ts'
import { phasesOf } from './priority-change.ts'
import { reopenUntil } from './reopening.ts'
import { type Request, requestsOf } from './request.ts'
import { resolution } from './resolution.ts'
import type { Run } from './run.ts'
import { type Terms, termsByPriority } from './terms.ts'
import { updates } from './update.ts'

const RUNS: Record<TicketObjective['metric'], (request: Request) => Run[]> = {
  'first-response': firstResponse,
  'next-reply': nextReplies,
  update: updates,
  resolution,
}

/** The clocks of an objective as items, by what is known (semantics 2.7.5). Excluded tickets have none. */
function itemsOfTickets(question: ItemQuestion<TicketObjective>, tickets: readonly Ticket[]): Item[] {
  const { objective } = question
  const known = knownUntil(question)
  const termsOf = termsByPriority(question)
  const until = reopenUntil(question)
  const items: Item[] = []
  for (const ticket of tickets) {
    if (ticket.excluded !== undefined) continue
    const { events, edited } = knownEvents(ticket.events, known)
    for (const [index, request] of requestsOf(ticket, events, until).entries()) {
      const pauses = (terms: Terms) => pausesOf(request, objective, terms)
      for (const run of RUNS[objective.metric](request)) {
        // A sum without times can be taken off only once it is whole, and from the first request alone.
        const sum = objective.metric === 'resolution' && run.stop !== undefined && index === 0
        const takenOff = sum ? ticket.pausedMs : 0
        const phases = phasesOf(request, run, objective.onPriorityChange, termsOf, pauses, takenOff)
        const item = itemOf(run, phases, pauses, objective, edited, known)
        if (item) items.push(item)
      }
    }
  }
  return items
}

interface Remembered extends Pick<ItemQuestion<TicketObjective>, 'agreement' | 'calendars'> {
  service: string | undefined
  versions: ItemQuestion['versions']
  tickets: Ticket[]
  known: number
  items: Item[]
}
const REMEMBERED = new WeakMap<TicketObjective, Remembered>()

/**
 * All items of an objective, of any period. They do not depend on the period, so one period after another is asked about
 * at the price of one, as long as the question is made of the same objects.
 */
export function allTicketItems(question: ItemQuestion<TicketObjective>): readonly Item[] {
  const { objective, agreement, calendars, service, versions } = question
  const { tickets } = question.items
  const known = knownUntil(question)
  const last = REMEMBERED.get(objective)
  const same =
    last?.tickets === tickets &&
    last.agreement === agreement &&
    last.calendars === calendars &&
    last.service === service &&
    last.versions === versions &&
    last.known === known
  if (same) return last.items
  const items = itemsOfTickets(question, tickets.filter(scopeOf(question)))
  REMEMBERED.set(objective, { tickets, agreement, calendars, service, versions, known, items })
  return items
}
