import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { answering, saying } from './answering.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = { type: 'statuspage', files: 'incidents.json', services: { API: 'portal' } }

/** An instant so many minutes before noon, as a page in Stockholm writes it. */
const at = (minutes: number) =>
  new Date(NOON + 3_600_000 - minutes * 60_000).toISOString().replace('Z', '+01:00')
const update = (minutes: number, status: string, component?: string, more: object = {}) => ({
  ...{ status, body: '', created_at: at(minutes), display_at: at(minutes) },
  affected_components: component ? [{ code: 'c1', name: 'API', new_status: component }] : null,
  ...more,
})
/** An incident as a page lists it: the newest update first. */
const incident = (updates: object[], more: object = {}) => ({
  ...{
    id: 'i1',
    name: 'Fel',
    status: 'resolved',
    impact: 'major',
    incident_updates: updates.reverse(),
    ...more,
  },
})

const read = (incidents: unknown[], more: Record<string, unknown> = {}, asOf = NOON) =>
  told(
    { ...SOURCE, ...more },
    { asOf, dataDir: folderWith({ 'incidents.json': JSON.stringify({ page: {}, incidents }) }) },
  )

/** What recorded pages say of services by component. */
async function recorded(folder: string, files: string[], services: Record<string, string>) {
  const { timelines, report } = await buildTimelines({
    ...Sources.parse({ sources: [{ id: 'page', type: 'statuspage', files, services }] }),
    services: [...new Set(Object.values(services))].map((id) => ({ id })),
    ...{ incidents: [], dataDir: dataFolder(folder), asOf: Date.UTC(2026, 9) },
  })
  return { timelines, report: report.sources[0] }
}

test('Discord: a component is as the updates say, from the start that the page tells, with its offset', async (context) => {
  needs('statuspage-discord', context)
  const files = ['incidents.json', 'scheduled-maintenances.json']
  const { timelines, report } = await recorded('statuspage-discord', files, { API: 'api' })
  expect(timelines.get('api')?.declared).toEqual([
    {
      ...{ service: 'api', state: 'degraded_performance', source: 'page', ref: 'n4njzfn1mqy0' },
      start: Date.UTC(2022, 1, 15, 21, 14, 17, 737),
      end: Date.UTC(2022, 1, 15, 21, 21, 55, 183),
    },
  ])
  // A maintenance with the impact "major" is still one, and no outage.
  expect(report).toMatchObject({ rows: 1, used: 1, setAside: [] })
})

test('Emma: the old schema without started_at, with states that change in the course of an incident', async (context) => {
  needs('statuspage-emma', context)
  const { timelines, report } = await recorded('statuspage-emma', ['incidents.json'], {
    'Support Hub': 'hub',
    'Web Application - Home': 'home',
  })
  const hub = timelines.get('hub')?.declared.map(({ state, start, end }) => [state, iso(start), iso(end)])
  expect(hub).toEqual([
    ['partial_outage', '2018-06-29T13:51:36.435Z', '2018-06-29T14:09:47.564Z'],
    ['degraded_performance', '2018-06-29T14:09:47.564Z', '2018-06-29T14:19:49.740Z'],
  ])
  const home = timelines
    .get('home')
    ?.declared.map(({ ref, state, start, end }) => [ref, state, iso(start), iso(end)])
  expect(home).toContainEqual([
    ...['gm8jc9315cyk', 'major_outage', '2018-10-23T04:57:26.918Z', '2018-10-23T06:12:07.623Z'],
  ])
  expect(report?.rows).toBe(22)
  const reasons = Map.groupBy(report?.setAside ?? [], ({ reason }) => reason)
  // Counted in the file: in nine no update has a component with a status, for all that some say "No components were affected".
  expect(reasons.get('no component is named, so nobody can tell whose outage it is')).toHaveLength(9)
})

test('Claude: a real incident on two components, and hostile ones that are set aside with the reason', async (context) => {
  needs('statuspage-claude', context)
  const { timelines, report } = await recorded('statuspage-claude', ['incidents.json'], {
    'claude.ai': 'chat',
    k8w3r06qmzrp: 'api',
  })
  const times = { start: Date.UTC(2026, 5, 6, 18, 37, 44, 116), end: Date.UTC(2026, 5, 6, 19, 5, 27, 178) }
  for (const service of ['chat', 'api'])
    expect(timelines.get(service)?.declared).toMatchObject([{ ...times, state: 'degraded_performance' }])
  expect(report?.setAside.map(({ line, reason, found }) => [line, reason, found])).toEqual([
    [3, 'a word for its impact or for a component is not known, and left out', 'catastrophic'],
  ])
})

