import { createHash } from 'node:crypto'

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

/** Policy sources for the inline styles of pre-rendered HTML, in order of appearance, each once. */
export function styleHashes(html: string): string[] {
  return [...new Set([...html.matchAll(STYLE)].map(([, text = '']) => sourceOf(text)))]
}

const known = new Map<string, string>()

/** Thousands of pages have the same few styles. */
function sourceOf(style: string): string {
  const source = known.get(style) ?? `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  known.set(style, source)
  return source
}

/**
 * The content security policy of a page: nothing but its own files. A page without a live component asks for none, but
 * what checks pages from within them, as Lighthouse does, reads robots.txt.
 * @param components - The page's live components, whose styles stand inside their declarative shadow roots.
 * @param page - The styles of the page itself. Like those of the components they are allowed by their hashes.
 */
export function contentPolicy(
  components: readonly { styles: string[] }[],
  page: { styles: string[] } = { styles: [] },
): string {
  const styles = new Set([page, ...components].flatMap((one) => one.styles))
  const directives = [
    "default-src 'none'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return directives.join('; ')
}
