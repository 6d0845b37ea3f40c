// @ts-nocheck
import type { Items } from '../../data/schema/items.ts'
import type { Source } from '../../data/schema/sources.ts'
import { readDeliveries } from './deliveries.ts'
import type { ItemOptions, ItemReport } from './item-source.ts'
import { readReports } from './reports.ts'
import { SourceError } from './source-error.ts'
import { readInvitations, readSurveys } from './surveys.ts'
import { readTickets } from './tickets.ts'

/**
 * Reads everything that is counted one by one: tickets, deliveries, answers, invitations and reports, from the sources
 * that hold them; sources of other types are left alone. Throws one `SourceError` for all sources.
 */
export async function readItems(
  sources: readonly Source[],
  options: ItemOptions,
): Promise<{ items: Items; reports: ItemReport[] }> {
  const items: Items = { tickets: [], deliveries: [], answers: [], invitations: [], reports: [] }
  const reports: ItemReport[] = []
  const problems: string[] = []
  for (const source of sources) {
    try {
      const report = await readInto(items, source, options)
      if (report !== null) reports.push(report)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  return { items, reports }
}

async function readInto(items: Items, source: Source, options: ItemOptions): Promise<ItemReport | null> {
  const into = <T>(list: T[], { items: more, report }: { items: T[]; report: ItemReport }) => {
    for (const item of more) list.push(item)
    return report
  }
  switch (source.type) {
    case 'tickets':
      return into(items.tickets, await readTickets(source, options))
    case 'deliveries':
      return into(items.deliveries, await readDeliveries(source, options))
    case 'surveys':
      return into(items.answers, await readSurveys(source, options))
    case 'invitations':
      return into(items.invitations, await readInvitations(source, options))
    case 'reports':
      return into(items.reports, await readReports(source, options))
    default:
      return null
  }
}
