import { expect, test } from 'vitest'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { derivedFiles } from './texts.ts'

const MORE = `roles: [{ id: driftchef, title: Driftchef, party: provider }]
reviews: { cadence: quarterly, next: 2026-10-14, with: [driftchef] }
amendments:
  - id: a1
    effectiveFrom: 2026-06-01
    proposedAt: 2026-05-04
    agreedAt: 2026-05-20
    approvals: [provider, customer]
    set: { objectives.tillganglighet.target: ">= 99.95 %" }
`

async function filesOf(visibility: string) {
  const agreement = `${SMALL['agreements/drift.yaml']}${MORE}`.replace('public', visibility)
  const data = await loadData(await folderWith({ ...SMALL, 'agreements/drift.yaml': agreement }))
  const asOf = Date.parse('2026-06-10T12:00:00Z')
  const { measured } = await measure(data, asOf)
  const feed = buildFeed(data, measured, asOf)
  return { feed, derived: derivedFiles(feed, [], data.site) }
}

test('the days of a public agreement reach feed, calendar and syndication; who meets stands in the feed alone, by role', async () => {
  const { feed, derived } = await filesOf('public')
  const text = feed.get('feed/v1/agreements/drift.json') ?? ''
  const { agreement, amendments = [] } = JSON.parse(text) as AgreementFeed
  expect(agreement.reviews).toEqual({ cadence: 'quarterly', next: '2026-10-14', due: '2026-10-14' })
  expect(amendments).toMatchObject([{ id: 'a1', proposedAt: '2026-05-04', agreedAt: '2026-05-20' }])
  expect(text).toContain('"reviewsWith":["driftchef"]')
  for (const [path, other] of derived) expect([path, /driftchef/i.test(other)]).toEqual([path, false])
  expect(derived.get('calendar.ics')).toContain('DTSTART;VALUE=DATE:20261014')
  const [item] = JSON.parse(derived.get('feed.json') ?? '{}').items
  expect([item.id, item.date_published, item.date_modified]).toEqual([
    'https://status.example.com/agreements/drift/amendments/a1/',
    '2026-05-03T22:00:00Z',
    '2026-05-31T22:00:00Z',
  ])
})

test('nothing of an agreement that is not public is in any file', async () => {
  const { feed, derived } = await filesOf('customer')
  for (const [path, text] of [...feed, ...derived]) {
    expect(path).not.toContain('drift')
    if (!path.endsWith('.schema.json'))
      expect([path, /Driftavtal|99\.95|20261014/.test(text)]).toEqual([path, false])
  }
})
