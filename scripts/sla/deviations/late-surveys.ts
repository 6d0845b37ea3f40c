import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Items } from '../../../data/schema/items.ts'
import type { Objective, SurveyObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { BETWEEN_REVIEWS } from '../agreement/review-due.ts'
import { answersOf } from '../surveys/answers.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'

/** A survey that nobody has made in time: its objective, and from when it is late, epoch milliseconds. */
export interface LateSurvey {
  objective: string
  since: number
}

const isSurvey = (objective: Objective): objective is SurveyObjective => 'minResponses' in objective

/**
 * Surveys that are overdue as of an instant (agreement-concepts row 31): since the last answer or invitation, else since the
 * agreement began, more time has gone than the objective's `cadence` and then the agreement's working days of grace, in
 * which sources may still report. It is late from the day after. Nothing of an objective without `cadence`, and nothing
 * that would be due after the agreement ends.
 */
export function lateSurveys(
  agreement: Agreement,
  items: Pick<Items, 'answers' | 'invitations'>,
  calendars: Record<string, Calendar>,
  asOf: number,
): LateSurvey[] {
  const { timeZone, grace } = agreement
  const contract = contractTime(agreement)
  return agreement.objectives.filter(isSurvey).flatMap((objective) => {
    if (objective.cadence === undefined) return []
    const last = lastMade(agreement, objective, items, contract.start, asOf)
    const day = localDate(last, timeZone).add(BETWEEN_REVIEWS[objective.cadence])
    const due = workingDaysFrom(workingCalendar(calendars, grace.calendar), day, grace.workingDays, 1)
    const since = startOfDay(due.add({ days: 1 }), timeZone)
    return since <= asOf && since <= contract.end ? [{ objective: objective.id, since }] : []
  })
}

/** When it was answered or sent out last. Invitations are known by their survey alone: those that were answered, or are named. */
function lastMade(
  agreement: Agreement,
  objective: SurveyObjective,
  { answers, invitations }: Pick<Items, 'answers' | 'invitations'>,
  start: number,
  asOf: number,
): number {
  const asked = { agreement, objective, asOf, items: { answers } }
  const own = answersOf(asked, start, Number.POSITIVE_INFINITY)
  const surveys = new Set([...own.map(({ survey }) => survey), objective.measurement.source])
  const sent = invitations.filter(({ survey, at }) => surveys.has(survey) && at <= asOf)
  return [...own, ...sent].reduce((latest, { at }) => Math.max(latest, at), start)
}
