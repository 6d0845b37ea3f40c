import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/*
 * What a hostile or broken server of a feed answers. Each row is one attack; `components/hostile.browser.ts` is about feeds
 * whose form is right and whose words are hostile.
 */

/** What an attack knows: the feed as it should be, and another host's address. */
export interface Surroundings {
  request: IncomingMessage
  response: ServerResponse
  feed: string
  elsewhere: string
}

export interface Attack {
  name: string
  answer(around: Surroundings): void
  /** What the tag shows stays true, since what it is answered is its feed or says that nothing changed. */
  harmless?: true
  /** Something always comes, so that it is given up for its length alone. */
  endless?: true
}

const BIG = 100_000_000
const JSON_TYPE = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }

const plain =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  ({ response }: Surroundings) =>
    void response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body)

const changed = (change: (feed: Record<string, unknown>) => unknown) => (around: Surroundings) =>
  plain(JSON.stringify(change(JSON.parse(around.feed))))(around)

const status = (code: number) => ({
  name: `status ${code}`,
  answer: plain('<h1>No</h1>', { 'content-type': 'text/html' }, code),
})

const redirection = (name: string, to: (around: Surroundings) => string, code = 302) => ({
  name: `redirected ${name}`,
  answer: (around: Surroundings) => plain('', { location: to(around) }, code)(around),
})

/** Made when it is first sent. */
const packed = (pack: () => Buffer, encoding: string) => {
  let body: Buffer | undefined
  return (around: Surroundings) => {
    body ??= pack()
    plain(body, { 'content-encoding': encoding })(around)
  }
}

/** Pieces for as long as somebody reads, at most so many bytes. */
function pour({ response }: Surroundings, most: number, headers: Record<string, string | number> = {}): void {
  const piece = Buffer.alloc(250_000, ' ')
  let left = most
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= piece.length
      if (!response.write(piece)) return response.once('drain', more)
    }
    return response.end()
  }
  response.writeHead(200, { ...JSON_TYPE, ...headers })
  more()
}

/** A raw answer, as from a server that speaks no HTTP, and the connection is cut. */
const raw =
  (bytes: string) =>
  ({ response }: Surroundings) =>
    void response.socket?.end(bytes)

function drip({ response }: Surroundings): void {
  response.writeHead(200, JSON_TYPE)
  const timer = setInterval(() => response.write(' '), 20)
  response.once('close', () => clearInterval(timer))
}

function halfAndReset({ response, feed }: Surroundings): void {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': feed.length })
  response.write(feed.slice(0, feed.length / 2), () => response.socket?.resetAndDestroy())
}

export const ATTACKS: Attack[] = [
  { name: 'never an answer', answer: () => {} },
  {
    name: 'a head and never a body',
    answer: ({ response }) => response.writeHead(200, JSON_TYPE).flushHeaders(),
  },
  { name: 'a byte at a time without end', answer: drip, endless: true },
  { name: '100 MB that say so', answer: (around) => pour(around, BIG, { 'content-length': BIG }) },
  { name: '100 MB that do not', answer: (around) => pour(around, BIG) },
  { name: '100 MB in 100 kB of gzip', answer: packed(() => gzipSync(Buffer.alloc(BIG, ' ')), 'gzip') },
  {
    name: '100 MB in some bytes of brotli',
    answer: packed(
      () => brotliCompressSync(Buffer.alloc(BIG, ' '), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      'br',
    ),
  },
  {
    name: 'four million brackets in one another',
    answer: packed(() => gzipSync('['.repeat(3_950_000) + ']'.repeat(3_950_000)), 'gzip'),
  },
  {
    name: 'a feed with a field a million deep',
    answer: ({ feed, ...around }) =>
      plain(feed.replace('{', `{"deep":${'['.repeat(1e6)}${']'.repeat(1e6)},`))({ feed, ...around }),
    harmless: true,
  },
  redirection('without end', ({ request }) => `${request.url?.split('?')[0]}?${Math.random()}`),
  redirection('without end, for good', ({ request }) => request.url ?? '', 308),
  redirection('to a page of another host', ({ elsewhere }) => `${elsewhere}/page`),
  redirection('to the feed on another host', ({ elsewhere, request }) => `${elsewhere}${request.url}`, 301),
  redirection('to a file', () => 'file:///etc/passwd'),
  redirection('to a data address', () => 'data:application/json,{"version":1}'),
  redirection('to a script', () => 'javascript:alert(1)'),
  redirection('to nowhere', () => 'http://'),
  { name: 'a page', answer: plain('<!doctype html><title>Log in</title>', { 'content-type': 'text/html' }) },
  { name: 'a page that says it is JSON', answer: plain('<!doctype html><script>alert(1)</script>') },
  {
    name: 'an image',
    answer: plain(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { 'content-type': 'image/png' }),
  },
  { name: 'JSON of another kind', answer: plain('{"status":{"indicator":"none"}}') },
  { name: 'null', answer: plain('null') },
  { name: 'nothing', answer: plain('') },
  { name: 'no content', answer: plain('', {}, 204) },
  { name: 'a feed without leave to read it', answer: ({ response, feed }) => response.end(feed) },
  {
    name: 'half a feed',
    answer: ({ feed, ...around }) => plain(feed.slice(0, feed.length / 2))({ feed, ...around }),
  },
  { name: 'half a feed, then a reset', answer: halfAndReset },
  {
    name: 'half of what was said, then the end',
    answer: ({ response, feed }) =>
      raw(
        `HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: ${feed.length}\r\n\r\n${feed.slice(0, 900)}`,
      )({ response } as Surroundings),
  },
  { name: 'a connection that is cut', answer: ({ response }) => response.socket?.destroy() },
  { name: 'no HTTP', answer: raw('\0\0\0garbage\r\n\r\n') },
  {
    name: 'a head of 400 kB',
    answer: ({ response }) =>
      raw(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(400_000)}\r\n\r\n{}`)({ response } as Surroundings),
  },
  {
    name: 'a body that is not what its encoding says',
    answer: plain('{"version":1}', { 'content-encoding': 'gzip' }),
  },
  { name: 'bytes that are no letters', answer: plain(Buffer.alloc(1000, 0xff)) },
  { name: '304, also to a question without a condition', answer: plain('', {}, 304), harmless: true },
  ...[401, 403, 404, 410, 429, 500, 503].map(status),
  {
    name: 'garbage to be kept for ever',
    answer: plain('{}', { 'cache-control': 'max-age=31536000, immutable', etag: '"good"' }),
  },
  { name: 'a feed of version 2', answer: changed((feed) => ({ ...feed, version: 2 })) },
  {
    name: 'a feed with services that are none',
    answer: changed((feed) => ({ ...feed, services: { length: 3 } })),
  },
  {
    name: 'a feed with an impossible time',
    answer: changed((feed) => ({ ...feed, generatedAt: '2026-99-99T99:99:99Z' })),
  },
  {
    name: 'a feed of the year 1970',
    answer: changed((feed) => ({ ...feed, generatedAt: '1970-01-01T00:00:00Z' })),
    harmless: true,
  },
  {
    name: 'a feed of the year 2099',
    answer: changed((feed) => ({ ...feed, generatedAt: '2099-01-01T00:00:00Z' })),
    harmless: true,
  },
  {
    name: 'a feed with a prototype',
    answer: ({ feed, ...around }) =>
      plain(feed.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'))({
        feed,
        ...around,
      }),
    harmless: true,
  },
]
