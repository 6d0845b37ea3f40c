import type { ResponseDay, Span } from '../../data/schema/timeline.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import { instantText } from '../sla/time/text.ts'
import { type Check, STATES } from '../sources/check-rows.ts'

/** A span that a source declared; without `end` it was open when the source last spoke of it. */
export type Declared = Pick<Span, 'service' | 'start' | 'state' | 'ref'> & { end: number | null }

/** What one line of the recorded timeline says; docs/sources.md has an example of each kind. */
export type Line =
  | { kind: 'check'; service: string; check: Check; tookMs?: number }
  | { kind: 'times'; service: string; zone: string; day: ResponseDay }
  | { kind: 'declared'; declared: Declared }
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
