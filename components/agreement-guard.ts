import type { AgreementFeed } from '../data/schema/feed.ts'
import { isFacts, isFeed, listOf, objective, orNothing, shape } from './feed-guard.ts'

/* What an agreement's feed has beside what every feed has; only the tag that draws one carries it. */

const step = shape('step:string', { values: isFacts })
const explained = (value: unknown) =>
  objective(value) && orNothing(listOf(step))((value as { explain?: unknown }).explain)
const agreement = shape('', {
  agreement: shape('id:string title:text timeZone:zone href:string signed:boolean', {
    parties: listOf(shape('name:text')),
    services: listOf(shape('id:string name:text href:string')),
  }),
  credits: orNothing(
    listOf(
      shape(
        'objective:string status:string credited:decimal? percent:decimal? amount:decimal? lapsed:decimal? currency:string? claimBy:date?',
        {
          period: shape('start:instant'),
        },
      ),
    ),
  ),
  results: listOf(explained),
  history: listOf(explained),
})

/** Whether a value can be drawn as `agreements/ID.json`, version 1. */
export function isAgreementFeed(value: unknown): value is AgreementFeed {
  return isFeed(value) && agreement(value)
}
