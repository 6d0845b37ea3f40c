// @ts-nocheck
import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import type { Text } from '../../data/schema/common.ts'

/** What an update may hold: words, lists and links. No image, style, script, frame or form, whoever wrote it. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }) },
}

/** Markdown as HTML that is safe to put into a page, in each language that it is written in. */
export function renderMarkdown(markdown: Text): Text {
  if (typeof markdown === 'string') return render(markdown)
  return Object.fromEntries(Object.entries(markdown).map(([language, text]) => [language, render(text)]))
}

function render(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false, gfm: true }), ALLOWED).trim()
}
