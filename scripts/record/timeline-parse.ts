import type { ResponseDay } from '../../data/schema/timeline.ts'
import type { Check } from '../sources/check-rows.ts'
import type { Sample } from '../sources/samples.ts'
import { excerpt, type SetAside } from '../sources/set-aside.ts'
import { type Declared, type Line, lineText, type Planned, readLine } from './timeline-lines.ts'

/** What is settled of one service in one month: late data no longer changes it. */
export interface Settled {
  /** As `thin` makes them. */
  checks: readonly Check[]
  /** By time zone. Of the days at a month's ends the part that lies in it (in UTC). */
  times: Readonly<Record<string, readonly ResponseDay[]>>
}

/** What a source told in one month, in UTC. */
export interface Month {
  services: ReadonlyMap<string, Settled>
  declared: readonly Declared[]
  /** Maintenance, by service and id. */
  planned: readonly Planned[]
}

/** A month of which nothing is recorded. */
export const NO_MONTH: Month = { services: new Map(), declared: [], planned: [] }

/** How far a source was heard, and what it told last, which late data may still change. */
export interface Latest {
  /** By service, null where the source was asked and told nothing of it. Who is not here was not asked for. */
  heard: ReadonlyMap<string, number | null>
  /** Its latest checks one by one, by service and time, all later than what is settled. */
  fresh: ReadonlyMap<string, readonly Sample[]>
  /** The same of a source that counts by itself, and up to when all that it tells is settled; null for others. */
  counted: { settled: number; services: ReadonlyMap<string, Settled> } | null
  /** By how many milliseconds a check's time may be later than when it was made. */
  lag: number
  /** Whether it tells response times: only then is a failed check one that has none. */
  timed: boolean
  /** By service: when the source was last asked for its maintenance, and answered. */
  planned: ReadonlyMap<string, number>
  /** The months that there is a file of. */
  months: readonly string[]
}

/** A line that cannot be used, with where it stood. */
export type Damage = SetAside & { text: string }

export interface Parsed<T> {
  value: T
  damage: Damage[]
}

const title = (of: string, lines: number) => `timeline 1 ${of}, ${lines} lines`

/** The file of a month; `of` is source and month, as in `blackbox 2026-11`. */
export function monthText(of: string, { services, declared, planned }: Month): string {
  const told = declared.map((one): Line => ({ kind: 'declared', declared: one })).map(lineText)
  const windows = planned.map((one): [string, string[]] => [
    `${one.service} ${one.id}`,
    windowLines(one).map(lineText),
  ])
  return fileText(of, [
    ...linesOf(services).map(lineText),
    ...told.sort(),
    ...sorted(windows).flatMap(([, lines]) => lines),
  ])
}

function windowLines({ service, id, title, markdown, announced, actual }: Planned): Line[] {
  return [
    { kind: 'window', service, id, title, markdown },
    ...announced.map((part): Line => ({ kind: 'planned', service, id, part })),
    ...(actual ? [{ kind: 'worked', service, id, actual } as const] : []),
  ]
}

function linesOf(services: Month['services']): Line[] {
  return sorted(services).flatMap(([service, { checks, times }]) => [
    ...checks.map((check): Line => ({ kind: 'check', service, check })),
    ...sorted(Object.entries(times)).flatMap(([zone, days]) =>
      days.map((day): Line => ({ kind: 'times', service, zone, day })),
    ),
  ])
}

/** The file of what a source told last. */
export function latestText(
  of: string,
  { heard, fresh, counted, lag, timed, planned, months }: Latest,
): string {
  const lines: Line[] = [
    ...(timed ? [] : [{ kind: 'untimed' } as const]),
    ...(lag === 0 ? [] : [{ kind: 'lag', ms: lag } as const]),
    ...months.toSorted().map((month) => ({ kind: 'month', month }) as const),
    ...sorted(heard).map(([service, at]) => ({ kind: 'through', service, at }) as const),
    ...sorted(planned).map(([service, at]) => ({ kind: 'planned-through', service, at }) as const),
    ...(counted ? [{ kind: 'settled', at: counted.settled } as const, ...linesOf(counted.services)] : []),
    ...sorted(fresh).flatMap(([service, samples]) => samples.map((one) => freshLine(service, one))),
  ]
  return fileText(of, lines.map(lineText))
}

function freshLine(service: string, { at, state, ref, tookNs = 0 }: Sample): Line {
  const check = { at, state, ref }
  return { kind: 'check', service, check, ...(tookNs > 0 && { tookMs: Math.ceil(tookNs / 1e6) }) }
}

