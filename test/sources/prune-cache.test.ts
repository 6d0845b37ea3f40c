import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pruneCache, removeAbandoned } from '../../scripts/prune-cache.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { folderWith } from '../folder.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 6, 1)

/** When a file was last written or used. */
const usedAt = (path: string, at: number) => utimesSync(path, at / 1000, at / 1000)

test('what was not used for 30 days goes, at any depth, and nothing else', async () => {
  const folder = await folderWith({ old: '', recent: '', 'v26/old': '', 'v26/recent': '' })
  for (const place of ['', 'v26']) {
    usedAt(join(folder, place, 'old'), NOW - 31 * DAY)
    usedAt(join(folder, place, 'recent'), NOW - 29 * DAY)
  }
  pruneCache([folder, join(folder, 'missing')], NOW)
  const left = ['old', 'recent', 'v26/old', 'v26/recent'].filter((path) => existsSync(join(folder, path)))
  expect(left).toEqual(['recent', 'v26/recent'])
})

test('what is recalled counts as used, however long ago it was kept', async () => {
  const folder = await folderWith({ 'checks.csv': '' })
  const cache = join(folder, 'cache')
  const files = [{ path: join(folder, 'checks.csv'), name: 'checks.csv', format: 'csv' as const }]
  const memory = openCheckMemory(cache)
  const read = { rows: 0 } as unknown as Parameters<typeof memory.keep>[3]
  memory.keep('reading', files, ['stamp'], read)
  memory.keep('another', files, ['stamp'], read)
  for (const name of readdirSync(cache)) usedAt(join(cache, name), Date.now() - 31 * DAY)
  expect(memory.recall('reading', files, ['stamp'])).toEqual(read)
  pruneCache([cache], Date.now())
  expect(memory.recall('reading', files, ['stamp'])).toEqual(read)
  expect(memory.recall('another', files, ['stamp'])).toBeNull()
})

test('what a killed process left at work goes, and nothing of one that runs', async () => {
  // As of a process that has ended: no other one gets its number within a test.
  const gone = spawnSync(process.execPath, ['--version']).pid
  const here = [`pages-${process.pid}-AbC123`, `embed-0f.${process.pid}`, 'embed-0f', 'checks']
  const folder = await folderWith(
    Object.fromEntries(
      [...here, `pages-${gone}-AbC123`, `embed-0e.${gone}`].map((name) => [`${name}/a`, '']),
    ),
  )
  removeAbandoned(folder)
  expect(readdirSync(folder).sort()).toEqual(here.sort())
})
