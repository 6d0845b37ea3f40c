import type { ResponseDay, Span } from '../../data/schema/timeline.ts'
import type { Announcement } from '../sla/maintenance/announced.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import { instantText } from '../sla/time/text.ts'
import { type Check, STATES } from '../sources/check-rows.ts'

/** A span that a source declared; without `end` it was open when the source last spoke of it. */
export type Declared = Pick<Span, 'service' | 'start' | 'state' | 'ref'> & { end: number | null }

/** What a source planned of one service: its time in parts that were announced together, sorted by start. */
export interface Planned {
  service: string
  /** As in the feed. */
  id: string
  title: string
  markdown: string
  announced: Announcement[]
  /** The work as it turned out; `end` null while it goes on. */
  actual?: { start: number; end: number | null }
}

/** What one line of the recorded timeline says; docs/sources.md has an example of each kind. */
export type Line =
  | { kind: 'check'; service: string; check: Check; tookMs?: number }
  | { kind: 'times'; service: string; zone: string; day: ResponseDay }
  | { kind: 'declared'; declared: Declared }
  /** A window is three kinds of lines: what it is, each part of its time, and the work. */
  | { kind: 'window'; service: string; id: string; title: string; markdown: string }
  | { kind: 'planned'; service: string; id: string; part: Announcement }
  | { kind: 'worked'; service: string; id: string; actual: NonNullable<Planned['actual']> }
  /** When the source was last asked for the maintenance of a service, and answered. */
  | { kind: 'planned-through'; service: string; at: number }
  /** Up to when the source has told of a service; null where it was asked and told nothing. */
  | { kind: 'through'; service: string; at: number | null }
  | { kind: 'lag'; ms: number }
  /** Up to when all that the source tells in counted form is settled. */
  | { kind: 'settled'; at: number }
  | { kind: 'untimed' }
  | { kind: 'month'; month: string }

/** The one spelling of a line. */
export function lineText(line: Line): string {
  switch (line.kind) {
    case 'check':
      return checkText(line.service, line.check, line.tookMs)
    case 'times':
      return timesText(line.service, line.zone, line.day)
    case 'declared': {
      const { service, start, end, state, ref } = line.declared
      const until = end === null ? '..' : instantText(end)
      return `${service} ${instantText(start)}/${until} ${state} declared ${JSON.stringify(ref)}`
    }
    case 'window':
      return `${line.service} window ${JSON.stringify([line.id, line.title, line.markdown])}`
    case 'planned': {
      const { start, end, announcedAt } = line.part
      const time = `${instantText(start)}/${instantText(end)}`
      return `${line.service} ${time} planned, announced ${instantText(announcedAt)} ${JSON.stringify(line.id)}`
    }
    case 'worked': {
      const { start, end } = line.actual
      const until = end === null ? '..' : instantText(end)
      return `${line.service} ${instantText(start)}/${until} worked ${JSON.stringify(line.id)}`
    }
    case 'planned-through':
      return `${line.service} planned through ${instantText(line.at)}`
    case 'through':
      return `${line.service} heard ${line.at === null ? 'never' : `through ${instantText(line.at)}`}`
    case 'lag':
      return `lag ${line.ms} ms`
    case 'settled':
      return `settled through ${instantText(line.at)}`
    case 'untimed':
      return UNTIMED
    case 'month':
      return `month ${line.month}`
  }
}

function checkText(
  service: string,
  { at, state, ref, through, count, longestGap }: Check,
  tookMs?: number,
): string {
  const run = through === undefined ? '' : ` ${count} checks at most ${longestGap} ms apart`
  const time = `${instantText(at)}${through === undefined ? '' : `/${instantText(through)}`}`
  const took = tookMs === undefined ? '' : ` took ${tookMs} ms`
  const place = ref === '' ? '' : ` ${JSON.stringify(ref)}`
  return `${service} ${time} ${state}${run}${took}${place}`
}

function timesText(
  service: string,
  zone: string,
  { day, counts, buckets = [], failed }: ResponseDay,
): string {
  const exact = counts.map(([ms, samples]) => ` ${ms}:${samples}`)
  const within = buckets.map(([above, most, samples]) => ` ${above}..${most ?? ''}:${samples}`)
  const date = localDate(day, zone).toString()
  return `${service} times ${date} ${zone} failed ${failed}${[' ms', ...exact, ...within].join('')}`
}

