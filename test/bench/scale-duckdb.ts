import { globSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

/**
 * How many seconds DuckDB itself takes to read these files, count the checks, make histograms of their response times by
 * service and day, and find where a state changed or nobody looked for two minutes: a file at a time, in plain SQL.
 */
export async function duckdbSeconds(pattern: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  const start = performance.now()
  for (const path of globSync(pattern)) {
    const rows = `read_parquet('${path}')`
    await connection.run(`CREATE OR REPLACE TEMP TABLE counts AS
      SELECT service, state, count(*), min(time), max(time) FROM ${rows} GROUP BY ALL`)
    await connection.run(`CREATE OR REPLACE TEMP TABLE histograms AS
      SELECT service, date_trunc('day', time) AS day, CAST(ceil(response_ms) AS INTEGER) AS ms, count(*)
      FROM ${rows} WHERE response_ms > 0 GROUP BY ALL`)
    await connection.run(`CREATE OR REPLACE TEMP TABLE transitions AS SELECT * FROM (
      SELECT service, time, state, lag(state) OVER own AS before, lag(time) OVER own AS former
      FROM ${rows} WINDOW own AS (PARTITION BY service ORDER BY time))
      WHERE state IS DISTINCT FROM before OR time - former > INTERVAL 2 MINUTE`)
  }
  const seconds = (performance.now() - start) / 1000
  connection.closeSync()
  instance.closeSync()
  return seconds
}
