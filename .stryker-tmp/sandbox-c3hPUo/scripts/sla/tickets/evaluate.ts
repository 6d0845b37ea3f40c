// @ts-nocheck
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { evaluateItems } from '../items/evaluate.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'
import { allTicketItems } from './items.ts'
import { ticketParameters } from './parameters.ts'

/**
 * Evaluate a ticket objective (first response, next reply, update, resolution) for a period at `asOf` (semantics 2.7.5 and
 * 2.7.6). Pure: the same question gives the same bytes. Targets of other priorities are those of the agreement's objectives
 * of the same metric.
 */
export function evaluateTickets(question: ItemQuestion<TicketObjective>): Evaluation {
  return evaluateItems(question, allTicketItems(question), question.objective, {
    rule: `tickets/${question.objective.metric}`,
    parameters: ticketParameters(question),
  })
}
