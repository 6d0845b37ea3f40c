import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { readMaintenance } from '../../scripts/sources/maintenance.ts'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { recordIn } from './forgetting.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 1)
const at = (hour: number) => START + hour * HOUR
const time = (hour: number) => new Date(at(hour)).toISOString()
const stamp = (hour: number) => time(hour).replace(/[-:]|\.000/g, '')

interface Work {
  id: string
  announced: number
  from: number
  to: number
  names?: string[]
  began?: number
}

/** A maintenance as a page lists it; times in hours. */
const onPage = ({ id, announced, from, to, names = ['API'], began }: Work) => ({
  ...{ id, name: id, impact: 'maintenance', status: began === undefined ? 'scheduled' : 'in_progress' },
  ...{ scheduled_for: time(from), scheduled_until: time(to), components: names.map((name) => ({ name })) },
  incident_updates: [
    ...(began === undefined ? [] : [{ status: 'in_progress', created_at: time(began), body: '' }]),
    { status: 'scheduled', created_at: time(announced), body: 'Databas' },
  ],
})

/** The same in a calendar, where a sequence above 0 says that it was changed. */
const inCalendar = ({ id, announced, from, to, names = ['API'] }: Work, changed?: number) => [
  ...['BEGIN:VEVENT', `UID:${id}`, `DTSTAMP:${stamp(announced)}`, `CREATED:${stamp(announced)}`],
  ...(changed === undefined ? [] : ['SEQUENCE:1', `LAST-MODIFIED:${stamp(changed)}`]),
  ...[`DTSTART:${stamp(from)}`, `DTEND:${stamp(to)}`, `SUMMARY:${id}`, `CATEGORIES:${names.join(',')}`],
  'END:VEVENT',
]

type Part = [announced: number, from: number, to: number]
type Known = { id: string; services: string[]; parts: Part[]; actual?: (number | null)[] }

/** A source of maintenance that can change, and what a build at an hour knows. */
async function aSource(type: 'statuspage' | 'ical') {
  const source = { works: [] as Work[], status: 200, text: '', changed: undefined as number | undefined }
  const url = await answering((_, response) => {
    response.writeHead(source.status)
    const events = source.works.flatMap((work) => inCalendar(work, source.changed))
    const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events, 'END:VCALENDAR', '']
    const page = JSON.stringify({ scheduled_maintenances: source.works.map(onPage) })
    response.end(source.text || (type === 'ical' ? calendar.join('\r\n') : page))
  })
  const dataDir = await folderWith({})
  const known = async (hour: number, { keep = true, services = { API: 'api', Portal: 'portal' } } = {}) => {
    const { sources } = Sources.parse({ sources: [{ id: 'plan', type, url, services }] })
    const options = { dataDir, services: ['api', 'portal'], asOf: at(hour), keep }
    const { windows, reports } = await readMaintenance(sources, options)
    const hours = (instant: number) => (instant - START) / HOUR
    return {
      reports,
      windows: windows.map(
        ({ id, services, actual, extensions = [], ...first }): Known => ({
          ...{ id, services },
          parts: [first, ...extensions].map(({ announcedAt, start, end }) => [
            hours(announcedAt),
            hours(start),
            hours(end),
          ]),
          ...(actual && { actual: [hours(actual.start), actual.end === null ? null : hours(actual.end)] }),
        }),
      ),
    }
  }
  return Object.assign(source, { dataDir, known })
}

const WORK: Work = { id: 'w1', announced: -100, from: 48, to: 50 }

test.each(['statuspage', 'ical'] as const)(
  'what a %s has forgotten stays, also while it cannot be reached',
  async (type) => {
    const source = await aSource(type)
    source.works = [WORK, { ...WORK, id: 'w2', from: 72, to: 73 }]
    await source.known(0)
    // The first has begun when it is not told of any more.
    source.works = [{ ...WORK, id: 'w2', from: 72, to: 73 }]
    const both = [
      { id: expect.stringMatching(/^plan-/), services: ['api'], parts: [[-100, 48, 50]] },
      { id: expect.stringMatching(/^plan-/), services: ['api'], parts: [[-100, 72, 73]] },
    ]
    expect((await source.known(49)).windows).toEqual(both)
    source.status = 503
    const silent = await source.known(60)
    expect(silent.windows).toEqual(both)
    expect(silent.reports[0]?.unreachable).toHaveLength(1)
  },
)

