import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../scripts/build.ts'
import { serveFolder } from '../../scripts/server.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SHA, TERMS_AT, TERMS_DATA } from '../terms-data.ts'
import { atRest, launch, noises, visit } from './harness.ts'

/* An agreement in which everything is said, as of 10 June 2026, 14:00, and the same data as it is now. */

let folder = ''
let browser: Browser | undefined
const hosts: { server: Server; address: string }[] = []

/** Write the data, build it, and serve it. */
async function hosted(name: string, asOf?: number): Promise<void> {
  const data = join(folder, name)
  for (const [path, text] of Object.entries(TERMS_DATA)) {
    await mkdir(dirname(join(data, path)), { recursive: true })
    await writeFile(join(data, path), text)
  }
  const out = join(folder, `${name}-site`)
  await build({ data, out, ...(asOf !== undefined && { asOf }) }, terminal({ quiet: true }))
  hosts.push(await serveFolder(out, 0, '/'))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-status-terms-'))
  await hosted('archive', TERMS_AT)
  await hosted('live')
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  for (const { server } of hosts) {
    server.close()
    server.closeAllConnections()
  }
  await rm(folder, { recursive: true, force: true })
})

async function opened(path: string, options: object = {}, host = 0): Promise<Page> {
  if (browser === undefined) throw new Error('the browser has not started')
  const page = await browser.newPage(options)
  await visit(page, `${hosts[host]?.address}${path}`)
  return page
}

/** The words of a clause, without what is for citing it alone. */
async function clause(page: Page, name: string): Promise<string> {
  const text = await page.locator(`#term-${name} dd`).innerText()
  return text.replace(/\s+/g, ' ').trim()
}

const SWEDISH: [name: string, words: string[]][] = [
  ['background', ['Kunderna behöver veta.']],
  ['groundRules', ['Vi säger till i tid.']],
  ['document', ['Avtalet (PDF)', SHA]],
  [
    'signatures',
    [
      'Exempel Drift AB undertecknade 1 december 2025, med avancerad elektronisk underskrift',
      'Molnet undertecknade 3 december 2025',
      'Alla kunder undertecknade 2 december 2025, på papper',
    ],
  ],
  [
    'priorities',
    ['Prioritet efter påverkan och brådska', 'Alla P1 P1', 'Tid till första svar: högst 4 h, varje ärende'],
  ],
  [
    'workload',
    [
      'Avtalet räknar med 2 per kalendermånad. Målen är lovade för högst 3: Första svar.',
      'Juni 2026, hittills 1 inom antagandet',
      'Maj 2026 4 över taket 3',
      'April 2026 2 inom antagandet',
    ],
  ],
  ['phases', ['Förberedelse, avslutad', 'Pilot, pågår', 'dag 71 av 91', 'Full drift, väntar']],
  [
    'rollout',
    [
      'Förberedelser, 1 av 2 klara',
      'inte klart, försenat',
      '2 avslutade perioder i rad ska klara varje mål, med minst 90 % av tiden mätt. Inte alla mål har nått det.',
      'Första svar: 1 av 2 i rad, inte nått',
      'Sidan visas (Alla kunder).',
      '33 av 40 deltog',
      'Föreslaget 1 juni 2026, öppet',
    ],
  ],
  ['raci', ['Första svar Support Driftchef – Kundrådet']],
  ['responsibilities', ['Svarar på fel Så går det: Första svar, Brutet']],
  [
    'escalation',
    [
      '50 % Driftchef, för mer kunskap',
      '100 % Kundrådet, för beslut',
      'efter 3 h Kundrådet',
      'Första svar: 1 öppet ärende',
      'Ärende 1, prioritet P1',
      '50 %, Driftchef: 10 juni 2026 11:00 (nått)',
      'Efter 3 h, Kundrådet: 10 juni 2026 12:00 (nått)',
    ],
  ],
  [
    'disputes',
    [
      'Öppnad 2 juni 2026, nu medling till och med 15 juni 2026. Gäller 1 ärende eller beställning.',
      'Första svar April 2026 6 h, Brutet 1 h, uppfyllt',
    ],
  ],
]
const ENGLISH: [name: string, words: string[]][] = [
  ['background', ['Customers need to know.']],
  ['groundRules', ['We say so in time.']],
  ['document', ['The agreement (PDF)', SHA]],
  ['signatures', ['with an advanced electronic signature', 'on paper']],
  ['priorities', ['Priority by impact and urgency', 'Everybody P1 P1', 'at most 4 h, every item']],
  [
    'workload',
    [
      'The agreement expects 2 per calendar month. These targets are promised for 3 at most: First response.',
      'May 2026 4 over the cap of 3',
    ],
  ],
  ['phases', ['Pilot, under way', 'day 71 of 91']],
  [
    'rollout',
    [
      'Preparations, 1 of 2 done',
      '2 closed periods in a row are to meet each target, with at least 90% of the time measured.',
      'First response: 1 of 2 in a row, not reached',
      '33 of 40 took part',
    ],
  ],
  ['raci', ['First response Support desk Head of operations – Customer council']],
  ['responsibilities', ['Answers faults How it goes: First response, Breached']],
  [
    'escalation',
    [
      '50% Head of operations, for more knowledge',
      'after 3 h Customer council',
      '50%, Head of operations: 10 Jun 2026, 11:00 (reached)',
    ],
  ],
  [
    'disputes',
    [
      'Opened 2 June 2026, now mediation until 15 June 2026. About 1 ticket or order.',
      'First response April 2026 6 h, Breached 1 h, met',
    ],
  ],
]

