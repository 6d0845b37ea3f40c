import { readFileSync, statSync } from 'node:fs'
import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileMemory } from '../../scripts/publish/file-memory.ts'
import { lyingIn } from '../../scripts/publish/kept-files.ts'
import { type Made, type MadeFiles, madeNow, placeMade } from '../../scripts/publish/made-files.ts'
import { folderWith } from '../folder.ts'

const PATH = 'incidents/nat/index.html'
const inodeOf = (folder: string) => statSync(join(folder, PATH)).ino

/** A former build with a page that is remembered, and memories for builds that follow it. */
async function remembered() {
  const former = await folderWith({ [PATH]: 'drawn' })
  const file = join(await folderWith({}), 'pages.json')
  const first = new FileMemory('program', file, { folder: former, former: null, lying: new Map() })
  first.made(PATH, 'what it is drawn from')
  first.write()
  const memoryFor = (folder: string, program = 'program') =>
    new FileMemory(program, file, { folder, former, lying: lyingIn(folder) })
  return { former, file, memoryFor }
}

test('what is made from the same is the former file; what is made from anything else is not', async () => {
  const { former, memoryFor } = await remembered()
  const folder = await folderWith({})
  const memory = memoryFor(folder)
  expect(memory.takeOver(PATH, 'another thing')).toBe(false)
  expect(memory.takeOver('constructor', 'what it is drawn from')).toBe(false)
  expect(memory.takeOver('incidents/other/index.html', 'what it is drawn from')).toBe(false)
  expect(lyingIn(folder).size).toBe(0)
  expect(memory.takeOver(PATH, 'what it is drawn from')).toBe(true)
  expect(inodeOf(folder)).toBe(inodeOf(former))
})

test('it is remembered from build to build, and no longer once a build has none', async () => {
  const { memoryFor } = await remembered()
  const [second, third] = [await folderWith({}), await folderWith({})]
  const memory = memoryFor(second)
  memory.takeOver(PATH, 'what it is drawn from')
  memory.write()
  expect(memoryFor(third).takeOver(PATH, 'what it is drawn from')).toBe(true)
  memoryFor(third).write()
  expect(memoryFor(await folderWith({})).takeOver(PATH, 'what it is drawn from')).toBe(false)
})

test('a file that was changed or replaced since is not taken over, though it has the same length and time', async () => {
  const { former, memoryFor } = await remembered()
  const { atime, mtime } = statSync(join(former, PATH))
  await rm(join(former, PATH))
  await writeFile(join(former, PATH), 'dr4wn')
  await utimes(join(former, PATH), atime, mtime)
  const folder = await folderWith({})
  expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(false)

  const again = await remembered()
  await writeFile(join(again.former, PATH), 'dr4wn')
  expect(again.memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(false)
  await rm(join(again.former, PATH))
  expect(again.memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(false)
  expect(lyingIn(folder).size).toBe(0)
})

test('what lies where the build is made stays if it is that very file, and gives way if it is another', async () => {
  const { former, memoryFor } = await remembered()
  const folder = await folderWith({ [PATH]: 'dr4wn' })
  const { atime, mtime } = statSync(join(former, PATH))
  await utimes(join(folder, PATH), atime, mtime)
  expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(true)
  expect(await readFile(join(folder, PATH), 'utf8')).toBe('drawn')
  // Now it lies there already, and would even without the former one's.
  await rm(join(former, PATH))
  expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(true)
  await writeFile(join(folder, PATH), 'dr4wn')
  expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(false)
})

test('a memory of another program, one that is damaged and none count as empty', async () => {
  const { file, memoryFor } = await remembered()
  const folder = await folderWith({})
  const text = readFileSync(file, 'utf8')
  expect(memoryFor(folder, 'another').takeOver(PATH, 'what it is drawn from')).toBe(false)
  for (const damaged of [text.slice(0, -9), '', 'null', '{"digest":"program"}', '[]']) {
    await writeFile(file, damaged)
    expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from'), damaged).toBe(false)
  }
  await rm(file)
  expect(memoryFor(folder).takeOver(PATH, 'what it is drawn from')).toBe(false)
})

test('a text is made where its key is another one, and not where it is the same', async () => {
  const file = join(await folderWith({}), 'derived.json')
  const asked: string[] = []
  const keyed = (name: string): Made => ({
    key: () => name,
    text: () => {
      asked.push(name)
      return `of ${name}`
    },
  })
  const site = (name: string): MadeFiles =>
    new Map([
      ['keyed.txt', keyed(name)],
      ['plain.txt', { text: () => name }],
    ])
  let former: string | null = null
  for (const [name, expected] of [
    ['a', ['a']],
    ['a', []],
    ['b', ['b']],
  ] as const) {
    const folder: string = await folderWith({})
    const place = { folder, former, lying: new Map() }
    const memory = new FileMemory('program', file, place)
    placeMade(place, site(name), memory)
    memory.write()
    expect(asked.splice(0)).toEqual(expected)
    expect(readFileSync(join(folder, 'keyed.txt'), 'utf8')).toBe(`of ${name}`)
    expect(readFileSync(join(folder, 'plain.txt'), 'utf8')).toBe(name)
    former = folder
  }
  const now = madeNow(site('c'))
  expect(asked.splice(0)).toEqual(['c'])
  expect(now.get('keyed.txt')?.text()).toBe('of c')
  expect(now.get('keyed.txt')?.key?.()).toBe('c')
  expect(asked).toEqual([])
})
