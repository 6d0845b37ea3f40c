import { linkSync, statSync } from 'node:fs'
import { mkdir, open, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { carryOver, openOutput } from '../../scripts/publish/output.ts'
import { type OutputMemory, openOutputMemory, rewriteFiles } from '../../scripts/publish/output-memory.ts'
import { folderWith } from '../folder.ts'

/** What build.ts does of a feed alone; with `pages` of a whole site. */
async function publish(
  out: string,
  memory: OutputMemory,
  files: Record<string, string>,
  pages?: string,
): Promise<{ reused: boolean }> {
  const all = new Map(Object.entries(files))
  const output = await openOutput(out, undefined, pages === undefined ? memory.spareOf : undefined)
  if (pages !== undefined) await writeFile(join(output.staging, 'index.html'), pages)
  await rewriteFiles(output.staging, output.holds ?? new Map(), all)
  if (pages === undefined && output.former !== null && output.holds === null)
    await carryOver(output.former, output.staging, ['feed', 'private'])
  const { former, holds } = output
  memory.published(await output.publish(), all, { former, ownPages: pages !== undefined })
  return { reused: holds !== null }
}

/** Every file with its text. */
async function held(out: string): Promise<Record<string, string>> {
  const folder = join(dirname(out), await readlink(out))
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []))
  const texts = paths
    .sort()
    .map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')])
  return Object.fromEntries(await Promise.all(texts))
}

const feed = (text: string) => ({ 'feed/v1/status.json': text, 'badges/state.svg': 'same' })

test('what is published is the same, whether a folder is made anew or an older one is written over', async () => {
  const out = join(await folderWith({}), 'site')
  const memory = openOutputMemory()
  const minutes: [Record<string, string>, string?][] = [
    [feed('a'), 'page 1'],
    [{ ...feed('b'), 'private/key1.jwe': 'secret' }],
    [feed('a longer text than before')],
    [feed('short')],
    [
      { ...feed('c, longer than what comes two minutes later'), 'csv/services/new/days.csv': 'rows' },
      'page 2',
    ],
    [feed('d')],
    // Letters of two bytes: as many bytes stay as the new text has, not letters.
    [feed('åäö')],
  ]
  const reused: boolean[] = []
  let shown: string | undefined
  for (const [files, pages] of minutes) {
    reused.push((await publish(out, memory, files, pages)).reused)
    shown = pages ?? shown
    const { 'index.html': page, ...rest } = await held(out)
    expect(page).toBe(shown)
    // A file that is told of no more may stay as a page does; a feed or a private feed never.
    expect(rest).toMatchObject(files)
    expect(Object.keys(rest).filter((path) => /^(feed|private)\//.test(path))).toEqual(
      Object.keys(files).filter((path) => /^(feed|private)\//.test(path)),
    )
  }
  expect(reused).toEqual([false, false, true, true, false, false, true])
})

test('what is the same is left alone, and so is what the former build holds', async () => {
  const out = join(await folderWith({}), 'site')
  const memory = openOutputMemory()
  for (const text of ['1', '2']) await publish(out, memory, feed(text), text === '1' ? 'page' : undefined)
  const former = join(dirname(out), await readlink(out))
  const inode = (path: string) => statSync(path).ino
  const older = (await readdir(dirname(former))).find((name) => !former.endsWith(name)) ?? ''
  const badge = inode(join(dirname(former), older, 'badges/state.svg'))
  await publish(out, memory, feed('3'))
  expect(inode(join(out, 'badges/state.svg'))).toBe(badge)
  expect(await readFile(join(former, 'feed/v1/status.json'), 'utf8')).toBe('2')
})

test('a file whose bytes another build shares, or a long one that is read in parts, is replaced', async () => {
  const folder = await folderWith({ 'old/shared.svg': 'old', 'old/long.json': 'x'.repeat(70_000) })
  await mkdir(join(folder, 'other'))
  linkSync(join(folder, 'old/shared.svg'), join(folder, 'other/shared.svg'))
  const reader = await open(join(folder, 'old/long.json'))
  const before = new Map([
    ['shared.svg', 'old'],
    ['long.json', 'x'.repeat(70_000)],
  ])
  const after = new Map([
    ['shared.svg', 'new'],
    ['long.json', 'short'],
  ])
  await rewriteFiles(join(folder, 'old'), before, after)
  expect(await readFile(join(folder, 'other/shared.svg'), 'utf8')).toBe('old')
  expect(await readFile(join(folder, 'old/shared.svg'), 'utf8')).toBe('new')
  expect(await readFile(join(folder, 'old/long.json'), 'utf8')).toBe('short')
  expect((await reader.readFile('utf8')).length).toBe(70_000)
  await reader.close()
})

test('a build that somebody took away, or that another process published, is not begun from', async () => {
  const out = join(await folderWith({}), 'site')
  const memory = openOutputMemory()
  await publish(out, memory, feed('1'), 'page')
  await publish(out, memory, feed('2'))
  // Another process, which remembers nothing of these.
  await publish(out, openOutputMemory(), feed('3'), 'another page')
  expect(await publish(out, memory, feed('4'))).toEqual({ reused: false })
  expect(await held(out)).toMatchObject({ ...feed('4'), 'index.html': 'another page' })
  const store = join(dirname(out), '.site')
  const current = await readlink(out)
  for (const name of await readdir(store))
    if (!current.endsWith(name)) await rm(join(store, name), { recursive: true })
  expect(await publish(out, memory, feed('5'))).toEqual({ reused: false })
  expect(await held(out)).toMatchObject({ ...feed('5'), 'index.html': 'another page' })
})
