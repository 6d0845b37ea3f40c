import type { Agreement } from '../../../data/schema/agreement.ts'
import type { DisputeEntry } from '../../../data/schema/feed.ts'
import type { Data } from '../../load/data.ts'
import { workingCalendar, workingDaysFrom } from '../../sla/time/calendar.ts'
import { localDate } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'

type Disputes = NonNullable<Agreement['disputes']>

/**
 * The disputes that have been opened, the newest first, each with the last day of the stage that it is in, where the
 * agreement sets one (semantics 2.15). What is disputed is told by its incidents; tickets and orders by how many.
 * @param ids - Whether they are named too.
 */
export function disputeEntries(
  { disputes, timeZone }: Agreement,
  { calendars }: Pick<Data, 'calendars'>,
  asOf: number,
  ids: boolean,
): DisputeEntry[] {
  if (disputes === undefined) return []
  return disputes.open
    .filter(({ openedAt }) => openedAt <= asOf)
    .sort((a, b) => b.openedAt - a.openedAt)
    .map((dispute) => {
      const { stage, openedAt, settledAt, incidents, items } = dispute
      const since = dispute.since ?? localDate(openedAt, timeZone).toString()
      const deadline = deadlineOf(disputes, stage, since, calendars)
      return {
        stage,
        openedAt: instantText(openedAt),
        ...(deadline !== undefined && { deadline }),
        ...(settledAt !== undefined && settledAt <= asOf && { settledAt: instantText(settledAt) }),
        incidents,
        items: items.length,
        ...(ids && items.length > 0 && { itemIds: items }),
      }
    })
}

function deadlineOf(
  { steps }: Disputes,
  stage: DisputeEntry['stage'],
  since: string,
  calendars: Data['calendars'],
): string | undefined {
  const within = steps.find((step) => step.stage === stage)?.within
  if (within === undefined) return undefined
  const day = Temporal.PlainDate.from(since)
  if ('calendarDays' in within) return day.add({ days: within.calendarDays }).toString()
  return workingDaysFrom(workingCalendar(calendars, within.calendar), day, within.workingDays, 1).toString()
}
