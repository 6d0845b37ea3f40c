import { afterEach, describe, expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { answering, nobody, saying } from './answering.ts'
import { aSource, folderWith } from './builders.ts'

/*
 * Every system that is asked over HTTP, and everything that its answer can be but one: the build goes on with the others,
 * the report says what was found and where, without the secret, and the service turns unknown and says why.
 */

const SECRET = 'hemlig-nyckel'
const NOON = Date.UTC(2026, 2, 1, 12)
const ROWS = 'time,service,state\n2026-03-01T11:58:00Z,api,down\n2026-03-01T11:59:00Z,api,up\n'
const services = { 'Portal EU': 'portal' }
const bearer = { auth: { bearer: 'FAULT_TOKEN' } }

/** What each needs besides its address; the services that it looks at have the rest. */
const KINDS: Record<string, object> = {
  prometheus: { query: 'probe_success', interval: '60 s', ...bearer },
  clickhouse: {
    ...{ table: 'checks', columns: { time: 'at', service: 'host', state: 'ok' }, interval: '60 s' },
    ...{ states: { up: '1', down: '0' }, auth: { basic: 'FAULT_LOGIN' } },
  },
  kuma: { page: 'drift', interval: '60 s' },
  gatus: { interval: '60 s', ...bearer },
  uptimerobot: { interval: '60 s', auth: { key: 'FAULT_TOKEN' } },
  betterstack: { interval: '60 s', ...bearer },
  pingdom: { interval: '60 s', ...bearer },
  json: {
    ...{ list: 'data', columns: { time: 'at', service: 'site', state: 'ok' }, interval: '60 s' },
    ...{ states: { up: 'true', down: 'false' }, ...bearer },
  },
  statuspage: bearer,
}

const FAULTS: Record<string, { url(): Promise<string>; said: RegExp; timeout?: string }> = {
  'it is down': { url: nobody, said: /ECONNREFUSED/ },
  'it is slow': { url: () => answering(() => {}), said: /no whole answer within 100 ms/, timeout: '100 ms' },
  'half an answer, and the connection ends': {
    url: () =>
      answering((_request, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{"data":[')
        setTimeout(() => response.destroy(), 10)
      }),
    said: /terminated|closed|aborted/,
  },
  'half an answer, which ends well': {
    url: () => saying('{"status":"success","data":['),
    said: /a part of/,
  },
  'an HTML page with 200': {
    url: () => saying('<!doctype html><title>Log in</title>'),
    said: / page/,
  },
  'an expired token': {
    url: () => saying(`{"error":"${SECRET} expired"}`, 401),
    said: /does not let us in \(401\)/,
  },
  'an error of the server': { url: () => saying('{"error":"starting"}', 500), said: /500/ },
  'a changed schema': { url: () => saying('{"version":9,"things":[]}'), said: /./ },
}

afterEach(() => {
  for (const name of ['FAULT_TOKEN', 'FAULT_LOGIN']) delete process.env[name]
})

describe.each(Object.entries(KINDS))('%s', (type, own) => {
  test.each(Object.entries(FAULTS))('%s', async (_, { url, said, timeout = '30 s' }) => {
    process.env.FAULT_TOKEN = SECRET
    process.env.FAULT_LOGIN = `reader:${SECRET}`
    const address = await url()
    const { sources } = Sources.parse({
      sources: [{ id: 'faulty', type, url: address, services, timeout, ...own }],
    })
    const { timelines, report } = await buildTimelines({
      ...{ services: [{ id: 'portal' }, { id: 'api' }], incidents: [], asOf: NOON },
      sources: [...sources, aSource()],
      dataDir: folderWith({ 'checks.csv': ROWS }),
    })
    const [faulty, other] = report.sources
    expect(faulty).toMatchObject({ id: 'faulty', used: 0 })
    expect(faulty?.unreachable).toEqual([expect.stringMatching(said)])
    expect(faulty?.unreachable?.[0]).toContain(`source "faulty": ${address}`)
    expect(JSON.stringify(report)).not.toContain(SECRET)
    expect(timelines.get('portal')).toMatchObject({ observed: [], monitored: [] })
    expect(other).toMatchObject({ id: 'monitor', used: 2 })
    expect(timelines.get('api')?.monitored).toHaveLength(1)
    // Incidents of a page make nothing known, so nothing is silent when it is away.
    if (type !== 'statuspage')
      expect(timelines.get('portal')?.silence).toEqual({ since: null, why: 'unreachable' })
  })
})
