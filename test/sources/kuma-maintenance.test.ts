import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { readMaintenance } from '../../scripts/sources/maintenance.ts'
import { kumaDatabase } from './kuma-database.ts'
import { planned } from './planning.ts'

/*
 * The tables as Kuma 2 has them (formats.md 3.3). Summer time in Stockholm is two hours ahead of UTC, from 29 March 2026 at
 * 02:00, when there is no 02:30.
 */

interface Window {
  title?: string
  active?: number
  strategy: string
  start_date?: string
  end_date?: string
  start_time?: string
  weekdays?: string
  duration?: number
  timezone?: string | null
  monitors?: number[]
}

function withMaintenance(windows: Window[]): string {
  const folder = kumaDatabase({ 1: 'Portal', 2: 'API', 3: 'Everything' }, [])
  const database = new DatabaseSync(join(folder, 'kuma.db'))
  const columns = database.prepare("SELECT name FROM pragma_table_info('monitor')").all()
  if (!columns.some(({ name }) => name === 'parent')) database.exec('ALTER TABLE monitor ADD parent INTEGER')
  database.exec('UPDATE monitor SET parent = 3 WHERE id = 2')
  database.exec(`DROP TABLE IF EXISTS maintenance; DROP TABLE IF EXISTS monitor_maintenance;
    CREATE TABLE maintenance (id INTEGER PRIMARY KEY, title VARCHAR(150) NOT NULL, description TEXT NOT NULL,
      user_id INTEGER, active BOOLEAN NOT NULL DEFAULT 1, strategy VARCHAR(50) NOT NULL DEFAULT 'single',
      start_date DATETIME, end_date DATETIME, start_time TIME, end_time TIME, weekdays VARCHAR2(250) DEFAULT '[]',
      days_of_month TEXT DEFAULT '[]', interval_day INTEGER, cron TEXT, timezone VARCHAR(255), duration INTEGER);
    CREATE TABLE monitor_maintenance (id INTEGER PRIMARY KEY, monitor_id INTEGER, maintenance_id INTEGER)`)
  for (const [index, window] of windows.entries()) {
    const { monitors = [1], title = `Work ${index + 1}`, active = 1, strategy, ...rest } = window
    const { start_date = null, end_date = null, start_time = null, weekdays = '[]', duration = null } = rest
    const { timezone = 'Europe/Stockholm' } = rest
    database
      .prepare(
        'INSERT INTO maintenance (id, title, description, active, strategy, start_date, end_date, start_time, weekdays, duration, timezone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        ...[index + 1, title, 'For colleagues', active, strategy, start_date, end_date, start_time, weekdays],
        ...[duration, timezone],
      )
    for (const monitor of monitors)
      database
        .prepare('INSERT INTO monitor_maintenance (monitor_id, maintenance_id) VALUES (?, ?)')
        .run(monitor, index + 1)
  }
  database.close()
  return folder
}

const SOURCE = {
  ...{ id: 'kuma', type: 'kuma', file: 'kuma.db', interval: '60 s' },
  ...{ services: { Portal: 'portal', API: 'api' }, maintenance: { timeZone: 'UTC' } },
}
const NOW = Date.parse('2026-03-01T12:00:00Z')
const read = (windows: Window[], asOf = NOW) => planned(SOURCE, withMaintenance(windows), asOf)
const SINGLE: Window = {
  ...{ strategy: 'single', start_date: '2026-04-01 22:00:00', end_date: '2026-04-02T01:30' },
}

test('a single window is by the wall clock of its zone, and announced when it is first seen', async () => {
  const { windows, reports } = await read([SINGLE])
  expect(windows).toEqual([
    {
      ...{ id: 'kuma-1', title: 'Work 1', markdown: '', class: 'planned', services: ['portal'] },
      ...{ start: Date.parse('2026-04-01T20:00:00Z'), end: Date.parse('2026-04-01T23:30:00Z') },
      announcedAt: NOW,
    },
  ])
  expect(reports).toMatchObject([{ id: 'kuma', rows: 1, used: 1, setAside: [] }])
})

