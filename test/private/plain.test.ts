import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AgreementFeed } from '../../data/schema/feed.ts'
import { writePlainFolder } from '../../scripts/private/plain-folder.ts'
import { plainFiles } from '../../scripts/private/private-files.ts'
import { terminal } from '../../scripts/terminal.ts'
import { AS_OF, CANARIES, evaluated, TWO_CUSTOMERS } from './builders.ts'

const QUIET = terminal({ quiet: true })

test('plain files: one folder a customer, each agreement as the tag reads it, nothing of another customer', async () => {
  const { data, outcomes, measured } = await evaluated(TWO_CUSTOMERS)
  const files = await plainFiles(data, outcomes, measured, AS_OF)
  expect([...files.keys()]).toEqual([
    'acme/feed.json',
    'acme/agreements/avtal-acme.json',
    'beta/feed.json',
    'beta/agreements/avtal-beta.json',
  ])
  const agreement = JSON.parse(files.get('acme/agreements/avtal-acme.json') ?? '')
  expect(AgreementFeed.parse(agreement)).toEqual(agreement)
  for (const [path, text] of files) {
    const others = path.startsWith('acme/') ? CANARIES.beta : CANARIES.acme
    for (const canary of others) expect([path, text.includes(canary)]).toEqual([path, false])
  }
})

test('a customer who is gone is gone from the folder, and others cannot read it', async () => {
  const { folder, dir, data, outcomes, measured } = await evaluated(TWO_CUSTOMERS)
  const files = await plainFiles(data, outcomes, measured, AS_OF)
  const target = join(folder, 'plain')
  const place = { data: dir, out: join(folder, 'site') }
  await writePlainFolder(target, place, files, QUIET)
  expect((await readdir(target)).sort()).toEqual(['acme', 'beta'])
  expect(await readFile(join(target, 'acme/feed.json'), 'utf8')).toBe(files.get('acme/feed.json'))
  expect((await stat(target)).mode & 0o007).toBe(0)
  await writePlainFolder(
    target,
    place,
    new Map([...files].filter(([path]) => path.startsWith('acme/'))),
    QUIET,
  )
  expect(await readdir(target)).toEqual(['acme'])
})

test('a folder in what is published, or around it, is refused and nothing is written', async () => {
  const { folder, dir } = await evaluated(TWO_CUSTOMERS)
  const place = { data: dir, out: join(folder, 'site') }
  for (const wrong of [join(folder, 'site/private'), join(folder, 'site'), folder, join(dir, 'plain')]) {
    await expect(writePlainFolder(wrong, place, new Map([['a', 'b']]), QUIET)).rejects.toThrow(
      /lie in each other/,
    )
  }
  expect(await readdir(folder)).toEqual(['data'])
})
