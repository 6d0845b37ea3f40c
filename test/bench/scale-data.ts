import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/*
 * A provider with so many services that are each looked at every minute: a Parquet file a day, as an export writes it, by
 * time. An outage of ten minutes some five times a quarter and a service, single failures, and holes of 45 minutes in which
 * nobody looked; response times that differ by service and are not round.
 */

export const FIRST = Date.UTC(2026, 0, 1)
export const MINUTES_A_DAY = 1440
const SERVICES_AN_AGREEMENT = 10

/**
 * Writes a data folder whose checks, one `every` so many minutes, fill so many days from a minute after `FIRST` on; gives
 * how many there are.
 */
export async function writeData(
  folder: string,
  { services, days, every = 1, from = 0 }: { services: number; days: number; every?: number; from?: number },
): Promise<number> {
  mkdirSync(join(folder, 'checks'), { recursive: true })
  mkdirSync(join(folder, 'agreements'))
  const ids = Array.from({ length: services }, (_, index) => `s${String(index).padStart(5, '0')}`)
  const file = (name: string, value: object) =>
    writeFileSync(join(folder, name), JSON.stringify(value, null, 1))
  file('site.yaml', {
    name: 'Many services',
    url: 'https://status.example.com',
    timeZone: 'Europe/Stockholm',
    locales: ['en'],
  })
  file('services.yaml', { services: ids.map((id) => ({ id, name: `Service ${id}` })) })
  file('sources.yaml', {
    sources: [
      {
        id: 'checks',
        type: 'checks',
        files: 'checks/*.parquet',
        columns: { time: 'time', service: 'service', state: 'state', responseTime: 'response_ms' },
        states: { up: 'up', down: 'down' },
        interval: `${every * 60} s`,
      },
    ],
  })
  for (let from = 0; from < services; from += SERVICES_AN_AGREEMENT) {
    const id = `avtal-${from / SERVICES_AN_AGREEMENT}`
    file(`agreements/${id}.yaml`, {
      id,
      level: 'customer',
      title: `Agreement ${id}`,
      parties: [
        { role: 'provider', name: 'Provider' },
        { role: 'customer', name: 'All' },
      ],
      visibility: 'public',
      timeZone: 'Europe/Stockholm',
      effectiveFrom: '2025-01-01',
      scope: { services: ids.slice(from, from + SERVICES_AN_AGREEMENT) },
      serviceHours: '24x7',
      objectives: [
        { id: 'availability', metric: 'availability', target: '>= 99.9 %', period: 'calendar-month' },
      ],
    })
  }
  let checks = 0
  for (let day = 0; day < days; day += 1)
    checks += await writeMinutes(folder, services, from + day * MINUTES_A_DAY, MINUTES_A_DAY, every)
  return checks
}

/** Writes a file of the checks of so many minutes from a minute after `FIRST` on, one `every` so many of them. */
export async function writeMinutes(
  folder: string,
  services: number,
  from: number,
  count: number,
  every = 1,
): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const name = `${new Date(FIRST + from * 60_000).toISOString().replaceAll(':', '')}.parquet`
  const chance = (salt: number, what: string) => `(hash(${what}, service, ${salt}) % 1000003) / 1000003.0`
  const normal = `sqrt(-2 * ln(1 - ${chance(1, 'minute')})) * cos(2 * pi() * ${chance(2, 'minute')})`
  const { rowsChanged } = await connection.run(`SET TimeZone = 'UTC'; COPY (
    SELECT TIMESTAMP '2026-01-01' + to_minutes(minute) + to_milliseconds(CAST(2000 * ${chance(3, 'minute')} AS INTEGER)) AS time,
      's' || lpad(CAST(service AS VARCHAR), 5, '0') AS service, CASE WHEN down THEN 'down' ELSE 'up' END AS state,
      CASE WHEN NOT down THEN round(exp(4.6 + service % 10 * 0.1 + 0.15 * ${normal}), 1) END AS response_ms
    FROM (SELECT CAST(minute AS INTEGER) AS minute, service,
        ${chance(4, 'minute // 10')} < 0.0004 OR ${chance(5, 'minute')} < 0.00003 AS down
      FROM range(${from}, ${from + count}, ${every}) minutes(minute), range(${services}) services(service)
      WHERE ${chance(6, 'minute // 45')} >= 0.0003)
    ORDER BY minute, service) TO '${join(folder, 'checks', name)}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return rowsChanged
}
