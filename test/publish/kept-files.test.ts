import { readdirSync, statSync } from 'node:fs'
import { chmod, link, mkdir, open, readFile, symlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  keepFile,
  lyingIn,
  placeCopies,
  placeFile,
  placeFiles,
  removeOthers,
} from '../../scripts/publish/kept-files.ts'
import { folderWith } from '../folder.ts'

const inodeOf = (...path: string[]) => statSync(join(...path)).ino
const text = (...path: string[]) => readFile(join(...path), 'utf8')
const all = (folder: string) => readdirSync(folder, { recursive: true }).sort()

test('a file that is the same is the former one, with the time at which it was written', async () => {
  const former = await folderWith({ 'badges/portal.svg': 'up', 'feed/v1/status.json': '1' })
  await utimes(join(former, 'badges/portal.svg'), 1000, 1000)
  const folder = await folderWith({})
  placeFiles(
    folder,
    former,
    new Map([
      ['badges/portal.svg', 'up'],
      ['feed/v1/status.json', '2'],
      ['new.txt', 'å'],
    ]),
  )
  expect(inodeOf(folder, 'badges/portal.svg')).toBe(inodeOf(former, 'badges/portal.svg'))
  expect(statSync(join(folder, 'badges/portal.svg')).mtimeMs).toBe(1_000_000)
  expect(await text(folder, 'feed/v1/status.json')).toBe('2')
  expect(await text(former, 'feed/v1/status.json')).toBe('1')
  expect(await text(folder, 'new.txt')).toBe('å')
})

test('what an older build left is never taken for what is wanted, though it has the same length and time', async () => {
  const former = await folderWith({ 'a.txt': 'now', 'b.txt': 'now' })
  const folder = await folderWith({ 'a.txt': 'old', 'b.txt': 'old' })
  for (const path of [former, folder]) await utimes(join(path, 'a.txt'), 1000, 1000)
  placeFile(folder, former, 'a.txt', Buffer.from('now'))
  keepFile(folder, former, 'b.txt')
  expect(inodeOf(folder, 'a.txt')).toBe(inodeOf(former, 'a.txt'))
  expect(inodeOf(folder, 'b.txt')).toBe(inodeOf(former, 'b.txt'))
})

test('nothing is written into a file whose bytes the former build shares', async () => {
  const former = await folderWith({ 'index.html': 'former' })
  const folder = await folderWith({})
  await link(join(former, 'index.html'), join(folder, 'index.html'))
  placeFile(folder, null, 'index.html', Buffer.from('drawn'))
  expect(await text(former, 'index.html')).toBe('former')
  expect(await text(folder, 'index.html')).toBe('drawn')
})

test('what an older build alone still has is written into, to the last byte', async () => {
  const folder = await folderWith({ 'a.json': 'short', 'b.json': 'long before' })
  const before = ['a.json', 'b.json'].map((path) => inodeOf(folder, path))
  placeFile(folder, null, 'a.json', Buffer.from('longer than before'))
  placeFile(folder, null, 'b.json', Buffer.from('å'))
  expect(await text(folder, 'a.json')).toBe('longer than before')
  expect(await text(folder, 'b.json')).toBe('å')
  expect(['a.json', 'b.json'].map((path) => inodeOf(folder, path))).toEqual(before)
})

test('a long file, which a slow reader may still be sent, and one that others may not read are replaced', async () => {
  const long = 'x'.repeat(70_000)
  const folder = await folderWith({ 'long.json': long, 'hidden.json': 'old' })
  const reader = await open(join(folder, 'long.json'))
  onTestFinished(() => reader.close())
  await chmod(join(folder, 'hidden.json'), 0o600)
  const { mode } = statSync(join(folder, 'long.json'))
  for (const path of ['long.json', 'hidden.json']) placeFile(folder, null, path, Buffer.from('new'))
  expect(await reader.readFile('utf8')).toBe(long)
  expect(await text(folder, 'long.json')).toBe('new')
  expect(await text(folder, 'hidden.json')).toBe('new')
  expect(statSync(join(folder, 'hidden.json')).mode).toBe(mode)
})

