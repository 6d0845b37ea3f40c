import { createHash } from 'node:crypto'

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

/** Policy sources for the inline styles of pre-rendered HTML, in order of appearance, each once. */
export function styleHashes(html: string): string[] {
  return [...new Set([...html.matchAll(STYLE)].map(([, text = '']) => sourceOf(text)))]
}

const known = new Map<string, string>()

/** The policy source of an inline style or script with exactly this text. Thousands of pages have the same few. */
export function sourceOf(text: string): string {
  const source = known.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  known.set(text, source)
  return source
}

/**
 * The content security policy of a page: nothing but its own files. A page without a live component asks for none, but
 * what checks pages from within them, as Lighthouse does, reads robots.txt.
 * @param components - The page's live components, whose styles stand inside their declarative shadow roots.
 * @param page - The styles and scripts in the page itself. Like the styles of the components they are allowed by their hashes.
 */
export function contentPolicy(
  components: readonly { styles: string[] }[],
  page: { styles: string[]; scripts: string[] } = { styles: [], scripts: [] },
): string {
  const styles = new Set([page, ...components].flatMap((one) => one.styles))
  const directives = [
    "default-src 'none'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self'",
    ["script-src 'self'", ...page.scripts].join(' '),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return directives.join('; ')
}
