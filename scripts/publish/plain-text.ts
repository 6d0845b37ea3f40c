/** What `sanitize-html` writes in place of characters; `&nbsp;` and the like it has already made characters of. */
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/**
 * An update's HTML, as renderMarkdown gives it, as plain text: an empty line between paragraphs, `- ` before items, and
 * after a link the address it leads to, since a text has no other place for it. For readers that show text, never to be
 * put into HTML again without escaping.
 */
export function plainText(html: string): string {
  return html
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part) => (part.startsWith('<pre>') ? part : part.replace(/\s+/g, onOneLine)))
    .join('')
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_link, address: string, words: string) =>
      words === address || `mailto:${words}` === address ? words : `${words} (${address})`,
    )
    .replace(/(?<! ) *<br\b[^<>]*> */g, '\n')
    .replace(/(?<! ) *<li> */g, '\n- ')
    .replace(/(?<! ) *<\/?(?:p|ul|ol|pre|blockquote)> */g, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/(^|\n)- \n+/g, '$1- ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const onOneLine = (blanks: string) => (blanks.includes('\n') ? ' ' : blanks)
