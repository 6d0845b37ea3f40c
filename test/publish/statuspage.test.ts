import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Statuspage } from 'statuspage.io'
import { expect, onTestFinished, test } from 'vitest'
import { State } from '../../data/schema/common.ts'
import { statuspageFiles } from '../../scripts/publish/statuspage/statuspage.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { maintenance, service, statusFeed } from './feed-builders.ts'
import { FEED, read } from './statuspage-reading.ts'

test('each file of the interface is written, in the page’s first language and zone', () => {
  const { state: _state, ...rest } = FEED
  const files = statuspageFiles({ status: FEED, incidents: rest })
  expect([...files.keys()].sort()).toEqual([
    'api/v2/components.json',
    'api/v2/incidents.json',
    'api/v2/incidents/unresolved.json',
    'api/v2/scheduled-maintenances.json',
    'api/v2/scheduled-maintenances/active.json',
    'api/v2/scheduled-maintenances/upcoming.json',
    'api/v2/status.json',
    'api/v2/summary.json',
  ])
  for (const text of files.values()) {
    expect(JSON.parse(text).page).toEqual({
      id: 'status-example-com',
      name: 'Exempel Drift',
      url: 'https://status.example.com',
      time_zone: 'Europe/Stockholm',
      updated_at: '2026-11-19T14:02:08.000+01:00',
    })
  }
  expect(statuspageFiles({ status: FEED, incidents: rest })).toEqual(files)
})

// No name there says "unknown": never operational, never an outage that nobody saw, never announced work.
test.for([
  ['operational', 'none', 'operational'],
  ['under_maintenance', 'maintenance', 'under_maintenance'],
  ['unknown', 'minor', 'degraded_performance'],
  ['degraded_performance', 'minor', 'degraded_performance'],
  ['partial_outage', 'major', 'partial_outage'],
  ['major_outage', 'critical', 'major_outage'],
] as const)('%s is indicator %s and component %s', ([state, indicator, status]) => {
  const feed = statusFeed({ state, services: [service('portal', { state })] })
  expect(read('status', feed).status.indicator).toBe(indicator)
  const [component] = read('components', feed).components
  expect(component.status).toBe(status)
  expect(component.description).toBe(
    state === 'unknown' ? 'Uppgift saknas: ingen mätning visar om tjänsten fungerar.' : null,
  )
})

test('the overall state is said in words, and a dated archive says its date', () => {
  expect(read('status', statusFeed()).status.description).toBe('Alla tjänster fungerar')
  const unknown = statusFeed({ state: 'unknown' })
  expect(read('summary', unknown).status.description).toBe('Uppgift om driftläget saknas')
  const archive = statusFeed({ page: { ...statusFeed().page, archive: true } })
  expect(read('status', archive).status.description).toBe('Arkivbild 2026-11-19: Alla tjänster fungerade')
})

test('groups are components with the worst state of their services, which name them', () => {
  const { components } = read('components', FEED)
  const told = components.map(({ name, status, position, group }: Record<string, unknown>) => [
    name,
    status,
    position,
    group,
  ])
  expect(told).toEqual([
    ['licens på svenska', 'operational', 1, false],
    ['Kund', 'partial_outage', 2, true],
    ['portal på svenska', 'partial_outage', 1, false],
    ['inloggning på svenska', 'degraded_performance', 2, false],
    ['api på svenska', 'operational', 3, false],
  ])
  const [, group, portal, , api] = components
  expect(group.components).toEqual(['portal', 'inloggning'])
  expect([portal.group_id, api.group_id, group.group_id]).toEqual([group.id, null, null])
  expect(portal.updated_at).toBe('2026-11-19T12:00:00.000+01:00')
  expect('components' in portal).toBe(false)
})

test('a group of services that nobody measured is not operational', () => {
  const group = { sv: 'Kund', en: 'Customer' }
  const services = [service('a', { group }), service('b', { group, state: 'unknown' })]
  const [entry] = read('components', statusFeed({ services })).components
  expect([entry.status, entry.description]).toEqual([
    'degraded_performance',
    'Uppgift saknas: ingen mätning visar om tjänsten fungerar.',
  ])
})