test('the record of a window is a few lines that can be read', async () => {
  const page = await aSource('statuspage')
  page.works = [{ ...WORK, began: 49 }]
  await page.known(49.5)
  expect(recordIn(page.dataDir)).toEqual({
    'plan.txt':
      'timeline 1 plan, 3 lines\nmonth 2026-03\napi planned through 2026-03-03T01:30:00Z\nportal planned through 2026-03-03T01:30:00Z\n',
    '2026-03/plan.txt': [
      'timeline 1 plan 2026-03, 3 lines',
      'api window ["plan-w1","w1","Databas"]',
      'api 2026-03-03T00:00:00Z/2026-03-03T02:00:00Z planned, announced 2026-02-24T20:00:00Z "plan-w1"',
      'api 2026-03-03T01:00:00Z/.. worked "plan-w1"',
      '',
    ].join('\n'),
  })
})

test('before the source was heard first its word is taken, and after that none is dated back', async () => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  expect((await page.known(0)).windows[0]?.parts).toEqual([[-100, 48, 50]])
  // It says that it was announced long ago, but was not there two hours before.
  page.works = [WORK, { ...WORK, id: 'w2', from: 20, to: 21 }]
  await page.known(10, { keep: false })
  expect((await page.known(12)).windows.map(({ parts }) => parts)).toEqual([[[0, 20, 21]], [[-100, 48, 50]]])
  expect((await page.known(30)).windows.map(({ parts }) => parts)).toEqual([[[0, 20, 21]], [[-100, 48, 50]]])
})

test('what a source says of the time in which nobody heard it is believed', async () => {
  const page = await aSource('statuspage')
  await page.known(0)
  page.works = [{ ...WORK, announced: 5 }]
  expect((await page.known(12)).windows[0]?.parts).toEqual([[5, 48, 50]])
})

test('a service that is asked for first now is believed too: nobody looked before', async () => {
  const page = await aSource('statuspage')
  page.works = [{ ...WORK, names: ['API', 'Portal'] }]
  const api = { API: 'api' } as { API: string; Portal: string }
  expect((await page.known(0, { services: api })).windows[0]?.services).toEqual(['api'])
  expect((await page.known(12)).windows).toEqual([
    { id: 'plan-w1', services: ['api', 'portal'], parts: [[-100, 48, 50]] },
  ])
})

test('a service that comes to a window is told of it from then on', async () => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  await page.known(0)
  page.works = [{ ...WORK, names: ['API', 'Portal'] }]
  expect((await page.known(12)).windows).toEqual([
    { id: 'plan-w1', services: ['api'], parts: [[-100, 48, 50]] },
    { id: 'plan-w1-portal', services: ['portal'], parts: [[0, 48, 50]] },
  ])
})

test('a window that appears when it is over was never announced', async () => {
  const page = await aSource('statuspage')
  await page.known(30)
  page.works = [{ ...WORK, from: 20, to: 21 }]
  expect((await page.known(31)).windows).toEqual([])
})

test('a moved window is announced anew, but for the time that it keeps', async () => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  await page.known(0)
  page.works = [{ ...WORK, from: 49, to: 52 }]
  expect((await page.known(10)).windows[0]?.parts).toEqual([
    [-100, 49, 50],
    [0, 50, 52],
  ])
  page.works = [{ ...WORK, from: 60, to: 62 }]
  expect((await page.known(11)).windows[0]?.parts).toEqual([[10, 60, 62]])
  // Back again: what was given up was told to nobody as still standing.
  page.works = [WORK]
  expect((await page.known(12)).windows[0]?.parts).toEqual([[11, 48, 50]])
})

