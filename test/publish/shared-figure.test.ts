import { expect, test } from 'vitest'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

test('a figure of a service alone goes before one of several: the first is all that a small widget shows', async () => {
  const alone = SMALL['agreements/drift.yaml'] ?? ''
  const together = alone
    .replace('id: drift', 'id: arbetsplats')
    .replace('id: tillganglighet', 'id: allt\n    composition: serial')
  const data = await loadData(await folderWith({ ...SMALL, 'agreements/arbetsplats.yaml': together }))
  const asOf = Date.parse('2026-06-01T00:15:00Z')
  const { measured } = await measure({ ...data, site: { ...data.site, asOf } }, asOf)
  const feed: StatusFeed = JSON.parse(buildFeed(data, measured, asOf).get('feed/v1/status.json') ?? '')
  for (const { objectives } of feed.services)
    expect(objectives.map(({ objective }) => objective)).toEqual(['tillganglighet', 'allt'])
})
