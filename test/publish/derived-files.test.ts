import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { build } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { FileMemory } from '../../scripts/publish/file-memory.ts'
import { lyingIn, removeOthers } from '../../scripts/publish/kept-files.ts'
import { placeMade } from '../../scripts/publish/made-files.ts'
import { pictures } from '../../scripts/publish/pictures/pictures.ts'
import { derivedFiles, statusOf } from '../../scripts/publish/site-files.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { folderWith } from '../folder.ts'
import { CHANGES, FILES, LATER, MINUTE, SILENT, START } from './kinds-of-change.ts'
import * as made from './texts.ts'

/*
 * What is derived from a feed is taken over from the former build where it is derived from the same. Whatever changes in
 * between, it is what a build makes that knows of no former one, to the byte.
 */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]))
}

/** A data folder, and builds of it that go in turns into two folders, each with the other for its former one. */
async function site() {
  const data = await folderWith(FILES)
  const place = await folderWith({})
  const folders = ['one', 'other'].map((name) => join(place, name)) as [string, string]
  for (const folder of folders) mkdirSync(folder)
  let number = 0
  let asOf = START
  return {
    folders,
    memory: join(place, 'derived.json'),
    /** Make a change, build anew, and derive the same with what is remembered; gives what was taken over. */
    async derivedTheSame(what: string): Promise<string[]> {
      asOf += LATER[what] ?? MINUTE
      vi.setSystemTime(asOf)
      await CHANGES[what]?.(data, asOf)
      number += 1
      const anew = join(place, `anew-${number}`)
      await build({ data, out: anew, feedOnly: true, memory: openCheckMemory(null) }, SILENT)
      const all = [...contents(anew)]
      const feed = new Map(all.filter(([path]) => path.startsWith('feed/')))
      const expected = new Map([
        ...all.filter(([path]) => !path.startsWith('feed/')),
        ...made.pictures(statusOf(feed)),
      ])

      const [folder, former] = number % 2 === 0 ? folders : folders.toReversed()
      if (folder === undefined || former === undefined) throw new Error('two folders')
      const lying = lyingIn(folder)
      const inode = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino
      const { site } = await loadData(data)
      const derived = new Map([...derivedFiles(feed, [], site), ...pictures(statusOf(feed))])
      const memory = new FileMemory('program', join(place, 'derived.json'), { folder, former, lying })
      const taken: string[] = []
      const takeOver = memory.takeOver.bind(memory)
      vi.spyOn(memory, 'takeOver').mockImplementation((path, key) => {
        const was = takeOver(path, key)
        if (was) taken.push(path)
        return was
      })
      placeMade({ folder, former, lying }, derived, memory)
      memory.write()
      removeOthers(folder, lying, derived)
      for (const path of taken) expect(inode(join(folder, path)), path).toBe(inode(join(former, path)))
      const found = contents(folder)
      expect([...found.keys()].sort(), what).toEqual([...expected.keys()].sort())
      for (const [path, text] of expected) expect(found.get(path), `${what}: ${path}`).toBe(text)
      return taken
    },
  }
}

const feedsOf = (service: string) =>
  ['atom.xml', 'rss.xml', 'feed.json'].map((file) => `services/${service}/${file}`)

test('after every kind of change what is derived with what was derived before is what is derived anew', {
  timeout: 300_000,
}, async () => {
  const { derivedTheSame } = await site()
  const taken = new Map<string, string[]>()
  for (const what of ['first', ...Object.keys(CHANGES)]) taken.set(what, await derivedTheSame(what))
  const after = (what: string) => taken.get(what) ?? []

  expect(after('first')).toEqual([])
  // Time alone changes nothing of what happened, of days that are over and of pictures, which say the day.
  const calm = ['services/portal/calendar.ics', 'en/services/licens/calendar.ics', 'og/services/licens.png']
  for (const what of ['nothing but the minute', 'the minute after'])
    expect(after(what), what).toEqual(
      expect.arrayContaining(
        [...calm, 'csv/services/portal/history.csv', 'robots.txt'].slice(what === 'the minute after' ? 3 : 0),
      ),
    )
  expect(after('another minute of it')).toEqual(
    expect.arrayContaining([
      ...feedsOf('portal'),
      'csv/services/licens/history.csv',
      'badges/licens/objective.svg',
    ]),
  )
  expect(after('an incident'), 'of the other service').toEqual(expect.arrayContaining(feedsOf('portal')))
  for (const what of ['an incident', 'another word in what was said of it', 'the end of the incident'])
    for (const path of feedsOf('licens')) expect(after(what), what).not.toContain(path)
  for (const path of feedsOf('portal')) expect(after('a service called something else')).not.toContain(path)
})

test('a file that somebody changed where it is published, or where the next build begins, is made anew', async () => {
  const { derivedTheSame, folders, memory } = await site()
  await derivedTheSame('first')
  await derivedTheSame('an incident')
  await derivedTheSame('nothing but the minute')
  const path = 'services/licens/atom.xml'
  expect(await derivedTheSame('nothing but the minute')).toContain(path)
  // Both builds have the same file.
  writeFileSync(join(folders[0], path), readFileSync(join(folders[0], path), 'utf8').toUpperCase())
  expect(await derivedTheSame('nothing but the minute')).not.toContain(path)
  expect(await derivedTheSame('nothing but the minute')).toContain(path)

  writeFileSync(memory, readFileSync(memory, 'utf8').slice(0, -9))
  expect(await derivedTheSame('nothing but the minute')).toEqual([])
  writeFileSync(memory, readFileSync(memory, 'utf8').replace('"program"', '"another"'))
  expect(await derivedTheSame('nothing but the minute')).toEqual([])
})
