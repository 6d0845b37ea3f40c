import { basePath, statusFeed } from './feed.ts'

/** `getStaticPaths` parameter of a locale: the first stands at the root, the others in a folder. */
function localeParam(locale: string): string | undefined {
  return locale === statusFeed().page.locales[0] ? undefined : locale
}

/** Address of a page in a language. `path` is relative to the site's root, as `href` in the feed, '' the overview. */
export function pageLink(path: string, locale: string): string {
  const folder = localeParam(locale)
  return basePath() + (folder === undefined ? '' : `${folder}/`) + path.replace(/^\//, '')
}

/** Address of a file that is the same in every language. */
export function fileLink(path: string): string {
  return basePath() + path
}

/** The same with the published host, for canonical and alternate links. */
export function absolute(link: string): string {
  return new URL(link, statusFeed().page.url).href
}

/** What `getStaticPaths` needs to make one page in every language. */
export function inEveryLocale<P extends Record<string, unknown>>(
  pages: {
    id?: string
    period?: string
    month?: string
    props: P
    /** All that the page is drawn from, where a build may take it over (settled.ts). */
    keyIn?: (locale: string) => string | undefined
  }[],
): {
  params: { locale: string | undefined; id?: string; period?: string; month?: string }
  props: P & { locale: string }
  cacheKey?: string
}[] {
  return statusFeed().page.locales.flatMap((locale) =>
    pages.map(({ props, keyIn, ...params }) => {
      const cacheKey = keyIn?.(locale)
      return {
        params: { locale: localeParam(locale), ...params },
        props: { ...props, locale },
        ...(cacheKey !== undefined && { cacheKey }),
      }
    }),
  )
}

/** The feeds and the calendar that stand at the site's root and in the folder of every service, in each language. */
export const FEEDS = [
  { file: 'atom.xml', type: 'application/atom+xml' },
  { file: 'rss.xml', type: 'application/rss+xml' },
  { file: 'feed.json', type: 'application/feed+json' },
  { file: 'calendar.ics', type: 'text/calendar' },
] as const

/** Anchor of a maintenance window, on the page of all of them and on its services' pages. */
export function maintenanceAnchor(id: string): string {
  return `maintenance-${id}`
}

/** The table beside a file of the feed, for a spreadsheet. */
export function tableOf(feed: string): string {
  const [kind = '', id, period] = feed
    .replace(/^feed\/v1\//, '')
    .replace(/\.json$/, '')
    .split('/')
  if (kind === 'status') return 'csv/services.csv'
  // What a service delivered has no table of its own: that of its days is nearest.
  if (kind === 'baseline') return `csv/services/${id}/days.csv`
  if (id === undefined) return `csv/${kind}.csv`
  if (period !== undefined) return `csv/${kind}/${id}/${period}.csv`
  return `csv/${kind}/${id}/${kind === 'services' ? 'days' : 'results'}.csv`
}
