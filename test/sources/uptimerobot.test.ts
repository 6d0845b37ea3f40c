import { expect, test } from 'vitest'
import { UptimeRobotSource } from '../../data/schema/hosted-sources.ts'
import { Sources } from '../../data/schema/sources.ts'
import { readUptimeRobot } from '../../scripts/sources/uptimerobot/uptimerobot.ts'
import { answering, saying } from './answering.ts'
import { folderWith } from './builders.ts'
import { bodyOf, secret } from './hosted.ts'
import { outages, told } from './monitoring.ts'

/*
 * Answers in the form that https://uptimerobot.com/api (getMonitors) documents: numbers now and then as text, the newest log
 * first. No recorded export of a real account could be found.
 */

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  ...{ type: 'uptimerobot', auth: { key: 'UPTIMEROBOT_KEY' }, interval: '5 min' },
  services: { Kundportalen: 'portal' },
}
const DOWN = 1
const UP = 2
const STARTED = 98
const PAUSED = 99

/** What the reader gives for one asking. */
const asks = (url: string) =>
  readUptimeRobot(UptimeRobotSource.parse({ id: 'robot', ...SOURCE, url }), {
    ...{ dataDir: '.', services: ['portal'], timeZones: ['UTC'], asOf: NOON },
  })

/** A log so many minutes before noon, for so many minutes. */
const log = (type: number, minutes: number, length: number) => ({
  ...{ type, datetime: NOON / 1000 - minutes * 60, duration: length * 60 },
  reason: { code: '200', detail: 'OK' },
})
const monitor = (logs: object[], more: object = {}) => ({
  ...{ id: 777_749_809, friendly_name: 'Kundportalen', url: 'https://portal.exempel.se', type: 1 },
  ...{ interval: 300, status: 2, create_datetime: 1_462_565_497, logs, ...more },
})
const answer = (monitors: object[], total = monitors.length, offset = 0) => ({
  ...{ stat: 'ok', pagination: { offset, limit: 50, total }, monitors },
})

async function read(...monitors: object[]) {
  secret('UPTIMEROBOT_KEY')
  return told(
    { ...SOURCE, url: await saying(JSON.stringify(answer(monitors))) },
    { asOf: NOON, dataDir: folderWith({}) },
  )
}
const minutes = ({ observed }: { observed: { start: number; end: number }[] }) =>
  observed.map(({ start, end }) => [(start - NOON) / 60_000, (end - NOON) / 60_000])

test('logs are changes: what was found holds until the next, the last up to the answer', async () => {
  const { timeline, report } = await read(
    monitor([log(UP, 60, 60), log(DOWN, 72, 12), log(UP, 5000, 4928), log(STARTED, 5001, 1)]),
  )
  expect(minutes(timeline)).toEqual([[-5001, 0]])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -72 * 60, -60 * 60]])
  // It looks every five minutes, and may have been down for as long before it saw.
  expect(timeline.monitored[0]).toMatchObject({ earliestStart: NOON - 77 * 60_000 })
  expect(report.setAside).toEqual([])
})

test('numbers as text, as in the documentation, and a monitor that was only ever started is up', async () => {
  const started = { type: '98', datetime: String(NOON / 1000 - 600), duration: '600' }
  const { timeline } = await read(monitor([started], { id: '7', status: '2' }))
  expect(minutes(timeline)).toEqual([[-10, 0]])
  expect(timeline.monitored).toEqual([])
})

test('paused is unknown, and so is a monitor that was not checked yet', async () => {
  const { timeline } = await read(
    monitor([log(UP, 30, 30), log(STARTED, 31, 1), log(PAUSED, 100, 69), log(UP, 200, 100)]),
  )
  expect(minutes(timeline)).toEqual([
    [-200, -100],
    [-31, 0],
  ])
  const fresh = await read(monitor([log(STARTED, 3, 3)], { status: 1 }))
  expect(fresh.timeline.observed).toEqual([])
})

test('a monitor that only seems down is what its last log says', async () => {
  const { timeline } = await read(monitor([log(UP, 100, 100)], { status: 8 }))
  expect(timeline.monitored).toEqual([])
  expect(minutes(timeline)).toEqual([[-100, 0]])
})

test('a type of log that is not known is set aside; a monitor that is not known, once', async () => {
  const { report } = await read(monitor([log(7, 30, 30)]), monitor([], { id: 8, friendly_name: 'Annat' }))
  expect(report.setAside.map(({ reason, found }) => [reason, found])).toEqual([
    ['the type of the log is not one of 1, 2, 98 and 99', 'Kundportalen: 7'],
    ['the service of this monitor is not known; add it to `services`', 'Annat, 8'],
  ])
})

