/**
 * Markdown of another system as an update of ours holds it. Headings become bold, for `##` begins the next update and `###` a
 * language; code between fences moves one space in, which Markdown does not show.
 */
export function keptMarkdown(markdown: string): string {
  let fence = ''
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
      const inside = fence !== '' || mark !== undefined
      if (fence === '') fence = mark ?? ''
      else if (mark?.startsWith(fence)) fence = ''
      if (inside) return ` ${line}`
      const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]?.replace(/^\*\*(.*)\*\*$/, '$1')
      return heading === undefined ? line : heading === '' ? '' : `\n**${heading}**\n`
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
