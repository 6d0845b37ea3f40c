const ADDRESS = /(https?:\/\/[^\s<>]+)/

/** Words as they are, though they hold what Markdown means something by. Addresses stay: they become links. */
export function escapeMarkdown(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/[\\`*[<>~|]/g, '\\$&')
            .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
            .replace(/&(?=#?\w+;)/g, '\\&'),
    )
    .join('')
}

/** What begins a line as words alone: neither a heading, a list, a rule, a table nor a part of the file's own form. */
export function escapeLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([#+-]+|=+\s*$|:(?=-))/, '\\$1')
}
