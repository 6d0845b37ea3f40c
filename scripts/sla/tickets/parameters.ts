import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Asked } from '../types.ts'
import { pauseStatesOf, siblingsOf } from './terms.ts'

/** Every parameter that a ticket figure depends on, in the feed's form: enough to recompute it (semantics 2.17). */
export function ticketParameters(asked: Asked<TicketObjective>): Record<string, string> {
  const { objective, agreement } = asked
  const { grace } = agreement
  const siblings = siblingsOf(asked).map(
    ({ priority, target, calendar }) =>
      `${priority.join(' ')} ${target.comparator} ${target.value} ms ${calendar}`,
  )
  return {
    calendar: objective.calendar,
    attribution: objective.attribution,
    noVolume: objective.noVolume,
    ...(objective.priority && { priority: objective.priority.join(', ') }),
    ...(objective.priority && siblings.length > 0 && { otherPriorities: siblings.join(', ') }),
    pauseStates: pauseStatesOf(objective).join(', '),
    reopenWindow: String(objective.reopenWindow.workingDays),
    ...(objective.metric === 'resolution' && { reopenedSpan: objective.reopenedSpan }),
    onPriorityChange: objective.onPriorityChange,
    strictDue: String(objective.strictDue),
    atRiskConsumption: objective.atRiskConsumption,
    graceWorkingDays: String(grace.workingDays),
    ...(grace.calendar !== undefined && { graceCalendar: grace.calendar }),
  }
}