test('back-dated updates count from when they say that it was, not from when they were written', async () => {
  const late = { created_at: at(1) }
  const { timeline } = await read([
    incident([
      update(50, 'investigating', 'major_outage', late),
      update(30, 'resolved', 'operational', late),
    ]),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -50 * 60, -30 * 60]])
})

test('a component that the last update forgets was out until the incident was resolved, not for ever', async () => {
  const { timeline } = await read([
    incident(
      [update(50, 'investigating', 'partial_outage'), update(40, 'resolved'), update(10, 'postmortem')],
      {
        status: 'postmortem',
      },
    ),
  ])
  expect(outages(timeline, NOON)).toEqual([['partial_outage', -50 * 60, -40 * 60]])
})

test('of two updates at one instant the one that is listed first is the later', async () => {
  const { timeline } = await read([
    incident([
      update(50, 'investigating', 'major_outage'),
      update(50, 'identified', 'partial_outage'),
      update(40, 'resolved', 'operational'),
    ]),
  ])
  expect(outages(timeline, NOON)).toEqual([['partial_outage', -50 * 60, -40 * 60]])
})

test('a word that is not known ends no outage', async () => {
  const { timeline, report } = await read([
    incident([
      update(50, 'investigating', 'major_outage'),
      update(45, 'identified', 'partly_cloudy'),
      update(40, 'resolved', 'operational'),
    ]),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -50 * 60, -40 * 60]])
  expect(report.setAside).toMatchObject([{ line: 1, found: 'partly_cloudy' }])
})

test('an open incident lasts until asOf, and one that begins later is not told', async () => {
  const open = { status: 'investigating' }
  const { timeline, report } = await read([
    incident([update(50, 'investigating', 'major_outage')], open),
    incident([update(-10, 'investigating', 'major_outage')], open),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -50 * 60, 0]])
  expect(report).toMatchObject({ rows: 2, used: 1, ignoredFuture: 1 })
})

test('where no update tells of a component, the impact does for those that the incident names', async () => {
  const components = [{ id: 'c1', name: 'API', status: 'operational' }]
  const updates = () => [update(50, 'investigating'), update(40, 'resolved')]
  const { timeline } = await read(
    ['none', 'minor', 'major', 'critical'].map((impact) =>
      incident(updates(), { impact, id: impact, components }),
    ),
  )
  expect(timeline.declared.map(({ ref, state }) => [ref, state]).sort()).toEqual([
    ['critical', 'major_outage'],
    ['major', 'partial_outage'],
    ['minor', 'degraded_performance'],
  ])
})

test('what cannot be read is set aside by its place with the reason, and does not stop the rest', async () => {
  const { timeline, report } = await read([
    { id: 'x' },
    incident([update(50, 'resolved', 'operational', { display_at: 'igår' })]),
    incident([update(30, 'investigating', 'major_outage')], { resolved_at: at(40) }),
    incident([], { created_at: at(40) }),
    incident([
      update(50, 'investigating', 'partly_cloudy'),
      update(45, 'identified', 'major_outage'),
      update(40, 'resolved'),
    ]),
    incident([update(20, 'investigating', 'major_outage'), update(10, 'resolved')].map(elsewhere)),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -45 * 60, -40 * 60]])
  expect(report.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'the incident cannot be read: name: Invalid input: expected string, received undefined'],
    [2, 'the time of an update cannot be read'],
    [3, 'it ends before it begins'],
    [4, 'it is resolved, and nothing says since when'],
    [5, 'a word for its impact or for a component is not known, and left out'],
    [6, 'none of its components is known; add them to `services`'],
  ])
})

test('a page is asked at its API, and a maintenance page with 200 in its place is no news of outages', async () => {
  const { files: _, ...live } = SOURCE
  const asked: string[] = []
  const url = await answering(({ address }, response) => {
    asked.push(address.pathname)
    response.end(
      JSON.stringify({
        incidents: [incident([update(5, 'identified', 'major_outage'), update(4, 'resolved')])],
      }),
    )
  })
  const { timeline } = await told({ ...live, url: `${url}/` }, { asOf: NOON })
  expect(asked).toEqual(['/api/v2/incidents.json'])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -300, -240]])
  for (const text of ['<html>Vi är strax tillbaka</html>', '{"status":"ok"}']) {
    const { report } = await told({ ...live, url: await saying(text) }, { asOf: NOON })
    expect(report.unreachable).toHaveLength(1)
  }
  const dataDir = folderWith({ 'incidents.json': '{"incidents":' })
  expect((await problemsOf(told(SOURCE, { asOf: NOON, dataDir })))[0]).toMatch(/incidents\.json: is not JSON/)
})

function elsewhere(step: ReturnType<typeof update>): object {
  return { ...step, affected_components: [{ code: 'c2', name: 'Annat', new_status: 'major_outage' }] }
}

const iso = (instant: number) => new Date(instant).toISOString()
