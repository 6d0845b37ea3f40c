import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { nobody } from './answering.ts'

const AS_OF = Date.UTC(2026, 5, 1, 0, 15)
const POLICY = `maintenance: { notice: { calendarDays: 2 }, exclusionMode: remove }\n`

/** A window over the five minutes that the portal was down, announced twelve days before. */
const FILE = `---
title: Databas
services: [portal]
announcedAt: 2026-05-20T08:00:00Z
start: 2026-06-01T00:00:00Z
end: 2026-06-01T00:10:00Z
---
`
const CALENDAR = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Exempel//Drift//SV', 'BEGIN:VEVENT', 'UID:a@exempel.se'],
  ...['DTSTAMP:20260520T080000Z', 'DTSTART:20260601T000000Z', 'DTEND:20260601T001000Z', 'SUMMARY:Databas'],
  ...['CATEGORIES:Portalen', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')
const PAGE = JSON.stringify({
  incidents: [],
  scheduled_maintenances: [
    {
      ...{
        id: 'w1',
        name: 'Databas',
        status: 'scheduled',
        impact: 'maintenance',
        components: [{ id: 'c1', name: 'Portalen' }],
      },
      ...{ scheduled_for: '2026-06-01T00:00:00Z', scheduled_until: '2026-06-01T00:10:00Z' },
      incident_updates: [
        { status: 'scheduled', created_at: '2026-05-20T08:00:00Z', display_at: '2026-05-20T08:00:00Z' },
      ],
    },
  ],
})

/** The portal's ledger of June, and the report, of a folder with more in it. */
async function june(files: Record<string, string>, source = '') {
  const dir = await folderWith({
    ...SMALL,
    'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${POLICY}`,
    'sources.yaml': `${SMALL['sources.yaml']}${source}`,
    ...files,
  })
  const data = await loadData(dir)
  const { measured, maintenance, report } = await measure(data, AS_OF)
  const outcomes = evaluateAll({ ...data, maintenance }, measured, AS_OF)
  const portal = outcomes.find(({ services }) => services.includes('portal'))
  return { ledger: portal?.running.ledger, maintenance, report }
}

const ICAL = `  - { id: kalender, type: ical, files: drift.ics, services: { Portalen: portal } }\n`
const STATUSPAGE = `  - { id: sida, type: statuspage, files: sida.json, services: { Portalen: portal } }\n`

test('maintenance from a calendar and from a page is left out of the figures as that of a file is', async () => {
  const none = await june({})
  expect(none.ledger).toMatchObject({ downMs: 300_000, excluded: [] })
  const file = await june({ 'maintenance/databas.md': FILE })
  expect(file.ledger?.downMs).toBe(0)
  expect(file.ledger?.excluded.reduce((sum, { ms }) => sum + ms, 0)).toBeGreaterThanOrEqual(300_000)
  const calendar = await june({ 'drift.ics': CALENDAR }, ICAL)
  const page = await june({ 'sida.json': PAGE }, STATUSPAGE)
  expect(calendar.ledger).toEqual(file.ledger)
  expect(page.ledger).toEqual(file.ledger)
  const ids = [...calendar.maintenance, ...page.maintenance].map(({ id }) => id)
  expect(ids).toEqual([expect.stringMatching(/^kalender-[0-9a-f]{12}$/), 'sida-w1'])
})

test('it stands beside that of files, and a source of both incidents and maintenance has one report', async () => {
  const { maintenance, report } = await june(
    { 'maintenance/databas.md': FILE, 'drift.ics': CALENDAR, 'sida.json': PAGE },
    `${ICAL}${STATUSPAGE}`,
  )
  expect(maintenance).toHaveLength(3)
  expect(report.sources.map(({ id, rows, used }) => [id, rows, used])).toEqual([
    ['checks', 6, 6],
    ['sida', 1, 1],
    ['kalender', 1, 1],
  ])
})

test('a calendar that does not answer stops nothing, and nothing is left out for it', async () => {
  const { ledger, report } = await june(
    {},
    `  - { id: kalender, type: ical, url: "${await nobody()}", services: { Portalen: portal } }\n`,
  )
  expect(ledger?.downMs).toBe(300_000)
  expect(report.sources.find(({ id }) => id === 'kalender')?.unreachable).toHaveLength(1)
})
