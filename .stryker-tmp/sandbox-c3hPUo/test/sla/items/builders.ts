// @ts-nocheck
import { z } from 'zod'
import type { Calendar } from '../../../data/schema/calendar.ts'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { Items, Ticket, TicketEvent } from '../../../data/schema/items.ts'
import type { Objective, TicketObjective } from '../../../data/schema/objective.ts'
import type { Item } from '../../../scripts/sla/items/item.ts'
import { evaluateTickets } from '../../../scripts/sla/tickets/evaluate.ts'
import { allTicketItems } from '../../../scripts/sla/tickets/items.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import type { Evaluation, ItemQuestion } from '../../../scripts/sla/types.ts'
import { anAgreement, at, CALENDARS } from '../builders.ts'

/* Short ways to ask about items. Times are local wall times in Stockholm. */

/** A time, what happened, and the state or priority that it led to. */
export type Told = [time: string, kind: TicketEvent['kind'], value?: string]

/** A ticket of priority P1 by its events. */
export function aTicket(events: Told[], more: Partial<Ticket> = {}): Ticket {
  return {
    id: 'T1',
    priority: 'P1',
    events: events.map(([time, kind, value]) => ({
      at: at(time),
      kind,
      ...(value !== undefined && { value }),
    })),
    ...more,
  }
}

export function someItems(more: Partial<Items>): Items {
  return { tickets: [], deliveries: [], answers: [], invitations: [], reports: [], ...more }
}

/** What to ask: everything has a default, so a test says only what it is about. */
export interface Question {
  /** Fields of the objective; by default a resolution within 4 h of office hours, every one, by month. */
  objective?: Record<string, unknown>
  /** Further objectives of the agreement, as for other priorities. */
  siblings?: Record<string, unknown>[]
  agreement?: Record<string, unknown>
  items?: Partial<Items>
  /** A time within the period, by default in June 2026. */
  in?: string
  asOf?: string
  service?: string
  dataThrough?: string
  calendars?: Record<string, Calendar>
}

const RESOLUTION = {
  id: 'losning',
  metric: 'resolution',
  target: '<= 4 h',
  calendar: 'se-legal-eves',
  quantifier: 'every',
  period: 'calendar-month',
}

/** A question about the first objective, long after the period unless `asOf` says when. */
export function itemQuestion<O extends Objective>(question: Question): ItemQuestion<O> {
  const objectives = [{ ...RESOLUTION, ...question.objective }, ...(question.siblings ?? [])]
  const agreement = anAgreement({}, { objectives, ...question.agreement })
  const objective = agreement.objectives[0] as O
  return {
    agreement,
    objective,
    period: periodAt(objective.period, agreement.timeZone, at(question.in ?? '2026-06-15')),
    calendars: { ...CALENDARS, ...question.calendars },
    items: someItems(question.items ?? {}),
    asOf: at(question.asOf ?? '2026-12-01'),
    ...(question.service !== undefined && { service: question.service }),
    ...(question.dataThrough !== undefined && { dataThrough: at(question.dataThrough) }),
  }
}

/** Every result has to be what the feed's schema asks for. */
export function checked(evaluation: Evaluation): Evaluation {
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}

export function askTickets(question: Question): Evaluation {
  return checked(evaluateTickets(itemQuestion<TicketObjective>(question)))
}

/** The clocks of one ticket. */
export function clocksOf(
  events: Told[],
  question: Question = {},
  more: Partial<Ticket> = {},
): readonly Item[] {
  const tickets = [aTicket(events, more)]
  return allTicketItems(itemQuestion<TicketObjective>({ ...question, items: { tickets } }))
}

/** The only clock of one ticket. */
export function clockOf(events: Told[], question: Question = {}, more: Partial<Ticket> = {}): Item {
  const [item, ...others] = clocksOf(events, question, more)
  if (!item || others.length > 0) throw new Error(`expected one item, found ${item ? 1 + others.length : 0}`)
  return item
}

/** What an item has used in the end, or so far. */
export function usedBy(item: Item): number {
  return item.usedAt(Number.POSITIVE_INFINITY)
}
