// @ts-nocheck
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ChecksSource } from '../../data/schema/sources.ts'
import { type ChecksRead, readChecks } from '../../scripts/sources/checks.ts'
import { SourceError } from '../../scripts/sources/source-error.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder that holds these files and is removed after the tests. */
export function folderWith(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sources-test-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** A source as sources.yaml would say it. */
export function aSource(more: Record<string, unknown> = {}): ChecksSource {
  return ChecksSource.parse({
    id: 'monitor',
    type: 'checks',
    files: 'checks.csv',
    columns: { time: 'time', service: 'service', state: 'state' },
    states: { up: 'up', degraded: 'slow', partial: 'half', down: 'down', unknown: '?' },
    interval: '60 s',
    ...more,
  })
}

export const SERVICES = ['portal', 'api']

/** Reads a source over a folder, by default long after everything in it. */
export function read(
  dataDir: string,
  more: Record<string, unknown> = {},
  asOf = Date.UTC(2030, 0),
): Promise<ChecksRead> {
  return readChecks(aSource(more), {
    dataDir,
    services: SERVICES,
    timeZones: ['UTC', 'Europe/Stockholm'],
    asOf,
  })
}

/** Reads one CSV file with the columns time, service and state. */
export function readRows(rows: string[], more: Record<string, unknown> = {}): Promise<ChecksRead> {
  return read(folderWith({ 'checks.csv': ['time,service,state', ...rows, ''].join('\n') }), more)
}

/** The instants of a service's checks, as text. */
export function instants(result: ChecksRead, service = 'portal'): string[] {
  return (result.checks.get(service) ?? []).map(({ at }) => new Date(at).toISOString())
}

/** The problems that a reading stops with. */
export async function problemsOf(reading: Promise<unknown>): Promise<string[]> {
  try {
    await reading
  } catch (error) {
    if (error instanceof SourceError) return error.problems
    throw error
  }
  throw new Error('expected a SourceError')
}
