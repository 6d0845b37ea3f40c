import { afterEach, beforeEach, vi } from 'vitest'
import status from '../test/fixtures/feed/status.json' with { type: 'json' }

/* A page and its network, as the feed client meets them: who imports this has a new one for each test. */

export const ADDRESS = 'https://status.example/feed/v1/status.json'
export const MINUTE = 60_000

class Page extends EventTarget {
  hidden = false
  turn(hidden: boolean) {
    this.hidden = hidden
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

export const good = () => Response.json(status)
export const bad = () => new Response('no', { status: 500 })
export const fetched = vi.fn()

/** What there is in the test that runs: `answers` are given one by one, good ones after the last. */
export const world = {
  page: new Page(),
  /** Where the browser tells that it is online. */
  network: new EventTarget(),
  answers: [] as (() => Response | Promise<Response>)[],
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  world.page = new Page()
  world.answers = []
  fetched.mockReset()
  fetched.mockImplementation(async (_address: string, { signal }: { signal: AbortSignal }) => {
    const next = world.answers.shift() ?? good
    return Promise.race([
      next(),
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ])
  })
  vi.stubGlobal('document', world.page)
  const network = new EventTarget()
  world.network = network
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

export const settle = () => vi.advanceTimersByTimeAsync(0)
