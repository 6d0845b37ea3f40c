import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, finish } from './figure.ts'
import { writeData } from './scale-data.ts'
import { duckdbSeconds } from './scale-duckdb.ts'

/*
 * `npm run bench:scale`: a thousand services that are looked at every minute, for 90 days and for a year, from Parquet.
 * Takes ten minutes and 5 GB of disk. `SCALE_SERVICES`, `SCALE_DAYS` and `SCALE_LONG` make it smaller while developing;
 * the limits stay those of the whole. Exit code 1 when one is missed.
 */

const SERVICES = Number(process.env.SCALE_SERVICES ?? 1000)
const DAYS = Number(process.env.SCALE_DAYS ?? 90)
const LONG = Number(process.env.SCALE_LONG ?? 365)

interface Took {
  first: number
  again: number
  minutes: number[]
  status: number
  megabytes: number
}

/** Builds in another process, which knows nothing yet. */
function watched(folder: string, days: number): Took {
  const shown = execFileSync(
    process.execPath,
    ['test/bench/scale-worker.ts', folder, `${SERVICES}`, `${days}`],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (process.env.SCALE_STEPS !== undefined) console.log(shown)
  return JSON.parse(shown.trimEnd().split('\n').at(-1) ?? '') as Took
}

async function measured(days: number, also: (folder: string) => Promise<void>): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-scale-'))
  try {
    const checks = await writeData(join(folder, 'data'), { services: SERVICES, days })
    console.log(`       ${SERVICES} services for ${days} days: ${(checks / 1e6).toFixed(1)} million checks`)
    const took = watched(folder, days)
    await also(join(folder, 'data/checks/*T000000.000Z.parquet'))
    return took
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let duckdb = 0
const quarter = await measured(DAYS, async (files) => {
  duckdb = await duckdbSeconds(files)
})
figure('from nothing to the feed', quarter.first, 40, 's')
figure('memory at its most', quarter.megabytes, 4000, 'MB')
figure(`times what DuckDB itself takes (${duckdb.toFixed(1)} s)`, quarter.first / duckdb, 2.5, '')
figure("the next minute's checks to a new feed", quarter.again, 1, 's')
figure('status.json of a thousand services, gzip', quarter.status / 1000, 150, 'kB')
if (LONG > 0) {
  const year = await measured(LONG, async () => {})
  figure(
    `the same minute after ${LONG} days (${year.again.toFixed(2)} s) as a multiple`,
    year.again / quarter.again,
    1.2,
    '',
  )
}
finish()
// Ten thousand services from servers that do the work, with limits of their own.
const pushdown = spawnSync(process.execPath, ['test/bench/pushdown.ts'], { stdio: 'inherit' })
if (pushdown.status !== 0) process.exitCode = 1
