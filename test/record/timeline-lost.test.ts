import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataError } from '../../scripts/load/problem.ts'
import { recordedMonths, requireRecord } from '../../scripts/record/timeline-lost.ts'
import { folderWith } from '../folder.ts'

const MONTH = (of: string) => `timeline 1 monitor ${of}, 1 lines\nportal ${of}-01T00:00:00Z up\n`
const FILES = {
  'data/record/timeline/monitor.txt': 'timeline 1 monitor, 2 lines\nmonth 2026-03\nmonth 2026-04\n',
  'data/record/timeline/2026-03/monitor.txt': MONTH('2026-03'),
  'data/record/timeline/2026-04/monitor.txt': MONTH('2026-04'),
  'site.report.json': JSON.stringify({ recordedMonths: { monitor: ['2026-03', '2026-04'] } }),
}

async function gone(change: (folder: string) => Promise<void>, accept = false): Promise<string[]> {
  const folder = await folderWith(FILES)
  await change(folder)
  const error = await requireRecord(join(folder, 'data'), { out: join(folder, 'site'), accept }).catch(
    (caught: unknown) => caught,
  )
  if (error === undefined) return []
  if (!(error instanceof DataError)) throw error
  for (const { message } of error.problems) expect(message).toContain('--accept-lost-record')
  return error.problems.map(({ file }) => file)
}

const remove = (path: string) => (folder: string) => rm(join(folder, path), { recursive: true })

test('a record that is whole passes, and so does none where none was', async () => {
  expect(await gone(async () => {})).toEqual([])
  expect(
    await gone(async (folder) => {
      await rm(join(folder, 'data/record'), { recursive: true })
      await rm(join(folder, 'site.report.json'))
    }),
  ).toEqual([])
})

test('the whole record deleted: every file that the last report knew is named', async () => {
  expect(await gone(remove('data/record'))).toEqual([
    'record/timeline/2026-03/monitor.txt',
    'record/timeline/2026-04/monitor.txt',
    'record/timeline/monitor.txt',
  ])
})

test('a month deleted is missed without a report too, for the record says which months it has', async () => {
  const month = 'record/timeline/2026-03/monitor.txt'
  expect(await gone(remove(`data/${month}`))).toEqual([month])
  const both = async (folder: string) => {
    await rm(join(folder, `data/${month}`))
    await rm(join(folder, 'site.report.json'))
  }
  expect(await gone(both)).toEqual([month])
})

test('the flag accepts it', async () => {
  expect(await gone(remove('data/record'), true)).toEqual([])
})

test('a report that is none, or is cut, says nothing', async () => {
  const folder = await folderWith({ 'site.report.json': '{"recordedMonths":' })
  await requireRecord(join(folder, 'data'), { out: join(folder, 'site'), accept: false })
  expect(await recordedMonths(join(folder, 'data'))).toEqual({})
})
