import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, type TestContext, test } from 'vitest'
import { plainFiles } from '../../scripts/private/private-files.ts'
import { writeFiles } from '../../scripts/publish/output.ts'
import { folderWith } from '../folder.ts'
import { needsServer, startServer } from '../publish/hosting-servers.ts'
import { AS_OF, evaluated, TWO_CUSTOMERS } from './builders.ts'

/* docs/hosting/private-nginx.conf as it stands, on a real nginx, before the plain feeds of two customers. */

const SECRET = 'kanarie-hemlighet'

interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
}

/** A request as written: nothing tidies the path on the way. */
function ask(address: string, path: string, cookie = '', method = 'GET', body = ''): Promise<Answer> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { cookie } }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** A customer portal: accounts, a form that logs in, logins in a cookie, and an answer for nginx. */
async function portal(): Promise<number> {
  const accounts: Record<string, string> = { acme: 'acmes lösenord', beta: 'betas lösenord' }
  const logins = new Map<string, string>()
  const server = createServer((asked, answer) => {
    const token = /\blogin=([\w-]+)/.exec(asked.headers.cookie ?? '')?.[1] ?? ''
    if (asked.url === '/may-read') {
      const customer = logins.get(token)
      answer
        .writeHead(customer === undefined ? 401 : customer === asked.headers['x-customer'] ? 204 : 403)
        .end()
    } else if (asked.url === '/portal/logout') {
      logins.delete(token)
      answer.writeHead(204).end()
    } else {
      let body = ''
      asked.on('data', (part) => {
        body += part
      })
      asked.on('end', () => {
        const form = new URLSearchParams(body)
        const customer = form.get('customer') ?? ''
        if (!Object.hasOwn(accounts, customer) || accounts[customer] !== form.get('password'))
          return answer.writeHead(401).end()
        const id = randomBytes(16).toString('base64url')
        logins.set(id, customer)
        return answer.writeHead(204, { 'set-cookie': `login=${id}; HttpOnly; SameSite=Strict` }).end()
      })
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const bound = server.address()
  return typeof bound === 'object' && bound !== null ? bound.port : 0
}

/** nginx with the example's configuration, and what it should answer for each customer. */
async function started(context: TestContext) {
  needsServer('nginx', context)
  const { data, outcomes, measured } = await evaluated(TWO_CUSTOMERS)
  const files = await plainFiles(data, outcomes, measured, AS_OF)
  const folder = await folderWith({
    'public/index.html': 'Driftstatus',
    'private/keys.json': 'kanarie-nyckel',
  })
  const root = join(folder, 'private')
  await writeFiles(root, files)
  const port = await portal()
  const conf = readFileSync('docs/hosting/private-nginx.conf', 'utf8')
    .replaceAll('/var/www/private/', `${root}/`)
    .replaceAll('127.0.0.1:8081', `127.0.0.1:${port}`)
    .replace('CHANGE ME', SECRET)
  const address = await startServer('nginx', join(dirname(root), 'public'), () => conf)
  return { address, files }
}

async function login(
  address: string,
  customer: string,
  password: string,
): Promise<Answer & { cookie: string }> {
  const body = new URLSearchParams({ customer, password }).toString()
  const answer = await ask(address, '/portal/login', '', 'POST', body)
  const [cookie = ''] = String(answer.headers['set-cookie'] ?? '').split(';')
  return { ...answer, cookie }
}

test("auth_request: after the portal's login a customer reads its own files, and nobody else does", async (context) => {
  const { address, files } = await started(context)
  const status = async (path: string, cookie = '') => (await ask(address, path, cookie)).status
  const { cookie } = await login(address, 'acme', 'acmes lösenord')

  const own = await ask(address, '/customers/acme/feed.json', cookie)
  expect(own.status).toBe(200)
  expect(own.text).toBe(files.get('acme/feed.json'))
  expect(own.headers).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect((await ask(address, '/customers/acme/agreements/avtal-acme.json', cookie)).text).toBe(
    files.get('acme/agreements/avtal-acme.json'),
  )

  expect(await status('/customers/acme/feed.json')).toBe(401)
  expect(await status('/customers/acme/feed.json', 'login=gissad')).toBe(401)
  expect((await login(address, 'acme', 'betas lösenord')).status).toBe(401)
  for (const path of [
    '/customers/beta/feed.json',
    '/customers/beta/agreements/avtal-beta.json',
    '/customers/acme/../beta/feed.json',
    '/customers/acme/%2e%2e/beta/feed.json',
    '//customers//beta//feed.json',
  ])
    expect([path, await status(path, cookie)]).toEqual([path, 403])
  for (const path of [
    '/customers/',
    '/customers/acme/',
    '/customers/acme/agreements/',
    '/customers/keys.json',
    '/customers/acme/../keys.json',
    '/customers/acme/agreements/..%2f..%2fkeys.json',
    '/private/acme/feed.json',
    '/_may-read',
  ])
    expect([path, await status(path, cookie)]).toEqual([path, 404])

  expect(await status('/portal/logout', cookie)).toBe(204)
  expect(await status('/customers/acme/feed.json', cookie)).toBe(401)
})

test('auth_request: a portal that does not answer lets nobody in', async (context) => {
  needsServer('nginx', context)
  const folder = await folderWith({ 'private/acme/feed.json': 'kanarie', 'public/index.html': 'x' })
  const conf = readFileSync('docs/hosting/private-nginx.conf', 'utf8')
    .replaceAll('/var/www/private/', `${folder}/private/`)
    .replaceAll('127.0.0.1:8081', '127.0.0.1:9')
  const address = await startServer('nginx', join(folder, 'public'), () => conf)
  const answer = await ask(address, '/customers/acme/feed.json', 'login=x')
  expect(answer.status).toBe(500)
  expect(answer.text).not.toContain('kanarie')
})

test('signed cookie: one that the portal signed for this customer and this hour opens the file, no other does', async (context) => {
  const { address, files } = await started(context)
  const hour = Math.floor(Date.now() / 1000) + 3600
  const cookies = (customer: string, until: number, secret = SECRET) => {
    const proof = createHash('md5').update(`${until} ${customer} ${secret}`).digest('base64url')
    return `sla_until=${until}; sla_proof=${proof}`
  }
  const answer = (path: string, cookie: string) => ask(address, path, cookie)
  const own = await answer('/signed/acme/feed.json', cookies('acme', hour))
  expect([own.status, own.text]).toEqual([200, files.get('acme/feed.json')])
  expect(own.headers['cache-control']).toBe('private, no-store')

  for (const [path, cookie, status] of [
    ['/signed/acme/feed.json', '', 403],
    ['/signed/beta/feed.json', cookies('acme', hour), 403],
    ['/signed/acme/feed.json', cookies('acme', hour, 'gissad'), 403],
    ['/signed/acme/feed.json', cookies('acme', hour).replace(String(hour), String(hour + 9)), 403],
    ['/signed/acme/feed.json', cookies('acme', hour - 7200), 401],
    ['/signed/acme/../beta/feed.json', cookies('acme', hour), 403],
    ['/signed/keys.json', cookies('acme', hour), 404],
  ] as const)
    expect([path, (await answer(path, cookie)).status]).toEqual([path, status])
})
