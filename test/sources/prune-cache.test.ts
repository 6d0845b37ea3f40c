import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pruneCache, removeAbandoned } from '../../scripts/prune-cache.ts'
import { type CheckMemory, openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { readChecks } from '../../scripts/sources/checks.ts'
import { folderWith } from '../folder.ts'
import { aSource, SERVICES } from './builders.ts'

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

test('a folder is gone through again on the next day', async () => {
  const folder = await folderWith({ 'v26/one': '' })
  const one = join(folder, 'v26/one')
  pruneCache([folder], Date.now())
  usedAt(one, Date.now() - 31 * DAY)
  pruneCache([folder], Date.now() + DAY / 2)
  expect(existsSync(one)).toBe(true)
  pruneCache([folder], Date.now() + 2 * DAY)
  expect(existsSync(one)).toBe(false)
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

test('what is read as one counts as used file by file, for the day on which one of them changes', async () => {
  const day = (date: string) => `time,service,state\n${date}T10:00:00Z,portal,up\n`
  const dates = ['2026-03-01', '2026-03-02', '2026-03-03']
  const folder = await folderWith(Object.fromEntries(dates.map((date) => [`${date}.csv`, day(date)])))
  const cache = join(folder, 'cache')
  const read = (memory: CheckMemory) =>
    readChecks(aSource({ files: '*.csv' }), {
      ...{ dataDir: folder, services: SERVICES, timeZones: ['UTC'], asOf: NOW, memory },
    })
  await read(openCheckMemory(cache))
  const kept = readdirSync(cache)
  for (const name of kept) usedAt(join(cache, name), Date.now() - 31 * DAY)
  await read(openCheckMemory(cache))
  pruneCache([cache], Date.now())
  expect(readdirSync(cache).filter((name) => kept.includes(name))).toEqual(kept)
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