test.each([null, 'SAME_AS_SERVER'])("zone %s is the server's, which the source tells", async (timezone) => {
  const { windows } = await read([{ ...SINGLE, timezone }])
  expect(windows[0]?.start).toBe(Date.parse('2026-04-01T22:00:00Z'))
})

test('days of the week, over the change to summer time', async () => {
  const weekly: Window = {
    ...{ strategy: 'recurring-weekday', weekdays: '[0]', start_time: '04:00', duration: 3600 },
    ...{ start_date: '2026-03-16 00:00', end_date: '2026-04-06 00:00' },
  }
  const { windows } = await read([weekly])
  expect(windows.map(({ id, start, end }) => [id, new Date(start).toISOString(), end - start])).toEqual([
    ['kuma-1-2026-03-22', '2026-03-22T03:00:00.000Z', 3_600_000],
    ['kuma-1-2026-03-29', '2026-03-29T02:00:00.000Z', 3_600_000],
    ['kuma-1-2026-04-05', '2026-04-05T02:00:00.000Z', 3_600_000],
  ])
  const { windows: without, reports } = await read([{ ...weekly, start_time: '02:30' }])
  expect(without).toHaveLength(2)
  expect(reports[0]?.setAside[0]?.reason).toMatch(/2026-03-29 02:30 in Europe\/Stockholm is no time/)
})

test('a group is all monitors in it; what is not active is none; a stranger is told', async () => {
  const { windows, reports } = await read([
    { ...SINGLE, monitors: [3] },
    { ...SINGLE, active: 0 },
    { ...SINGLE, monitors: [] },
  ])
  expect(windows.map(({ id, services }) => [id, services])).toEqual([['kuma-1', ['api']]])
  expect(reports[0]?.setAside).toEqual([
    { file: 'kuma.db', line: 3, reason: 'none of its monitors is in `services`', found: 'Work 3' },
  ])
})

test.each([
  'manual',
  'cron',
  'recurring-interval',
  'recurring-day-of-month',
  'new-in-version-3',
  'constructor',
])('%s is set aside with its reason', async (strategy) => {
  const { windows, reports } = await read([{ strategy, title: 'Nattjobb' }])
  expect(windows).toEqual([])
  expect(reports[0]?.setAside).toMatchObject([
    { line: 1, found: 'Nattjobb', reason: expect.stringMatching(/it |its /) },
  ])
})

test('the record keeps when a window was first seen, forgets one that was withdrawn, and dates none back', async () => {
  const folder = withMaintenance([SINGLE])
  const { sources } = Sources.parse({ sources: [SOURCE] })
  const at = (asOf: number) =>
    readMaintenance(sources, { dataDir: folder, services: ['api', 'portal'], asOf, keep: true })
  const days = (count: number) => NOW + count * 86_400_000
  await at(NOW)
  expect((await at(days(10))).windows).toMatchObject([{ announcedAt: NOW }])
  const database = new DatabaseSync(join(folder, 'kuma.db'))
  database.exec("UPDATE maintenance SET end_date = '2026-04-02 03:30'")
  const { windows } = await at(days(20))
  expect(windows).toMatchObject([
    { announcedAt: NOW, extensions: [{ announcedAt: days(20), end: Date.parse('2026-04-02T01:30:00Z') }] },
  ])
  database.exec('UPDATE maintenance SET active = 0')
  expect((await at(days(21))).windows).toEqual([])
  database.close()
})

test('only a file tells of it', () => {
  const { file: _, ...rest } = SOURCE
  const asked = { ...rest, url: 'https://kuma.example.com', page: 'drift' }
  expect(Sources.safeParse({ sources: [asked] }).error?.issues[0]?.message).toMatch(
    /expected `file` beside it/,
  )
})
