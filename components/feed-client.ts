import { type Guard, isFeed, isOtherVersion } from './feed-guard.ts'
import { kept } from './kept.ts'
import type { PrivateProblem } from './private/problem.ts'
import type { FeedHead } from './view.ts'

export type Problem =
  | 'address'
  | 'unreachable'
  | 'offline'
  | 'not-found'
  | 'server'
  | 'not-json'
  | 'truncated'
  | 'too-large'
  | 'version'
  | 'not-a-feed'
  | PrivateProblem

/** What is known of a feed. The last good one stays while updating fails. */
export interface FeedStatus<F extends FeedHead = FeedHead> {
  feed?: F
  problem?: Problem
  /** Epoch milliseconds of the first failure since it last worked. */
  failedAt?: number
  /** Epoch milliseconds of the next attempt; absent when there will be none. */
  nextAt?: number
}

type Listener<F extends FeedHead = FeedHead> = (status: FeedStatus<F>) => void

/** Milliseconds of silence after which an answer is given up: a large one over a slow network takes longer in all. */
const TIMEOUT = 10_000
/**
 * Bytes of an answer. The feed of a thousand services has about three million. What is nothing but brackets becomes thirty
 * times as much in memory, so that no tag reads more than it may need.
 */
const LARGEST = 8_000_000
/** Milliseconds that nothing is waited for longer: the next attempt after failures, and an answer that goes on without end. */
const LONGEST_WAIT = 600_000

/** Milliseconds to wait after failures in a row: twice as long each time, up to 10 minutes, never all at once. */
export function backoff(failures: number, interval: number, random: number): number {
  return Math.min(LONGEST_WAIT, interval * 2 ** failures) * (0.5 + random / 2)
}

/** Says why there is no feed to show, and nothing of what it has. */
export class Failure extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem)
    this.problem = problem
  }
}

/** What went wrong without an answer: where the reader's own device has no network, no server is to blame. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  return new Failure(navigator.onLine === false ? 'offline' : 'unreachable')
}

function parse(text: string): FeedHead {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Failure(/^\s*[{[]/.test(text) ? 'truncated' : 'not-json')
  }
  if (isOtherVersion(value)) throw new Failure('version')
  if (!isFeed(value)) throw new Failure('not-a-feed')
  return value
}

/** `no-cache`: the browser asks with its ETag and gets a short 304 when nothing changed. */
async function load(address: string, signal: AbortSignal, wait: () => void): Promise<FeedHead> {
  // A key, which no request carries: the code for it comes when there is one.
  if (new URL(address).hash.startsWith('#k='))
    return (await import('./private/load-private.ts')).loadPrivate(address, signal)
  const response = await fetch(address, {
    cache: 'no-cache',
    // No other host is asked, whatever the feed's server says (docs/embedding.md).
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal,
  })
  if (!response.ok)
    throw new Failure(response.status === 404 || response.status === 410 ? 'not-found' : 'server')
  return parse(await read(response, wait))
}

/**
 * The text of an answer. What is larger than any feed is not read to its end: it may have none.
 * @param wait - Called before each part of it is waited for.
 */
export async function read({ body, headers }: Response, wait?: () => void): Promise<string> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ''
  let size = Number(headers.get('content-length'))
  for (let got = 0; size <= LARGEST; size = got) {
    wait?.()
    const value = (await reader?.read())?.value
    if (value === undefined) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    got += value.length
  }
  throw new Failure('too-large')
}

/** One feed on the page: one request and one timer, however many elements show it. */
class SharedFeed {
  readonly #address: string
  readonly #listeners = new Map<Listener, number>()
  #status: FeedStatus = {}
  #request: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #checked: FeedHead | undefined
  readonly #passed = new Map<unknown, boolean>()

  constructor(address: string) {
    this.#address = address
  }

