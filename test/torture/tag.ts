import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildEmbed } from '../../scripts/publish/pages/embed.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import { ATTACKS, type Attack } from './feed-attacks.ts'
import { type FeedServer, feedServer } from './feed-server.ts'
import { countRead, lookAt, type Seen, watchHeap } from './tag-page.ts'
import { atMost, survived, tell } from './tried.ts'

/*
 * Tags in a real browser whose feeds turn hostile: one that had good figures before, and one that never had. Beside them
 * stands a tag of another feed, which must not notice. The browser's clock is moved, so that a quarter of an hour takes none.
 */

/** The instant that the fixture feed was made for. */
const NOW = Date.parse('2026-11-19T13:02:30Z')
const MINUTE = 60_000
/** How long the tag waits for an answer that is silent, and for one that is not, in its own milliseconds. */
const PATIENCE = 10_000
const LONGEST = 600_000
const WORDS = 'Licensserver har ett delvis avbrott.'
const TOGETHER = 8
/** Bytes of an answer after which a tag asks for no more of it. */
const MOST_READ = 8e6
/**
 * Megabytes: two tags of a page that read four million arrays of thirty bytes at once, and what both read before that, which
 * the browser has not cleared away yet.
 */
const MOST_HEAP = 4 * 4 * 30

export interface Attacked {
  tried: number
  problems: string[]
  survived: number
  /** Megabytes: of the page's heap at its fullest and once all was over, and of one answer when a tag asked for more of it. */
  peak: number
  after: number
  read: number
}