test('a link or a folder in the place of a file is replaced, and what the link leads to stays', async () => {
  const former = await folderWith({ 'a.txt': 'same', 'b.txt': 'same' })
  const folder = await folderWith({ 'b.txt/inside': '' })
  await symlink(join(former, 'a.txt'), join(folder, 'a.txt'))
  placeFile(folder, former, 'a.txt', Buffer.from('other'))
  placeFile(folder, former, 'b.txt', Buffer.from('same'))
  expect(await text(folder, 'a.txt')).toBe('other')
  expect(await text(former, 'a.txt')).toBe('same')
  expect(await text(folder, 'b.txt')).toBe('same')
  const again = await folderWith({})
  await symlink(join(former, 'a.txt'), join(again, 'a.txt'))
  keepFile(again, former, 'a.txt')
  expect(inodeOf(again, 'a.txt')).toBe(inodeOf(former, 'a.txt'))
  expect(readdirSync(again, { withFileTypes: true }).map((entry) => entry.isFile())).toEqual([true])
})

test('copies of a folder go below another, and are the former ones where those have the same bytes', async () => {
  const cached = await folderWith({ 'a.js': 'a', 'themes/b.css': 'b' })
  const former = await folderWith({ 'embed/v1/a.js': 'a', 'embed/v1/themes/b.css': 'before' })
  const folder = await folderWith({})
  const paths = placeCopies(cached, folder, former, 'embed/v1/')
  expect(paths.sort()).toEqual(['embed/v1/a.js', 'embed/v1/themes/b.css'])
  expect(inodeOf(folder, 'embed/v1/a.js')).toBe(inodeOf(former, 'embed/v1/a.js'))
  expect(await text(folder, 'embed/v1/themes/b.css')).toBe('b')
})

test('what is not wanted goes, and with it the folders that nothing else is in', async () => {
  const folder = await folderWith({
    'index.html': '',
    'services/gone/index.html': '',
    'services/portal/index.html': '',
    'services/portal/.hidden': '',
  })
  await mkdir(join(folder, 'empty'))
  removeOthers(folder, lyingIn(folder), new Set(['index.html', 'services/portal/index.html']))
  expect(all(folder)).toEqual(['index.html', 'services', 'services/portal', 'services/portal/index.html'])
})

test('where a file stands now that was a folder, what was in that is gone already', async () => {
  const folder = await folderWith({ 'a/b/old.txt': '' })
  const lying = lyingIn(folder)
  placeFile(folder, null, 'a', Buffer.from('new'))
  removeOthers(folder, lying, new Set(['a']))
  expect(await text(folder, 'a')).toBe('new')
})

test('a long file that differs in its end alone is another one', async () => {
  const long = 'x'.repeat(5000)
  const former = await folderWith({ 'a.json': `${long}a`, 'b.json': `${long}b`, 'c.json': `1${long}` })
  const folder = await folderWith({})
  placeFiles(
    folder,
    former,
    new Map([
      ['a.json', `${long}b`],
      ['b.json', `${long}b`],
      ['c.json', `2${long}`],
    ]),
  )
  expect(await text(folder, 'a.json')).toBe(`${long}b`)
  expect(inodeOf(folder, 'b.json')).toBe(inodeOf(former, 'b.json'))
  expect(await text(folder, 'c.json')).toBe(`2${long}`)
})

test('only below a part of a folder', async () => {
  const folder = await folderWith({
    'feed/v1/services/gone.json': '',
    'feed/v1/status.json': '',
    'a.txt': '',
  })
  removeOthers(folder, lyingIn(folder), new Set(['feed/v1/status.json']), 'feed/')
  expect(all(folder)).toEqual(['a.txt', 'feed', 'feed/v1', 'feed/v1/status.json'])
})
