import { mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { DataError } from '../../scripts/load/problem.ts'
import { carryOver, olderBuild, openOutput, ownSecond, writeFiles } from '../../scripts/publish/output.ts'
import { folderWith } from '../folder.ts'

async function publish(out: string, text: string): Promise<void> {
  const output = await openOutput(out)
  await writeFile(join(output.staging, 'a.txt'), text)
  await writeFile(join(output.staging, 'b.txt'), text)
  await output.publish()
}

test('a reader sees the former build or the new one, whole, and never nothing', async () => {
  const out = join(await folderWith({}), 'site')
  await publish(out, 'build 0')
  let reading = true
  const seen = new Set<string>()
  const reader = (async () => {
    while (reading) seen.add(await readFile(join(out, 'a.txt'), 'utf8'))
  })()
  for (let build = 1; build <= 50; build += 1) await publish(out, `build ${build}`)
  reading = false
  await reader
  expect(seen.size).toBeGreaterThan(1)
  expect([...seen].every((text) => /^build \d+$/.test(text))).toBe(true)
})

test('no two builds write in one second, which is all that the ETag of nginx has besides the length', async () => {
  const out = join(await folderWith({}), 'site')
  const second = async () => Math.floor((await stat(join(out, 'a.txt'))).mtimeMs / 1000)
  const seconds: number[] = []
  for (let build = 0; build < 3; build += 1) {
    await ownSecond(out)
    await publish(out, `build ${build}`)
    seconds.push(await second())
  }
  expect(new Set(seconds).size).toBe(3)
})

test('a build that is given up leaves what is published', async () => {
  const out = join(await folderWith({}), 'site')
  await publish(out, 'good')
  const output = await openOutput(out)
  await writeFile(join(output.staging, 'a.txt'), 'half')
  await output.discard()
  expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe('good')
})

test('a build that is killed leaves what is published, and the next one works', async () => {
  const out = join(await folderWith({}), 'site')
  await publish(out, 'good')
  const killed = await openOutput(out)
  await writeFile(join(killed.staging, 'a.txt'), 'half')
  expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe('good')
  await publish(out, 'better')
  expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe('better')
})

test('only the published build and the one before are kept', async () => {
  const folder = await folderWith({})
  for (const text of ['1', '2', '3', '4']) await publish(join(folder, 'site'), text)
  expect((await readdir(join(folder, '.site'))).length).toBe(2)
})

test('a folder with other files is never replaced', async () => {
  const folder = await folderWith({ 'site/diploma.txt': 'the only copy' })
  await expect(openOutput(join(folder, 'site'))).rejects.toThrow(DataError)
  expect(await readFile(join(folder, 'site/diploma.txt'), 'utf8')).toBe('the only copy')
})

test('a link that somebody else made is never replaced, and nothing behind it is published', async () => {
  const folder = await folderWith({
    'home/secret.txt': 'secret',
    'empty/.keep': '',
    '.site/build-x/a.txt': '',
  })
  for (const target of ['home', 'empty', 'nowhere', '/etc', '.site', '.site/build-x/..', '.site/other']) {
    const out = join(folder, 'site')
    await symlink(target, out)
    const refused = await openOutput(out).catch((error: unknown) => error)
    expect([target, refused]).toEqual([target, expect.any(DataError)])
    expect(String(refused)).toContain('is a link that this program did not make')
    expect(await readlink(out)).toBe(target)
    await rm(out)
  }
})

test('an empty folder that somebody made is used', async () => {
  const folder = await folderWith({})
  await mkdir(join(folder, 'site'))
  await publish(join(folder, 'site'), 'first')
  expect(await readFile(join(folder, 'site/a.txt'), 'utf8')).toBe('first')
})

test('pages are carried over without the feed', async () => {
  const folder = await folderWith({
    'old/index.html': 'page',
    'old/feed/v1/a.json': '{}',
    'old/sv/feed/x': 'kept',
  })
  await mkdir(join(folder, 'new'))
  await carryOver(join(folder, 'old'), join(folder, 'new'), ['feed'])
  expect((await readdir(join(folder, 'new'), { recursive: true })).sort()).toEqual([
    'index.html',
    'sv',
    'sv/feed',
    'sv/feed/x',
  ])
})

test('a file that a former build shares is replaced, never changed under its readers', async () => {
  const folder = await folderWith({ 'old/badge.svg': 'old' })
  await mkdir(join(folder, 'new'))
  await carryOver(join(folder, 'old'), join(folder, 'new'), [])
  await writeFiles(join(folder, 'new'), new Map([['badge.svg', 'new']]))
  expect(await readFile(join(folder, 'old/badge.svg'), 'utf8')).toBe('old')
  expect(await readFile(join(folder, 'new/badge.svg'), 'utf8')).toBe('new')
})

test('what is published may be read by whoever may read the folder that it is in, as a web server does', async () => {
  const out = join(await folderWith({}), 'site')
  await publish(out, 'first')
  expect((await stat(out)).mode & 0o777).toBe((await stat(join(out, '../.site'))).mode & 0o777)
  const output = await openOutput(out, 0o750)
  await output.publish()
  expect((await stat(out)).mode & 0o777).toBe(0o750)
})

test('what killed builds left is gone when the next one begins, so that they never fill a disk', async () => {
  const folder = await folderWith({})
  await publish(join(folder, 'site'), 'good')
  for (let build = 0; build < 3; build += 1) {
    const killed = await openOutput(join(folder, 'site'))
    await mkdir(`${killed.staging}-feed-a`)
    await writeFile(join(folder, '.site', 'next-build-x'), '')
  }
  const { staging } = await openOutput(join(folder, 'site'))
  const names = await readdir(join(folder, '.site'))
  expect(names.filter((name) => !name.startsWith('build-'))).toEqual([basename(staging)])
})

test('a build can begin from the one before the former, which stays as it is, and from nothing where there is none', async () => {
  const out = join(await folderWith({}), 'site')
  const inStaging: string[][] = []
  for (const text of ['1', '2', '3']) {
    const output = await openOutput(out, undefined, olderBuild(out))
    inStaging.push(await readdir(output.staging))
    const former = output.former && (await readFile(join(output.former, 'a.txt'), 'utf8'))
    await writeFile(join(output.staging, 'a.txt'), text)
    expect(output.former && (await readFile(join(output.former, 'a.txt'), 'utf8'))).toBe(former)
    await output.publish()
    expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe(text)
  }
  expect(inStaging).toEqual([[], [], ['a.txt']])
  expect((await readdir(join(out, '..', '.site'))).filter((name) => name.startsWith('build-'))).toHaveLength(
    2,
  )
})

test('a build that was given up half way through an older one is begun from nothing the next time', async () => {
  const out = join(await folderWith({}), 'site')
  await publish(out, '1')
  await publish(out, '2')
  const given = await openOutput(out, undefined, olderBuild(out))
  await writeFile(join(given.staging, 'half.txt'), 'half')
  // Killed: it discards nothing itself.
  const next = await openOutput(out, undefined, olderBuild(out))
  expect(await readdir(next.staging)).toEqual([])
  expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe('2')
})