  /** Each kind of feed is checked once, however many elements show it. */
  passes<F extends FeedHead>(guard: Guard<F>, value: FeedHead): value is F {
    if (this.#checked !== value) this.#passed.clear()
    this.#checked = value
    const passed = this.#passed.get(guard) ?? guard(value)
    this.#passed.set(guard, passed)
    return passed
  }

  add(listener: Listener, interval: number): void {
    const first = this.#listeners.size === 0
    this.#listeners.set(listener, interval)
    if (first) {
      document.addEventListener('visibilitychange', this.#onVisibility)
      addEventListener('online', this.#onLine)
    }
    if (this.#status.feed || this.#status.problem) listener(this.#status)
    if (this.#request) return
    if (first && !this.#status.feed) void this.#load()
    else if (interval > 0 && Date.now() + interval < (this.#status.nextAt ?? Number.POSITIVE_INFINITY))
      this.#plan()
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
    // A moved element leaves and comes back in one go: only when it has not is there nobody left.
    queueMicrotask(() => this.#listeners.size === 0 && this.#stop())
  }

  #stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility)
    removeEventListener('online', this.#onLine)
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.#request = undefined
    if (shared.get(this.#address) === this) shared.delete(this.#address)
  }

  #onVisibility = (): void => {
    const { nextAt } = this.#status
    if (document.hidden) clearTimeout(this.#timer)
    else if (nextAt !== undefined && nextAt <= Date.now() && !this.#request) void this.#load()
    else this.#wait()
  }

  /** Whatever failed while there was no network need not wait any longer. */
  #onLine = (): void => {
    if (this.#status.problem && this.#interval() > 0 && !document.hidden && !this.#request) void this.#load()
  }

  /** The shortest interval that anybody asked for; 0 when nobody wants more. */
  #interval(): number {
    const wanted = [...this.#listeners.values()].filter((interval) => interval > 0)
    return wanted.length > 0 ? Math.min(...wanted) : 0
  }

  /** Decide when to ask next, and tell. */
  #plan(): void {
    const interval = this.#interval()
    const { nextAt: _, ...status } = this.#status
    const spread = Math.random()
    const delay =
      this.#failures > 0 ? backoff(this.#failures, interval, spread) : interval * (0.9 + spread / 10)
    this.#status = interval > 0 ? { ...status, nextAt: Date.now() + delay } : status
    this.#wait()
    for (const listener of this.#listeners.keys()) listener(this.#status)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const { nextAt } = this.#status
    if (nextAt === undefined || document.hidden || this.#request) return
    this.#timer = setTimeout(() => void this.#load(), Math.max(0, nextAt - Date.now()))
  }

  async #load(): Promise<void> {
    const request = new AbortController()
    this.#request = request
    let timeout: ReturnType<typeof setTimeout> | undefined
    const end = Date.now() + LONGEST_WAIT
    const wait = () => {
      clearTimeout(timeout)
      timeout = setTimeout(() => request.abort(), Math.min(TIMEOUT, end - Date.now()))
    }
    wait()
    let status: FeedStatus
    try {
      const feed = await load(this.#address, request.signal, wait)
      this.#failures = 0
      status = { feed: newer(this.#status.feed, feed) }
    } catch (error) {
      // What is left of a bad answer is not waited for.
      request.abort()
      this.#failures += 1
      const { problem } = asFailure(error)
      status = { ...this.#status, problem, failedAt: this.#status.failedAt ?? Date.now() }
    } finally {
      clearTimeout(timeout)
    }
    // Given up meanwhile: nobody listens, and a late answer is not news.
    if (this.#request !== request) return
    this.#request = undefined
    this.#status = status
    this.#plan()
  }
}

/**
 * Whether a feed was made before another one, as one that a cache on the way had kept. One that was made in the future says
 * nothing of that: a clock was wrong.
 */
export function isOlder(feed: { generatedAt: string }, shown: { generatedAt: string }): boolean {
  const at = Date.parse(shown.generatedAt)
  return Date.parse(feed.generatedAt) < at && at <= Date.now()
}

/** An older feed than the one shown is not taken, and the same one needs no new drawing. */
function newer(shown: FeedHead | undefined, feed: FeedHead): FeedHead {
  if (shown === undefined) return feed
  return isOlder(feed, shown) ? shown : kept(shown, feed)
}

const shared = new Map<string, SharedFeed>()

/**
 * Follow a feed. The listener hears every answer and every failure. Whoever follows the same address shares the request,
 * whatever kind of feed they take it for.
 * @param address - Absolute address.
 * @param interval - Milliseconds between requests; 0 asks once.
 * @param guard - Whether an answer is of the kind that the listener reads.
 * @returns What ends it; the last one to leave aborts the request.
 */
export function followFeed<F extends FeedHead>(
  address: string,
  interval: number,
  guard: Guard<F>,
  listener: Listener<F>,
): () => void {
  const feed = shared.get(address) ?? new SharedFeed(address)
  shared.set(address, feed)
  const hear: Listener = ({ feed: value, ...status }) => {
    if (value === undefined || feed.passes(guard, value))
      listener(value === undefined ? status : { ...status, feed: value })
    else listener({ problem: 'not-a-feed', failedAt: Date.now(), ...status })
  }
  feed.add(hear, interval)
  return () => feed.remove(hear)
}
