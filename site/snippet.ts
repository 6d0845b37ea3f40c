import { absolute, fileLink, pageLink } from './links.ts'
import { scriptText, tagText } from './tag-text.ts'

/** The script that brings the tag, once a page. */
export const scriptSnippet = (): string => scriptText(absolute(fileLink('embed/v1/sla-status.js')))

/** The tag as it is pasted, with this site's own address. Attributes that are undefined are left out. */
export function tagSnippet(
  attributes: { services?: string | undefined; view?: string | undefined },
  text: string,
  locale: string,
): string {
  const src = absolute(fileLink('feed/v1/status.json'))
  return tagText('sla-status', { src, ...attributes }, { href: absolute(pageLink('', locale)), text })
}

/** The whole site's badge, linked to the site. */
export function badgeSnippet(text: string, locale: string): string {
  const badge = absolute(pageLink('badges/state.svg', locale))
  const words = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<a href="${absolute(pageLink('', locale))}"><img src="${badge}" alt="${words}"></a>`
}
