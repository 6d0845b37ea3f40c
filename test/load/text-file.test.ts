import { spawnSync } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { loadCustomers } from '../../scripts/private/customers.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* What stands in a data folder where a text should: each of these crashed, hung or filled the memory (npm run torture folder). */

/** What is said of the small folder in which something else stands in a place. */
async function said(
  place: string,
  make: (path: string) => unknown,
  load: (dir: string) => Promise<unknown> = loadData,
): Promise<string[]> {
  const folder = await folderWith({ ...SMALL, 'customers.yaml': 'customers: []\n' })
  await rm(join(folder, place), { recursive: true, force: true })
  await make(join(folder, place))
  try {
    await load(folder)
    return []
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(problemText)
    throw error
  }
}

const pipe = (path: string) => spawnSync('mkfifo', [path])

test('a pipe, on which nobody ever writes, is not waited for', async () => {
  expect(await said('services.yaml', pipe)).toEqual([
    'services.yaml: is no file; expected a text file of that name',
  ])
  expect(await said('customers.yaml', pipe, loadCustomers)).toEqual([
    'customers.yaml: is no file; expected a text file of that name',
  ])
})

test('a link to a device that never ends is not read', async () => {
  expect(await said('calendars.yaml', (path) => symlink('/dev/zero', path))).toEqual([
    'calendars.yaml: is no file; expected a text file of that name',
  ])
})

test('a folder in place of a file, and a link that leads nowhere, to itself', async () => {
  expect(await said('site.yaml', (path) => mkdir(path))).toEqual([
    'site.yaml: is no file; expected a text file of that name',
  ])
  expect(await said('site.yaml', (path) => symlink('nowhere', path))).toEqual([
    'site.yaml: is missing; every data folder needs it',
  ])
  const [own] = await said('site.yaml', (path) => symlink(path, path))
  expect(own).toMatch(/^site\.yaml: cannot be read: ELOOP/)
})

test('a file in place of a folder', async () => {
  expect(await said('agreements', (path) => writeFile(path, 'id: x\n'))).toContain(
    'agreements: is no folder; expected a folder of files',
  )
})

test('a text that is larger than anybody writes is not read', async () => {
  expect(await said('site.yaml', (path) => writeFile(path, 'x'.repeat(5_000_001)))).toEqual([
    'site.yaml: weighs 5.1 MB; expected at most 5 MB',
  ])
})

test('letters that are no UTF-8 are told with their line, and not published as question marks', async () => {
  const latin = Buffer.from('# Ett\nname: Små\nurl: https://status.example.com\n', 'latin1')
  expect(await said('site.yaml', (path) => writeFile(path, latin))).toEqual([
    'site.yaml:2: is not UTF-8; save the file in that encoding',
  ])
  const wide = Buffer.from('name: Wide\n', 'utf16le')
  expect(
    await said('services.yaml', (path) => writeFile(path, Buffer.concat([Buffer.from('fffe', 'hex'), wide]))),
  ).toEqual(['services.yaml:1: is not UTF-8; save the file in that encoding'])
})
