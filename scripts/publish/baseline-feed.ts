import type { Agreement } from '../../data/schema/agreement.ts'
import type { BaselineFeed, TicketBaselineEntry } from '../../data/schema/feed-baseline.ts'
import { alternativesOf } from '../baseline/alternatives.ts'
import { baselineOf } from '../baseline/baseline.ts'
import { checkInterval } from '../baseline/check-interval.ts'
import { isOfTickets, ticketBaseline } from '../baseline/tickets.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { evaluatorOf, factsOf, type Outcome } from './agreement/results.ts'

type Told = Omit<BaselineFeed, 'version' | 'generatedAt' | 'dataThrough' | 'staleAfter' | 'page'>

/**
 * What every service delivered in the last twelve months, and what its public objectives would have come to under other
 * terms (agreement-concepts 65 to 67, 78); only where site.yaml says so. Of agreements that are not public, and of suppliers
 * where those are not told, nothing is known here.
 */
export function baselineFeeds(data: Data, measured: Measured, asOf: number, outcomes: Outcome[]): Told[] {
  const { publish, timeZone } = data.site
  if (!publish.baseline) return []
  const facts = factsOf(data, measured, asOf)
  const ask = evaluatorOf(data, measured, asOf)
  const open = data.agreements.filter(({ visibility }) => visibility === 'public')
  return data.services
    .filter(({ id }) => measured.timelines.get(id)?.observed.length)
    .map(({ id, name }) => {
      const found = baselineOf(id, {
        facts,
        calendars: data.calendars,
        agreements: publish.suppliers ? open : [],
        timeZone,
        interval: checkInterval(id, data, measured),
        asOf,
      })
      const { months, whole, mttrMs, responseTime, checks, suppliers, ladder } = found
      return {
        service: { id, name, href: `services/${id}/` },
        ...{ months, whole, mttrMs, responseTime, checks, suppliers, ladder },
        whatIf: outcomes
          .filter(({ services, agreement }) => agreement.visibility === 'public' && services.join() === id)
          .flatMap((outcome) => {
            const contract = data.contracts.find((one) => one.id === outcome.agreement.id)
            return (contract && alternativesOf(contract, outcome, data, ask)) ?? []
          }),
      }
    })
}

/**
 * What the tickets of a public agreement took in the last twelve months, and how many would have kept other times
 * (agreement-concepts 29); undefined unless site.yaml says so, and where it promises nothing of tickets.
 */
export function ticketBaselineEntry(
  agreement: Agreement,
  data: Data,
  measured: Measured,
  asOf: number,
): TicketBaselineEntry | undefined {
  const objectives = agreement.objectives.filter(isOfTickets)
  if (!data.site.publish.baseline || objectives.length === 0) return undefined
  const facts = factsOf(data, measured, asOf)
  const found = ticketBaseline({ agreement, objectives, facts, calendars: data.calendars, asOf })
  const titleOf = (id: string) => objectives.find((one) => one.id === id)?.title ?? id
  return {
    from: found.from,
    to: found.to,
    rows: found.rows.map((row) => ({ ...row, title: titleOf(row.objective) })),
  }
}
