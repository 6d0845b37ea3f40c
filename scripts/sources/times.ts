import { literal } from './duckdb.ts'

/*
 * How the texts of times become instants, in SQL. A time is first a wall clock reading in milliseconds, `wall`, as if it
 * were UTC, and an offset from UTC, `shift`, which is null where the text has none (semantics T4, T7).
 */

const ISO = [
  '^(\\d{4}-\\d{2}-\\d{2})[Tt ]((?:[01]\\d|2[0-3]):[0-5]\\d)',
  '(:[0-5]\\d|:60)?(?:\\.(\\d{1,3})\\d*)?\\s?([Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)?$',
].join('')

/** SQL for `wall` and `shift` of an ISO 8601 text: seconds may be left out, second 60 is read as 59, a fraction is cut to ms. */
export function isoColumns(text: string): string {
  const part = `regexp_extract(trim(${text}), ${literal(ISO)}, ['d', 't', 's', 'f', 'o'])`
  return `(CASE WHEN ${part}.d <> '' THEN epoch_ms(TRY_CAST(
      ${part}.d || ' ' || ${part}.t || CASE ${part}.s WHEN '' THEN ':00' WHEN ':60' THEN ':59' ELSE ${part}.s END
      || '.' || ${part}.f || '0' AS TIMESTAMP)) END) AS wall,
    (CASE WHEN ${part}.o = '' THEN NULL WHEN upper(${part}.o) = 'Z' THEN 0
      ELSE (CASE ${part}.o[1] WHEN '-' THEN -60000 ELSE 60000 END)
        * (60 * CAST(${part}.o[2:3] AS INTEGER) + COALESCE(TRY_CAST(right(${part}.o[4:], 2) AS INTEGER), 0)) END) AS shift`
}

/** SQL for `wall` and `shift` of a text in a strptime pattern; with `%z` or `%Z` in it the text carries its offset. */
export function formatColumns(text: string, format: string): string {
  const parsed = (value: string) => `epoch_ms(try_strptime(${value}, ${literal(format)}))`
  const plain = parsed(`trim(${text})`)
  // strptime knows no second 60; where the seconds stand last it is safe to say 59 instead.
  const leap = format.endsWith('%S')
    ? `CASE WHEN ${text} LIKE '%60' THEN ${parsed(`left(trim(${text}), -2) || '59'`)} END`
    : 'NULL'
  return `COALESCE(${plain}, ${leap}) AS wall, ${/%z/i.test(format) ? '0' : 'NULL'} AS shift`
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

/** SQL for the offset of a local time in column `wall`. */
export function offsetColumn(offsets: ZoneOffset[]): string {
  const [first, ...changes] = offsets
  const cases = changes.reverse().map(({ from, offset }) => `WHEN wall >= ${from} THEN ${offset}`)
  return cases.length === 0 ? `${first?.offset ?? 0}` : `CASE ${cases.join(' ')} ELSE ${first?.offset} END`
}
