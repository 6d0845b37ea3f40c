import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTls, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ProbeSource } from '../../data/schema/probe-source.ts'
import { look } from '../../scripts/sources/probe/look.ts'
import { readProbe } from '../../scripts/sources/probe/probe.ts'
import { openProbes } from '../../scripts/sources/probe/rounds.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { folderWith } from '../folder.ts'

/* Against real servers on this machine. */

type Answer = Parameters<typeof createServer>[1]

/** A server that answers so, and its address. */
async function serving(answer: NonNullable<Answer>): Promise<string> {
  const server: Server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const source = (targets: unknown[], more: Record<string, unknown> = {}) =>
  ProbeSource.parse({ id: 'egen', type: 'probe', interval: '60 s', timeout: '2 s', targets, ...more })
const target = (one: unknown) => {
  const [found] = source([one]).targets
  if (!found) throw new Error('no target')
  return found
}
const options = (more = {}) => ({
  ...{ dataDir: '.', services: ['portal', 'licens'], timeZones: ['UTC'], asOf: Date.now() },
  ...more,
})

describe('a web address', () => {
  test.each([
    ['an answer with a status that is expected', 204, '', {}, 'up'],
    ['one with another status', 500, 'Logga in', {}, 'down'],
    ['a status that is expected to be one of several', 401, '', { status: ['200-299', 401] }, 'up'],
    ['a status beside the expected range', 300, '', { status: '200-299' }, 'down'],
    ['the expected text', 200, 'Hej. Logga in här.', { text: 'Logga in' }, 'up'],
    ['an answer without the expected text', 200, 'Underhåll', { text: 'Logga in' }, 'down'],
  ])('%s', async (_what, status, body, more, state) => {
    const url = await serving((_request, response) => response.writeHead(status).end(body))
    expect((await look(target({ service: 'portal', url, ...more }), 2_000)).state).toBe(state)
  })

  test('is followed where it leads', async () => {
    const url = await serving((request, response) =>
      request.url === '/'
        ? response.writeHead(302, { Location: '/there' }).end()
        : response.writeHead(200).end('there'),
    )
    expect(await look(target({ service: 'portal', url, text: 'there' }), 2_000)).toMatchObject({
      state: 'up',
    })
  })

  test('that answers too late is down, and one that is only slow degraded', async () => {
    const url = await serving((_request, response) => void setTimeout(() => response.end('ok'), 300))
    expect(await look(target({ service: 'portal', url }), 100)).toEqual({
      state: 'down',
      why: 'no answer within 100 ms',
    })
    const slow = await look(target({ service: 'portal', url, slow: '200 ms' }), 2_000)
    expect(slow.state).toBe('degraded')
    expect(slow.tookNs).toBeGreaterThanOrEqual(295e6)
  })

  test('whose answer stops half way is down', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    expect((await look(target({ service: 'portal', url }), 2_000)).state).toBe('down')
  })

  test('where nobody listens is down, and the words name no address', async () => {
    const free = createTcp()
    await new Promise<void>((done) => free.listen(0, '127.0.0.1', done))
    const { port } = free.address() as AddressInfo
    await new Promise((done) => free.close(done))
    const found = await look(target({ service: 'portal', url: `http://127.0.0.1:${port}/secret` }), 2_000)
    expect(found).toEqual({ state: 'down', why: 'ECONNREFUSED' })
  })

  test('that never ends its answer does not fill the memory', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200)
      const more = () => {
        while (response.write('x'.repeat(1_000_000)));
        response.once('drain', more)
      }
      more()
    })
    expect((await look(target({ service: 'portal', url, text: 'y' }), 5_000)).why).toBe(
      'without the expected text',
    )
  })
})

