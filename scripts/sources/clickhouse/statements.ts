import type { ClickHouseSource } from '../../../data/schema/clickhouse-source.ts'
import { STATES } from '../check-rows.ts'
import { identifier } from './parameters.ts'

/*
 * The questions. Rows become `raw`: the number of a service, an instant in milliseconds, the rank of a state (its place in
 * STATES) and a response time. Ordering all rows is what costs a server most, so it happens only where something happened:
 * time is cut into chunks of 60 slots, and a chunk with one check in each slot, all of one state, after another such chunk
 * is `quiet`. A slot is half as long as a result holds, so that in a quiet chunk none was ever stale.
 */

/** Slots a chunk: as many as the bits of the number in which they are marked, but for four, for the sake of whole hours. */
const SLOTS = 60

/** Stands for the response time of a check that failed. */
export const FAILED = -1

const rank = (state: (typeof STATES)[number]) => STATES.indexOf(state)

/** Where rows come from, as a table of SQL. A line end keeps a comment at the end of a query from going on. */
function fromOf({ database, table, query }: ClickHouseSource): string {
  return table === undefined ? `(${query}\n)` : `${identifier(database)}.${identifier(table)}`
}

/** The configured columns without a row, for their types. */
export function shape(source: ClickHouseSource): string {
  const { time, service, state, responseTime } = source.columns
  const columns = [time, service, state, responseTime].flatMap((name) => name ?? [])
  return `SELECT ${columns.map((name, index) => `${identifier(name)} AS sla_${index}`).join(', ')} FROM ${fromOf(source)} LIMIT 0`
}

/** How many rows have no time. */
export const isEmpty = (source: ClickHouseSource) =>
  `SELECT count() FROM ${fromOf(source)} WHERE ${identifier(source.columns.time)} IS NULL`

/** How many rows there are of each value of an expression, most first, in `[start, end)` of {start} and {end}. */
export function tally(source: ClickHouseSource, expression: string, where = 'true', most = 100_000): string {
  return `SELECT ${expression} AS sla_value, count() FROM ${fromOf(source)}
    WHERE ${within(source)} AND ${where} GROUP BY sla_value ORDER BY count() DESC, sla_value LIMIT ${most}`
}

/** What a column holds as text, null as nothing. */
export const textOf = (column: string) => `trimBoth(ifNull(toString(${identifier(column)}), ''))`

const instant = (column: string) => `toUnixTimestamp64Milli(toDateTime64(${identifier(column)}, 3))`

const within = ({ columns: { time } }: ClickHouseSource) =>
  `${identifier(time)} >= fromUnixTimestamp64Milli({start:Int64}) AND ${identifier(time)} < fromUnixTimestamp64Milli({end:Int64})`

/** The UTC day of a row, counted since the epoch. */
export const dayOf = ({ columns: { time } }: ClickHouseSource) => `intDiv(${instant(time)}, 86400000)`

/** A response time in begun milliseconds, null where it is no number of them. */
export function tookOf(column: string, isText: boolean): string {
  const number = isText ? `toFloat64OrNull(${textOf(column)})` : identifier(column)
  return `accurateCastOrNull(ceil(${number}), 'Int32')`
}

/** Names of our own begin in a way that no column or table of the server does. */
function raw(source: ClickHouseSource, took: string): string {
  const { time, service, state } = source.columns
  return `SELECT toInt32(transform(sla_name, {names:Array(String)}, {ids:Array(Int32)}, -1)) AS id, sla_at AS at,
      toInt8(transform(sla_word, {words:Array(String)}, {ranks:Array(Int32)}, -1)) AS rank,
      if(sla_took > 0, sla_took, NULL) AS sample
    FROM (SELECT ${textOf(service)} AS sla_name, assumeNotNull(${instant(time)}) AS sla_at, ${textOf(state)} AS sla_word,
        ${took} AS sla_took FROM ${fromOf(source)} WHERE ${within(source)})
    WHERE id >= 0 AND rank >= 0`
}

