import { expect, test } from 'vitest'
import { IncidentsFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * The defect classes of uptime trackers that show in what is read and written rather than in a figure; the others are in
 * classes.test.ts and process-zone.test.ts.
 */

const AS_OF = Date.parse('2026-07-20T10:00:00Z')

function incident(start: number, title: string): string {
  const instant = (ms: number) => new Date(ms).toISOString()
  return `---
title: ${JSON.stringify(title)}
impact: major
status: resolved
start: ${instant(start)}
end: ${instant(start + 60_000)}
services: [{ id: portal, state: major_outage }]
---

## ${instant(start)} investigating

Vi felsöker.

### en

We are looking into it.
`
}

/** The feed of the incidents, by path. */
async function feedOf(incidents: Record<string, string>) {
  const data = await loadData(await folderWith({ ...SMALL, ...BY_INCIDENTS, ...incidents }))
  const { measured } = await measure(data, AS_OF)
  const files = buildFeed(data, measured, AS_OF)
  return (path: string): unknown => JSON.parse(files.get(`feed/v1/${path}.json`) ?? '')
}

const BY_INCIDENTS = {
  'agreements/drift.yaml': (SMALL['agreements/drift.yaml'] ?? '').replace(
    'measurement: { source: checks }',
    'measurement: { source: incidents, authority: incidents }',
  ),
}

// Nothing of ours asks a service for a list of incidents page by page yet: what there is to cut is a folder of files.
test('Pagination cut: of 101 incidents each is in the feed, and each counts', async () => {
  const first = Date.parse('2026-06-02T00:00:00Z')
  const files = Array.from({ length: 101 }, (_, i) => [
    `incidents/2026-06-avbrott-${i + 1}.md`,
    incident(first + i * 3_600_000, `Avbrott ${i + 1}`),
  ])
  const read = await feedOf(Object.fromEntries(files))
  const { incidents } = IncidentsFeed.parse(read('incidents'))
  expect(incidents).toHaveLength(101)
  expect(new Set(incidents.map(({ id }) => id)).size).toBe(101)
  // A minute each, all of them in June.
  const { history } = ServiceFeed.parse(read('services/portal'))
  const june = history.find(({ period }) => period.id === '2026-06')
  expect(june?.ledger?.downMs).toBe(101 * 60_000)
})

test('Unescaped JSON: a title with quotes, a closing tag, a turn of direction and emoji is read back as it was written', async () => {
  const title = 'Portalen "nere" </script><!-- \\" \u202eabc\u202c \u2028 👩‍👩‍👧 & \'x\''
  const files = { 'incidents/a.md': incident(Date.parse('2026-06-02T00:00:00Z'), title) }
  const read = await feedOf(files)
  const { incidents } = IncidentsFeed.parse(read('incidents'))
  expect(incidents.map((one) => one.title)).toEqual([title])
})