test('a site below a path: its own id, and links that keep the path', () => {
  const page = { ...FEED.page, url: 'https://www.example.com/drift/' }
  const { page: shown, incidents } = read('summary', { ...FEED, page })
  expect([shown.id, shown.url]).toEqual(['www-example-com-drift', 'https://www.example.com/drift'])
  expect(incidents[0].shortlink).toBe('https://www.example.com/drift/incidents/lagring/')
})

test('the npm client statuspage.io reads our state', async () => {
  const soon = maintenance('coming')
  const { state: _state, ...rest } = FEED
  const files = statuspageFiles({ status: FEED, incidents: { ...rest, maintenance: [soon] } })
  const server = createServer((request, response) => {
    const text = files.get((request.url ?? '').slice(1))
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': 'application/json' }).end(text)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('not listening')
  const client = new Statuspage('unused')
  client.setApiUrl(`http://127.0.0.1:${bound.port}`)

  expect((await client.api.getStatus()).status).toEqual({ indicator: 'major', description: 'Delvis avbrott' })
  const summary = await client.api.getSummary()
  expect(summary.components.filter(({ group }) => !group).map(({ id, status }) => [id, status])).toEqual([
    ['licens', 'operational'],
    ['portal', 'partial_outage'],
    ['inloggning', 'degraded_performance'],
    ['api', 'operational'],
  ])
  expect(summary.scheduled_maintenances.map(({ id }) => id)).toEqual(['coming'])
  expect((await client.api.getComponents()).components).toHaveLength(5)
  expect((await client.api.incidents.getAll()).incidents.map(({ id }) => id)).toEqual(['lagring'])
  const [open] = (await client.api.incidents.getUnresolved()).incidents
  expect(open?.incident_updates[0]?.body).toBe('Bytt & klart.')
  // This version of the client asks for upcoming.json whichever of its three lists is wanted.
  const upcoming = await client.api.scheduledMaintenances.getUpcoming()
  expect(upcoming.scheduled_maintenances.map(({ scheduled_for }) => scheduled_for)).toEqual([
    '2026-11-20T23:00:00.000+01:00',
  ])
})

/** The keys of a value and what each holds; null stands for "may be null" and agrees with everything. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : [shape(value[0])]
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, own]) => [key, shape(own)]),
    )
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/.test(value))
    return 'time'
  return value === null ? null : typeof value
}

/** Where two shapes differ; where either is null there is nothing to compare. */
function differences(ours: unknown, theirs: unknown, path = ''): string[] {
  if (ours === null || theirs === null) return []
  if (typeof ours !== 'object' || typeof theirs !== 'object') {
    return ours === theirs ? [] : [`${path}: ${String(ours)}, there ${String(theirs)}`]
  }
  const [own, other] = [ours as Record<string, unknown>, theirs as Record<string, unknown>]
  return [...new Set([...Object.keys(own), ...Object.keys(other)])].flatMap((key) => {
    if (!(key in own)) return [`${path}.${key} is missing`]
    if (!(key in other)) return [`${path}.${key} is not there`]
    return differences(own[key], other[key], `${path}.${key}`)
  })
}

test.for(['summary', 'incidents', 'scheduled-maintenances'])(
  '%s.json has the keys and types of an answer of Statuspage’s own',
  (name, context) => {
    needs('statuspage-discord', context)
    const theirs = JSON.parse(readFileSync(`${dataFolder('statuspage-discord')}/${name}.json`, 'utf8'))
    const feed = { ...FEED, incidents: name === 'summary' ? [] : FEED.incidents }
    const ours = read(name, feed, { maintenance: [maintenance('a', { services: ['portal'] })] })
    // A group has a list of its components besides; the recorded answer shows a service first, as ours does.
    expect(differences(shape(ours), shape(theirs))).toEqual([])
  },
)

test('every state of ours has a name there', () => {
  for (const state of State.options) {
    const feed = statusFeed({ services: [service('a', { state })] })
    expect(read('components', feed).components[0].status).toMatch(
      /^(operational|degraded_performance|partial_outage|major_outage|under_maintenance)$/,
    )
  }
})
