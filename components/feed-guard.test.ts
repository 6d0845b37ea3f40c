import { expect, test } from 'vitest'
import { StatusFeed } from '../data/schema/feed.ts'
import status from '../test/fixtures/feed/status.json' with { type: 'json' }
import { isOtherVersion, isStatusFeed } from './feed-guard.ts'

const changed = (change: (feed: StatusFeed) => void) => {
  const feed = structuredClone(status) as StatusFeed
  change(feed)
  return feed
}

test('the fixture is a feed by the schema that publishes it and by the guard that reads it', () => {
  expect(StatusFeed.safeParse(status).error).toBe(undefined)
  expect(isStatusFeed(status)).toBe(true)
})

test('a feed with fields that we do not know yet passes', () => {
  expect(isStatusFeed({ ...status, later: { than: 'us' } })).toBe(true)
})

test('what would make drawing throw is refused', () => {
  const broken: Record<string, unknown> = {
    null: null,
    text: 'feed',
    list: [],
    'no services': { ...status, services: undefined },
    'instant out of range': { ...status, staleAfter: '2026-13-45T00:00:00Z' },
    'instant without zone': { ...status, dataThrough: '2026-11-19T13:02:00' },
    zone: changed((feed) => {
      feed.page.timeZone = 'Nowhere/At All'
    }),
    'name as a number': changed((feed) => Object.assign(feed.services[0] ?? {}, { name: 7 })),
    'empty words': changed((feed) => Object.assign(feed.services[0] ?? {}, { name: {} })),
    'value in words': changed((feed) =>
      Object.assign(feed.services[0]?.objectives[0] ?? {}, { value: 'good' }),
    ),
    'runs that do not add up': changed((feed) =>
      Object.assign(feed.services[0]?.days ?? {}, { states: '89o' }),
    ),
    'days without end': changed((feed) =>
      Object.assign(feed.services[0]?.days ?? {}, { states: '9999o9999o', count: 19_998 }),
    ),
    'no count': changed((feed) => Object.assign(feed.services[0]?.days ?? {}, { count: undefined })),
    'updates as text': changed((feed) => Object.assign(feed.incidents[0] ?? {}, { updates: 'x' })),
    'no counts': changed((feed) => Object.assign(feed.maintenance[0] ?? {}, { counts: null })),
  }
  for (const [name, value] of Object.entries(broken)) expect(isStatusFeed(value), name).toBe(false)
})

test('another version is told from a thing that is no feed', () => {
  expect(isOtherVersion({ version: 2 })).toBe(true)
  expect(isOtherVersion({ version: 1 })).toBe(false)
  expect(isOtherVersion({})).toBe(false)
})
