import type { z } from 'zod'
import type { Text } from '../../data/schema/common.ts'
import type { Problem } from './problem.ts'
import { type Checked, checkYaml } from './yaml-file.ts'

const FENCE = /^---\s*$/
const UPDATE = /^##\s+(\S+)\s+(\S+)\s*$/
const LANGUAGE = /^###\s+([a-z]{2,3})\s*$/
const NEXT_UPDATE = /^nextUpdate:\s*(.*?)\s*$/i
const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'update']

export interface Update {
  at: number
  status: string
  markdown: Text
  nextUpdate?: number
}

/** Front matter that passed its schema, and the lines that follow it. */
export interface MarkdownFile<T> {
  matter: T
  problem: (path: PropertyKey[], message: string) => Problem
  body: string[]
  linesBefore: number
}

/** Split a Markdown file at its `---` fences and validate the front matter. */
export function checkMarkdown<S extends z.ZodType>(
  schema: S,
  file: string,
  text: string,
): MarkdownFile<z.output<S>> | { problems: Problem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line))
  if (!FENCE.test(lines[0] ?? '') || end === -1) {
    const message =
      'expected front matter: a line of three hyphens, fields as YAML, and a line of three hyphens again'
    return { problems: [{ file, line: 1, path: '', message }] }
  }
  const checked: Checked<z.output<S>> = checkYaml(schema, {
    file,
    text: lines.slice(1, end).join('\n'),
    linesBefore: 1,
  })
  if ('problems' in checked) return checked
  return { matter: checked.value, problem: checked.problem, body: lines.slice(end + 1), linesBefore: end + 1 }
}

/**
 * Updates of an incident: each `## INSTANT STATUS` and the text below it, oldest first. A line `nextUpdate: INSTANT` in it
 * says by when the next one comes.
 */
export function readUpdates(
  file: string,
  { body, linesBefore }: MarkdownFile<unknown>,
  locale: string,
): { updates: Update[]; problems: Problem[] } {
  const updates: Update[] = []
  const problems: Problem[] = []
  let lines: string[] = []
  const finish = () => {
    const last = updates.at(-1)
    if (last) last.markdown = readLanguages(lines, locale)
    lines = []
  }
  for (const [index, line] of body.entries()) {
    const promised = NEXT_UPDATE.exec(line)?.[1]
    const update = updates.at(-1)
    if (promised !== undefined && update) {
      const nextUpdate = epochMs(promised)
      if (nextUpdate !== null && nextUpdate > update.at) update.nextUpdate = nextUpdate
      else {
        const message = `expected an instant after that of the update, with its offset, as in "nextUpdate: 2026-07-04T05:30:00+02:00", found "${line}"`
        problems.push({ file, line: linesBefore + index + 1, path: '', message })
      }
      continue
    }
    if (!line.startsWith('## ')) {
      lines.push(line)
      continue
    }
    finish()
    const [, instant = '', status = ''] = UPDATE.exec(line) ?? []
    const at = epochMs(instant)
    if (at === null || !STATUSES.includes(status)) {
      const message = `expected an instant with its offset and a status (${STATUSES.join(', ')}), as in "## 2026-07-04T04:45:00+02:00 investigating", found "${line}"`
      problems.push({ file, line: linesBefore + index + 1, path: '', message })
      continue
    }
    updates.push({ at, status, markdown: '' })
  }
  finish()
  updates.sort((a, b) => a.at - b.at)
  return { updates, problems }
}

/** Text of a body; a line `### en` begins the same text in that language. */
export function readLanguages(lines: string[], locale: string): Text {
  const parts = new Map<string, string[]>([[locale, []]])
  let current = locale
  for (const line of lines) {
    const language = LANGUAGE.exec(line)?.[1]
    if (language === undefined) parts.get(current)?.push(line)
    else {
      current = language
      parts.set(current, parts.get(current) ?? [])
    }
  }
  const texts = [...parts].map(([language, text]) => [language, text.join('\n').trim()] as const)
  return texts.length === 1
    ? (texts[0]?.[1] ?? '')
    : Object.fromEntries(texts.filter(([, text]) => text !== ''))
}

function epochMs(text: string): number | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return null
  }
}