/** Attack tags of a page of their own by each row, some rows at a time. */
export async function attackTags(attacks: readonly Attack[]): Promise<Attacked> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-tag-'))
  const result: Attacked = { tried: attacks.length, problems: [], survived: 0, peak: 0, after: 0, read: 0 }
  await buildEmbed(folder)
  const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
  try {
    for (let at = 0; at < attacks.length; at += TOGETHER) {
      const some = attacks.slice(at, at + TOGETHER)
      const { problems, peak, after, read } = await attackPage(browser, folder, some)
      result.survived += some.filter(({ name }) => !problems.has(name)).length
      for (const [name, own] of problems) result.problems.push(`${name}: ${own.join('; ')}`)
      result.peak = Math.max(result.peak, peak)
      result.after = Math.max(result.after, after)
      result.read = Math.max(result.read, read)
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return result
}

function pageOf(server: FeedServer, names: string[]): string {
  const tags = names.map((name) => `<sla-status id="${name}" src="${server.feedOf(name)}"></sla-status>`)
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>A page</title>
<script type="module" src="/embed/v1/sla-status.js"></script>${tags.join('')}`
}

async function attackPage(browser: Browser, embed: string, attacks: readonly Attack[]) {
  const rows = attacks.map((attack, index) => ({ attack, had: `had-${index}`, never: `never-${index}` }))
  const names = [...rows.flatMap(({ had, never }) => [had, never]), 'beside']
  const server = await feedServer(embed, (own) => pageOf(own, names))
  const problems = new Map<string, string[]>()
  const fault = (name: string, words: string) =>
    problems.set(name, [...new Set([...(problems.get(name) ?? []), words])])
  const context = await browser.newContext({ locale: 'sv-SE' })
  const page = await context.newPage()
  try {
    await context.addCookies([{ name: 'reader', value: '1', url: server.origin }])
    const noises = noisesOf(page)
    const heap = await watchHeap(page)
    const mostRead = await countRead(page)
    server.now = NOW
    for (const { attack, never } of rows) server.attacking.set(never, attack)
    await page.clock.install({ time: NOW })
    await page.goto(server.origin)
    const good = (name: string) => async () => {
      const { text, stale } = await lookAt(page, name)
      return text.includes(WORDS) && !stale
    }
    // Ten minutes is the longest wait; one that was asking just then begins it anew.
    const recovered = async (name: string) => {
      for (let wait = 0; wait < 3; wait += 1) {
        await forward(page, server, 11 * MINUTE)
        if (await soon(good(name))) return true
      }
      return false
    }
    for (const name of [...rows.map(({ had }) => had), 'beside'])
      if (!(await soon(good(name)))) fault(name, 'shows nothing of a good feed at first')

    for (const { attack, had } of rows) server.attacking.set(had, attack)
    const attacked = async (minutes: number) => {
      await forward(page, server, minutes * MINUTE)
      if (
        await soon(async () => rows.every(({ attack, ...row }) => attack.endless || quiet(server, row)), 3000)
      )
        return
      await forward(page, server, PATIENCE)
      await soon(async () => rows.every((row) => !overdue(server, row)))
      for (const row of rows)
        if (overdue(server, row)) fault(row.attack.name, 'is waited for after ten seconds, or ten minutes')
    }
    await attacked(1)
    await check(page, rows, fault, ({ text, notice }, attack) => {
      if (!text.includes(WORDS)) return `the last good figures are gone: ${text.slice(0, 80)}`
      return attack.harmless || attack.endless || notice ? undefined : 'does not say that updating fails'
    })
    await attacked(15)
    await check(page, rows, fault, ({ text, stale }, attack) => {
      if (!text) return 'shows nothing at all'
      if (!stale) return attack.harmless ? undefined : 'is not stale after a quarter of an hour'
      return /fungerar/.test(text) ? 'calls something well that is not known any more' : undefined
    })
    for (const { attack, never } of rows)
      if ((await lookAt(page, never)).text === '')
        fault(attack.name, 'a tag that never had a feed says nothing')
    // It may have been asking while the page was busy with eight million bytes.
    if (!(await soon(good('beside'))) && !(await recovered('beside')))
      fault('beside', 'the tag of another feed does not go on')

    server.attacking.clear()
    for (const { attack, had, never } of rows)
      for (const name of [had, never])
        if (!(await good(name)()) && !(await recovered(name)))
          fault(attack.name, `${name.split('-')[0]}: does not recover`)
    if (server.elsewhere.length > 0) fault('beside', 'another host was asked')
    for (const noise of noises) fault('beside', noise)
    const read = await mostRead()
    if (read > MOST_READ) fault('beside', `more was asked for after ${read} bytes`)
    return { problems, read: read / 1e6, ...(await heap.end()) }
  } finally {
    server.close()
    await context.close()
  }
}

interface Row {
  attack: Attack
  had: string
  never: string
}

/** Answers to the tags of a row that are still open: when each was begun. */
const openTo = ({ open }: FeedServer, { had, never }: Omit<Row, 'attack'>) =>
  [had, never].flatMap((name) => open.get(name) ?? [])
const quiet = (server: FeedServer, row: Omit<Row, 'attack'>) => openTo(server, row).length === 0
const overdue = (server: FeedServer, { attack, ...row }: Row) =>
  openTo(server, row).some((begun) => server.now - begun >= (attack.endless ? LONGEST : PATIENCE))

async function forward(page: Page, server: FeedServer, ms: number): Promise<void> {
  server.now += ms
  await page.clock.fastForward(ms)
}

/** Look at each tag that had figures before. */
async function check(
  page: Page,
  rows: readonly { attack: Attack; had: string }[],
  fault: (name: string, words: string) => void,
  judge: (seen: Seen, attack: Attack) => string | undefined,
): Promise<void> {
  for (const { attack, had } of rows) {
    const words = async () => judge(await lookAt(page, had), attack)
    if (!(await soon(async () => (await words()) === undefined))) fault(attack.name, (await words()) ?? '')
  }
}

/** Errors that nobody caught, and lines of the console that are not the browser's own word for a failed request. */
function noisesOf(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(`not caught: ${error.message}`))
  page.on('console', (line) => {
    if (!/^(Failed to load resource|Access to fetch at .* has been blocked)/.test(line.text()))
      heard.push(`console: ${line.text()}`)
  })
  return heard
}

/** Whether something is so within so many real milliseconds. */
async function soon(so: () => Promise<boolean>, within = 15_000): Promise<boolean> {
  for (const end = performance.now() + within; performance.now() < end; ) {
    if (await so()) return true
    await new Promise((again) => setTimeout(again, 100))
  }
  return false
}

/** `npm run torture tag`. */
export async function tag(): Promise<void> {
  const { tried, problems, survived: good, peak, after, read } = await attackTags(ATTACKS)
  survived('a tag whose feed turns hostile', good, tried)
  tell(problems)
  atMost('  megabytes of the page’s heap at its fullest', Math.round(peak), MOST_HEAP, 'MB')
  atMost('  megabytes of the page’s heap when all was over', Math.round(after), 48, 'MB')
  atMost('  megabytes of an answer after which more was asked for', Math.round(read), MOST_READ / 1e6, 'MB')
}
