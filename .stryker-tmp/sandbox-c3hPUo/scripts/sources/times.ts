// @ts-nocheck
import { type Database, firstLine, literal } from './duckdb.ts'

/*
 * How the texts of times become instants, in SQL. A time is first a wall clock reading in milliseconds, `wall`, as if it
 * were UTC, and an offset from UTC, `shift`, which is null where the text has none (semantics T4, T7).
 */

const ISO = [
  '^(\\d{4}-\\d{2}-\\d{2})[Tt ]((?:[01]\\d|2[0-3]):[0-5]\\d)',
  '(:[0-5]\\d|:60)?(?:\\.(\\d{1,3})\\d*)?\\s?([Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)?$',
].join('')

const ISO_DAY = '^\\d{4}-\\d{2}-\\d{2}$'

/**
 * SQL for the wall, the shift and `day`, whether the text is a date without a time, of the text in column `role`. ISO 8601
 * unless a strptime pattern is given.
 */
export function timeColumns(role: string, format: string | undefined): string {
  const columns = format === undefined ? isoColumns(`"${role}"`) : formatColumns(`"${role}"`, format)
  return `${columns.wall} AS ${role}_wall, ${columns.shift} AS ${role}_shift, ${columns.day} AS ${role}_day`
}

/** Seconds may be left out, second 60 is read as 59, a fraction is cut to ms; a date alone is its midnight. */
function isoColumns(text: string): { wall: string; shift: string; day: string } {
  const part = `regexp_extract(trim(${text}), ${literal(ISO)}, ['d', 't', 's', 'f', 'o'])`
  const day = `COALESCE(regexp_matches(trim(${text}), ${literal(ISO_DAY)}), false)`
  return {
    wall: `(CASE WHEN ${part}.d <> '' THEN epoch_ms(TRY_CAST(
      ${part}.d || ' ' || ${part}.t || CASE ${part}.s WHEN '' THEN ':00' WHEN ':60' THEN ':59' ELSE ${part}.s END
      || '.' || ${part}.f || '0' AS TIMESTAMP)) WHEN ${day} THEN epoch_ms(TRY_CAST(trim(${text}) AS TIMESTAMP)) END)`,
    shift: `(CASE WHEN ${part}.o = '' THEN NULL WHEN upper(${part}.o) = 'Z' THEN 0
      ELSE (CASE ${part}.o[1] WHEN '-' THEN -60000 ELSE 60000 END)
        * (60 * CAST(${part}.o[2:3] AS INTEGER) + COALESCE(TRY_CAST(right(${part}.o[4:], 2) AS INTEGER), 0)) END)`,
    day,
  }
}

/** With `%z` or `%Z` in the pattern the text carries its offset. */
function formatColumns(text: string, format: string): { wall: string; shift: string; day: string } {
  const parsed = (value: string) => `epoch_ms(try_strptime(${value}, ${literal(format)}))`
  const plain = parsed(`trim(${text})`)
  // strptime knows no second 60; where the seconds stand last it is safe to say 59 instead.
  const leap = format.endsWith('%S')
    ? `CASE WHEN ${text} LIKE '%60' THEN ${parsed(`left(trim(${text}), -2) || '59'`)} END`
    : 'NULL'
  const hasTime = /%[HIcXsT]/.test(format)
  return {
    wall: `COALESCE(${plain}, ${leap})`,
    shift: /%z/i.test(format) ? '0' : 'NULL',
    day: String(!hasTime),
  }
}

/** From this wall clock reading on, local times are this far ahead of UTC. Both in milliseconds. */
export interface ZoneOffset {
  from: number
  offset: number
}

/**
 * The offsets by which local times in `[first, last]` are read: a time that does not exist moves forward by the gap, one
 * that occurs twice is the earlier (semantics T4). Both follow from one rule: the old offset holds until the wall clock
 * has passed the change by the larger of the two.
 */
export function zoneOffsets(timeZone: string, first: number, last: number): ZoneOffset[] {
  const DAY = 86_400_000
  let at = Temporal.Instant.fromEpochMilliseconds(first - 2 * DAY).toZonedDateTimeISO(timeZone)
  const offsets: ZoneOffset[] = [{ from: Number.NEGATIVE_INFINITY, offset: at.offsetNanoseconds / 1e6 }]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds > last + 2 * DAY) return offsets
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 1e6
    const after = next.offsetNanoseconds / 1e6
    if (after !== before)
      offsets.push({ from: next.epochMilliseconds + Math.max(before, after), offset: after })
    at = next
  }
}

/** SQL for the offset of a local time in a column of walls. */
export function offsetColumn(offsets: ZoneOffset[], wall: string): string {
  const [first, ...changes] = offsets
  const cases = changes.reverse().map(({ from, offset }) => `WHEN ${wall} >= ${from} THEN ${offset}`)
  return cases.length === 0 ? `${first?.offset ?? 0}` : `CASE ${cases.join(' ')} ELSE ${first?.offset} END`
}

/** What is wrong with `timeFormat`; nothing when DuckDB understands it. */
export async function formatProblems(db: Database, format: string | undefined): Promise<string[]> {
  if (format === undefined) return []
  try {
    await db.rows(`SELECT try_strptime('', ${literal(format)})`)
    return []
  } catch (error) {
    return [
      `timeFormat "${format}" is not a strptime pattern (${firstLine(error)}); expected one such as "%Y-%m-%d %H:%M:%S"`,
    ]
  }
}
