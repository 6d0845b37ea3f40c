import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on loopback that is closed after the tests; gives its address. */
export async function answering(
  answer: (request: IncomingMessage & { address: URL }, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    answer(Object.assign(request, { address: new URL(request.url ?? '/', 'http://127.0.0.1') }), response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that answers everything with one text. */
export function saying(text: string, status = 200): Promise<string> {
  return answering((_request, response) => {
    response.writeHead(status, { 'content-type': text.startsWith('<') ? 'text/html' : 'application/json' })
    response.end(text)
  })
}

/** An address at which nobody listens. */
export async function nobody(): Promise<string> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `http://127.0.0.1:${port}`
}
