// @ts-nocheck
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { folderWith } from '../sources/builders.ts'

const PROGRAM = `
  const { buildTimelines } = await import(process.argv[1])
  const { ChecksSource } = await import(process.argv[2])
  const source = ChecksSource.parse({
    id: 'monitor', type: 'checks', files: 'checks.csv', interval: '10 min', timeZone: 'America/New_York',
    timeFormat: process.argv[4] || undefined,
    columns: { time: 'time', service: 'service', state: 'state', responseTime: 'ms' },
    states: { up: 'up', down: 'down' },
  })
  const { timelines, report } = await buildTimelines({
    services: [{ id: 'portal' }], sources: [source], incidents: [], dataDir: process.argv[3], asOf: Date.UTC(2026, 3, 1),
  })
  process.stdout.write(JSON.stringify([[...timelines], report]))
`

const file = (path: string) => new URL(`../../${path}`, import.meta.url).href

/** What a process in this zone makes of the folder; it has to end by itself, or the database was left open. */
async function inZone(TZ: string, folder: string, timeFormat: string): Promise<string> {
  const args = [file('scripts/timeline/timeline.ts'), file('data/schema/sources.ts'), folder, timeFormat]
  const run = promisify(execFile)
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const options = { cwd, env: { ...process.env, TZ }, timeout: 20_000 }
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, '--', ...args],
    options,
  )
  return stdout
}

test.each([
  ['ISO 8601', '', 'T', ':'],
  ['a pattern', '%Y-%m-%d-%H-%M-%S', '-', '-'],
])('the time zone of the process changes nothing: local times as %s', async (_, timeFormat, t, colon) => {
  const times = ['03-07 23:55:00', '03-08 01:55:00', '03-08 02:05:00', '03-08 03:05:00', '03-08 03:15:00']
  const rows = times.map((time, index) => {
    const text = `2026-${time.replace(' ', t).replaceAll(':', colon)}`
    return `${text},portal,${index === 2 ? 'down' : 'up'},${10 + index}`
  })
  const folder = folderWith({ 'checks.csv': ['time,service,state,ms', ...rows, 'x,portal,up,1'].join('\n') })
  const [utc, ...others] = await Promise.all(
    ['UTC', 'America/New_York', 'Pacific/Chatham'].map((zone) => inZone(zone, folder, timeFormat)),
  )
  // 02:05 does not exist on that night: it is 03:05 EDT, 07:05 UTC, the same instant as the row after it; the worst wins.
  expect(utc).toContain(`"start":${Date.UTC(2026, 2, 8, 7, 5)},"end":${Date.UTC(2026, 2, 8, 7, 15)}`)
  for (const other of others) expect(other).toBe(utc)
})
