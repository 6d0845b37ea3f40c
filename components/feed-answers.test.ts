import { expect, test, vi } from 'vitest'
import status from '../test/fixtures/feed/status.json' with { type: 'json' }
import { ADDRESS, bad, fetched, good, MINUTE, settle, world } from './feed-client.fixture.ts'
import { type FeedStatus, followFeed } from './feed-client.ts'
import { isStatusFeed } from './feed-guard.ts'
import { isIncidentsFeed } from './incidents-guard.ts'
import { isServiceFeed } from './service-guard.ts'

/* What is made of the answers that come. */

test('an answer that comes slowly is waited for, and given up once ten seconds bring nothing', async () => {
  const text = JSON.stringify(status)
  /** Quarters of the answer, each after nine seconds; it ends after the last, or never. */
  const slow = (quarters: number, ends: boolean) =>
    new Response(
      new ReadableStream({
        async start(controller) {
          const { signal } = fetched.mock.calls.at(-1)?.[1] ?? {}
          signal.addEventListener('abort', () => ends || controller.error(signal.reason))
          const size = Math.ceil(text.length / 4)
          for (let part = 0; part < quarters; part += 1) {
            await new Promise((later) => setTimeout(later, 9_000))
            controller.enqueue(new TextEncoder().encode(text.slice(part * size, (part + 1) * size)))
          }
          if (ends) controller.close()
        },
      }),
    )
  const told = async (quarters: number, ends: boolean, ms: number) => {
    world.answers = [() => slow(quarters, ends)]
    const heard: FeedStatus[] = []
    const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    leave()
    await settle()
    return heard.map(({ feed, problem }) => problem ?? feed?.version)
  }
  expect(await told(4, true, 36_000)).toEqual([1])
  expect(await told(3, false, 37_000)).toEqual(['unreachable'])
})

test('an answer that never falls silent and never ends is given up after ten minutes', async () => {
  const drip = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          const timer = setInterval(() => controller.enqueue(Uint8Array.of(32)), 1000)
          const { signal } = fetched.mock.calls.at(-1)?.[1] ?? {}
          signal.addEventListener('abort', () => {
            clearInterval(timer)
            controller.error(signal.reason)
          })
        },
      }),
    )
  world.answers = [drip]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(10 * MINUTE - 1)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(heard.map(({ problem }) => problem)).toEqual(['unreachable'])
  leave()
})

test('an older feed than the one shown is ignored, a newer one is taken', async () => {
  const at = (generatedAt: string) => () => Response.json({ ...status, generatedAt })
  world.answers = [at('2026-11-19T13:02:00Z'), at('2026-11-19T13:01:00Z'), at('2026-11-19T13:03:00Z')]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(heard.map(({ feed }) => feed?.generatedAt.slice(14, 16))).toEqual(['02', '02', '03'])
  leave()
})

test('a feed from the future, as from a clock that was wrong, does not stay when the clock is right again', async () => {
  vi.setSystemTime('2026-11-19T13:02:30Z')
  const at = (generatedAt: string) => () => Response.json({ ...status, generatedAt })
  world.answers = [at('2026-11-19T13:02:00Z'), at('2099-01-01T00:00:00Z'), at('2026-11-19T13:04:00Z')]
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
    world.answers = [answer]
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
  world.answers = [answer]
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
  world.answers = [answer]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  expect(heard.at(-1)?.problem).toBe('too-large')
  expect(count.sent).toBe(0)
  leave()
})

test('letters cut in two by the network come together again', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...status, page: { ...status.page, name: 'Åäö' } }))
  world.answers = [
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
