import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** The headers that production needs (README, Deploy): feed and script may be read from any page, nothing is sniffed. */
function setHeaders(response: ServerResponse, path: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  if (/^\/(feed|embed)\//.test(path)) {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  }
  response.setHeader(
    'Cache-Control',
    path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  )
}

/**
 * Serve a built folder on loopback. Each request reads the folder as it is then, so a new build shows at once.
 * @param base - Path under which the site is published, `/` or `/status/`.
 * @returns the server and its address, once it listens.
 */
export async function serveFolder(
  out: string,
  port: number,
  base: string,
): Promise<{ server: Server; address: string }> {
  const files = sirv(out, { dev: true, etag: true, dotfiles: false, setHeaders })
  const prefix = base.replace(/\/$/, '')
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (prefix !== '' && !url.startsWith(`${prefix}/`)) {
      response.writeHead(302, { Location: `${prefix}/` }).end()
      return
    }
    request.url = url.slice(prefix.length)
    files(request, response, () => notFound(out, response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  const listening = typeof bound === 'object' && bound !== null ? bound.port : port
  return { server, address: `http://localhost:${listening}${prefix}/` }
}

function notFound(out: string, response: ServerResponse): void {
  const page = join(out, '404.html')
  response.writeHead(404, { 'Content-Type': existsSync(page) ? 'text/html; charset=utf-8' : 'text/plain' })
  response.end(existsSync(page) ? readFileSync(page) : 'Not found')
}