describe.each([
  ['sv', 'agreements/drift/', SWEDISH],
  ['en', 'en/agreements/drift/', ENGLISH],
])('the agreement in %s', (_, path, clauses) => {
  test('every clause says what was agreed and how it stands, without a script', async () => {
    const page = await opened(path, { javaScriptEnabled: false })
    for (const [name, words] of clauses) {
      const said = await clause(page, name)
      for (const part of words) expect([name, said]).toEqual([name, expect.stringContaining(part)])
    }
    await page.close()
  })

  test('each clause has an address of its own, and its link leads there', async () => {
    const page = await opened(path, { javaScriptEnabled: false })
    for (const [name] of clauses) {
      expect(await page.locator(`#term-${name} .permalink`).first().getAttribute('href')).toBe(
        `#term-${name}`,
      )
    }
    await page.close()
  })

  test('on a phone of 320 px nothing is cut off, and axe finds no fault', async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await opened(path, { viewport: { width: 320, height: 640 }, colorScheme })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      expect(await faults(page)).toEqual([])
      await page.close()
    }
  })
})

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
  })
}

test('under a target stands why, who promises it to whom, and how far it is from what was, in time as well', async () => {
  const page = await opened('agreements/drift/')
  const said = (await page.locator('#mal-tillganglighet').innerText()).replace(/\s+/g, ' ')
  expect(said).toContain('Varför: Beställningar stannar annars.')
  expect(said).toContain('Lovas av Exempel Drift AB till Alla kunder.')
  expect(said).toContain('Tidigare 99,8 % hösten, 1 h 26 min avbrott under perioden, 43 min mer än målet')
  expect(said).toContain('Mål 99,9 % 43 min avbrott under perioden')
  expect(said).toContain('Ambition 99,95 % 21 min avbrott under perioden, 21 min mindre än målet')
  const proposed = await page.locator('#mal-forslag').innerText()
  expect(proposed).toContain('föreslaget mål som inte binder')
  await page.close()
})

test('services that nobody promises anything about stand on the page of compliance, in both languages', async () => {
  for (const [path, title] of [
    ['compliance/', 'Tjänster utan avtal'],
    ['en/compliance/', 'Services without an agreement'],
  ]) {
    const page = await opened(path ?? '')
    const section = page.getByRole('region', { name: title ?? '' })
    expect(await section.getByRole('listitem').allInnerTexts()).toEqual(['Wiki'])
    await page.close()
  }
})

describe('whether the telephone is answered', () => {
  const hours = (page: Page) => page.locator('#term-channels .now').innerText()

  test('an archive says how it was, whatever the clock of the reader', async () => {
    const page = await opened('agreements/drift/')
    expect(await hours(page)).toBe('Öppet, stänger 17:00 (läget 10 juni 2026 kl. 14:00).')
    await page.close()
  })

  test('a live page goes on telling, over the weekend, and says nothing past what it knows', async () => {
    if (browser === undefined) throw new Error('the browser has not started')
    const page = await browser.newPage()
    const heard = noises(page, hosts[1]?.address ?? '')
    // The first Friday noon within the two weeks that the page was built with.
    const [now] = [Temporal.Now.zonedDateTimeISO('Europe/Stockholm')]
    const friday = now
      .startOfDay()
      .add({ days: ((5 - now.dayOfWeek + 7) % 7) + (now.dayOfWeek === 5 ? 7 : 0), hours: 12 })
    await page.clock.setFixedTime(new Date(friday.epochMilliseconds))
    await visit(page, `${hosts[1]?.address}agreements/drift/`)
    expect(await hours(page)).toBe('Öppet, stänger 17:00.')
    // At the time of the build too, when nothing is other than it said: it is no longer how it was.
    await page.clock.setFixedTime(new Date(now.epochMilliseconds))
    await atRest(page, () => page.reload())
    expect(await hours(page)).toMatch(/^(Öppet, stänger|Stängt, öppnar) [^(]*\.$/)
    const monday = friday.add({ days: 3 })
    const day = monday.toLocaleString('sv', { weekday: 'long', day: 'numeric', month: 'long' })
    await page.clock.setFixedTime(new Date(friday.add({ hours: 6 }).epochMilliseconds))
    await atRest(page, () => page.reload())
    expect(await hours(page)).toMatch(new RegExp(`^Stängt, öppnar ${day}.* 08:00\\.$`))
    await page.clock.setFixedTime(new Date(now.add({ days: 20 }).epochMilliseconds))
    await atRest(page, () => page.reload())
    expect(await page.locator('#term-channels .now').isVisible()).toBe(false)
    expect(heard).toEqual([])
    await page.close()
  })

  test('without a script a live page says when it was so', async () => {
    const page = await opened('en/agreements/drift/', { javaScriptEnabled: false }, 1)
    expect(await hours(page)).toMatch(/^(Open, closes|Closed, opens) .* \(as of .*\)\.$/)
    await page.close()
  })
})
