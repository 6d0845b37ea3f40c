import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import status from '../test/fixtures/feed/status.json' with { type: 'json' }
import { backoff, type FeedStatus, followFeed } from './feed-client.ts'
import { isStatusFeed } from './feed-guard.ts'
import { isIncidentsFeed } from './incidents-guard.ts'
import { isServiceFeed } from './service-guard.ts'

const ADDRESS = 'https://status.example/feed/v1/status.json'
const MINUTE = 60_000

class Page extends EventTarget {
  hidden = false
  turn(hidden: boolean) {
    this.hidden = hidden
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

let page: Page
let network: EventTarget
let answers: (() => Response | Promise<Response>)[]
const fetched = vi.fn()
const good = () => Response.json(status)
const bad = () => new Response('no', { status: 500 })

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  page = new Page()
  answers = []
  fetched.mockReset()
  fetched.mockImplementation(async (_address: string, { signal }: { signal: AbortSignal }) => {
    const next = answers.shift() ?? good
    return Promise.race([
      next(),
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ])
  })
  vi.stubGlobal('document', page)
  network = new EventTarget()
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network))
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network))
  vi.stubGlobal('fetch', fetched)
})
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(0)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

test('asks at once, then every interval, always revalidating', async () => {
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, () => {})
  await settle()
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-cache' })
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(4)
  leave()
})

test('asks once when nobody wants more', async () => {
  const leave = followFeed(ADDRESS, 0, isStatusFeed, () => {})
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(1)
  leave()
})

test('the shortest interval of all that follow counts', async () => {
  const leave = [
    followFeed(ADDRESS, 10 * MINUTE, isStatusFeed, () => {}),
    followFeed(ADDRESS, MINUTE, isStatusFeed, () => {}),
  ]
  await vi.advanceTimersByTimeAsync(5 * MINUTE + 1)
  expect(fetched).toHaveBeenCalledTimes(6)
  for (const one of leave) one()
})

test('a hidden page asks nothing, and asks at once when it is seen again and due', async () => {
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, () => {})
  await settle()
  page.turn(true)
  await vi.advanceTimersByTimeAsync(30 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(1)
  page.turn(false)
  await settle()
  expect(fetched).toHaveBeenCalledTimes(2)
  page.turn(true)
  await vi.advanceTimersByTimeAsync(1000)
  page.turn(false)
  await settle()
  expect(fetched, 'not due yet').toHaveBeenCalledTimes(2)
  leave()
})

test('an answer that comes while the page is hidden sets no timer', async () => {
  answers = [() => new Promise<Response>((resolve) => setTimeout(() => resolve(good()), 500))]
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, () => {})
  await settle()
  page.turn(true)
  await vi.advanceTimersByTimeAsync(30 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(1)
  page.turn(false)
  await settle()
  expect(fetched).toHaveBeenCalledTimes(2)
  leave()
})

