import { z } from 'zod'
import { checkMarkdown } from '../../load/markdown-file.ts'
import type { SetAside } from '../set-aside.ts'

/** An issue of a cState site as its front matter says, in time. */
export interface Issue {
  /** The file's name without its ending, which is its address too. */
  id: string
  title: string
  start: number
  /** Null while it is not resolved. */
  end: number | null
  /** Null for what only informs. */
  severity: 'down' | 'disrupted' | 'notice' | null
  affected: string[]
  /** Whether it says so itself. */
  resolved: boolean
  /** All of its front matter. */
  matter: Record<string, unknown>
  /** The updates below the front matter, newest first. */
  body: string
}

type Fault = Omit<SetAside, 'file'>

const Matter = z.looseObject({
  title: z.coerce.string(),
  date: z.unknown().optional(),
  resolved: z.unknown().optional(),
  resolvedWhen: z.unknown().optional(),
  severity: z.unknown().optional(),
  informational: z.unknown().optional(),
  draft: z.unknown().optional(),
  affected: z.union([z.array(z.coerce.string()), z.string().transform((one) => [one])]).nullish(),
})

const SEVERITIES = ['down', 'disrupted', 'notice'] as const
const OFFSET = /(?:[Zz]|[+-]\d{2}:?\d{2})$/
/** What YAML calls true, in the version that cState is read by too. */
const YES = /^(?:true|yes|on)$/i
const NO = /^(?:false|no|off|)$/i

/**
 * Reads one issue, or says on which line it cannot be read. Nothing is guessed: a date that does not exist, an end before
 * the start, a word that is not known or two that contradict each other make it unreadable.
 * @param timeZone of dates without an offset.
 */
export function readIssue(file: string, text: string, timeZone: string | undefined): Issue | Fault {
  const read = checkMarkdown(Matter, file, text)
  if ('problems' in read) {
    const [{ line, path, message } = { line: null, path: '', message: '' }] = read.problems
    return { line, reason: path === '' ? message : `${path}: ${message}`, found: file }
  }
  const { matter, problem } = read
  const fault = (key: string, reason: string, found: unknown = matter[key]): Fault => ({
    ...{ line: problem([key], '').line, reason, found: String(found ?? '') },
  })
  const flags = ['resolved', 'informational', 'draft'] as const
  for (const key of flags)
    if (!YES.test(word(matter[key])) && !NO.test(word(matter[key])))
      return fault(key, `${key} is neither true nor false`)
  const [resolved, informational, draft] = flags.map((key) => YES.test(word(matter[key])))
  if (draft) return fault('draft', 'it is a draft')
  const start = instantOf(matter.date, timeZone)
  if (typeof start === 'string') return fault('date', `date ${start}`)
  const closed = word(matter.resolvedWhen) !== ''
  const end = closed ? instantOf(matter.resolvedWhen, timeZone) : null
  if (typeof end === 'string') return fault('resolvedWhen', `resolvedWhen ${end}`)
  if (end !== null && end < start)
    return fault('resolvedWhen', 'it ends before it begins', `${matter.date} to ${matter.resolvedWhen}`)
  const issue = {
    id: file.replace(/^.*\//, '').replace(/\.md$/, ''),
    ...{
      title: matter.title,
      start,
      end,
      affected: matter.affected ?? [],
      ...{ resolved: resolved === true, matter },
      body: read.body.join('\n').trim(),
    },
  }
  if (informational) return { ...issue, severity: null }
  if (resolved && end === null) return fault('resolved', 'it is resolved, and nothing says since when')
  if (!resolved && closed) return fault('resolved', 'it is not resolved, though it says when it was')
  const severity = SEVERITIES.find((one) => one === matter.severity)
  if (severity === undefined) return fault('severity', `the severity is not one of ${SEVERITIES.join(', ')}`)
  return { ...issue, severity }
}

const word = (value: unknown) => String(value ?? '').trim()

/** An instant, or why there is none. */
export function instantOf(value: unknown, timeZone: string | undefined): number | string {
  const text = word(value)
  try {
    if (OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds
    if (!/\d[T ]\d/.test(text)) return 'is no date with a time'
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    if (timeZone === undefined) return 'has no offset; give `timeZone`'
    return local.toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return 'cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z'
  }
}
