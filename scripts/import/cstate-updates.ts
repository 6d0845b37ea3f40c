import { type Issue, instantOf } from '../sources/cstate/issue.ts'
import type { FoundIncident } from './found.ts'
import { keptMarkdown } from './kept-markdown.ts'

/** The time behind an update's words. */
const TRACK = /\{\{[<%]\s*track\s+["'`]?([^"'`>%]*?)["'`]?\s*[>%]\}\}/
const SHORTCODE = /\{\{[<%].*?[>%]\}\}/g
/** What an update begins with where it says how far the work has come. */
const LABEL = /^([*_]{1,3})(investigating|identified|monitoring|resolved|update)\1\s*(?:[-–—:]\s*)?/i

/** The address of a link that is called by name. */
const DEFINITION = /^ {0,3}\[([^\]\n]+)\]:[ \t]*\S.*$/gm

/**
 * The updates of an issue: each is some words and the time behind them. Words that no time follows stand at the issue's own
 * time, as its page shows them.
 * @returns what is to be said of them, each with what was found.
 */
export function cstateUpdates(
  { body, start }: Pick<Issue, 'body' | 'start'>,
  timeZone: string | undefined,
): { updates: FoundIncident['updates']; remarks: [reason: string, found: string][] } {
  const remarks: [string, string][] = []
  const updates: FoundIncident['updates'] = []
  // They stand at the end, and each update is a text of its own.
  const definitions = [...body.matchAll(DEFINITION)]
  const parts = body.replace(DEFINITION, '').split(TRACK)
  for (let index = 0; index < parts.length; index += 2) {
    const [words = '', time] = parts.slice(index, index + 2)
    const text = words.trim()
    if (text === '' && time === undefined) continue
    const at = time === undefined ? start : instantOf(time, timeZone)
    const own = definitions.filter(([, name]) => text.includes(`[${name}]`)).map(([line]) => line.trim())
    const { status, markdown } = updateOf([text, own.join('\n')].join('\n\n').trim(), remarks)
    if (typeof at === 'string') remarks.push([`an update is left out: its time ${at}`, time ?? ''])
    else updates.push({ at, status, markdown })
    if (time === undefined)
      remarks.push(['no time stands behind its words; they stand at its beginning', firstLine(text)])
  }
  // The newest stand first.
  return { updates: updates.reverse(), remarks }
}

function updateOf(text: string, remarks: [string, string][]): { status: string; markdown: string } {
  const label = LABEL.exec(text)
  for (const [shortcode] of text.matchAll(SHORTCODE))
    remarks.push(['a shortcode in its text is left out', shortcode])
  if (/!\[|<(?:img|iframe|video|table)\b/i.test(text))
    remarks.push(['a picture, table or frame in its text is not shown', firstLine(text)])
  const markdown = keptMarkdown(text.slice(label?.[0].length ?? 0).replace(SHORTCODE, ''))
  return { status: label?.[2]?.toLowerCase() ?? 'update', markdown }
}

const firstLine = (text: string) => text.split('\n')[0] ?? ''
