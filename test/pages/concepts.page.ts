import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { served } from './harness.ts'

/*
 * docs/concepts.md says where each of the 93 concepts of an agreement lives and where it is seen. Each place is looked at:
 * an address of the built example without JavaScript, a file of the repository, or a command, which is run. There it has to
 * say what the table says.
 */

const site = served()

interface Place {
  /** `/agreements/drift-tjanster/#term-roles`, `data/schema/agreement.ts` or `npm run sla -- check`. */
  at: string
  words: string[]
}
interface Row {
  number: number
  concept: string
  lives: string
  places: Place[]
  state: string
}

/** `` `place` “words”, “more words”; `other place` “words” ``. */
function placesIn(cell: string): Place[] {
  return [...cell.matchAll(/`([^`]+)`((?:,? ?“[^”]+”)+)/g)].map(([, at = '', words = '']) => ({
    at,
    words: [...words.matchAll(/“([^”]+)”/g)].map(([, word = '']) => word),
  }))
}

const rows = readFileSync('docs/concepts.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line): Row => {
    const [number = '', concept = '', lives = '', seen = '', state = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { number: Number(number), concept, lives, places: placesIn(seen), state }
  })

let context: BrowserContext
const pages = new Map<string, Page>()
beforeAll(async () => {
  context = await site.browser().newContext({ javaScriptEnabled: false })
})
afterAll(async () => {
  await context?.close()
})

/** A page of the example, opened once. */
async function opened(path: string): Promise<Page> {
  const known = pages.get(path)
  if (known) return known
  const page = await context.newPage()
  const response = await page.goto(site.address() + path)
  expect([path, response?.status()]).toEqual([path, 200])
  pages.set(path, page)
  return page
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ')

/** What is written at an address: below its anchor, or where that is a heading or a mark, in the part that it heads. */
async function saidOnPage(address: string): Promise<string> {
  const [path = '', anchor] = address.replace(/^\//, '').split('#')
  if (!path.endsWith('/') && path !== '') {
    const response = await context.request.get(site.address() + path)
    expect([address, response.status()]).toEqual([address, 200])
    return plain(await response.text())
  }
  const page = await opened(path)
  if (anchor === undefined) return plain((await page.locator('main').textContent()) ?? '')
  const found = page.locator(`[id="${anchor}"]`)
  expect([address, 'anchors', await found.count()]).toEqual([address, 'anchors', 1])
  return plain(
    await found.evaluate((one) => {
      const part = /^(H\d|SPAN|DT)$/.test(one.tagName) ? one.closest('article, section, li, dl, div') : one
      return part?.textContent ?? ''
    }),
  )
}

const printed = new Map<string, Promise<string>>()

/** What a command prints, run once as it stands in the table; a new agreement is written into a folder of its own. */
function saidByCommand(line: string): Promise<string> {
  const known = printed.get(line)
  if (known) return known
  const said = run(line.replace('npm run sla -- ', '').split(' '))
  printed.set(line, said)
  return said
}

async function run(words: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-concepts-'))
  const args = words.map((word) => (word === 'FOLDER' ? folder : word))
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/cli.ts', ...args], (_error, out, err) => resolve(plain(out + err)))
  })
}

async function said({ at }: Place): Promise<string> {
  if (at.startsWith('/')) return saidOnPage(at)
  if (at.startsWith('npm run sla -- ')) return saidByCommand(at)
  return plain(readFileSync(at, 'utf8'))
}

test('the table has each of the 93 rows once, in order, with where it lives, where it is seen and its state', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 93 }, (_, index) => index + 1))
  for (const { number, concept, lives, places, state } of rows) {
    expect([number, concept !== '', lives !== '']).toEqual([number, true, true])
    expect([number, state]).toEqual([number, expect.stringMatching(/^(built|in part|not built)$/)])
    if (state !== 'not built') expect([number, places.length > 0]).toEqual([number, true])
  }
})

const built = rows.filter(({ state }) => state !== 'not built')
const missing = rows.filter(({ state }) => state === 'not built')
if (missing.length > 0)
  process.stdout.write(
    `not built, says docs/concepts.md: ${missing.map(({ number }) => number).join(', ')}\n`,
  )

test.each(built.map((row): [number, string, Row] => [row.number, row.concept, row]))(
  'row %i, %s: is where the table says, and says so',
  async (_number, _concept, { places }) => {
    for (const place of places) {
      const text = await said(place)
      for (const words of place.words) expect(text, `${place.at} says “${words}”`).toContain(words)
    }
  },
)
