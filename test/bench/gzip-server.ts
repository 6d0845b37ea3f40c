import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { serveFolder } from '../../scripts/server.ts'

/** A built folder as a host serves it, compressed, and what was asked of it. */
export interface GzipServer {
  address: string
  /** Bytes as they were sent, by path; what is asked for twice is counted twice. Emptied by whoever reads it. */
  sent: Map<string, number>
  close(): void
}

const TEXT = /html|css|javascript|json|svg|xml/

/** Serve a folder with gzip, each file compressed once. */
export async function serveGzipped(folder: string): Promise<GzipServer> {
  const plain = await serveFolder(folder, 0, '/')
  const made = new Map<string, { status: number; headers: Record<string, string>; body: Buffer }>()
  const sent = new Map<string, number>()
  const file = async (path: string) => {
    const known = made.get(path)
    if (known) return known
    const answer = await fetch(new URL(path, plain.address))
    const body = Buffer.from(await answer.arrayBuffer())
    const headers = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => !/^(connection|content-length|date|keep-alive|transfer)/.test(name),
      ),
    )
    const one = TEXT.test(headers['content-type'] ?? '')
      ? { status: answer.status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) }
      : { status: answer.status, headers, body }
    made.set(path, one)
    return one
  }
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const { status, headers, body } = await file(path)
    sent.set(path, (sent.get(path) ?? 0) + body.length)
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    address: `http://localhost:${port}/`,
    sent,
    close: () => {
      for (const one of [server, plain.server]) {
        one.close()
        one.closeAllConnections()
      }
    },
  }
}
