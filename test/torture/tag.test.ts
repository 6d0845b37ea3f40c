import { expect, test } from 'vitest'
import { BrowserError } from '../../scripts/browser.ts'
import { browserPath } from '../browser.ts'
import { ATTACKS } from './feed-attacks.ts'
import { attackTags } from './tag.ts'

/* The short form of `npm run torture tag`: a few of the attacks. */

const SOME = [
  'a byte at a time without end',
  '100 MB that do not',
  '100 MB in 100 kB of gzip',
  'redirected without end',
  'redirected to a page of another host',
  'half a feed, then a reset',
  'status 500',
  'a feed of the year 2099',
]

test('tags whose feeds turn hostile: an end within ten seconds, the last figures with their age, and recovery', async ({
  skip,
}) => {
  await browserPath().catch((error: unknown) => {
    if (!(error instanceof BrowserError)) throw error
    process.stderr.write(`skipped: ${error.message}\n`)
    skip(error.message)
  })
  const { tried, problems } = await attackTags(ATTACKS.filter(({ name }) => SOME.includes(name)))
  expect(problems.join('\n')).toBe('')
  expect(tried).toBe(SOME.length)
}, 180_000)
