import { startOfDay } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import type { Speaker } from '../speaker.ts'
import type { Entry } from '../syndication/feed-entries.ts'

/* What the entries of agreements share. */

/** Services that an entry has as its tags: more are of no use. */
const MOST = 20

/** The services of an entry, unless they are too many to be of use as its tags. */
export function named(ids: string[], speaker: Speaker): Entry['services'] {
  const services = speaker.services(ids)
  return services.length > MOST ? [] : services
}

/** The first instant of a day, as the feed writes it. */
export const midnight = (date: string, timeZone: string): string =>
  instantText(startOfDay(Temporal.PlainDate.from(date), timeZone))