function fileText(of: string, lines: string[]): string {
  return [title(of, lines.length), ...lines, ''].join('\n')
}

/** By key, in an order that no language changes. */
function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
}

/** Reads the file of a month. What is not as it was written is left out and given back with its line. */
export function readMonth(file: string, of: string, text: string): Parsed<Month> {
  const services: Services = new Map()
  const declared: Declared[] = []
  const planned: Planned[] = []
  const damage = eachLine(file, of, text, (line) =>
    line.kind === 'declared'
      ? declared.push(line.declared) > 0
      : takeWindow(planned, line) || takeSettled(services, line),
  )
  // A window whose times were damaged has none.
  return {
    value: { services, declared, planned: planned.filter(({ announced }) => announced.length > 0) },
    damage,
  }
}

/** Puts a line of a window to the window that it stands under. */
function takeWindow(planned: Planned[], line: Line): boolean {
  if (line.kind === 'window') {
    const { kind: _, ...window } = line
    return planned.push({ ...window, announced: [] }) > 0
  }
  if (line.kind !== 'planned' && line.kind !== 'worked') return false
  const last = planned.at(-1)
  if (last?.service !== line.service || last.id !== line.id) return false
  if (line.kind === 'planned') return last.announced.push(line.part) > 0
  last.actual = line.actual
  return true
}

type Services = Map<string, { checks: Check[]; times: Record<string, ResponseDay[]> }>

function takeSettled(services: Services, line: Line): boolean {
  if (line.kind !== 'check' && line.kind !== 'times') return false
  const own = services.get(line.service) ?? { checks: [], times: {} }
  services.set(line.service, own)
  if (line.kind === 'check') return line.tookMs === undefined && follows(own.checks, line.check)
  own.times[line.zone] ??= []
  const days = own.times[line.zone] ?? []
  return (days.at(-1)?.day ?? Number.NEGATIVE_INFINITY) < line.day.day && days.push(line.day) > 0
}

/** Reads the file of what a source told last, as `readMonth` does. */
export function readLatest(file: string, of: string, text: string): Parsed<Latest> {
  const heard = new Map<string, number | null>()
  const fresh = new Map<string, Sample[]>()
  const services: Services = new Map()
  const planned = new Map<string, number>()
  const months: string[] = []
  let [lag, timed, settled] = [0, true, null as number | null]
  const damage = eachLine(file, of, text, (line) => {
    switch (line.kind) {
      case 'lag':
        lag = line.ms
        return true
      case 'untimed':
        timed = false
        return true
      case 'settled':
        settled = line.at
        return true
      case 'month':
        return months.push(line.month) > 0
      case 'planned-through':
        planned.set(line.service, line.at)
        return true
      case 'through':
        heard.set(line.service, line.at)
        return true
      default:
        return settled === null ? takeFresh(fresh, line) : takeSettled(services, line)
    }
  })
  const counted = settled === null ? null : { settled, services }
  return { value: { heard, fresh, counted, lag, timed, planned, months }, damage }
}

function takeFresh(fresh: Map<string, Sample[]>, line: Line): boolean {
  if (line.kind !== 'check' || line.check.through !== undefined) return false
  const list = fresh.get(line.service) ?? []
  fresh.set(line.service, list)
  const took = line.tookMs === undefined ? {} : { tookNs: line.tookMs * 1e6 }
  return follows(list, { ...line.check, ...took })
}

/** Puts a check at the end of a list, where it is later than all of it. */
function follows<T extends Pick<Check, 'at' | 'through'>>(list: T[], one: T): boolean {
  const last = list.at(-1)
  const end = last ? (last.through ?? last.at) : Number.NEGATIVE_INFINITY
  return end < one.at && list.push(one) > 0
}

/** Goes through a file's lines. Those that cannot be read, or that `take` cannot use where they stand, are damage. */
function eachLine(file: string, of: string, text: string, take: (line: Line) => boolean): Damage[] {
  const lines = text.split('\n')
  const damage: Damage[] = []
  const wrong = (index: number, reason: string) => {
    const found = lines[index] ?? ''
    damage.push({ file, line: index + 1, reason, found: excerpt(found), text: found })
  }
  const body = lines.slice(1, -1)
  if (lines[0] !== title(of, body.length))
    wrong(0, `the first line is not as it was written; expected "${title(of, body.length)}" over these lines`)
  for (const [index, each] of body.entries()) {
    const line = readLine(each)
    if (line === null || !take(line))
      wrong(index + 1, 'the line is not as it was written, or not in its place')
  }
  if (lines.at(-1) !== '') wrong(lines.length - 1, 'the last line has no end; it was cut or added to')
  return damage
}
