import type { Site } from '../../data/schema/site.ts'
import { instantText } from '../sla/time/text.ts'
import { siteRoot } from './speaker.ts'

/**
 * `.well-known/security.txt` of RFC 9116, where site.yaml says whom to tell of a hole; nothing otherwise, as an address
 * that nobody reads is worse than none. Readers look for it at the root of a host alone.
 * @param asOf - Epoch milliseconds. Without an `expires` it holds for a year from then: a page that is built holds it up.
 */
export function securityFile(
  { security, url, locales }: Pick<Site, 'security' | 'url' | 'locales'>,
  asOf: number,
): Map<string, string> {
  if (security === undefined) return new Map()
  const { contact, expires } = security
  const year = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO('UTC').add({ years: 1 })
  const lines = [
    ...contact.map((address) => `Contact: ${address}`),
    `Expires: ${instantText(expires ?? year.epochMilliseconds)}`,
    `Preferred-Languages: ${locales.join(', ')}`,
    `Canonical: ${siteRoot(url)}.well-known/security.txt`,
  ]
  return new Map([['.well-known/security.txt', `${lines.join('\n')}\n`]])
}
