// @ts-nocheck
import type { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket } from '../../data/schema/items.ts'
import { type Fields, meanings } from './item-fields.ts'

/** What the words of a source of tickets mean. */
export interface TicketWords {
  event: ReturnType<typeof meanings<EventKind>>
  state: ReturnType<typeof meanings<string>>
  priority: ReturnType<typeof meanings<string>>
  met: ReturnType<typeof meanings<'yes' | 'no'>>
  excluded: ReturnType<typeof meanings<string>>
}
type EventKind = keyof NonNullable<TicketsSource['events']>

export function wordsOf(source: TicketsSource): TicketWords {
  return {
    event: meanings(source.events),
    state: meanings(source.states),
    priority: meanings(source.priorities),
    met: meanings(source.met),
    excluded: meanings(source.excluded),
  }
}

/** The priority of a row: by its meaning where meanings are given, else as it stands. */
export function priorityOf(fields: Fields, { priority }: TicketWords): string | undefined {
  return priority ? fields.meaning('priority', priority, 'priorities') : fields.text('priority')
}

/** What a row says besides its events: the company's own verdict, and why it does not count. */
export function remarksOf(
  fields: Fields,
  { met, excluded }: TicketWords,
): Pick<Ticket, 'saidMet' | 'excluded'> {
  const said = fields.meaning('met', met, 'met')
  const reason = excluded?.get(fields.text('excluded') ?? '')
  return {
    ...(said !== undefined && { saidMet: said === 'yes' }),
    ...(reason !== undefined && { excluded: reason }),
  }
}

/** The priority of a ticket that no row gives one. */
export const NO_PRIORITY = 'none'
