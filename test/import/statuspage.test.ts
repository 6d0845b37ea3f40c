import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { answering, nobody, saying } from '../sources/answering.ts'
import { emptyData, imported, importOf, reasons } from './importing.ts'

const AT = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`
const update = (minute: number, status: string, more: object = {}) => ({
  ...{ id: `u${minute}`, status, body: `Text ${minute}`, created_at: AT(minute), display_at: AT(minute) },
  ...more,
})
const touched = (code: string, name: string, new_status: string) => ({
  code,
  name,
  old_status: 'operational',
  new_status,
})
const incident = (more: object = {}) => ({
  ...{
    id: 'abc',
    name: 'API is slow',
    status: 'resolved',
    impact: 'minor',
    created_at: AT(0),
    started_at: AT(0),
  },
  resolved_at: AT(30),
  incident_updates: [
    update(30, 'resolved', { affected_components: [touched('c1', 'Their API', 'operational')] }),
    update(1, 'investigating', { affected_components: [touched('c1', 'Their API', 'degraded_performance')] }),
  ],
  ...more,
})
const SERVICES = ['Their API=portal']
const page = (...incidents: object[]) => JSON.stringify({ page: { id: 'p', name: 'P' }, incidents })
const of = (incidents: object[], more: object = {}) =>
  importOf('statuspage', page(...incidents), { services: SERVICES, ...more })
const MIN = 60_000
const TEN = Date.UTC(2026, 2, 1, 10)

test('an incident in our form: services as its updates say, updates oldest first', async () => {
  const { incidents, report } = await of([incident()])
  expect(incidents).toEqual([
    {
      ...{ id: '2026-03-01-api-is-slow', title: 'API is slow', impact: 'minor', status: 'resolved' },
      ...{ start: TEN, end: TEN + 30 * MIN, services: [{ id: 'portal', state: 'degraded_performance' }] },
      updates: [
        { at: TEN + MIN, status: 'investigating', markdown: 'Text 1' },
        { at: TEN + 30 * MIN, status: 'resolved', markdown: 'Text 30' },
      ],
    },
  ])
  expect(report).toMatchObject({ found: 1, refused: [], remarks: [], written: [{ id: 'abc' }] })
})

test('times that contradict each other are never mended', async () => {
  const whole = { incident_updates: [], components: [{ id: 'c1', name: 'Their API' }] }
  const { report, incidents } = await of([
    incident({ ...whole, id: 'backwards', resolved_at: '2025-03-01T10:30:00Z' }),
    incident({
      ...whole,
      id: 'year',
      started_at: '2016-03-01T10:00:00Z',
      created_at: '2016-03-01T10:00:00Z',
    }),
    incident({
      ...whole,
      id: 'future',
      started_at: '2062-03-01T10:00:00Z',
      resolved_at: '2062-03-01T11:00:00Z',
    }),
    incident({
      ...whole,
      id: 'open',
      status: 'investigating',
      resolved_at: null,
      started_at: '2024-03-01T10:00:00Z',
    }),
    incident({ id: 'late', incident_updates: [...incident().incident_updates, update(45, 'identified')] }),
    incident({ ...whole, id: 'nowhere', status: 'resolved', resolved_at: null }),
    incident({ ...whole, id: 'catastrophic', impact: 'catastrophic' }),
    incident({ id: 'twice' }),
    incident({ id: 'twice', name: 'Something else' }),
    { id: 'no name' },
  ])
  expect(reasons(report).sort()).toEqual([
    ['backwards', 'it ends before it begins'],
    ['catastrophic', 'a word for its impact or for a component is not known'],
    ['future', 'it begins, ends or is told of in the future'],
    ['late', 'it is said to be identified after it was over'],
    ['no name', expect.stringMatching(/^the incident cannot be read: name/)],
    ['nowhere', 'it is resolved, and nothing says since when'],
    ['open', 'it is still open, and for more than a year nothing was said of it'],
    ['twice', 'its id comes a second time'],
    ['year', 'it lasts more than a year; one of its years is likely wrong'],
  ])
  expect(report.found).toBe(10)
  expect(incidents).toHaveLength(1)
  expect(report.refused.find(({ id }) => id === 'backwards')).toMatchObject({
    ...{ file: expect.stringMatching(/from\.json$/), line: 1 },
    found: '2026-03-01T10:00:00.000Z to 2025-03-01T10:30:00.000Z',
  })
})

test('whose it is: by name, by id, by a mapping file, or by nothing, and never guessed', async () => {
  const two = incident({
    incident_updates: [
      update(1, 'investigating', {
        affected_components: [
          touched('c1', 'Their API', 'major_outage'),
          touched('c2', 'Search', 'partial_outage'),
        ],
      }),
    ],
  })
  const none = incident({ incident_updates: [update(1, 'investigating')] })
  const odd = incident({ incident_updates: [], components: [{ name: 'A = B' }] })
  expect((await of([odd], { services: ['A = B=licens'] })).report.written).toHaveLength(1)
  expect(reasons((await of([two], { services: [] })).report)).toEqual([
    ['abc', 'nothing that it names is mapped to a service'],
  ])
  const some = await of([two])
  expect(some.incidents[0]?.services).toEqual([{ id: 'portal', state: 'major_outage' }])
  expect(some.report.remarks).toMatchObject([{ id: 'abc', found: 'Search' }])
  expect(some.report.unmapped).toEqual(['Search'])
  const both = await of([two], { services: ['c1=portal', 'Search=licens'] })
  expect(both.incidents[0]?.services).toEqual([
    { id: 'portal', state: 'major_outage' },
    { id: 'licens', state: 'partial_outage' },
  ])
  expect(reasons((await of([none])).report)).toEqual([['abc', expect.stringMatching(/^it names no service/)]])
  // Without a word of a component, its impact tells how the service was.
  const nameless = await of([none], { services: ['*=licens'] })
  expect(nameless.incidents[0]?.services).toEqual([{ id: 'licens', state: 'degraded_performance' }])
})

test('updates stand oldest first, by the time that they are shown with; of two at one instant the page tells the order', async () => {
  const { report, data } = await of([
    incident({
      incident_updates: [
        ...[update(20, 'investigating', { display_at: AT(1) }), update(30, 'resolved')],
        update(5, 'identified', { body: 'second' }),
        update(5, 'investigating', { body: 'first' }),
      ],
      components: [{ id: 'c1', name: 'Their API' }],
    }),
  ])
  const text = await readFile(`${data}/${report.written[0]?.file}`, 'utf8')
  expect(
    [...text.matchAll(/^## .*:(\d\d):.*\n\n(.*)$/gm)].map(([, minute, words]) => [minute, words]),
  ).toEqual([
    ...[
      ['01', 'Text 20'],
      ['05', 'first'],
      ['05', 'second'],
      ['30', 'Text 30'],
    ],
  ])
})

test('a mapping file is read, and the command line comes before it', async () => {
  const data = await emptyData({
    'map.yaml': 'Their API: licens\n"A: B = C": portal\n',
    'from.json': page(incident()),
  })
  const run = (services: string[]) =>
    imported({
      kind: 'statuspage',
      from: `${data}/from.json`,
      data,
      services,
      mapping: `${data}/map.yaml`,
      dryRun: true,
    })
  expect(await run([])).toMatchObject({ written: [{ id: 'abc' }], refused: [], dryRun: true })
  await expect(run(['Their API=portl'])).rejects.toThrow(
    '"portl", which is no service; did you mean "portal"?',
  )
  await expect(run(['Their API'])).rejects.toThrow("expected --services 'THEIR NAME=our-id'")
})

test('what is not carried over is told: words for a status, pictures, fields without a place', async () => {
  const { report, incidents } = await of([
    incident({
      ...{ shortlink: 'https://stspg.io/x', postmortem_notified: true, page_id: null },
      incident_updates: [update(1, 'surprise', { body: 'A<br><img src="x.png">B' })],
      components: [{ id: 'c1', name: 'Their API' }],
    }),
  ])
  expect(report.remarks.map(({ reason, found }) => [reason, found])).toEqual([
    ['an update has a status that is not known; it stands as "update"', 'surprise'],
    ['a picture, table or frame in its text is left out', 'API is slow'],
  ])
  expect(report.fields).toEqual({ shortlink: 1, postmortem_notified: 1 })
  expect(incidents[0]?.updates).toMatchObject([{ status: 'update', markdown: 'A\\\nB' }])
})

test('a page at its address: incidents and maintenance; nobody there is no data that is wrong', async () => {
  const works = {
    scheduled_maintenances: [
      {
        ...{ id: 'm1', name: 'New version', status: 'scheduled', impact: 'maintenance', created_at: AT(0) },
        ...{ scheduled_for: '2026-12-01T10:00:00Z', scheduled_until: '2026-12-01T11:00:00Z' },
        ...{ incident_updates: [update(2, 'scheduled')], components: [{ id: 'c1', name: 'Their API' }] },
      },
    ],
  }
  const asked: string[] = []
  const url = await answering(({ address }, response) => {
    asked.push(address.pathname)
    response.end(address.pathname.endsWith('/incidents.json') ? page(incident()) : JSON.stringify(works))
  })
  const data = await emptyData()
  const report = await imported({ kind: 'statuspage', from: url, data, services: SERVICES })
  expect(report.written.map(({ file }) => file)).toEqual([
    'incidents/2026-03-01-api-is-slow.md',
    'maintenance/2026-12-01-new-version.md',
  ])
  expect(asked.sort()).toEqual(['/api/v2/incidents.json', '/api/v2/scheduled-maintenances.json'])
  const one = await imported({
    kind: 'statuspage',
    from: `${url}/api/v2/incidents.json`,
    data,
    services: SERVICES,
  })
  expect(one).toMatchObject({ found: 1, written: [], alreadyThere: [{ id: 'abc', byPeople: false }] })
  const absent = imported({ kind: 'statuspage', from: await nobody(), data })
  await expect(absent).rejects.toMatchObject({ name: 'UnreachableError' })
  const html = imported({ kind: 'statuspage', from: await saying('<html>log in</html>'), data })
  await expect(html).rejects.toMatchObject({ name: 'UnreachableError' })
})
