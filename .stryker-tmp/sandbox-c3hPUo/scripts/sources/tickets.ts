// @ts-nocheck
import type { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket } from '../../data/schema/items.ts'
import type { ItemOptions, ItemReport } from './item-source.ts'
import { readTicketEvents } from './ticket-events.ts'
import { readTicketRows } from './ticket-rows.ts'
import { wordsOf } from './ticket-words.ts'

/**
 * Reads tickets (semantics 2.7.5) from CSV, NDJSON and Parquet, in either shape. Events come sorted by time, those of one
 * instant in the order of the rows; tickets by id. What happened after `asOf` has not happened.
 */
export async function readTickets(
  source: TicketsSource,
  options: ItemOptions,
): Promise<{ items: Ticket[]; report: ItemReport }> {
  const read = source.rows === 'events' ? readTicketEvents : readTicketRows
  const { items, report } = await read(source, wordsOf(source), options)
  return { items: items.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)), report }
}