test('a port that takes connections is up, one that does not is down', async () => {
  const server = createTcp((socket) => socket.end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const one = target({ service: 'licens', tcp: `127.0.0.1:${port}` })
  expect((await look(one, 2_000)).state).toBe('up')
  await new Promise((done) => server.close(done))
  expect(await look(one, 2_000)).toEqual({ state: 'down', why: 'ECONNREFUSED' })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const unless = hasOpenssl ? '' : ' (skipped: they are made with openssl, which is not installed)'

describe.skipIf(!hasOpenssl)(`a certificate${unless}`, () => {
  /** A server with a certificate for localhost that ends after some days; trusted where it says so. */
  async function certified(days: number, trusted: boolean): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'sla-status-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
        ...['-days', String(days), '-keyout', key, '-out', cert],
      ],
      { stdio: 'ignore' },
    )
    const usual = getCACertificates('default')
    const own = await readFile(cert, 'utf8')
    const server = createTls({ key: await readFile(key), cert: own })
    await rm(folder, { recursive: true })
    if (trusted) setDefaultCACertificates([...usual, own])
    await new Promise<void>((done) => server.listen(0, done))
    onTestFinished(() => {
      setDefaultCACertificates(usual)
      server.close()
    })
    return `localhost:${(server.address() as AddressInfo).port}`
  }

  test.each([
    ['holds long enough', 100, true, 'up', 'certificate holds for 99 days'],
    ['ends in fewer days than it should', 10, true, 'degraded', 'certificate holds for 9 days'],
    ['is trusted by nobody', 100, false, 'down', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('that %s', async (_what, days, trusted, state, why) => {
    const tls = await certified(days, trusted)
    expect(await look(target({ service: 'portal', tls }), 2_000)).toEqual({ state, why })
  })
})

describe('a round', () => {
  test('tries a failure again at once, and a failure that is gone by then is none', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      response.writeHead(asked === 1 ? 500 : 200).end()
    })
    const { checks } = await readProbe(source([{ service: 'portal', url }], { retries: 1 }), options())
    expect(checks.get('portal')?.map(({ state }) => state)).toEqual(['up'])
    expect(asked).toBe(2)
  })

  test('without retries looks once', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      response.writeHead(500).end()
    })
    const { checks } = await readProbe(source([{ service: 'portal', url }], { retries: 0 }), options())
    expect(checks.get('portal')?.map(({ state }) => state)).toEqual(['down'])
    expect(asked).toBe(1)
  })

  test('counts the worst of the targets of a service', async () => {
    const good = await serving((_request, response) => response.end())
    const bad = await serving((_request, response) => response.writeHead(503).end())
    const asOf = Date.now()
    const targets = [
      { service: 'portal', url: good },
      { service: 'portal', url: bad },
      { service: 'licens', url: good },
    ]
    const { checks } = await readProbe(source(targets, { retries: 0 }), options({ asOf }))
    expect(checks.get('portal')).toEqual([{ at: asOf - 1, state: 'down', ref: 'egen[1] status 503' }])
    expect(checks.get('licens')?.[0]?.state).toBe('up')
  })

  test('looks at no more targets at a time than it may', async () => {
    let [now, most] = [0, 0]
    const url = await serving((_request, response) => {
      now += 1
      most = Math.max(most, now)
      setTimeout(() => {
        now -= 1
        response.end()
      }, 30)
    })
    const targets = Array.from({ length: 9 }, () => ({ service: 'portal', url }))
    await readProbe(source(targets, { concurrency: 3 }), options())
    expect(most).toBe(3)
  })

  test('is what the page of that very build shows, and not what the look before found', async () => {
    const url = await serving((_request, response) => response.writeHead(503).end())
    const folder = await folderWith({})
    const asOf = Date.now()
    const { timelines } = await buildTimelines({
      ...{ services: [{ id: 'portal' }], sources: [source([{ service: 'portal', url }], { retries: 0 })] },
      ...{ incidents: [], dataDir: folder, asOf },
    })
    expect(timelines.get('portal')?.monitored).toMatchObject([{ state: 'major_outage', end: asOf }])
  })

  test('finds nothing in a build of the past', async () => {
    let asked = 0
    const url = await serving((_request, response) => {
      asked += 1
      response.end()
    })
    const { checks } = await readProbe(
      source([{ service: 'portal', url }]),
      options({ asOf: Date.now() - 3_600_000 }),
    )
    expect(checks.size).toBe(0)
    expect(asked).toBe(0)
  })
})

test('while a process watches, rounds go on by themselves, and what was found stays until it is asked for later time', async () => {
  const url = await serving((_request, response) => response.end())
  const probes = openProbes()
  onTestFinished(() => probes.stop())
  // Faster than a file may say, so that the test need not wait.
  const quick = { ...source([{ service: 'portal', url }]), interval: 50 }
  const start = Date.now()
  const [first] = await probes.take(quick, undefined, start)
  expect(first?.sample.at).toBe(start)
  await expect.poll(async () => (await probes.take(quick, start, Date.now())).length).toBeGreaterThan(2)
  // Asked twice for the same time it tells the same again: a build that failed in between has lost nothing.
  const again = await probes.take(quick, start, Date.now())
  expect(again[0]).toEqual(first)
  const later = await probes.take(quick, start + 1, Date.now())
  expect(later).not.toContainEqual(first)
})

describe('what a file may say', () => {
  const wrong = (targets: unknown[], more = {}) =>
    ProbeSource.safeParse({
      id: 'egen',
      type: 'probe',
      interval: '60 s',
      targets,
      ...more,
    }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

  test.each([
    [
      'tries that outlast the interval',
      [{ service: 'a', tcp: 'db:1' }],
      { timeout: '31 s' },
      /^timeout: .*more than `interval`/,
    ],
    ['an address of another kind', [{ service: 'a', url: 'ftp://example.se' }], {}, /http/],
    ['a port that is missing', [{ service: 'a', tcp: 'example.se' }], {}, /host and its port/],
    ['nothing to look at', [], {}, /targets/],
  ])('%s is refused', (_what, targets, more, words) => {
    expect(wrong(targets, more)?.join('\n')).toMatch(words)
  })
})
