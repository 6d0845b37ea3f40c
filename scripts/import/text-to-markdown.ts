import { escapeLineStart, escapeMarkdown } from './escape-markdown.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'

const TAG =
  /<\/?(?:a|b|blockquote|br|code|del|div|em|h[1-6]|hr|i|iframe|img|kbd|li|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)\b[^>]*>/i
const ENTITY = /&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos|nbsp);/i
const BLOCK = /<(?:br|p|div|li|pre|blockquote|h[1-6]|tr)\b/i

/** A text that people wrote into a form, as HTML or without any mark, as Markdown that shows the same words. */
export function textToMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  if (TAG.test(lines) || ENTITY.test(lines))
    return htmlToMarkdown(BLOCK.test(lines) ? lines : lines.replace(/\n/g, '<br>'))
  return lines
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeLineStart(escapeMarkdown(line.trim())))
        .join('\\\n'),
    )
    .join('\n\n')
}
