/**
 * Markdown of another system as an update of ours holds it. Headings become bold, for `##` begins the next update and `###` a
 * language; where code between fences has such lines it moves one space in, which Markdown does not show.
 */
export function keptMarkdown(markdown: string): string {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
    .split('\n')
  const code = fenced(lines)
  const indent = lines.some((line, index) => code[index] && line.startsWith('##')) ? ' ' : ''
  return lines
    .map((line, index) => {
      if (code[index]) return `${indent}${line}`
      const heading = headingOf(line)
      return heading === undefined ? line : heading === '' ? '' : `\n**${heading}**\n`
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** The words of a heading, without the signs that may close it and without its own bold; nothing of another line. */
function headingOf(line: string): string | undefined {
  const words = /^ {0,3}#{1,6}(?=\s)(.*)$/.exec(line)?.[1]
  return words
    ?.trim()
    .replace(/(?<!#)#+$/, '')
    .trimEnd()
    .replace(/^\*\*(.*)\*\*$/, '$1')
}

/** Which lines are code between fences, the fences among them. */
function fenced(lines: string[]): boolean[] {
  let fence = ''
  return lines.map((line) => {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    const inside = fence !== '' || mark !== undefined
    if (fence === '') fence = mark ?? ''
    else if (mark?.startsWith(fence)) fence = ''
    return inside
  })
}
