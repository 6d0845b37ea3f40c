import { expect, test } from 'vitest'
import { PingdomSource } from '../../data/schema/hosted-sources.ts'
import { readPingdom } from '../../scripts/sources/pingdom/pingdom.ts'
import { answering, saying } from './answering.ts'
import { folderWith } from './builders.ts'
import { secret } from './hosted.ts'
import { outages, told } from './monitoring.ts'

/*
 * Answers in the form that https://docs.pingdom.com/api documents for /checks and /summary.outage/{checkid}. No recorded
 * answers of a real account could be found.
 */

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  type: 'pingdom',
  auth: { bearer: 'PINGDOM_TOKEN' },
  interval: '60 s',
  services: { Kundportalen: 'portal' },
}
const CHECKS = {
  checks: [
    {
      id: 85_975,
      name: 'Kundportalen',
      hostname: 'portal.exempel.se',
      status: 'up',
      resolution: 1,
      lasttesttime: 1_772_366_400,
    },
    { id: 161_748, name: 'Annat', hostname: 'exempel.se', status: 'paused', resolution: 5 },
  ],
  counts: { total: 2, limited: 2, filtered: 2 },
}
/** A state from so many minutes before noon until so many. */
const state = (status: string, from: number, to: number) => ({
  status,
  timefrom: NOON / 1000 - from * 60,
  timeto: NOON / 1000 - to * 60,
})

async function read(states: object[]) {
  secret('PINGDOM_TOKEN')
  const url = await answering((request, response) => {
    response.end(
      JSON.stringify(request.address.pathname.endsWith('/checks') ? CHECKS : { summary: { states } }),
    )
  })
  return told({ ...SOURCE, url }, { asOf: NOON, dataDir: folderWith({}) })
}

test('up, down and unknown, as Pingdom says itself', async () => {
  const { timeline, report } = await read([
    ...[state('up', 5000, 300), state('down', 300, 280), state('up', 280, 200)],
    ...[state('unknown', 200, 100), state('up', 100, 0)],
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -300 * 60, -280 * 60]])
  expect(timeline.observed.map(({ start, end }) => [(start - NOON) / 60_000, (end - NOON) / 60_000])).toEqual(
    [
      [-5000, -200],
      [-100, 0],
    ],
  )
  expect(timeline.dataThrough).toBe(NOON)
  expect(report.setAside).toMatchObject([{ found: 'Annat, 161748' }])
})

test('checks are asked for, then the outages of those that are known, with the token in the header', async () => {
  secret('PINGDOM_TOKEN')
  const asked: string[] = []
  const url = await answering((request, response) => {
    asked.push(`${request.headers.authorization} ${request.url}`)
    response.end(
      JSON.stringify(request.address.pathname.endsWith('/checks') ? CHECKS : { summary: { states: [] } }),
    )
  })
  const source = PingdomSource.parse({ id: 'pingdom', ...SOURCE, url, days: 30 })
  const options = { dataDir: '.', services: ['portal'], timeZones: ['UTC'], asOf: NOON }
  await readPingdom(source, options)
  const seconds = NOON / 1000
  expect(asked).toEqual([
    'Bearer hemlig-nyckel /api/3.1/checks',
    `Bearer hemlig-nyckel /api/3.1/summary.outage/85975?from=${seconds - 30 * 86_400}&to=${seconds}&order=asc`,
  ])
  // Only what is new, where something is known already.
  await readPingdom(source, { ...options, from: NOON - 3_600_000 })
  expect(asked.at(-1)).toContain(`from=${seconds - 3600}&to=${seconds}`)
})

test('a word that is not known is set aside, and an answer in another form is none', async () => {
  const { report } = await read([state('kanske', 60, 0)])
  expect(report.setAside.map(({ found }) => found)).toContain('kanske')
  for (const body of ['{"error":{"statuscode":403}}', '{"checks":[{"id":"85975"}]}']) {
    const { report: silent } = await told(
      { ...SOURCE, url: await saying(body) },
      { asOf: NOON, dataDir: folderWith({}) },
    )
    expect(silent.unreachable).toHaveLength(1)
  }
})