test('the key goes in the form and nowhere else; 50 monitors a page', async () => {
  const key = secret('UPTIMEROBOT_KEY')
  const all = Array.from({ length: 120 }, (_, index) =>
    monitor([log(UP, 10, 10)], index === 110 ? {} : { id: index, friendly_name: `m${index}` }),
  )
  const asked: (string | null)[] = []
  const url = await answering(async (request, response) => {
    const form = new URLSearchParams(await bodyOf(request))
    asked.push(form.get('offset'))
    expect([request.method, request.url, form.get('api_key'), form.get('logs')]).toEqual([
      'POST',
      '/v2/getMonitors',
      key,
      '1',
    ])
    expect(request.headers.authorization).toBeUndefined()
    const from = Number(form.get('offset'))
    response.end(JSON.stringify(answer(all.slice(from, from + 50), 120, from)))
  })
  const { checks } = await asks(url)
  expect(asked).toEqual(['0', '50', '100'])
  expect(checks.get('portal')?.at(0)).toMatchObject({ at: NOON - 600_000, state: 'up' })
})

test('asked too often it says when to come back, and is asked again', async () => {
  secret('UPTIMEROBOT_KEY')
  let tries = 0
  const url = await answering((_request, response) => {
    tries += 1
    if (tries < 3) response.writeHead(429, { 'retry-after': '0' }).end('{"stat":"fail"}')
    else response.end(JSON.stringify(answer([monitor([log(UP, 10, 10)])])))
  })
  expect((await asks(url)).used).toBe(1)
  expect(tries).toBe(3)
  const busy = await answering((_request, response) => {
    response.writeHead(429, { 'retry-after': '3600' }).end('{"stat":"fail"}')
  })
  const { report: told2 } = await told({ ...SOURCE, url: busy }, { asOf: NOON, dataDir: folderWith({}) })
  expect(told2.unreachable?.[0]).toContain('asks to come back in 3600 s')
})

test('a key that is wrong, and an answer in another form, are told without the key', async () => {
  const key = secret('UPTIMEROBOT_KEY')
  const refusal = {
    stat: 'fail',
    error: {
      type: 'invalid_parameter',
      parameter_name: 'api_key',
      passed_value: key,
      message: 'api_key is invalid.',
    },
  }
  for (const body of [refusal, { stat: 'ok' }, { stat: 'ok', pagination: { total: 1 }, monitors: [{}] }]) {
    const url = await saying(JSON.stringify(body))
    const { report } = await told({ ...SOURCE, url }, { asOf: NOON, dataDir: folderWith({}) })
    expect(report.unreachable).toHaveLength(1)
    expect(JSON.stringify(report)).not.toContain(key)
  }
})

test.each([{ auth: undefined }, { auth: { bearer: 'X' } }, { auth: { key: 'u956-secret' } }])(
  'the key is named by its variable: %j',
  (more) => {
    const source = { id: 'robot', url: 'https://api.uptimerobot.com', ...SOURCE, ...more }
    expect(Sources.safeParse({ sources: [source] }).success).toBe(false)
  },
)

/* The event log as the dashboard exports it, in both header forms that public scripts read. */
test.each([
  ['Event,Date-Time,Reason,Duration,Duration (in mins.),Monitor URL,Monitor Name', 'Event', 'Monitor Name'],
  ['Monitor,Status,Date-Time,Duration(in mins),Monitor URL', 'Status', 'Monitor'],
])('the CSV of the dashboard is read by `checks`: %s', async (head, state, service) => {
  const names = head.split(',')
  const row = (word: string, time: string) =>
    names
      .map(
        (name) =>
          ({ [state]: word, [service]: 'Kundportalen', 'Date-Time': time, Duration: '"0 hrs, 12 mins"' })[
            name
          ] ?? '',
      )
      .join(',')
  const rows = [
    head,
    ...[row('Up', '2026-03-01 11:00:00'), row('Down', '2026-03-01 10:48:00')],
    ...[
      row('Started', '2026-02-26 00:00:00'),
      row('Paused', '2026-02-25 00:00:00'),
      row('Up', '2026-02-24 00:00:00'),
    ],
  ]
  const source = {
    ...{
      type: 'checks',
      files: 'log.csv',
      columns: { time: 'Date-Time', service, state },
      timeZone: 'Europe/Stockholm',
    },
    ...{
      states: { up: ['Up', 'Started'], down: 'Down', unknown: 'Paused' },
      interval: '5 min',
      maxStaleness: '2400 h',
    },
    services: { Kundportalen: 'portal' },
  }
  const { timeline, report } = await told(source, {
    asOf: NOON,
    dataDir: folderWith({ 'log.csv': `${rows.join('\n')}\n` }),
  })
  expect(report.setAside).toEqual([])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -132 * 60, -120 * 60]])
  expect(timeline.observed).toEqual([
    { start: Date.UTC(2026, 1, 23, 23), end: Date.UTC(2026, 1, 24, 23) },
    { start: Date.UTC(2026, 1, 25, 23), end: NOON },
  ])
})
