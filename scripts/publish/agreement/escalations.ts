import type { Agreement } from '../../../data/schema/agreement.ts'
import type { EscalationEntry } from '../../../data/schema/feed.ts'
import type { EscalationStep } from '../../../data/schema/management.ts'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Data } from '../../load/data.ts'
import type { Measured } from '../../measure.ts'
import { contractTime } from '../../sla/agreement/agreed-time.ts'
import { type Item, isOpenAt } from '../../sla/items/item.ts'
import { allTicketItems } from '../../sla/tickets/items.ts'
import { periodAt } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import { NO_PRIORITY } from '../../sources/ticket-words.ts'

/** Of an objective, the open tickets that are due first: more than that nobody reads. */
const SHOWN = 50

/**
 * When the steps of the escalation are or were reached by the tickets that are open (semantics 2.7.5, G56): instants of the
 * target's own clock, which stands still outside its hours. A step that a standing clock does not reach is left out.
 * @param ids - Whether tickets are named: in the file of those alone whose they are.
 */
export function escalationEntries(
  agreement: Agreement,
  { contracts, calendars }: Pick<Data, 'contracts' | 'calendars'>,
  { items }: Measured,
  asOf: number,
  ids: boolean,
): EscalationEntry[] {
  const contract = contracts.find(({ id }) => id === agreement.id)
  if (contract === undefined || agreement.escalation.length === 0) return []
  return agreement.objectives.filter(hasClock).flatMap((objective) => {
    const period = periodAt(objective.period, agreement.timeZone, asOf)
    const question = { agreement, objective, period, calendars, asOf, items, versions: contract.versions }
    return openItems(allTicketItems(question), agreement, asOf).flatMap((item, index) =>
      agreement.escalation
        .flatMap((step) => {
          const at = item.reachedAt?.(usedAt(step, item)) ?? null
          return at === null ? [] : [{ step, at }]
        })
        .sort((a, b) => a.at - b.at)
        .map(({ step, at }) => ({
          objective: objective.id,
          item: index + 1,
          ...(ids && { id: item.id }),
          ...(item.priority !== undefined && item.priority !== NO_PRIORITY && { priority: item.priority }),
          ...(step.at !== undefined && { percent: step.at }),
          ...(step.after !== undefined && { afterMs: step.after }),
          ...(step.kind && { kind: step.kind }),
          role: step.role,
          at: instantText(at),
        })),
    )
  })
}

const hasClock = (objective: Agreement['objectives'][number]): objective is TicketObjective =>
  'escalateAt' in objective && objective.kind === 'sla'

/** What is open, due first; what stands still, and so is not due, last. */
function openItems(items: readonly Item[], agreement: Agreement, asOf: number): Item[] {
  const { start } = contractTime(agreement)
  const due = ({ dueAt }: Item) => dueAt ?? Number.POSITIVE_INFINITY
  return items
    .filter((item) => item.start >= start && item.state !== 'cancelled' && isOpenAt(item, asOf))
    .sort((a, b) => due(a) - due(b) || a.start - b.start || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
}

/** How much of its limit an item has used when a step is reached; part of a millisecond is not reached yet (K4). */
function usedAt({ at, after = 0 }: EscalationStep, { limit }: Item): number {
  return at === undefined ? after : Math.ceil((limit * at) / 100)
}
