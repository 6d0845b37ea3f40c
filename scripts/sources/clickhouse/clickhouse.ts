import type { ClickHouseSource } from '../../../data/schema/clickhouse-source.ts'
import { startOfDay } from '../../sla/time/period.ts'
import { staleAfter } from '../../timeline/checks-to-spans.ts'
import { singleChecks, thin } from '../../timeline/thin.ts'
import { wordProblems } from '../check-config.ts'
import { type Check, STATES } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { type PackedDay, type UnpackedDay, unpacked } from '../packed-days.ts'
import { serviceNames } from '../service-names.ts'
import { SourceError } from '../source-error.ts'
import { askTable, type Table } from './answer.ts'
import type { Parameter } from './parameters.ts'
import { batches } from './parts.ts'
import { FAILED, responseDays, runs } from './statements.ts'
import { survey } from './survey.ts'

/**
 * Reads checks from ClickHouse (semantics 2.7.3), which counts and orders them itself: what comes over is runs of equal
 * state, as `thin` makes them, and histograms of response times by local day. The same as reading every row by the rules
 * for rows of files; a row that cannot be read is set aside with others of its kind, for a table has no lines.
 * @throws UnreachableError when any of its answers does not come whole. @throws SourceError when it finds a question wrong.
 */
export async function readClickHouse(source: ClickHouseSource, options: ReadOptions): Promise<ChecksRead> {
  const problems = wordProblems(source.states)
  if (problems.length > 0) throw new SourceError(problems)
  const server = connect(source)
  const ask = (statement: string, parameters: Record<string, Parameter>): Promise<Table> =>
    askTable(server, source.database, statement, parameters)
  const names = serviceNames(source, options)
  const { parts, took, ...report } = await survey(source, options, {
    ...{ ask, names, place: `${server.place('/')}?${source.database}.${source.table ?? 'query'}` },
  })

  const zoneStarts = (took === null ? [] : options.timeZones).map((zone) => [zone, startsOf(zone)] as const)
  const checks = new Map<string, Check[]>()
  const responseTimes = new Map<string, Record<string, UnpackedDay[]>>()
  let used = 0
  for (const batch of batches(names)) {
    for (const part of parts) {
      const parameters = { ...rule(source), ...batch.parameters, ...part }
      const byService = (rows: unknown[][]) =>
        [...Map.groupBy(rows, ([id]) => Number(id))].flatMap(([id, own]) => {
          const of = batch.services[id]
          return of === undefined ? [] : { ...of, own }
        })
      const { rows } = await ask(runs(source), parameters)
      for (const { service, name, own } of byService(rows)) {
        checks.set(
          service,
          thin([...(checks.get(service) ?? []), ...own.map((row) => checkOf(row, name))], source),
        )
        used += own.reduce((sum, row) => sum + Number(row[5]), 0)
      }
      for (const [zone, starts] of zoneStarts) {
        const told = await ask(responseDays(source, took ?? ''), { ...parameters, zone })
        for (const { service, own } of byService(told.rows)) {
          const byZone = responseTimes.get(service) ?? {}
          responseTimes.set(service, byZone)
          // A part ends when the UTC day does, so that two may tell of the same local one.
          byZone[zone] = unpacked(
            own.map((row) => dayOf(row, starts)),
            byZone[zone],
          )
        }
      }
    }
  }
  return { ...report, checks, responseTimes, used, timed: took !== null }
}

/** What the statements have to know of the rule for checks and of words. */
function rule(source: ClickHouseSource): Record<string, Parameter> {
  const holds = staleAfter(source)
  const words = STATES.flatMap((state, rank) => (source.states[state] ?? []).map((word) => ({ word, rank })))
  return {
    ...{ holds, slot: Math.max(1, Math.floor(holds / 2)) },
    single: singleChecks(source),
    ...{ words: words.map(({ word }) => word.trim()), ranks: words.map(({ rank }) => rank) },
  }
}

function checkOf([, rank, at, last, count, , gap]: unknown[], name: string): Check {
  const first = Number(at)
  return {
    ...{
      at: first,
      state: STATES[Number(rank)] ?? 'unknown',
      ref: `${name} ${new Date(first).toISOString()}`,
    },
    ...(Number(count) > 1 && { through: Number(last), count: Number(count), longestGap: Number(gap) }),
  }
}

/** A day of a service as it was told; `starts` gives the first instant of a local date. */
function dayOf([, date, pairs]: unknown[], starts: (date: string) => number): PackedDay {
  // In place: of ten thousand services there are thirty million pairs.
  const counts = (pairs as [unknown, unknown][]).sort(([a], [b]) => Number(a) - Number(b))
  const first = Number(counts[0]?.[0]) === FAILED ? 1 : 0
  const packed = new Int32Array(2 * (counts.length - first))
  for (let index = first; index < counts.length; index += 1) {
    packed[2 * (index - first)] = Number(counts[index]?.[0])
    packed[2 * (index - first) + 1] = Number(counts[index]?.[1])
  }
  return { day: starts(String(date)), failed: first === 1 ? Number(counts[0]?.[1]) : 0, pairs: packed }
}

/** The first instants of local dates, each worked out once. */
function startsOf(zone: string): (date: string) => number {
  const known = new Map<string, number>()
  return (date) => {
    const start = known.get(date) ?? startOfDay(Temporal.PlainDate.from(date), zone)
    known.set(date, start)
    return start
  }
}
