import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar, DayInterval } from '../../data/schema/calendar.ts'
import type { TicketObjective } from '../../data/schema/objective.ts'
import { didYouMean } from '../nearest.ts'
import { error, type Found, type Rule, warning } from './finding.ts'

function clocks({ objectives }: Agreement): { objective: TicketObjective; index: number }[] {
  return objectives.flatMap((objective, index) => ('strictDue' in objective ? [{ objective, index }] : []))
}

/** L09: where priorities are told apart, each has a target, and each that has a target is explained. */
export const l09: Rule = (agreement) => [...matrixPriorities(agreement), ...targetsByPriority(agreement)]

/** The matrix gives priorities that there are, and each that there is. */
function matrixPriorities({ priorities, priorityMatrix }: Agreement): Found[] {
  if (priorityMatrix === undefined) return []
  const listed = priorities.map(({ id }) => id)
  const given = priorityMatrix.rows.flatMap((row, y) => row.map((id, x) => ({ id, y, x })))
  const unknown = given
    .filter(({ id }) => !listed.includes(id))
    .map(({ id, y, x }) =>
      error(
        ['priorityMatrix', 'rows', y, x],
        `"${id}" is not one of the priorities${didYouMean(id, listed) || ` (${listed.join(', ') || 'none is listed'})`}; list it in \`priorities\` or correct it`,
      ),
    )
  const never = listed
    .filter((id) => !given.some((cell) => cell.id === id))
    .map((id) =>
      warning(
        ['priorities', listed.indexOf(id)],
        `no impact and urgency in the matrix give priority ${id}, so nothing ever has it; take it out or correct \`priorityMatrix\``,
      ),
    )
  return [...unknown, ...never]
}

function targetsByPriority(agreement: Agreement): Found[] {
  const listed = agreement.priorities.map(({ id }) => id)
  const used = clocks(agreement)
  if (listed.length === 0) {
    const apart = used.find(({ objective }) => objective.priority !== undefined)
    return apart
      ? [
          warning(
            ['priorities'],
            `targets differ by priority (${apart.objective.priority?.join(', ')}), but nothing says what a priority is; list them with the impact and urgency that they follow from`,
          ),
        ]
      : []
  }
  const missing = [...new Set(used.map(({ objective }) => objective.metric))].flatMap((metric) => {
    const own = used.filter(({ objective }) => objective.metric === metric)
    if (own.some(({ objective }) => objective.priority === undefined)) return []
    return listed
      .filter((id) => !own.some(({ objective }) => objective.priority?.includes(id)))
      .map((id) =>
        error(
          ['priorities', listed.indexOf(id)],
          `priority ${id} has no target for ${metric}, so such tickets are never judged; add an objective for it`,
        ),
      )
  })
  const unknown = used.flatMap(({ objective, index }) =>
    (objective.priority ?? [])
      .filter((id) => !listed.includes(id))
      .map((id) =>
        error(
          ['objectives', index, 'priority'],
          `"${id}" is not one of the priorities (${listed.join(', ')})`,
        ),
      ),
  )
  return [...missing, ...unknown]
}

/** Whether hours lie wholly within others of the same day. */
function within(inner: DayInterval[], outer: DayInterval[]): boolean {
  return inner.every((hours) =>
    outer.some((open) => open.fromMinute <= hours.fromMinute && open.toMinute >= hours.toMinute),
  )
}

function covers(open: '24x7' | string, asked: '24x7' | string, calendars: Record<string, Calendar>): boolean {
  if (open === '24x7' || open === asked) return true
  const [outer, inner] = [calendars[open], calendars[asked]]
  if (outer === undefined || inner === undefined) return false
  return [1, 2, 3, 4, 5, 6, 7].every((day) => within(inner.weekly[day] ?? [], outer.weekly[day] ?? []))
}

/** L17: while a clock runs, some channel is open for that priority. */
export const l17: Rule = (agreement, { calendars }) => {
  const { channels } = agreement
  const used = clocks(agreement)
  if (used.length === 0) return []
  if (channels.length === 0)
    return [
      warning(
        ['channels'],
        'there are targets for support but no channel to reach it; list phone, e-mail or web with their hours',
      ),
    ]
  return used.flatMap(({ objective, index }) => {
    const priorities = objective.priority ?? ['']
    return priorities.flatMap((priority) => {
      const fit = channels.some(
        ({ hours, priorities: taken }) =>
          (taken === undefined || priority === '' || taken.includes(priority)) &&
          covers(hours, objective.calendar, calendars),
      )
      if (fit) return []
      const hours = [...new Set(channels.map((channel) => channel.hours))].join(', ')
      return [
        error(
          ['objectives', index, 'calendar'],
          `the clock${priority && ` of ${priority}`} runs in "${objective.calendar}", but no channel that takes it is open then (channels are open ${hours}); widen a channel's hours or narrow the clock`,
        ),
      ]
    })
  })
}