const chunks = (from: string) => `SELECT id, intDiv(at, ${SLOTS} * {slot:Int64}) AS chunk, any(rank) AS state,
      min(at) AS first, max(at) AS last, count() = ${SLOTS} AND min(rank) = max(rank) AND groupBitOr(bitShiftLeft(
        toUInt64(1), toUInt8(intDiv(at % (${SLOTS} * {slot:Int64}), {slot:Int64})))) = bitShiftLeft(toUInt64(1), ${SLOTS}) - 1 AS whole
    FROM (${from}) GROUP BY id, chunk`

/**
 * Checks as `thin` gives them, by service and time: service, rank, first and last instant, how many instants and rows, and
 * the longest time between two, which in a quiet chunk is known to be less than two slots. A run that began in the
 * window before starts anew.
 */
export function runs(source: ClickHouseSource): string {
  const from = raw(source, 'NULL')
  return `WITH sla_marked AS (SELECT *, whole AND {single:Int64} <= ${SLOTS} AND lagInFrame(whole, 1, false) OVER w
        AND lagInFrame(chunk) OVER w = chunk - 1 AND lagInFrame(state) OVER w = state AS quiet
      FROM (${chunks(from)}) WINDOW w AS (PARTITION BY id ORDER BY chunk ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)),
    sla_looks AS (
      SELECT id, state, first, last, ${SLOTS} AS looked, ${SLOTS} AS read, 2 * {slot:Int64} - 1 AS bound FROM sla_marked WHERE quiet
      UNION ALL
      SELECT id, max(rank) AS state, at AS first, at AS last, 1 AS looked, count() AS read, 0 AS bound FROM (${from})
      WHERE (id, intDiv(at, ${SLOTS} * {slot:Int64})) IN (SELECT id, chunk FROM sla_marked WHERE NOT quiet) GROUP BY id, at),
    sla_numbered AS (SELECT *, row_number() OVER w AS n, first - lagInFrame(last, 1, first) OVER w AS gap,
        lagInFrame(toInt32(state), 1, -1) OVER w != state OR gap > {holds:Int64} AS begins
      FROM sla_looks WINDOW w AS (PARTITION BY id ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),
    sla_placed AS (SELECT *, max(if(begins, n, 0)) OVER (PARTITION BY id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS began
      FROM sla_numbered)
    SELECT id, any(state), min(first) AS at, max(last), sum(looked), sum(read),
      max(greatest(bound, if(n - began > {single:Int64}, gap, 0)))
    FROM sla_placed GROUP BY id, began, least(n - began, {single:Int64}) ORDER BY id, at`
}

/**
 * How many checks took how long, by service and local date, -1 for those that failed; each instant counts once, with its
 * worst state and slowest answer (semantics 2.7.4). In a whole chunk no two checks share an instant.
 */
export function responseDays(source: ClickHouseSource, took: string): string {
  const from = raw(source, took)
  const bad = `${rank('partial')}, ${rank('down')}`
  const chunk = `(id, intDiv(at, ${SLOTS} * {slot:Int64}))`
  const counted = (state: string, sample: string) =>
    `multiIf(${state} IN (${bad}), ${FAILED}, ${state} = ${rank('unknown')}, NULL, ${sample}) AS ms`
  return `WITH sla_wholes AS (SELECT id, chunk FROM (${chunks(from)}) WHERE whole)
    SELECT id, date, groupArray((ms, n)) FROM (
      SELECT id, toString(toDate(fromUnixTimestamp64Milli(at), {zone:String})) AS date, ms, count() AS n FROM (
        SELECT id, at, ${counted('rank', 'sample')} FROM (${from}) WHERE ${chunk} IN (SELECT id, chunk FROM sla_wholes)
        UNION ALL
        SELECT id, at, ${counted('max(rank)', 'max(sample)')} FROM (${from}) WHERE ${chunk} NOT IN (SELECT id, chunk FROM sla_wholes) GROUP BY id, at)
      WHERE ms IS NOT NULL GROUP BY id, date, ms ORDER BY id, date, ms)
    GROUP BY id, date ORDER BY id, date`
}
