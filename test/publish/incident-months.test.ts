import { expect, test } from 'vitest'
import type { Incident, IncidentsFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { DataError } from '../../scripts/load/problem.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { incidentMonths } from '../../scripts/publish/incident-months.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const incident = (start: string): Incident => ({
  id: start.slice(0, 10),
  title: 'A',
  impact: 'major',
  status: 'resolved',
  start,
  end: start,
  services: [],
  updates: [],
  href: '',
})
const day = (date: string, downMs: number, maintenanceMs = 0) => ({
  date,
  state: 'partial_outage' as const,
  uptime: null,
  downMs,
  partialMs: 0,
  degradedMs: 0,
  unknownMs: 0,
  maintenanceMs,
  incidents: [],
})

test('an incident belongs to the local month in which it began: 22:30 UTC of 31 May is June in Stockholm', () => {
  const months = incidentMonths(
    [incident('2026-05-31T22:30:00Z'), incident('2026-05-31T21:59:59Z')],
    [],
    'Europe/Stockholm',
    Date.parse('2026-07-10T00:00:00Z'),
  )
  expect(months.map(({ id, incidents }) => [id, incidents])).toEqual([
    ['2026-07', 0],
    ['2026-06', 1],
    ['2026-05', 1],
  ])
})

test('time lost is the sum of the days of the month, by service; every month since the first day measured has a page', () => {
  const calendar = (details: ReturnType<typeof day>[]): ServiceFeed['calendar'] => ({
    from: '2026-04-20',
    count: 60,
    states: '60o',
    details,
  })
  const months = incidentMonths(
    [],
    [
      {
        id: 'a',
        calendar: calendar([day('2026-04-30', 5), day('2026-05-01', 60), day('2026-05-31', 40, 7)]),
      },
      { id: 'b', calendar: calendar([day('2026-06-01', 0, 9), day('2026-06-02', 0)]) },
    ],
    'Europe/Stockholm',
    Date.parse('2026-06-10T00:00:00Z'),
  )
  const none = { partialMs: 0, degradedMs: 0 }
  expect(months).toEqual([
    { id: '2026-06', incidents: 0, services: [{ id: 'b', downMs: 0, ...none, maintenanceMs: 9 }] },
    { id: '2026-05', incidents: 0, services: [{ id: 'a', downMs: 100, ...none, maintenanceMs: 7 }] },
    { id: '2026-04', incidents: 0, services: [{ id: 'a', downMs: 5, ...none, maintenanceMs: 0 }] },
  ])
})

const FILE = `---
title: A
impact: major
status: resolved
start: 2026-06-01T00:05:00Z
end: 2026-06-01T00:10:00Z
services: [{ id: portal, state: major_outage }]
cause: Fel ordning
actions:
  - { what: Körplan, owner: chef, due: 2026-06-05, done: 2026-06-08 }
  - { what: Övning, owner: hemlig, due: 2026-06-06 }
  - { what: Andra vägen, owner: chef, due: 2026-06-07 }
---
`
const ROLES = 'roles: [{ id: chef, title: Driftchef, party: provider }]\n'
const SECRET =
  `${SMALL['agreements/drift.yaml']}roles: [{ id: hemlig, title: Hemlig roll, party: provider }]\n`
    .replace('id: drift', 'id: privat')
    .replace('public', 'customer')

async function incidentsAt(at: string, files: Record<string, string> = {}): Promise<IncidentsFeed> {
  const folder = await folderWith({
    ...SMALL,
    'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${ROLES}`,
    'agreements/privat.yaml': SECRET,
    'incidents/2026-06-01-portal.md': FILE,
    ...files,
  })
  const data = await loadData(folder)
  const asOf = Date.parse(at)
  const { measured } = await measure(data, asOf)
  return JSON.parse(buildFeed(data, measured, asOf).get('feed/v1/incidents.json') ?? '')
}

test('an action is done from its day on and overdue from the day after its last; its owner is a public role or nobody', async () => {
  const { incidents } = await incidentsAt('2026-06-07T12:00:00Z')
  expect(incidents[0]).toMatchObject({ cause: 'Fel ordning' })
  expect(incidents[0]?.actions).toEqual([
    { what: 'Körplan', owner: 'Driftchef', due: '2026-06-05', state: 'overdue' },
    { what: 'Övning', due: '2026-06-06', state: 'overdue' },
    { what: 'Andra vägen', owner: 'Driftchef', due: '2026-06-07', state: 'open' },
  ])
  const later = await incidentsAt('2026-06-08T12:00:00Z')
  expect(later.incidents[0]?.actions?.[0]).toMatchObject({ done: '2026-06-08', state: 'done' })
  expect(JSON.stringify(later)).not.toContain('emlig')
})

test('an owner that is no role, and a file whose page would be that of a month, are told with how to mend them', async () => {
  const wrong = incidentsAt('2026-06-07T12:00:00Z', {
    'incidents/2026-06.md': FILE.replace('owner: hemlig', 'owner: shef'),
  })
  await expect(wrong).rejects.toThrow(DataError)
  await expect(wrong).rejects.toThrow(
    /2026-06\.md.*actions\[1\]\.owner: no agreement has a role "shef"; known are chef, hemlig/,
  )
  await expect(wrong).rejects.toThrow(
    /this one is that of a month; expected more, as in "2026-07-04-kundportal\.md"/,
  )
})
