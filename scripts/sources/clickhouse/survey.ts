import type { ClickHouseSource } from '../../../data/schema/clickhouse-source.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { ReadOptions } from '../checks.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import type { Table } from './answer.ts'
import type { Parameter } from './parameters.ts'
import { DAY, windows } from './parts.ts'
import { dayOf, isEmpty, shape, tally, textOf, tookOf } from './statements.ts'

export interface Asking {
  ask(statement: string, parameters: Record<string, Parameter>): Promise<Table>
  /** What the table calls a service, and its id. */
  names: ReadonlyMap<string, string>
  /** The table, for reports. */
  place: string
}

export interface Survey {
  /** Stretches of time that have rows, each small enough for one question. */
  parts: Interval[]
  /** SQL for a response time; null where the source has none. */
  took: string | null
  files: string[]
  rows: number
  ignoredFuture: number
  setAside: SetAside[]
  missing: SetAside[]
  seen: ReadonlySet<string>
}

/** Lines on a report for values of one kind. */
const MOST_LINES = 100
/** Clocks that are wrong are wrong by minutes or years. */
const FUTURE = 20 * 365 * DAY

/** Counts what there is before it is asked for: rows by day, and the words and names that nobody knows. */
export async function survey(
  source: ClickHouseSource,
  { asOf, from = Number.NEGATIVE_INFINITY }: Pick<ReadOptions, 'asOf' | 'from'>,
  { ask, names, place }: Asking,
): Promise<Survey> {
  const start = Math.max(asOf - source.days * DAY, from)
  const within = { start, end: asOf + 1 }
  const { took, nullable } = columnTypes((await ask(shape(source), {})).columns, source, place)
  const count = async (statement: string, window: Interval) =>
    (await ask(statement, { ...window })).rows.map(([value, rows]) => ({ value, rows: Number(rows) }))
  const days = (await count(tally(source, dayOf(source)), within)).map(({ value, rows }) => ({
    ...{ day: Number(value), rows },
  }))
  const future = await count(tally(source, '0'), { start: asOf + 1, end: asOf + FUTURE })
  const parts = windows(days, within)

  const setAside: SetAside[] = []
  const aside = (reason: string, found: string) =>
    setAside.push({ file: place, line: null, reason, found: excerpt(found) })
  const total = async (statement: string) => {
    const sums = new Map<string, number>()
    for (const part of parts) {
      for (const { value, rows } of await count(statement, part))
        sums.set(String(value), (sums.get(String(value)) ?? 0) + rows)
    }
    return sums
  }
  const strange = (sums: Map<string, number>, known: ReadonlySet<string>, reason: string) => {
    const found = [...sums].filter(([value]) => !known.has(value))
    for (const [value, rows] of found.slice(0, MOST_LINES)) aside(reason, `"${value}" (${rows} rows)`)
    if (found.length > MOST_LINES) aside(reason, `and ${found.length - MOST_LINES} others`)
  }

  const { service, state, responseTime } = source.columns
  const seen = await total(tally(source, textOf(service)))
  const known = new Set([...names.keys()].map((name) => name.trim()))
  strange(seen, known, 'the service is not known; add it to `services`')
  const words = new Set(
    Object.values(source.states).flatMap((list) => (list ?? []).map((word) => word.trim())),
  )
  const reason = 'the status word is not known; add it to `states`'
  strange(await total(tally(source, textOf(state))), words, reason)
  if (responseTime !== undefined && took !== null) {
    const bad = `${textOf(responseTime)} != '' AND ${took} IS NULL`
    const reason = 'the response time is not a number of milliseconds; the check is kept without it'
    strange(await total(tally(source, textOf(responseTime), bad)), new Set(), reason)
  }
  const missing: SetAside[] = []
  if (from === Number.NEGATIVE_INFINITY) {
    const reason = 'no row has this service; nothing is known of it'
    for (const name of source.services === undefined ? [] : known)
      if (!seen.has(name)) missing.push({ file: place, line: null, reason, found: excerpt(name) })
    const untimed = nullable ? Number((await ask(isEmpty(source), {})).rows[0]?.[0]) : 0
    if (untimed > 0) aside('the time is empty', `${untimed} rows`)
  }
  const ignoredFuture = future[0]?.rows ?? 0
  const rows = days.reduce((sum, day) => sum + day.rows, ignoredFuture)
  return { parts, took, files: [place], rows, ignoredFuture, setAside, missing, seen: new Set(seen.keys()) }
}

/** How the columns are to be read. An instant has to be one: of a text or a number nobody knows what it stands for. */
function columnTypes(
  columns: Table['columns'],
  source: ClickHouseSource,
  place: string,
): { took: string | null; nullable: boolean } {
  const [time = '', , , took = ''] = columns.map(({ type }) => type)
  if (!/^(Nullable\()?DateTime(64)?\b/.test(time))
    throw new SourceError([
      `${place}: the column "${source.columns.time}" is ${time}; expected DateTime or DateTime64; make one of it in \`query\``,
    ])
  const { responseTime } = source.columns
  return {
    took: responseTime === undefined ? null : tookOf(responseTime, /String/.test(took)),
    nullable: time.startsWith('Nullable'),
  }
}
