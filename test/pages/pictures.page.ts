import { globSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { openPicture, PICTURES, SHEET, wordsOf } from '../pictures/scenes.ts'
import { wordsIn } from '../pictures/words.ts'
import { served } from './harness.ts'

/*
 * The pictures of the documentation are of the pages as they are. Pixels would depend on this machine's fonts; words do not:
 * each picture holds those that are to be seen in it, and its page still has to begin with them.
 */

const site = served()
/** A picture is loaded by everybody who reads the page that it stands on. */
const MOST_BYTES = 120_000
const MADE_ANEW = 'run `npm run pictures`, and look at them'
const DOCS = ['README.md', ...globSync('docs/*.md')].map((path) => readFileSync(path, 'utf8'))

describe.each(PICTURES)('$file', (picture) => {
  const { file, width, margin, until } = picture

  test('says what its page says', async () => {
    const words = await wordsIn(file)
    expect(words.length).toBeGreaterThan(300)
    const page = await openPicture(site.browser(), site.address(), picture)
    expect((await wordsOf(page)).slice(0, words.length), MADE_ANEW).toBe(words)
    await page.close()
  })

  test('is small, as broad as its page, and a sheet where it is one', async () => {
    expect(statSync(file).size).toBeLessThan(MOST_BYTES)
    const made = await sharp(file).metadata()
    expect(made.width).toBe(width + 2 * margin)
    if (until === undefined) expect(made.height).toBe(SHEET.height)
  })

  test('stands in the documentation', () => {
    expect(DOCS.filter((text) => text.includes(basename(file)))).not.toEqual([])
  })
})
