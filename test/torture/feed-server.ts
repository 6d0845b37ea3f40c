import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Attack } from './feed-attacks.ts'

/** The server of a page with tags, of their scripts, and of their feeds, each of which may turn hostile. */
export interface FeedServer {
  /** Where the page is. */
  origin: string
  /** The address of a feed, on a host of its own: connections to one host are few. */
  feedOf(name: string): string
  /** The feed's time, epoch milliseconds. */
  now: number
  attacking: Map<string, Attack>
  /** By feed: when each answer that is still open was begun, in the feed's time. */
  open: Map<string, number[]>
  /** Cookies, or their absence, of requests that came to another host. */
  elsewhere: string[]
  close(): void
}

const STATUS = readFileSync(new URL('../fixtures/feed/status.json', import.meta.url), 'utf8')
const TYPES: Record<string, string> = { js: 'text/javascript', json: 'application/json' }

/** @param embed - The folder that holds `embed/v1/`. @param page - The page's HTML, once the server has its addresses. */
export async function feedServer(embed: string, page: (server: FeedServer) => string): Promise<FeedServer> {
  const other = createServer((request, response) => {
    server.elsewhere.push(request.headers.cookie ?? '')
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
    response.end('<!doctype html><title>Somebody else</title>')
  })
  const main = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path.startsWith('/embed/')) {
      const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/css'
      response.writeHead(200, { 'content-type': type }).end(readFileSync(join(embed, path)))
      return
    }
    if (!path.startsWith('/feed/')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(server))
      return
    }
    const name = request.headers.host?.split('.')[0] ?? ''
    const feed = feedAt(server.now)
    const attack = server.attacking.get(name)
    const open = server.open.get(name) ?? []
    server.open.set(name, open)
    const begun = server.now
    open.push(begun)
    response.once('close', () => open.splice(open.indexOf(begun), 1))
    if (attack) attack.answer({ request, response, feed, elsewhere: addressOf(other) })
    else
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'access-control-allow-origin': '*',
          etag: '"good"',
        })
        .end(feed)
  })
  const server: FeedServer = {
    ...{ origin: '', now: 0, attacking: new Map(), open: new Map(), elsewhere: [] },
    feedOf: (name) => `http://${name}.localhost:${portOf(main)}/feed/v1/status.json`,
    close() {
      for (const one of [main, other]) {
        one.closeAllConnections()
        one.close()
      }
    },
  }
  for (const one of [main, other])
    await new Promise<void>((listening) => one.listen(0, '127.0.0.1', listening))
  server.origin = addressOf(main)
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port
const addressOf = (server: Server) => `http://127.0.0.1:${portOf(server)}`

/** The fixture as if it were made at an instant; good for ten minutes. */
function feedAt(now: number): string {
  const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`
  const times = { generatedAt: at(now), dataThrough: at(now), staleAfter: at(now + 600_000) }
  return JSON.stringify({ ...JSON.parse(STATUS), ...times })
}
