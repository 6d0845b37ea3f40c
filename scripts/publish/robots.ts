import { siteRoot } from './speaker.ts'

/**
 * `robots.txt`: everything that is published may be read and found. Crawlers ask for it at the root of a host alone, so
 * below a path of it this only tells people where the sitemap is.
 */
export function robotsFile(pageUrl: string): Map<string, string> {
  return new Map([['robots.txt', `User-agent: *\nDisallow:\n\nSitemap: ${siteRoot(pageUrl)}sitemap.xml\n`]])
}
