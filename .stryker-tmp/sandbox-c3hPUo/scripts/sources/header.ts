// @ts-nocheck
import { withoutMark } from './records.ts'

const DELIMITERS = [',', ';', '\t', '|']

/** Splits the first line of a CSV file, `""` in quotes standing for a quote. */
function splitHeader(line: string, delimiter: string): string[] {
  const names: string[] = []
  let name = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (char === '"' && quoted && line[at + 1] === '"') name += line[++at]
    else if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) {
      names.push(name.trim())
      name = ''
    } else name += char
  }
  return [...names, name.trim()]
}

/**
 * The column names of a CSV file and what separates them: the first of comma, semicolon, tab and bar that gives all the
 * `wanted` columns, else the one that gives most. Looked for here, because a guess from the rows can be led astray by them.
 */
export function readHeader(bytes: Buffer, wanted: string[]): { names: string[]; delimiter: string } {
  const line = withoutMark(bytes).subarray(0, 65_536).toString('utf8').split(/\r|\n/, 1)[0] ?? ''
  const guesses = DELIMITERS.map((delimiter) => ({ names: splitHeader(line, delimiter), delimiter }))
  const fitting = guesses.find(({ names }) => wanted.every((name) => names.includes(name)))
  return fitting ?? guesses.reduce((best, guess) => (guess.names.length > best.names.length ? guess : best))
}
