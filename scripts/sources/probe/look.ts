import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Target } from '../../../data/schema/probe-source.ts'
import type { CheckState } from '../check-rows.ts'

/** What one look at a target found. Why is in words that name no address: they may be published. */
export interface Found {
  state: CheckState
  why: string
  /** How long a good answer took, in nanoseconds. */
  tookNs?: number
}

/** Of a page so much is searched for the expected text; an endless answer must not fill the memory. */
const MOST_BYTES = 5_000_000
const DAY_MS = 86_400_000

/** Looks at a target once. Never throws: whatever goes wrong is what was found. */
export async function look(target: Target, timeout: number): Promise<Found> {
  const start = process.hrtime.bigint()
  const took = () => Number(process.hrtime.bigint() - start)
  try {
    if ('url' in target) return await lookHttp(target, timeout, took)
    if ('tcp' in target) return await lookTcp(target, timeout, took)
    return await lookTls(target, timeout)
  } catch (error) {
    return { state: 'down', why: wordsOf(error, timeout) }
  }
}

async function lookHttp(
  { url, status, text, slow }: Extract<Target, { url: string }>,
  timeout: number,
  took: () => number,
): Promise<Found> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(timeout),
    headers: { 'User-Agent': 'sla-status', 'Cache-Control': 'no-cache' },
  })
  const body = await bodyOf(response)
  const tookNs = took()
  const expected = status.some((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return response.status >= from && response.status <= to
  })
  if (!expected) return { state: 'down', why: `status ${response.status}` }
  if (text !== undefined && !body.includes(text)) return { state: 'down', why: 'without the expected text' }
  return { ...pace(tookNs, slow), why: `status ${response.status}`, tookNs }
}

async function bodyOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let [body, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    body += decoder.decode(chunk, { stream: true })
    if (bytes > MOST_BYTES) break
  }
  return body
}

function lookTcp(
  { tcp, slow }: Extract<Target, { tcp: string }>,
  timeout: number,
  took: () => number,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ ...placeOf(tcp), signal: AbortSignal.timeout(timeout) })
    socket.once('connect', () => {
      const tookNs = took()
      socket.destroy()
      resolve({ ...pace(tookNs, slow), why: 'takes connections', tookNs })
    })
    socket.once('error', reject)
  })
}

function lookTls({ tls, daysLeft }: Extract<Target, { tls: string }>, timeout: number): Promise<Found> {
  const { host, port } = placeOf(tls)
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host, port, servername: host })
    const late = setTimeout(() => socket.destroy(new DOMException('late', 'TimeoutError')), timeout)
    socket.once('secureConnect', () => {
      clearTimeout(late)
      const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / DAY_MS)
      socket.destroy()
      resolve({ state: days < daysLeft ? 'degraded' : 'up', why: `certificate holds for ${days} days` })
    })
    socket.once('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
  })
}

const pace = (tookNs: number, slow: number | undefined): Pick<Found, 'state'> => ({
  state: slow !== undefined && tookNs > slow * 1e6 ? 'degraded' : 'up',
})

/** `host:port`; an IPv6 address stands in brackets. */
function placeOf(place: string): { host: string; port: number } {
  const at = place.lastIndexOf(':')
  return { host: place.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(place.slice(at + 1)) }
}

/** The reason by its code, which unlike its message names no address. */
function wordsOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${timeout} ms`
  if (error.cause instanceof Error) return wordsOf(error.cause, timeout)
  return 'code' in error && typeof error.code === 'string' ? error.code : 'failed'
}
