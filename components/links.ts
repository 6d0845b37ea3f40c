import { webAddress } from './web-address.ts'

/** The feed's links are relative to the site's root, the folder in which its `feed/v1/` stands. */
export type Link = (href: string) => string | undefined

const OUTSIDE = 'https://outside.invalid'
/** From the root on. A copy of a feed elsewhere counts as two folders deep, as `status.json` is. */
const BELOW_ROOT = /feed\/v1\/.*$|[^/]*\/[^/]*\/[^/]*$/

/** A path below the root; nothing for an address with a scheme or a host of its own, whatever it hides behind. */
function pathOf(href: string): string | undefined {
  try {
    const url = new URL(href, `${OUTSIDE}/`)
    return url.origin === OUTSIDE ? url.href.slice(OUTSIDE.length + 1) : undefined
  } catch {
    return undefined
  }
}

/**
 * How a feed's links become addresses. Languages other than the first of the page stand under `LOCALE/`.
 * @param src - Address of the feed, as written in the page.
 * @param base - Address of the page; without one (on the server) a relative `src` gives relative links.
 */
export function linksFrom(src: string, base: string | undefined, language: string, locales: string[]): Link {
  const folder = language !== locales[0] && locales.includes(language) ? `${language}/` : ''
  const feed = webAddress(src, base)
  const root = feed ? feed.origin + feed.pathname.replace(BELOW_ROOT, '') : src.replace(BELOW_ROOT, '')
  const known = feed !== undefined || (base === undefined && /^[./]|^[\w-]+\//.test(src) && root !== src)
  return (href) => {
    const path = pathOf(href)
    return known && path !== undefined ? `${root}${folder}${path}` : undefined
  }
}
