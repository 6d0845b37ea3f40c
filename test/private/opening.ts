import { createServer } from 'node:http'
import { onTestFinished, vi } from 'vitest'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { derive, privatePath } from '../../scripts/private/derive.ts'
import type { CustomerKey } from '../../scripts/private/keys-file.ts'
import { seal } from '../../scripts/private/seal.ts'

/** A static host: answers with what it has at a path, 404 else. It can be hostile: the map may change at any time. */
export interface Host {
  address: string
  files: Map<string, string>
  /** Every request line and header that it saw. */
  heard: string[]
}

export async function host(): Promise<Host> {
  const files = new Map<string, string>()
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
    const text = files.get(request.url?.slice(1) ?? '')
    if (text === undefined) response.writeHead(404).end()
    else response.writeHead(200).end(text)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const bound = server.address()
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/`
  // The module reads one thing of the page: where it is.
  vi.stubGlobal('document', { baseURI: address })
  onTestFinished(() => void vi.unstubAllGlobals())
  return { address, files, heard }
}

/** The path and text of the file that a key opens. */
export async function sealed(feed: PrivateFeed, key: CustomerKey): Promise<{ path: string; text: string }> {
  return { path: privatePath(derive(key.key).id), text: await seal(feed, key.key) }
}

/** What openPrivateFeed makes of it: the customer's id, or the name of the problem. */
export async function outcome(opening: Promise<PrivateFeed>): Promise<string> {
  try {
    return (await opening).customer.id
  } catch (error) {
    if (error instanceof Error && 'problem' in error) return String(error.problem)
    throw error
  }
}