test('failures are asked again ever later, up to ten minutes, and one success ends that', async () => {
  answers = [good, bad, bad, bad]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(fetched).toHaveBeenCalledTimes(2)
  const failedAt = Date.now()
  expect(heard.at(-1)).toMatchObject({ problem: 'server', failedAt })
  expect(heard.at(-1)?.feed?.version).toBe(1)
  await vi.advanceTimersByTimeAsync(2 * MINUTE - 1)
  expect(fetched).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(fetched).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(4 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(4)
  expect(heard.at(-1)?.failedAt, 'since the first failure').toBe(failedAt)
  await vi.advanceTimersByTimeAsync(8 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(5)
  expect(heard.at(-1)?.problem).toBe(undefined)
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(fetched).toHaveBeenCalledTimes(6)
  leave()
})

test('the wait has jitter and a ceiling', () => {
  expect(backoff(1, MINUTE, 0)).toBe(MINUTE)
  expect(backoff(1, MINUTE, 1)).toBe(2 * MINUTE)
  expect(backoff(60, MINUTE, 1)).toBe(10 * MINUTE)
})

test('an answer that does not come within ten seconds is given up', async () => {
  answers = [() => new Promise<Response>(() => {})]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(9_999)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(heard.at(-1)?.problem).toBe('unreachable')
  leave()
})

test('when the last one leaves the request is aborted, the late answer dropped, nothing runs on', async () => {
  answers = [() => new Promise<Response>((resolve) => setTimeout(() => resolve(good()), 500))]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  leave()
  await settle()
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ signal: { aborted: true } })
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(heard).toEqual([])
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('a failure is not kept for who comes later', async () => {
  answers = [bad]
  followFeed(ADDRESS, 0, isStatusFeed, () => {})()
  await settle()
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, 0, isStatusFeed, (now) => heard.push(now))
  await settle()
  expect(heard.at(-1)?.feed?.version).toBe(1)
  leave()
})

test('an older feed than the one shown is ignored, a newer one is taken', async () => {
  const at = (generatedAt: string) => () => Response.json({ ...status, generatedAt })
  answers = [at('2026-11-19T13:02:00Z'), at('2026-11-19T13:01:00Z'), at('2026-11-19T13:03:00Z')]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(heard.map(({ feed }) => feed?.generatedAt.slice(14, 16))).toEqual(['02', '02', '03'])
  leave()
})

test('a feed from the future, as from a clock that was wrong, does not stay when the clock is right again', async () => {
  vi.setSystemTime('2026-11-19T13:02:30Z')
  const at = (generatedAt: string) => () => Response.json({ ...status, generatedAt })
  answers = [at('2026-11-19T13:02:00Z'), at('2099-01-01T00:00:00Z'), at('2026-11-19T13:04:00Z')]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(heard.map(({ feed }) => feed?.generatedAt.slice(0, 4))).toEqual(['2026', '2099', '2026'])
  leave()
})

test('each bad answer has its own name', async () => {
  const cases: [string, () => Response][] = [
    ['server', bad],
    ['not-found', () => new Response('', { status: 404 })],
    ['not-json', () => new Response('<!doctype html>')],
    ['not-json', () => new Response('')],
    ['truncated', () => new Response('{"version":1,"serv')],
    ['version', () => Response.json({ ...status, version: 2 })],
    ['not-a-feed', () => Response.json({ version: 1 })],
    ['not-a-feed', () => Response.json([])],
  ]
  for (const [problem, answer] of cases) {
    answers = [answer]
    const heard: FeedStatus[] = []
    const leave = followFeed(ADDRESS, 0, isStatusFeed, (now) => heard.push(now))
    await settle()
    expect(heard.at(-1)?.problem).toBe(problem)
    leave()
    await settle()
  }
})

test('elements that take one address for different kinds share its request, and each reads its own kind', async () => {
  const heard: Record<string, FeedStatus | undefined> = {}
  const leave = [
    followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => {
      heard.status = now
    }),
    followFeed(ADDRESS, MINUTE, isIncidentsFeed, (now) => {
      heard.incidents = now
    }),
    followFeed(ADDRESS, MINUTE, isServiceFeed, (now) => {
      heard.service = now
    }),
  ]
  await settle()
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(heard.status?.feed?.version).toBe(1)
  // status.json has all that incidents.json has.
  expect(heard.incidents?.feed).toBe(heard.status?.feed)
  expect(heard.service).toMatchObject({ problem: 'not-a-feed' })
  expect(heard.service?.feed).toBe(undefined)
  for (const one of leave) one()
})

test('the pages of a thousand readers do not ask in step: the interval is shortened by up to a tenth', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, () => {})
  await vi.advanceTimersByTimeAsync(0.9 * MINUTE - 1)
  expect(fetched).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(fetched).toHaveBeenCalledTimes(2)
  leave()
})

test('what failed without a network is asked for at once when it is back, and not while all is well', async () => {
  answers = [good, () => Promise.reject(new TypeError('offline'))]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched, 'nothing had failed').toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(heard.at(-1)?.problem).toBe('unreachable')
  network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched).toHaveBeenCalledTimes(3)
  expect(heard.at(-1)?.problem).toBe(undefined)
  leave()
  await settle()
  answers = [bad]
  network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched, 'nobody is left').toHaveBeenCalledTimes(3)
})

/** An answer that comes in pieces for as long as somebody reads; `sent` counts its bytes. */
function endless(piece: Uint8Array, headers: Record<string, string> = {}) {
  const count = { sent: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        count.sent += piece.length
        controller.enqueue(piece)
      },
      cancel() {
        count.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { count, answer: () => new Response(body, { headers }) }
}

test('an answer without end is read no further than 8 million bytes', async () => {
  const { count, answer } = endless(new Uint8Array(1_000_000).fill(32))
  answers = [answer]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  await vi.waitFor(() => expect(heard.at(-1)?.problem).toBe('too-large'))
  expect(count.sent).toBe(9_000_000)
  expect(fetched.mock.calls[0]?.[1], 'what is left is not waited for').toMatchObject({
    signal: { aborted: true },
  })
  leave()
})

test('an answer that says it is larger than that is not read at all', async () => {
  const { count, answer } = endless(new Uint8Array(10), { 'content-length': '100000000' })
  answers = [answer]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  expect(heard.at(-1)?.problem).toBe('too-large')
  expect(count.sent).toBe(0)
  leave()
})

test('letters cut in two by the network come together again', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...status, page: { ...status.page, name: 'Åäö' } }))
  answers = [
    () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
            controller.close()
          },
        }),
      ),
  ]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, 0, isStatusFeed, (now) => heard.push(now))
  await vi.waitFor(() => expect(heard.at(-1)?.feed?.page.name).toBe('Åäö'))
  leave()
})

test('an answer that a browser hands over although the request was given up is dropped', async () => {
  fetched.mockImplementation(() => new Promise((resolve) => setTimeout(() => resolve(good()), 500)))
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  leave()
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(heard).toEqual([])
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})
