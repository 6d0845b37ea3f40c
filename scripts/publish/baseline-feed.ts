import type { BaselineFeed } from '../../data/schema/feed-baseline.ts'
import { alternativesOf } from '../baseline/alternatives.ts'
import { baselineOf } from '../baseline/baseline.ts'
import { checkInterval } from '../baseline/check-interval.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { evaluatorOf, factsOf, type Outcome } from './results.ts'

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
