/* The lines that one pastes. Made at build time for the examples, and in the browser by the chooser. */

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A tag with its attributes, those that are empty left out, and the link that stands until data has come. */
export function tagText(
  tag: string,
  attributes: Record<string, string | undefined>,
  link: { href: string; text: string },
): string {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value ? [` ${name}="${escapeText(value)}"`] : [],
  )
  return `<${tag}${written.join('')}>\n  <a href="${escapeText(link.href)}">${escapeText(link.text)}</a>\n</${tag}>`
}

/** The script of a tag, once a page; with a hash the browser refuses it when it was changed. */
export function scriptText(src: string, integrity?: string): string {
  const hash = integrity === undefined ? '' : ` integrity="${integrity}"`
  return `<script type="module" src="${escapeText(src)}"${hash}></script>`
}

/** A ready-made look, once a page. */
export const themeText = (href: string): string => `<link rel="stylesheet" href="${escapeText(href)}">`