test('a window that is moved into another month stays in the file of the first', async () => {
  const page = await aSource('statuspage')
  page.works = [{ ...WORK, from: 700, to: 701 }]
  await page.known(0)
  page.works = [{ ...WORK, from: 800, to: 801 }]
  await page.known(1)
  expect(Object.keys(recordIn(page.dataDir))).toEqual(['2026-03/plan.txt', 'plan.txt'])
  expect((await page.known(2)).windows[0]?.parts).toEqual([[0, 800, 801]])
})

test('an edit of a calendar that moves nothing is no new announcement; one that does is, when it says', async () => {
  const calendar = await aSource('ical')
  calendar.works = [WORK]
  await calendar.known(0)
  calendar.changed = 5
  expect((await calendar.known(10)).windows[0]?.parts).toEqual([[-100, 48, 50]])
  calendar.works = [{ ...WORK, to: 51 }]
  calendar.changed = 12
  expect((await calendar.known(20)).windows[0]?.parts).toEqual([
    [-100, 48, 50],
    [12, 50, 51],
  ])
})

test.each(['statuspage', 'ical'] as const)(
  'a window that a %s withdraws before it begins is gone',
  async (type) => {
    const source = await aSource(type)
    source.works = [WORK]
    await source.known(0)
    source.works = []
    expect((await source.known(10)).windows).toEqual([])
  },
)

test.each([
  ['an answer that cannot be read whole', JSON.stringify({ scheduled_maintenances: [{ id: 'w1' }] })],
  ['an answer of incidents alone', JSON.stringify({ incidents: [] })],
])('%s withdraws nothing', async (_, text) => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  await page.known(0)
  page.text = text
  expect((await page.known(10)).windows).toHaveLength(1)
})

test('a full list of a page withdraws only what is younger than its oldest', async () => {
  const page = await aSource('statuspage')
  const old = { ...WORK, id: 'old', announced: -900 }
  page.works = [WORK, old]
  await page.known(0)
  page.works = Array.from({ length: 50 }, (_, index) => ({
    ...WORK,
    ...{ id: `n${index}`, announced: -800 + index, from: 60 + index, to: 61 + index },
  }))
  const { windows } = await page.known(10)
  expect(windows.filter(({ id }) => id === 'plan-old' || id === 'plan-w1').map(({ id }) => id)).toEqual([
    'plan-old',
  ])
})

test('an edit after the end takes time away, and adds none: nobody was told of it before', async () => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  await page.known(0)
  await page.known(60)
  page.works = [{ ...WORK, from: 49, to: 55 }]
  expect((await page.known(61)).windows[0]?.parts).toEqual([[-100, 49, 50]])
})

test('occurrences that come within reach of a calendar are not late for it', async () => {
  const calendar = await aSource('ical')
  const weekly = inCalendar(WORK).toSpliced(2, 0, 'RRULE:FREQ=WEEKLY;COUNT=20')
  calendar.text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...weekly, 'END:VCALENDAR', ''].join('\r\n')
  const first = (await calendar.known(0)).windows
  const later = (await calendar.known(40 * 24)).windows
  expect(later.length).toBeGreaterThan(first.length)
  expect(new Set(later.map(({ parts }) => parts[0]?.[0]))).toEqual(new Set([-100]))
})

test('a build of the past neither writes nor takes what is planned now for withdrawn', async () => {
  const page = await aSource('statuspage')
  page.works = [WORK]
  await page.known(40)
  const written = recordIn(page.dataDir)
  page.works = []
  expect((await page.known(10)).windows).toHaveLength(1)
  expect((await page.known(45, { keep: false })).windows).toEqual([])
  expect(recordIn(page.dataDir)).toEqual(written)
})

test('the work as it turned out is what the page said last', async () => {
  const page = await aSource('statuspage')
  page.works = [{ ...WORK, began: 48.5 }]
  await page.known(49)
  page.status = 503
  expect((await page.known(60)).windows[0]?.actual).toEqual([48.5, null])
})