const CHECK = new RegExp(
  `^(\\S+) ([^ /]+)(?:/(\\S+))? (${STATES.join('|')})(?: (\\d+) checks at most (\\d+) ms apart)?(?: took (\\d+) ms)?(?: (".*"))?$`,
)
const TIMES = /^(\S+) times (\S+) (\S+) failed (\d+) ms((?: \S+)*)$/
const DECLARED = /^(\S+) ([^ /]+)\/(\S+) (degraded_performance|partial_outage|major_outage) declared (".*")$/
const WINDOW = /^(\S+) window (\[".*"\])$/
const PLANNED = /^(\S+) ([^ /]+)\/(\S+) planned, announced (\S+) (".*")$/
const WORKED = /^(\S+) ([^ /]+)\/(\S+) worked (".*")$/
const PLANNED_THROUGH = /^(\S+) planned through (\S+)$/
const THROUGH = /^(\S+) heard (?:never|through (\S+))$/
const SETTLED = /^settled through (\S+)$/
const LAG = /^lag (\d+) ms$/
const UNTIMED = 'without response times'
const MONTH = /^month (\d{4}-\d{2})$/

/** Reads a line; null for anything that `lineText` would not have written, to the letter. */
export function readLine(text: string): Line | null {
  try {
    const line =
      readCheck(CHECK.exec(text)) ??
      readTimes(TIMES.exec(text)) ??
      readDeclared(DECLARED.exec(text)) ??
      readPlanned(text) ??
      readHead(text)
    return line !== null && lineText(line) === text ? line : null
  } catch {
    return null
  }
}

function readCheck(found: RegExpExecArray | null): Line | null {
  if (found === null) return null
  const [, service = '', first = '', last, word, count, gap, took, place] = found
  const state = STATES.find((one) => one === word) ?? 'unknown'
  const run = last !== undefined && {
    ...{ through: Date.parse(last), count: Number(count), longestGap: Number(gap) },
  }
  const ref = place === undefined ? '' : String(JSON.parse(place))
  const check: Check = { at: Date.parse(first), state, ref, ...run }
  return { kind: 'check', service, check, ...(took !== undefined && { tookMs: Number(took) }) }
}

function readTimes(found: RegExpExecArray | null): Line | null {
  if (found === null) return null
  const [, service = '', date = '', zone = '', failed, list = ''] = found
  const counts: ResponseDay['counts'] = []
  const buckets: ResponseDay['buckets'] = []
  for (const pair of list.split(' ').slice(1)) {
    const [value = '', samples] = pair.split(':')
    const [above, most] = value.split('..')
    if (most === undefined) counts.push([Number(value), Number(samples)])
    else buckets.push([Number(above), most === '' ? null : Number(most), Number(samples)])
  }
  const day = startOfDay(Temporal.PlainDate.from(date), zone)
  return {
    ...{ kind: 'times', service, zone },
    day: { day, counts, ...(buckets.length > 0 && { buckets }), failed: Number(failed) },
  }
}

function readDeclared(found: RegExpExecArray | null): Line | null {
  if (found === null) return null
  const [, service = '', start = '', end = '', state, ref = ''] = found
  return {
    kind: 'declared',
    declared: {
      ...{ service, start: Date.parse(start), end: end === '..' ? null : Date.parse(end) },
      ...{ state: state as Span['state'], ref: String(JSON.parse(ref)) },
    },
  }
}

function readPlanned(text: string): Line | null {
  const window = WINDOW.exec(text)
  if (window) {
    const [id, title, markdown] = JSON.parse(window[2] ?? '').map(String)
    return { kind: 'window', service: window[1] ?? '', id, title, markdown }
  }
  const [, service = '', from = '', to = '', ...rest] = PLANNED.exec(text) ?? WORKED.exec(text) ?? []
  const [start, end] = [Date.parse(from), to === '..' ? null : Date.parse(to)]
  const id = String(JSON.parse(rest.at(-1) ?? '""'))
  if (rest.length === 2 && end !== null)
    return { kind: 'planned', service, id, part: { announcedAt: Date.parse(rest[0] ?? ''), start, end } }
  if (rest.length === 1) return { kind: 'worked', service, id, actual: { start, end } }
  const through = PLANNED_THROUGH.exec(text)
  return through && { kind: 'planned-through', service: through[1] ?? '', at: Date.parse(through[2] ?? '') }
}

function readHead(text: string): Line | null {
  if (text === UNTIMED) return { kind: 'untimed' }
  const through = THROUGH.exec(text)
  if (through)
    return {
      ...{ kind: 'through', service: through[1] ?? '' },
      at: through[2] === undefined ? null : Date.parse(through[2]),
    }
  const settled = SETTLED.exec(text)?.[1]
  if (settled !== undefined) return { kind: 'settled', at: Date.parse(settled) }
  const lag = LAG.exec(text)?.[1]
  if (lag !== undefined) return { kind: 'lag', ms: Number(lag) }
  const month = MONTH.exec(text)?.[1]
  return month === undefined ? null : { kind: 'month', month }
}
