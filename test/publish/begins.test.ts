import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/** When the small agreement, which holds from 1 January 2026 in Stockholm, is said to begin. */
async function beginsAt(instant: string): Promise<(string | undefined)[]> {
  const data = await loadData(await folderWith(SMALL))
  const asOf = Date.parse(instant)
  const { measured } = await measure({ ...data, site: { ...data.site, asOf } }, asOf)
  return evaluateAll(data, measured, asOf).map(({ running }) => running.begins)
}

test('a target says from when it holds until it does', async () => {
  expect(await beginsAt('2025-12-31T22:59:59Z')).toEqual(['2025-12-31T23:00:00Z', '2025-12-31T23:00:00Z'])
  expect(await beginsAt('2025-12-31T23:00:00Z')).toEqual([undefined, undefined])
})
