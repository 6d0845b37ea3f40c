import type { Objective, TicketObjective } from '../../../data/schema/objective.ts'
import { versionStart } from '../agreement/versions.ts'
import { limitOf } from '../items/item.ts'
import { type BusinessClock, changingClock } from '../time/business-clock.ts'
import { calendarNamed } from '../time/calendar.ts'
import type { Turn } from '../time/hours.ts'
import type { Asked, ItemQuestion } from '../types.ts'

/** What a priority is promised: so much time on a calendar, standing still in some states. */
export interface Terms {
  /** Whether the promise is that of the objective asked about, and not of a sibling. */
  own: boolean
  limit: number
  clock: BusinessClock
  pauseStates: ReadonlySet<string>
}

const isTicketObjective = (objective: Objective): objective is TicketObjective =>
  'onPriorityChange' in objective

/** States in which the clock stands still: for a resolution `waiting-customer` unless stated, else none (2.7.5). */
export function pauseStatesOf({ metric, pauseStates }: TicketObjective): string[] {
  return pauseStates ?? (metric === 'resolution' ? ['waiting-customer'] : [])
}

type Sibling = TicketObjective & { priority: string[] }

/** The objectives of the same metric that hold for other priorities. */
export function siblingsOf({ agreement, objective }: Asked<TicketObjective>): Sibling[] {
  return agreement.objectives.filter(
    (one): one is Sibling =>
      one.id !== objective.id &&
      one.metric === objective.metric &&
      one.kind !== 'proposed' &&
      'priority' in one,
  )
}

/**
 * The clock of an objective: its calendar, and before it those of the earlier versions of the agreement, each as long as it
 * held, since a new calendar changes nothing that has elapsed (`onCalendarChange`, C7).
 */
function clockOf(objective: TicketObjective, { calendars, versions = [] }: ItemQuestion): BusinessClock {
  const named = (id: string) => (id === '24x7' ? id : calendarNamed(calendars, id))
  const turns: Turn[] = []
  for (const version of versions) {
    const then = version.agreement.objectives.filter(isTicketObjective).find(({ id }) => id === objective.id)
    const calendar = then && named(then.calendar)
    if (calendar && calendar !== turns.at(-1)?.calendar) turns.push({ from: versionStart(version), calendar })
  }
  const [first = { from: 0, calendar: named(objective.calendar) }, ...later] = turns
  return changingClock([first, ...later])
}

/**
 * What each priority is promised: by the objective itself where it holds for the priority, else by the first sibling that
 * does. A ticket that changes its priority moves between them (semantics 2.7.5, `onPriorityChange`). Null where the
 * agreement promises nothing.
 */
export function termsByPriority(asked: ItemQuestion<TicketObjective>): (priority: string) => Terms | null {
  const { objective } = asked
  const termsOf = (from: TicketObjective): Terms => ({
    own: from === objective,
    limit: limitOf(from.target),
    clock: clockOf(from, asked),
    pauseStates: new Set(pauseStatesOf(from)),
  })
  const own = termsOf(objective)
  if (objective.priority === undefined) return () => own
  const byPriority = new Map<string, Terms>()
  for (const sibling of siblingsOf(asked))
    for (const priority of sibling.priority)
      if (!byPriority.has(priority)) byPriority.set(priority, termsOf(sibling))
  for (const priority of objective.priority) byPriority.set(priority, own)
  return (priority) => byPriority.get(priority) ?? null
}
