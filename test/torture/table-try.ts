import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChecksSource } from '../../data/schema/sources.ts'
import { readChecks } from '../../scripts/sources/checks.ts'
import { SourceError } from '../../scripts/sources/source-error.ts'
import { standing } from './folder-harm.ts'
import type { TableCase } from './table-cases.ts'

/** What the SQL among the cases would write here. */
const STRAY = ['stray.csv', 'stray.db']
/** Rows that a report tells of one by one; more would fill it. */
const LONG = 5_000

/** Read a hostile file for real: what is wrong with what was said of it, or done. */
export async function tryTable(one: TableCase, scale: number): Promise<string[]> {
  const faults: string[] = []
  const variants = Math.ceil((one.variants ?? 1) * (one.variants ? scale : 1))
  for (let variant = 0; variant < variants; variant += 1) {
    const found = await tryOnce(one, one.variants ? variant / variants : scale)
    faults.push(...found.map((fault) => (one.variants ? `variant ${variant}: ${fault}` : fault)))
  }
  return faults
}

async function tryOnce(
  { file = 'a.csv', source: more = {}, write, used }: TableCase,
  scale: number,
): Promise<string[]> {
  const sandbox = mkdtempSync(join(tmpdir(), 'sla-status-table-'))
  const dataDir = join(sandbox, 'data')
  mkdirSync(dataDir)
  try {
    await write(join(dataDir, file), scale)
    const before = standing(sandbox)
    const faults = await readOnce(dataDir, file, more, used)
    const after = standing(sandbox)
    for (const name of after.keys()) if (before.get(name) !== after.get(name)) faults.push(`written: ${name}`)
    for (const name of STRAY) if (existsSync(name)) faults.push(`written: ${name}`)
    return faults
  } finally {
    rmSync(sandbox, { recursive: true, force: true })
  }
}

async function readOnce(
  dataDir: string,
  file: string,
  more: object,
  used: number | undefined,
): Promise<string[]> {
  const source = ChecksSource.parse({
    ...{ id: 'monitor', type: 'checks', files: file, interval: '60 s', timeZone: 'UTC' },
    columns: { time: 'time', service: 'service', state: 'state' },
    states: { up: 'up', down: 'down' },
    ...more,
  })
  const options = {
    dataDir,
    services: ['portal', 'api'],
    timeZones: ['Europe/Stockholm'],
    asOf: Date.UTC(2026, 10, 22),
  }
  try {
    const read = await readChecks(source, options)
    const faults: string[] = []
    if (read.used + read.ignoredFuture + read.setAside.length !== read.rows)
      faults.push(
        `of ${read.rows} rows ${read.used} are used, ${read.ignoredFuture} to come, ${read.setAside.length} set aside`,
      )
    if (used !== undefined && read.used !== used) faults.push(`${read.used} rows used, expected ${used}`)
    const vague = read.setAside.find(
      (one) => one.file !== file || one.line === null || one.reason === '' || one.found.length > LONG,
    )
    if (vague) faults.push(`said of a row: ${JSON.stringify(vague).slice(0, 300)}`)
    return faults
  } catch (error) {
    if (!(error instanceof SourceError))
      return [`crashed: ${String(error instanceof Error ? error.stack : error).slice(0, 400)}`]
    const faults =
      used === undefined ? [] : [`refused, expected ${used} rows: ${error.message.slice(0, 300)}`]
    const named = error.problems.every((problem) => problem.includes(file) || problem.includes('"monitor"'))
    if (!named) faults.push(`names no file: ${error.message.slice(0, 300)}`)
    if (error.message.length > LONG)
      faults.push(`an error of ${error.message.length} letters: ${error.message.slice(0, 200)}`)
    return faults
  }
}
