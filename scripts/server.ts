import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** Read from any page: data, pictures and script. Pictures stand in each language's folder. */
const FROM_ANYWHERE = /^\/(feed|api|csv|private|embed|([a-z-]+\/)?(badges|og))\//i
/** Half a minute in caches, so that a crowd on a bad day asks once; then never used without asking again. */
const SHORT_LIVED = /^\/(feed|api|csv|private|([a-z-]+\/)?(badges|og))\//i
/** Of one customer alone. */
const SECRET = /^\/(private|([a-z-]+\/)?kund)\//i
/** Names that change with their content. */
const HASHED = /^\/_astro\/|^\/embed\/v1\/.*-[\w-]{8}\.js$/

/** The headers that production needs, as publish/hosting.ts and docs/hosting/ give them to other servers. */
function setHeaders(response: ServerResponse, path: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  const secret = SECRET.test(path)
  response.setHeader('Referrer-Policy', secret ? 'no-referrer' : 'strict-origin-when-cross-origin')
  if (secret) response.setHeader('X-Robots-Tag', 'noindex')
  if (FROM_ANYWHERE.test(path)) {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  }
  response.setHeader('Cache-Control', cacheControl(path))
}

function cacheControl(path: string): string {
  if (HASHED.test(path)) return 'public, max-age=31536000, immutable'
  return SHORT_LIVED.test(path) ? 'public, max-age=30, must-revalidate' : 'no-cache'
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
  let [place, files] = ['', filesOf(out)]
  const prefix = base.replace(/\/$/, '')
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (prefix !== '' && !url.startsWith(`${prefix}/`)) {
      response.writeHead(302, { Location: `${prefix}/` }).end()
      return
    }
    request.url = url.slice(prefix.length)
    // One build an answer: of a link that moves meanwhile the length would be of one file and the content of another.
    const now = existsSync(out) ? realpathSync(out) : out
    if (now !== place) [place, files] = [now, filesOf(now)]
    // What asks for a part in another way gets the whole: of one that ends before it begins nothing can be read.
    if (!isPlainRange(request.headers.range)) request.headers.range = undefined
    // A file may be gone between the look at it and its reading; only its own reader learns of that.
    response.on('pipe', (file) => file.on('error', () => response.destroy()))
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

function isPlainRange(range: string | undefined): boolean {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  return from !== undefined && (to === '' || Number(from) <= Number(to))
}

const filesOf = (folder: string) => sirv(folder, { dev: true, etag: true, dotfiles: false, setHeaders })

function notFound(out: string, response: ServerResponse): void {
  const page = join(out, '404.html')
  response.writeHead(404, { 'Content-Type': existsSync(page) ? 'text/html; charset=utf-8' : 'text/plain' })
  response.end(existsSync(page) ? readFileSync(page) : 'Not found')
}
