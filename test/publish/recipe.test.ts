import { rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/own-folder.ts'
import { recipe } from '../../scripts/publish/pages/recipe.ts'
import { folderWith } from '../folder.ts'

test('a recipe is another one once a source is changed, added, renamed or gone, and for other options', async () => {
  const folder = await folderWith({ 'a/page.astro': '<p>a</p>', 'words.ts': 'export const a = 1' })
  const of = (...more: string[]) => recipe([relative(ROOT, folder)], more)
  const seen = [await of()]
  const isNew = async (digest: string) => {
    expect(seen).not.toContain(digest)
    seen.push(digest)
  }
  expect(await of()).toBe(seen[0])
  await isNew(await of('https://status.example.com'))
  await isNew(await of('https://status.example.com/', ''))
  await writeFile(join(folder, 'words.ts'), 'export const a = 2')
  await isNew(await of())
  await writeFile(join(folder, 'new.css'), '')
  await isNew(await of())
  await rename(join(folder, 'new.css'), join(folder, 'other.css'))
  await isNew(await of())
  await rm(join(folder, 'a/page.astro'))
  await isNew(await of())
  // No source: an editor's copy, a picture that a page only links.
  await writeFile(join(folder, 'words.ts~'), '')
  expect(await of()).toBe(seen.at(-1))
})
