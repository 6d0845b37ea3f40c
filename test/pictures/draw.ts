import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { build } from '../../scripts/build.ts'
import { serveFolder } from '../../scripts/server.ts'
import { terminal } from '../../scripts/terminal.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import { depth, openPicture, PICTURES, SHEET, wordsOf } from './scenes.ts'
import { withWords } from './words.ts'

/*
 * `npm run pictures`: the pictures of the documentation, from the example. Each holds the words that are to be seen in it;
 * test/pages/pictures.page.ts fails when the pages no longer say them.
 */

/** Few colours are enough for pages of words, and make a picture a third as large. */
const COLOURS = 64

const folder = await mkdtemp(join(tmpdir(), 'sla-status-pictures-'))
const out = join(folder, 'site')
await build({ data: 'data', out }, terminal({ quiet: true }))
const { server, address } = await serveFolder(out, 0, '/')
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
try {
  for (const picture of PICTURES) {
    const { file, width, margin, until } = picture
    const page = await openPicture(browser, address, picture)
    const height = await depth(page, picture)
    const shot = await page.screenshot({ clip: { x: 0, y: 0, width, height }, fullPage: true })
    const words = await wordsOf(page, height)
    const framed = sharp(shot).extend({
      top: margin,
      // A sheet is as long as it is, whatever fits on it.
      bottom: until === undefined ? SHEET.height - margin - height : margin,
      left: margin,
      right: margin,
      background: '#fff',
    })
    await withWords(framed, words)
      .png({ palette: true, colours: COLOURS, effort: 10, dither: 0 })
      .toFile(file)
    await page.close()
  }
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true, force: true })
}
