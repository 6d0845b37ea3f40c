import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MaintenanceMatter } from '../../data/schema/events.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { answering, nobody } from './answering.ts'
import { folderWith } from './builders.ts'
import { planned } from './planning.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = { id: 'page', type: 'statuspage', files: 'works.json', services: { API: 'api', c2: 'portal' } }
const API = { id: 'c1', name: 'API' }

const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString()
const update = (hours: number, status: string, more: object = {}) => ({
  ...{ status, body: `${status}.`, created_at: at(hours), display_at: at(hours), affected_components: null },
  ...more,
})
/** A maintenance from ten to eleven, announced two days before. */
const work = (more: object = {}) => ({
  ...{ id: 'w1', name: 'Databas', status: 'scheduled', impact: 'maintenance', components: [API] },
  ...{ scheduled_for: at(-2), scheduled_until: at(-1), incident_updates: [update(-48, 'scheduled')] },
  ...more,
})
const read = (works: unknown[], more: object = {}) =>
  planned(
    SOURCE,
    folderWith({ 'works.json': JSON.stringify({ scheduled_maintenances: works, ...more }) }),
    NOON,
  )

test('Discord 2015: planned 01:00 to 01:30, really 00:55 to 02:25, announced when its words were written', async (context) => {
  needs('statuspage-discord', context)
  const file = readFileSync(`${dataFolder('statuspage-discord')}/scheduled-maintenances.json`, 'utf8')
  const page = JSON.parse(file)
  const [{ id: _, ...entry }] = page.scheduled_maintenances
  // As recorded it names no component, so that nobody can tell whose it is.
  const silent = await planned(SOURCE, folderWith({ 'works.json': file }), NOON)
  expect(silent.windows).toEqual([])
  expect(silent.reports[0]?.setAside).toEqual([
    {
      ...{ file: 'works.json', line: 1, found: 'chkt3cr0jf7b' },
      reason: 'no component is named, so nobody can tell whose maintenance it is',
    },
  ])
  const { windows, reports } = await read([{ ...entry, id: 'chkt3cr0jf7b', components: [API] }])
  expect(windows).toEqual([
    {
      ...{ id: 'page-chkt3cr0jf7b', title: '(ﾉ◕ヮ◕)ﾉ*:･ﾟ✧ Server Juice', class: 'planned', services: ['api'] },
      announcedAt: Date.parse('2015-09-18T18:20:40.794-07:00'),
      start: Date.parse('2015-09-22T01:00:00-07:00'),
      end: Date.parse('2015-09-22T01:30:00-07:00'),
      actual: {
        start: Date.parse('2015-09-22T00:55:02.284-07:00'),
        end: Date.parse('2015-09-22T02:25:20.034-07:00'),
      },
      markdown: "(ﾉ◕ヮ◕)ﾉ*:･ﾟ✧ Wow our servers wow. They're getting so much juice wow.",
    },
  ])
  expect(reports).toMatchObject([{ id: 'page', rows: 1, used: 1, setAside: [] }])
})

test('a window has the fields of a file in data/maintenance/, and passes its schema', async () => {
  const { windows } = await read([
    work({
      status: 'completed',
      incident_updates: [update(-1, 'completed'), update(-2, 'in_progress'), update(-48, 'scheduled')],
    }),
  ])
  for (const { id: _, markdown: __, ...matter } of windows) {
    const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
    const { announcedAt, start, end, actual, ...words } = matter
    const written = {
      ...{ ...words, announcedAt: iso(announcedAt), start: iso(start), end: iso(end) },
      actual: actual && { start: iso(actual.start), end: iso(actual.end) },
    }
    expect(MaintenanceMatter.parse(written)).toEqual(matter)
  }
  expect(windows).toHaveLength(1)
})

test('work that goes on has no end yet; work that nobody began has no actual times', async () => {
  const { windows } = await read([
    work({
      status: 'verifying',
      incident_updates: [update(-1.5, 'verifying'), update(-1.9, 'in_progress'), update(-48, 'scheduled')],
    }),
    work({ id: 'w2', scheduled_for: at(2), scheduled_until: at(3) }),
  ])
  expect(windows.map(({ actual }) => actual)).toEqual([
    { start: NOON - 1.9 * 3_600_000, end: null },
    undefined,
  ])
})

test('words that are shown with an earlier time than they were written count from when they were', async () => {
  const { windows } = await read([
    work({ incident_updates: [update(-3, 'scheduled', { display_at: at(-400) })] }),
  ])
  expect(windows[0]?.announcedAt).toBe(NOON - 3 * 3_600_000)
})

test('components by id or name, also of updates alone; a maintenance among the incidents is one too', async () => {
  const touched = [{ code: 'c2', name: 'Portal', new_status: 'under_maintenance' }]
  const { windows } = await read(
    [
      work({
        components: [],
        incident_updates: [update(-48, 'scheduled', { affected_components: touched })],
      }),
    ],
    { incidents: [work({ id: 'w2', impact: 'maintenance' }), { id: 'i1', name: 'Fel', impact: 'major' }] },
  )
  expect(windows.map(({ id, services }) => [id, services]).sort()).toEqual([
    ['page-w1', ['portal']],
    ['page-w2', ['api']],
  ])
})

test('what cannot be understood is set aside with its place; what was not announced yet is of the future', async () => {
  const { windows, reports } = await read([
    { id: 'x' },
    work({ scheduled_until: null }),
    work({ scheduled_until: at(-3) }),
    work({ incident_updates: [] }),
    work({ components: [{ id: 'c9', name: 'Annat' }] }),
    work({ status: 'completed', resolved_at: at(-2), incident_updates: [update(-1, 'in_progress')] }),
    work({ scheduled_for: at(50), scheduled_until: at(51), incident_updates: [update(1, 'scheduled')] }),
  ])
  expect(windows).toEqual([])
  expect(reports[0]).toMatchObject({ rows: 7, used: 0, ignoredFuture: 1 })
  expect(reports[0]?.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'the maintenance cannot be read: name: Invalid input: expected string, received undefined'],
    [2, 'the times that it was planned for cannot be read'],
    [3, 'it is planned to end before it begins'],
    [4, 'nothing says when it was announced'],
    [5, 'none of its components is known; add them to `services`'],
    [6, 'it really ended before it began, or nothing says when'],
  ])
})

test('a page is asked at its API; one that does not answer is told and stops nothing', async () => {
  const { files: _, ...live } = SOURCE
  const asked: string[] = []
  const url = await answering(({ address }, response) => {
    asked.push(address.pathname)
    response.end(JSON.stringify({ scheduled_maintenances: [work()] }))
  })
  expect((await planned({ ...live, url }, '.', NOON)).windows).toHaveLength(1)
  expect(asked).toEqual(['/api/v2/scheduled-maintenances.json'])
  const { windows, reports } = await planned({ ...live, url: await nobody() }, '.', NOON)
  expect(windows).toEqual([])
  expect(reports[0]?.unreachable).toHaveLength(1)
})
