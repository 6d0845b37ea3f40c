import type { Delivery, Items, Ticket } from '../../data/schema/items.ts'
import { canonicalJson } from '../sla/agreement/stored-result.ts'
import { scopeOf } from '../sla/items/scope.ts'
import { countsAt, knownAt } from '../sla/tickets/known-time.ts'
import type { Asked } from '../sla/types.ts'

const CLOSED = ['solved', 'closed', 'cancelled']

/**
 * The tickets, orders, answers and reports that an objective can have counted in a period, as they were known at `asOf`.
 * Without their numbers and whom they are of: nothing of a person goes into a digest that is published.
 */
export function decisiveItems(asked: Asked, all: Items): object {
  const { agreement, objective, period, asOf } = asked
  const belongs = scopeOf(asked)
  const respondents = new Map<string, number>()
  const numberOf = (respondent: string) => {
    if (!respondents.has(respondent)) respondents.set(respondent, respondents.size)
    return respondents.get(respondent)
  }
  const answers = all.answers.filter(belongs).filter(({ at }) => at >= period.start && at <= asOf)
  // As the figure counts them: in the surveys that its answers are to or that the objective names.
  const surveys = new Set([...answers.map(({ survey }) => survey), objective.measurement.source])
  return {
    tickets: sorted(
      all.tickets.filter(belongs).flatMap((ticket) => {
        const known = { ...ticket, events: ticket.events.filter((event) => knownAt(event) <= asOf) }
        return lived(known, period) ? [ticketInputs(known)] : []
      }),
    ),
    deliveries: sorted(all.deliveries.filter(belongs).flatMap((one) => deliveryInputs(one, asked))),
    answers: answers.map(({ survey, respondent, at, scores }) => ({
      survey,
      respondent: numberOf(respondent),
      at,
      scores,
    })),
    invitations: all.invitations.filter(
      ({ survey, at }) => surveys.has(survey) && at >= period.start && at < period.end,
    ),
    reports: all.reports.filter((one) => one.agreement === agreement.id && one.deliveredAt <= asOf),
  }
}

/** Rows of files come in any order, and the order decides nothing. */
function sorted(values: object[]): object[] {
  return values
    .map((value) => ({ value, text: canonicalJson(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ value }) => value)
}

/** Whether a ticket was open at any time of the period, or anything happened to it in it. */
function lived({ events }: Ticket, period: { start: number; end: number }): boolean {
  const [first, last] = [events[0], events.at(-1)]
  if (first === undefined || last === undefined || first.at >= period.end) return false
  const state = events.findLast(({ kind }) => kind === 'state')?.value ?? 'open'
  return countsAt(last) >= period.start || !CLOSED.includes(state)
}

function ticketInputs({ service, priority, events, pausedMs, excluded }: Ticket): object {
  return { service, priority, events, pausedMs, excluded }
}

/** An order that was promised, made or done in the period, or is still open in it; without what came after `asOf`. */
function deliveryInputs(delivery: Delivery, { period, asOf }: Asked): object[] {
  const { id: _, source: __, order: ___, customer: ____, ...row } = delivery
  const known = Object.fromEntries(
    (['delivered', 'cancelled', 'defectsFoundAt'] as const).flatMap((key) => {
      const at = row[key]
      return at !== undefined && at <= asOf ? [[key, at]] : []
    }),
  )
  const { delivered: _d, cancelled: _c, defectsFoundAt: _f, ...promise } = row
  const times = [row.ordered, row.promised, row.agreed, ...Object.values(known)].filter(
    (at) => at !== undefined,
  )
  const first = Math.min(...times)
  const last = known.delivered === undefined && known.cancelled === undefined ? asOf : Math.max(...times)
  return first < period.end && last >= period.start ? [{ ...promise, ...known }] : []
}
