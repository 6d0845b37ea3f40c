import { absolute, fileLink, pageLink } from './links.ts'

/** The script that brings the tag, once a page. */
export const scriptSnippet = (): string =>
  `<script type="module" src="${absolute(fileLink('embed/v1/sla-status.js'))}"></script>`

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The tag as it is pasted, with this site's own address. Attributes that are undefined are left out. */
export function tagSnippet(
  attributes: { services?: string | undefined; view?: string | undefined },
  fallback: string,
  locale: string,
): string {
  const all = { src: absolute(fileLink('feed/v1/status.json')), ...attributes }
  const written = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`],
  )
  return `<sla-status${written.join('')}>\n  <a href="${absolute(pageLink('', locale))}">${escapeAttribute(fallback)}</a>\n</sla-status>`
}

/** The whole site's badge, linked to the site. */
export function badgeSnippet(text: string, locale: string): string {
  const badge = absolute(pageLink('badges/state.svg', locale))
  return `<a href="${absolute(pageLink('', locale))}"><img src="${badge}" alt="${escapeAttribute(text)}"></a>`
}
