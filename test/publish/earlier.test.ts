import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.ts'
import { lyingAtStart, prepareEarlier } from '../../scripts/publish/earlier.ts'
import { FileMemory, MEMORIES } from '../../scripts/publish/file-memory.ts'
import { fileAt, lyingIn, removeOthers } from '../../scripts/publish/kept-files.ts'
import { olderBuild, openOutput, storeOf } from '../../scripts/publish/output.ts'
import { openOutputMemory } from '../../scripts/publish/output-memory.ts'
import type { PagesBuilder } from '../../scripts/publish/pages/pages.ts'
import { folderWith } from '../folder.ts'
import { FILES, SILENT, START } from './kinds-of-change.ts'

const LONG = 'x'.repeat(70_000)
const read = (...path: string[]) => readFileSync(join(...path), 'utf8')

/** A site that was published twice; of the second build what is in `remembered` is. */
async function published(
  first: Record<string, string>,
  second: Record<string, string>,
  remembered: Record<string, string[]>,
) {
  const out = join(await folderWith({}), 'site')
  const builds: string[] = []
  for (const files of [first, second]) {
    const output = await openOutput(out)
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(output.staging, path)), { recursive: true })
      await writeFile(join(output.staging, path), text)
    }
    builds.push(await output.publish())
  }
  const [older = '', former = ''] = builds
  for (const [name, paths] of Object.entries(remembered)) {
    const place = { folder: former, former: null, lying: new Map() }
    const memory = new FileMemory('program', join(storeOf(out), name), place)
    for (const path of paths) memory.made(path, 'key')
    memory.write()
  }
  return { out, older, former }
}

test('what is remembered of the former build is there before the next one begins, and what lies there is told', async () => {
  const { out, older, former } = await published(
    { 'a/index.html': 'old', 'b/index.html': 'old', 'og/a.png': 'old', 'stray/x': '' },
    { 'a/index.html': 'new', 'b/index.html': 'new', 'og/a.png': 'new', 'og/b.png': 'new' },
    { [MEMORIES.pages]: ['a/index.html'], [MEMORIES.derived]: ['og/a.png', 'og/b.png'] },
  )
  await mkdir(join(older, 'empty'))
  const earlier = await prepareEarlier(out)
  expect(realpathSync(out)).toBe(former)
  const output = await openOutput(out, undefined, olderBuild(out))
  for (const path of ['a/index.html', 'og/a.png', 'og/b.png'])
    expect(fileAt(join(output.staging, path)), path).toBe(fileAt(join(former, path)))
  // It was drawn anew each time.
  expect(read(output.staging, 'b/index.html')).toBe('old')
  const lying = lyingAtStart(output.staging, earlier)
  expect(lying).toEqual(lyingIn(output.staging))
  removeOthers(output.staging, lying ?? new Map(), new Set(['og/b.png']))
  expect(readdirSync(output.staging, { recursive: true }).sort()).toEqual(['og', 'og/b.png'])
})

test('a file that was changed where it is published is not put there, and what is gone from there neither', async () => {
  const paths = ['a.html', 'b.html', 'c.html']
  const { out, former } = await published(
    { 'a.html': 'old' },
    { 'a.html': 'new', 'b.html': 'new', 'c.html': 'new' },
    { [MEMORIES.pages]: paths },
  )
  await writeFile(join(former, 'a.html'), 'now')
  await rm(join(former, 'b.html'))
  await prepareEarlier(out)
  const { staging } = await openOutput(out, undefined, olderBuild(out))
  expect(read(staging, 'a.html')).toBe('old')
  expect(existsSync(join(staging, 'b.html'))).toBe(false)
  expect(read(staging, 'c.html')).toBe('new')
})

test('a long file that is not to be taken over goes at once, and the folder that it alone was in in the end', async () => {
  const { out, former } = await published(
    { 'long/feed.json': LONG, 'kept.html': LONG, 'short.json': 'x' },
    { 'kept.html': LONG },
    { [MEMORIES.pages]: ['kept.html'] },
  )
  const earlier = await prepareEarlier(out)
  const { staging } = await openOutput(out, undefined, olderBuild(out))
  expect(existsSync(join(staging, 'long/feed.json'))).toBe(false)
  expect(statSync(join(staging, 'kept.html')).ino).toBe(statSync(join(former, 'kept.html')).ino)
  expect(read(staging, 'short.json')).toBe('x')
  removeOthers(staging, lyingAtStart(staging, earlier) ?? new Map(), new Set(['kept.html']))
  expect(readdirSync(staging)).toEqual(['kept.html'])
})

test('who knows what was in the older build does not find it any more, even where no build follows', async () => {
  const { out, older, former } = await published({ 'a.html': LONG }, { 'a.html': LONG }, {})
  const outputs = openOutputMemory()
  outputs.published(older, new Map([['a.html', LONG]]), { former: null, ownPages: true })
  outputs.published(former, new Map([['a.html', LONG]]), { former: older, ownPages: false })
  await prepareEarlier(out)
  expect(outputs.spareOf(former)).toBe(null)
})

test('where nothing was published, once, or something else there is nothing to tell', async () => {
  const none = join(await folderWith({}), 'site')
  expect((await prepareEarlier(none)).lying).toBe(null)
  const output = await openOutput(none)
  await output.publish()
  expect((await prepareEarlier(none)).lying).toBe(null)
  const other = await folderWith({ 'site/mine.txt': '' })
  expect((await prepareEarlier(join(other, 'site'))).lying).toBe(null)
})

test('what lies in one folder is not taken for what lies in another', async () => {
  const folder = join(await folderWith({}), 'build-one')
  const earlier = { program: '', lying: { folder, files: [] } }
  expect(lyingAtStart(folder.replace('build-', 'new-'), earlier)).toEqual(new Map())
  expect(lyingAtStart(folder.replace('build-one', 'new-other'), earlier)).toBe(undefined)
  expect(lyingAtStart(folder, null)).toBe(undefined)
})

test('no earlier build is touched before what draws the pages has looked at them', async () => {
  const data = await folderWith(FILES)
  const out = join(await folderWith({}), 'site')
  const begun: string[] = []
  const pages: PagesBuilder = {
    prepare: () => {},
    async earlier() {
      await setTimeout(50)
      begun.push(...readdirSync(storeOf(out)).filter((name) => !/^(build-|\.lock$)|\.json$/.test(name)))
      return null
    },
    build: async () => ({ files: [], hidden: [] }),
    drawServices: () => {},
    close: () => {},
  }
  for (const _ of ['the first', 'the former', 'the next'])
    await build({ data, out, asOf: START, pages }, SILENT)
  expect(readdirSync(storeOf(out)).filter((name) => name.startsWith('build-'))).toHaveLength(2)
  expect(begun).toEqual([])
})
