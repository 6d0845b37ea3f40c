import { expect, test } from 'vitest'
import { AgreementFeed, IncidentsFeed, ServiceFeed, StatusFeed } from '../data/schema/feed.ts'
import agreement from '../test/fixtures/feed/agreement.json' with { type: 'json' }
import incidents from '../test/fixtures/feed/incidents.json' with { type: 'json' }
import service from '../test/fixtures/feed/service.json' with { type: 'json' }
import status from '../test/fixtures/feed/status.json' with { type: 'json' }
import { isAgreementFeed } from './agreement-guard.ts'
import { isOtherVersion, isStatusFeed } from './feed-guard.ts'
import { isIncidentsFeed } from './incidents-guard.ts'
import { isServiceFeed } from './service-guard.ts'

const changed = (change: (feed: StatusFeed) => void) => {
  const feed = structuredClone(status) as StatusFeed
  change(feed)
  return feed
}

const KINDS = [
  { name: 'status', value: status, schema: StatusFeed, guard: isStatusFeed },
  { name: 'service', value: service, schema: ServiceFeed, guard: isServiceFeed },
  { name: 'incidents', value: incidents, schema: IncidentsFeed, guard: isIncidentsFeed },
  { name: 'agreement', value: agreement, schema: AgreementFeed, guard: isAgreementFeed },
]

for (const { name, value, schema, guard } of KINDS) {
  test(`the fixture is a feed by the schema that publishes it and by the guard that reads it: ${name}`, () => {
    expect(schema.safeParse(value).error).toBe(undefined)
    expect(guard(value)).toBe(true)
  })

  test(`no part of it can be missing or of another kind: ${name}`, () => {
    // What a feed may come without is checked by the tag that draws it.
    const needed = Object.keys(value).filter(
      (key) => !schema.safeParse({ ...value, [key]: undefined }).success,
    )
    const parts = needed.filter((key) => key !== 'state')
    for (const part of parts)
      for (const wrong of [undefined, 7, 'x', [7]])
        expect(guard({ ...value, [part]: wrong }), part).toBe(false)
  })
}

test('what has passed once is not taken for granted when something in it has changed', () => {
  const feed = structuredClone(status)
  expect(isStatusFeed(feed)).toBe(true)
  expect(
    isStatusFeed({ ...feed, services: [...feed.services.slice(1), { ...feed.services[0], state: 7 }] }),
  ).toBe(false)
})

test('a feed of one kind is none of another', () => {
  expect([isStatusFeed(service), isServiceFeed(status), isAgreementFeed(status)]).toEqual([
    false,
    false,
    false,
  ])
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
    'two services with one id': changed((feed) =>
      feed.services.push(structuredClone(feed.services[0] as never)),
    ),
    'an id without end': changed((feed) => Object.assign(feed.services[0] ?? {}, { id: 'x'.repeat(501) })),
    'no counts': changed((feed) => Object.assign(feed.maintenance[0] ?? {}, { counts: null })),
  }
  for (const [name, value] of Object.entries(broken)) expect(isStatusFeed(value), name).toBe(false)
})

test('another version is told from a thing that is no feed', () => {
  expect(isOtherVersion({ version: 2 })).toBe(true)
  expect(isOtherVersion({ version: 1 })).toBe(false)
  expect(isOtherVersion({})).toBe(false)
})
