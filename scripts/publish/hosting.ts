import type { StatusFeed } from '../../data/schema/feed.ts'

/** Read from any page: by scripts, and as pictures in pages that are isolated from others. */
const FROM_ANYWHERE = ['Access-Control-Allow-Origin: *', 'Cross-Origin-Resource-Policy: cross-origin']
/** Half a minute in caches, so that a crowd on a bad day asks the origin once; then never used without asking again. */
const SHORT = 'Cache-Control: public, max-age=30, must-revalidate'
/** Of one customer alone. Other pages have the usual policy in their own HTML: a rule for all paths would be a second one. */
const SECRET = ['Referrer-Policy: no-referrer', 'X-Robots-Tag: noindex']
/** For names that change with their content. */
const FOR_EVER = 'Cache-Control: public, max-age=31536000, immutable'
/** Ends like `-B3x_9kZq.js`, as the bundler names a chunk. */
const HASHED = /-[\w-]{8}\.js$/

/**
 * The file `_headers` of Netlify and Cloudflare Pages, with the headers of scripts/server.ts. Both apply every rule that
 * matches, and where two set the same header the host joins their values or takes one of its choice; so no header is set
 * by two rules that match the same path. Pages and the embedded entry have no rule for caching: both hosts send
 * `max-age=0, must-revalidate` by themselves, and a rule for all paths would contradict the others.
 * @param embed - Names of the files in `embed/v1/`, as published.
 */
export function hostingFiles({
  status,
  embed,
}: {
  status: StatusFeed
  embed: string[]
}): Map<string, string> {
  const { url, locales } = status.page
  const base = new URL(url).pathname.replace(/\/*$/, '/')
  const others = locales.slice(1).map((locale) => `${locale}/`)
  const rules: [path: string, headers: string[]][] = [
    ['*', ['X-Content-Type-Options: nosniff']],
    ...['', ...others].map((folder): [string, string[]] => [`${folder}kund/*`, SECRET]),
    ['private/*', [...FROM_ANYWHERE, SHORT, ...SECRET]],
    ...[
      ...['feed/*', 'api/*', 'csv/*'],
      ...['', ...others].flatMap((folder) => [`${folder}badges/*`, `${folder}og/*`]),
    ].map((path): [string, string[]] => [path, [...FROM_ANYWHERE, SHORT]]),
    ['embed/*', FROM_ANYWHERE],
    ...embed
      .filter((name) => HASHED.test(name))
      .sort()
      .map((name): [string, string[]] => [`embed/v1/${name}`, [FOR_EVER]]),
    ['_astro/*', [FOR_EVER]],
  ]
  const text = rules.map(([path, headers]) => [base + path, ...headers.map((line) => `  ${line}`)].join('\n'))
  return new Map([['_headers', `${text.join('\n\n')}\n`]])
}
