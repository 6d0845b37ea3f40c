import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'

/* Many readers of one feed over connections that stay open, in a thread of their own. */

export interface LoadOptions {
  address: string
  readers: number
  /** Requests a second that the thread aims at. */
  rate: number
  /** When the feed that is published was made, epoch milliseconds, and not 0 when all is over. */
  shared: SharedArrayBuffer
}

export interface Loaded {
  requests: number
  notModified: number
  packed: number
  /** How many readers saw a new feed, one after another. */
  news: number
  /** What went wrong, by kind. */
  wrong: Record<string, number>
}

const { address, readers, rate, shared } = workerData as LoadOptions
const [PUBLISHED, OVER] = [0, 1]
const told = new Float64Array(shared)
const loaded: Loaded = { requests: 0, notModified: 0, packed: 0, news: 0, wrong: {} }
const agent = new Agent({ keepAlive: true, maxSockets: readers })

function fault(kind: string): void {
  loaded.wrong[kind] = (loaded.wrong[kind] ?? 0) + 1
}

function ask(headers: Record<string, string>): Promise<{ answer: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ answer, body: Buffer.concat(parts) }))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

/** One reader: of three questions two are whether there is news, and of those that are not, each second packed. */
async function read(start: number): Promise<void> {
  let etag = ''
  let madeAt = 0
  for (let time = 0; told[OVER] === 0; time += 1) {
    while (loaded.requests > ((performance.now() - start) / 1000) * rate && told[OVER] === 0) await sleep(1)
    const published = told[PUBLISHED] ?? 0
    const conditional = time % 3 !== 0 && etag !== ''
    const packed = time % 6 === 3
    loaded.requests += 1
    try {
      const { answer, body } = await ask({
        ...(conditional && { 'if-none-match': etag }),
        ...(packed && { 'accept-encoding': 'gzip' }),
      })
      if (answer.statusCode === 304) {
        loaded.notModified += 1
        if (!conditional) fault('304 without a condition')
        if (body.length > 0) fault('304 with a body')
        if (madeAt < published) fault('304 though there was news')
        continue
      }
      if (answer.statusCode !== 200) {
        fault(`status ${answer.statusCode}`)
        continue
      }
      const length = answer.headers['content-length']
      if (length !== undefined && Number(length) !== body.length) fault('another length than was said')
      const isPacked = answer.headers['content-encoding'] === 'gzip'
      if (isPacked) loaded.packed += 1
      else if (length === undefined) fault('no length')
      const feed = JSON.parse(String(isPacked ? gunzipSync(body) : body)) as { generatedAt: string }
      const at = Date.parse(feed.generatedAt)
      if (!(at >= madeAt)) fault('an older feed than before')
      if (at < published) fault('an older feed than is published')
      if (at > madeAt && madeAt > 0) loaded.news += 1
      madeAt = at
      // That of a packed answer is a weak one, which is of the same file.
      etag = answer.headers.etag ?? ''
    } catch (error) {
      fault(error instanceof Error ? error.message : String(error))
    }
  }
}

const start = performance.now()
await Promise.all(Array.from({ length: readers }, () => read(start)))
agent.destroy()
parentPort?.postMessage(loaded)
