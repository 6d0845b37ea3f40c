import { expect, test } from 'vitest'
import { answering, saying } from './answering.ts'
import { folderWith } from './builders.ts'
import { secret } from './hosted.ts'
import { outages, told } from './monitoring.ts'

/*
 * Answers in the form that https://betterstack.com/docs/uptime/api/list-all-existing-monitors and
 * https://betterstack.com/docs/uptime/api/list-all-incidents document. No recorded answers of a real account could be found.
 */

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  type: 'betterstack',
  auth: { bearer: 'BETTERSTACK_TOKEN' },
  interval: '3 min',
  services: { Kundportalen: 'portal' },
}
/** An instant so many minutes before noon. */
const at = (minutes: number) => new Date(NOON - minutes * 60_000).toISOString()

const monitor = (more: object = {}) => ({
  ...{ id: '2', type: 'monitor' },
  attributes: {
    ...{
      url: 'https://portal.exempel.se',
      pronounceable_name: 'Kundportalen',
      monitor_type: 'status',
      status: 'up',
    },
    ...{ check_frequency: 180, paused_at: null, last_checked_at: at(1), created_at: at(5000), ...more },
  },
})
const incident = (id: string, started: number, resolved: number | null, more: object = {}) => ({
  ...{ id, type: 'incident' },
  attributes: {
    ...{
      name: 'Kundportalen',
      cause: 'Status 500',
      status: resolved === null ? 'Started' : 'Resolved',
      regions: ['eu'],
    },
    ...{ started_at: at(started), resolved_at: resolved === null ? null : at(resolved), ...more },
  },
  relationships: { monitor: { data: { id: '2', type: 'monitor' } } },
})

/** What is told of these monitors and incidents, given out two incidents a page. */
async function read(monitors: object[], incidents: ReturnType<typeof incident>[]) {
  secret('BETTERSTACK_TOKEN')
  const asked: string[] = []
  const url = await answering((request, response) => {
    const { pathname, searchParams } = request.address
    asked.push(`${pathname} ${searchParams}`)
    expect(request.headers.authorization).toBe('Bearer hemlig-nyckel')
    const page = Number(searchParams.get('page'))
    const open = incidents.filter(({ attributes }) => attributes.resolved_at === null)
    const all = pathname.endsWith('/monitors')
      ? monitors
      : searchParams.get('resolved') === 'false'
        ? open
        : incidents
    const next = page * 2 < all.length ? `http://elsewhere.exempel.se${pathname}?page=${page + 1}` : null
    response.end(
      JSON.stringify({
        data: all.slice(page * 2 - 2, page * 2),
        pagination: { first: '', last: '', prev: null, next },
      }),
    )
  })
  return { ...(await told({ ...SOURCE, url }, { asOf: NOON, dataDir: folderWith({}) })), asked }
}
const minutes = ({ observed }: { observed: { start: number; end: number }[] }) =>
  observed.map(({ start, end }) => [(start - NOON) / 60_000, (end - NOON) / 60_000])

test('up from when the monitor was made until it looked last, but for its incidents, all pages of them', async () => {
  const { timeline, asked } = await read(
    [monitor()],
    [incident('1', 300, 290), incident('2', 200, 199), incident('3', 50, null), incident('4', 100, 90)],
  )
  expect(outages(timeline, NOON)).toEqual([
    ['major_outage', -300 * 60, -290 * 60],
    ['major_outage', -200 * 60, -199 * 60],
    ['major_outage', -100 * 60, -90 * 60],
    // It goes on; the last look was a minute ago, and holds.
    ['major_outage', -50 * 60, 0],
  ])
  expect(minutes(timeline)).toEqual([[-5000, 0]])
  // Pages are asked for where the source is, and never at an address that an answer names.
  expect(asked.filter((one) => one.startsWith('/api/v3/incidents') && one.includes('page=2'))).not.toEqual([])
})

test('an incident that is not confirmed is none, and neither is one of no monitor', async () => {
  const { timeline } = await read(
    [monitor()],
    [
      incident('1', 300, 290, { status: 'Unconfirmed' }),
      { ...incident('2', 200, 190), relationships: { monitor: { data: { id: '99', type: 'monitor' } } } },
    ],
  )
  expect(timeline.monitored).toEqual([])
})

test('since when it is paused a monitor knows nothing, and one that never looked neither', async () => {
  const { timeline } = await read([monitor({ status: 'paused', paused_at: at(100) })], [])
  // The last result before holds two intervals.
  expect(minutes(timeline)).toEqual([[-5000, -94]])
  const fresh = await read([monitor({ status: 'pending', last_checked_at: null })], [])
  expect(fresh.timeline.observed).toEqual([])
})

test('by name or number, a stranger told once; an answer in another form is none', async () => {
  const { report } = await read([monitor({ pronounceable_name: 'Annat' })], [])
  expect(report.setAside).toMatchObject([{ found: 'Annat, 2' }])
  for (const body of ['{"errors":"Invalid Team API token"}', '{"data":[{"id":"1","attributes":{}}]}']) {
    const { report: silent } = await told(
      { ...SOURCE, url: await saying(body) },
      { asOf: NOON, dataDir: folderWith({}) },
    )
    expect(silent.unreachable).toHaveLength(1)
  }
})
