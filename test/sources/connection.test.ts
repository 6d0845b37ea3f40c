import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../scripts/sources/connection.ts'
import { UnreachableError } from '../../scripts/sources/unreachable-error.ts'
import { answering } from './answering.ts'

const NAME = 'SLA_CONNECTION_TEST'
const SECRET = 'hemlig-nyckel-4711'
const wrong = (asking: Promise<unknown>) =>
  asking.then(
    () => 'was answered',
    (error: unknown) => (error instanceof UnreachableError ? error.message : `crashed: ${String(error)}`),
  )

beforeAll(() => {
  process.env[NAME] = SECRET
})
afterAll(() => {
  delete process.env[NAME]
})

test.each([301, 302, 303, 307, 308])(
  'a system that sends us on to another host (%i) gives our secret to nobody there',
  async (status) => {
    const seen: string[] = []
    const other = await answering((request, response) => {
      seen.push(JSON.stringify(request.headers))
      request.on('data', (part) => seen.push(String(part)))
      request.on('end', () => response.end('{}'))
    })
    const first = await answering((_request, response) => {
      response.writeHead(status, { location: `${other}/x` }).end()
    })
    const remote = { url: first, timeout: 5000 }
    await connect({ ...remote, auth: { bearer: NAME } }).get('/x')
    await connect({ ...remote, auth: { bearer: NAME } }).post('/x', { query: 'up' })
    expect(await wrong(connect({ ...remote, auth: { key: NAME } }).submit('/x', { format: 'json' }))).toBe(
      `${first}/x: answered ${status} with nothing, where JSON was expected`,
    )
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.join(' ')).not.toContain(SECRET)
  },
)

test('an answer without end, or one that unpacks to hundreds of megabytes, is read so far and no further', async () => {
  const packed = gzipSync(Buffer.alloc(260_000_000, ' '), { level: 1 })
  const address = await answering((request, response) => {
    if (request.address.pathname === '/packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
      return
    }
    const pour = () => {
      while (response.write(' '.repeat(1 << 20)) && !response.destroyed);
    }
    response.on('drain', pour)
    pour()
  })
  const monitor = connect({ url: address, timeout: 60_000 })
  for (const path of ['/packed', '/endless'])
    expect(await wrong(monitor.get(path))).toBe(
      `${address}: answers with more than 250 MB; ask it for less at a time`,
    )
}, 60_000)
