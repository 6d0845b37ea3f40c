import { expect, test, vi } from 'vitest'
import { ADDRESS, bad, fetched, good, MINUTE, settle, world } from './feed-client.fixture.ts'
import { backoff, type FeedStatus, followFeed } from './feed-client.ts'
import { isStatusFeed } from './feed-guard.ts'

/* When a feed is asked for, and when not. */

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
  world.page.turn(true)
  await vi.advanceTimersByTimeAsync(30 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(1)
  world.page.turn(false)
  await settle()
  expect(fetched).toHaveBeenCalledTimes(2)
  world.page.turn(true)
  await vi.advanceTimersByTimeAsync(1000)
  world.page.turn(false)
  await settle()
  expect(fetched, 'not due yet').toHaveBeenCalledTimes(2)
  leave()
})

test('an answer that comes while the page is hidden sets no timer', async () => {
  world.answers = [() => new Promise<Response>((resolve) => setTimeout(() => resolve(good()), 500))]
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, () => {})
  await settle()
  world.page.turn(true)
  await vi.advanceTimersByTimeAsync(30 * MINUTE)
  expect(fetched).toHaveBeenCalledTimes(1)
  world.page.turn(false)
  await settle()
  expect(fetched).toHaveBeenCalledTimes(2)
  leave()
})

test('failures are asked again ever later, up to ten minutes, and one success ends that', async () => {
  world.answers = [good, bad, bad, bad]
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
  world.answers = [() => new Promise<Response>(() => {})]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await vi.advanceTimersByTimeAsync(9_999)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(heard.at(-1)?.problem).toBe('unreachable')
  leave()
})

test('when the last one leaves the request is aborted, the late answer dropped, nothing runs on', async () => {
  world.answers = [() => new Promise<Response>((resolve) => setTimeout(() => resolve(good()), 500))]
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
  world.answers = [bad]
  followFeed(ADDRESS, 0, isStatusFeed, () => {})()
  await settle()
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, 0, isStatusFeed, (now) => heard.push(now))
  await settle()
  expect(heard.at(-1)?.feed?.version).toBe(1)
  leave()
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

test('without a network of the reader’s own the server is not blamed, and with one it is', async () => {
  const problems: (string | undefined)[] = []
  for (const onLine of [false, true]) {
    vi.stubGlobal('navigator', { onLine })
    world.answers = [() => Promise.reject(new TypeError('Failed to fetch')), bad]
    const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, ({ problem }) => problems.push(problem))
    await settle()
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    leave()
    await settle()
  }
  // What answers with an error has answered, whatever the device says of its network.
  expect(problems).toEqual(['offline', 'server', 'unreachable', 'server'])
})

test('what failed without a network is asked for at once when it is back, and not while all is well', async () => {
  world.answers = [good, () => Promise.reject(new TypeError('offline'))]
  const heard: FeedStatus[] = []
  const leave = followFeed(ADDRESS, MINUTE, isStatusFeed, (now) => heard.push(now))
  await settle()
  world.network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched, 'nothing had failed').toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(heard.at(-1)?.problem).toBe('unreachable')
  world.network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched).toHaveBeenCalledTimes(3)
  expect(heard.at(-1)?.problem).toBe(undefined)
  leave()
  await settle()
  world.answers = [bad]
  world.network.dispatchEvent(new Event('online'))
  await settle()
  expect(fetched, 'nobody is left').toHaveBeenCalledTimes(3)
})
