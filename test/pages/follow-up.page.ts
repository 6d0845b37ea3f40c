import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { describe, expect, inject, test } from 'vitest'
import type { AgreementFeed, YearSummary } from '../../data/schema/feed.ts'
import { served, visit } from './harness.ts'

/*
 * What agreements came to over longer than a period: what to improve, what the customer thinks, the years. Of the example:
 * the operated services lose time, and "snabbleverans" keeps every operational target while its customers grow unhappy.
 */

const site = served()
const DRIFT = 'agreements/drift-tjanster/'
const MELON = 'agreements/snabbleverans/'

const feed = async (id: string): Promise<AgreementFeed> =>
  JSON.parse(await readFile(join(inject('built'), `feed/v1/agreements/${id}.json`), 'utf8'))

async function opened(path: string, options: { width?: number } = {}) {
  const { width = 1280 } = options
  // Besides the page's own, axe has to run.
  const page = await site
    .browser()
    .newPage({ viewport: { width, height: 900 }, javaScriptEnabled: false, bypassCSP: true })
  const response = await page.goto(site.address() + path)
  expect([path, response?.status()]).toEqual([path, 200])
  const plain = (text: string | null) =>
    (text ?? '')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  return {
    page,
    words: async (selector: string) => plain(await page.locator(selector).first().textContent()),
    all: async (selector: string) => (await page.locator(selector).allTextContents()).map(plain),
  }
}

async function violations(path: string): Promise<string[]> {
  const page = await site.browser().newPage({ bypassCSP: true })
  await visit(page, site.address() + path)
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  await page.close()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** `2 h 17 min` of milliseconds, raised to the minute; under a minute seconds. Written by hand, for Swedish and English alike. */
function lasted(ms: number): string {
  if (ms < 60_000) return `${Math.ceil(ms / 1000)} s`
  const minutes = Math.ceil(ms / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

describe('what to improve', () => {
  test('stands on the page of the agreement line by line as in the feed, the greatest first', async () => {
    const { improvements } = await feed('drift-tjanster')
    const { page, words, all } = await opened(DRIFT)
    const rows = await all('#improvements table.losses:first-of-type tbody tr')
    const causes = improvements?.causes ?? []
    expect(causes.length).toBeGreaterThan(1)
    expect(rows).toHaveLength(causes.length + 1)
    for (const [index, { downMs, share = '' }] of causes.entries()) {
      expect(rows[index]).toContain(lasted(downMs))
      expect(rows[index]).toContain(`${share.replace('.', ',')} %`)
    }
    expect(rows.at(-1)).toContain(lasted(improvements?.downMs ?? 0))
    const order = causes.map(({ downMs }) => downMs)
    expect(order).toEqual(order.toSorted((a, b) => b - a))
    // What no incident explains is a line of its own, and so is what has no cause yet.
    const section = await words('#improvements')
    expect(section).toContain('Ingen störning förklarar det')
    expect(section).toContain('Orsak inte fastställd')
    await page.close()
  })
})

describe('green outside, red within', () => {
  test.each([
    ['compliance/', 'Grönt utanpå, rött inuti (”vattenmelon”).', 'Kundnöjdhet'],
    [MELON, 'Grönt utanpå, rött inuti (”vattenmelon”).', 'Kundnöjdhet'],
    [`en/${MELON}`, 'Green outside, red within (a “watermelon”).', 'Customer satisfaction'],
    [`${MELON}2026-07/`, 'Grönt utanpå, rött inuti (”vattenmelon”).', 'Kundnöjdhet'],
  ])('is said in plain words on /%s, with the figure of the feed', async (path, name) => {
    const { satisfaction = [] } = await feed('snabbleverans')
    const latest = satisfaction[0]?.periods[0]
    expect(latest?.operational.met).toBe(latest?.operational.judged)
    const { page, all } = await opened(path)
    const notices = (await all('.notice')).filter((text) => text.startsWith(name))
    expect(notices.length).toBeGreaterThan(0)
    const value = path.startsWith('en/') ? (latest?.value ?? '') : (latest?.value ?? '').replace('.', ',')
    expect(notices.join(' ')).toContain(value)
    await page.close()
  })

  test('is not said of an agreement that is only red, nor where nobody is asked', async () => {
    const { page, all } = await opened(DRIFT)
    expect((await all('.notice')).filter((text) => text.includes('vattenmelon'))).toEqual([])
    await page.close()
  })

  test('every period of the series has the answers beside the operational targets, as the feed has them', async () => {
    const { satisfaction = [] } = await feed('snabbleverans')
    const { page, all } = await opened(MELON)
    const rows = await all('#satisfaction tbody tr')
    const periods = satisfaction[0]?.periods ?? []
    expect(rows).toHaveLength(periods.length)
    for (const [index, { value, answers, operational, complaints }] of periods.entries()) {
      expect(rows[index]).toContain(`${(value ?? '').replace('.', ',')} %`)
      expect(rows[index]).toContain(`${answers} svar`)
      expect(rows[index]).toContain(`${operational.met} av ${operational.judged} uppfyllda`)
      expect(rows[index]).toMatch(new RegExp(`${complaints}$`))
    }
    expect(await page.locator('#satisfaction svg.trend').count()).toBe(1)
    await page.close()
  })
})

describe('the year', () => {
  const total = ({ counts }: YearSummary) => counts.met + counts.breached + counts.noData

  test.each([
    ['', 'utfall uppfyllde sitt mål', 'Vad avtalet gav'],
    ['en/', 'results met their target', 'What the agreement gave in'],
  ])('/%s: every year has a page, and its verdict is the first thing on it', async (folder, kept, title) => {
    for (const id of ['drift-tjanster', 'snabbleverans']) {
      const { years = [] } = await feed(id)
      expect(years.length).toBeGreaterThan(0)
      for (const year of years) {
        const { page, words } = await opened(`${folder}agreements/${id}/${year.period.id}/`)
        expect(await words('h1')).toBe(`${title} ${year.period.id}`)
        const lead = await words('.lead')
        if (total(year) > 1 && year.counts.met < total(year))
          expect(lead).toContain(`${year.counts.met} ${folder === '' ? 'av' : 'of'} ${total(year)} ${kept}`)
        expect(lead.startsWith(folder === '' ? 'Hittills i år' : 'This year so far')).toBe(
          year.running === true,
        )
        await page.close()
      }
    }
  })

  test('has every objective with the figure of the feed, and what is not computed has a reason instead', async () => {
    const { years = [] } = await feed('drift-tjanster')
    const year = years.find(({ period }) => period.id === '2025')
    const { page, all } = await opened(`${DRIFT}2025/`)
    const rows = await all('#year-objectives tbody tr')
    expect(rows).toHaveLength(year?.objectives.length ?? -1)
    for (const [index, { value, target, periods }] of (year?.objectives ?? []).entries()) {
      if (value !== null && target.unit === '%') expect(rows[index]).toContain(`${value.replace('.', ',')} %`)
      if (periods.met > 1) expect(rows[index]).toContain(`${periods.met} uppfyllda`)
      if (periods.breached > 1) expect(rows[index]).toContain(`${periods.breached} brutna`)
    }
    await page.close()
  })

  test('keeps the report of the targets that hold for the year, at the same address', async () => {
    const { page, words } = await opened(`${DRIFT}2025/`)
    expect(await words('main')).toContain('Mål som gäller per kalenderår.')
    expect(await page.locator('#evidence').count()).toBe(1)
    await page.close()
    const other = await opened(`${MELON}2026/`)
    expect(await other.page.locator('#evidence').count()).toBe(0)
    await other.page.close()
  })

  test('fits on the width of a sheet of A4', async () => {
    for (const path of [`${DRIFT}2025/`, `${MELON}2026/`]) {
      // 210 mm less the margins, in pixels.
      const { page } = await opened(path, { width: 680 })
      await page.emulateMedia({ media: 'print' })
      const over = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)
      expect([path, over]).toEqual([path, 0])
      await page.close()
    }
  })
})

test('how far a credit has come is said step by step, and one of them is the present', async () => {
  const { credits = [] } = await feed('drift-tjanster')
  const due = credits.filter(({ status }) => status !== 'none')
  expect(due.length).toBeGreaterThan(0)
  const { page } = await opened(DRIFT)
  expect(await page.locator('#credits .way').count()).toBe(due.length)
  expect(await page.locator('#credits .way [aria-current=step]').count()).toBe(due.length)
  await page.close()
})

test.each(
  [DRIFT, MELON, `${DRIFT}2025/`, `${MELON}2026/`, 'compliance/'].flatMap((path) => [path, `en/${path}`]),
)('/%s has no fault that axe finds', async (path) => {
  expect(await violations(path)).toEqual([])
})

test('every quarter opens without scripts and tells its figures as the feed has them; its report tells them too', async () => {
  const { quarters = [] } = await feed('drift-tjanster')
  const { page } = await opened(DRIFT)
  const parts = page.locator('#quarters details')
  expect(await parts.count()).toBe(quarters.length)
  const [, , third] = quarters
  if (third === undefined) throw new Error('the example has three quarters')
  await parts.nth(2).locator('summary').click()
  const rows = parts.nth(2).locator('tbody tr')
  expect(await rows.count()).toBe(third.objectives.length)
  for (const [index, { value }] of third.objectives.entries())
    if (value !== null)
      expect((await rows.nth(index).textContent())?.replaceAll('\u00a0', ' ')).toContain(
        value.replace('.', ','),
      )
  await page.close()
  const report = await opened(`${DRIFT}${third.period.id}/`)
  expect(await report.words('#quarter')).toContain('aldrig ett medelvärde av månader')
  expect(await report.page.locator('#quarter tbody tr').count()).toBe(third.objectives.length)
  // What is read first stays first: the verdict, why, what is done.
  const order = await report.page.locator('main section[id]').evaluateAll((all) => all.map(({ id }) => id))
  expect(order).toEqual(['results', 'why', 'actions', 'credits', 'quarter', 'evidence', 'proof'])
  await report.page.close()
})

test('a duty tells how each closed period of it went; one that nothing measures says so', async () => {
  const { history, results } = await feed('support')
  const { page, words } = await opened('agreements/support/')
  const said = await words('#term-responsibilities')
  const closed = history.filter(({ objective }) => objective === 'losningstid-p1')
  expect(closed.map(({ period: { id }, verdict }) => [id, verdict])).toEqual([
    ['2026-07', 'met'],
    ['2026-06', 'breached'],
  ])
  expect(results.some(({ objective }) => objective === 'losningstid-p1')).toBe(true)
  expect(said).toContain('Juli 2026: Uppfyllt')
  expect(said).toContain('Juni 2026: Brutet')
  expect(said).toContain('Mäts inte i siffror.')
  expect(await page.locator('#term-responsibilities a[href="/report-deviation/#support"]').count()).toBe(1)
  await page.close()
})

test('over its cap a target says by how much, on its agreement and in the report of the period, and keeps its verdict', async () => {
  // 890 tickets in June, of the 600 that the targets are promised for.
  const over = /Juni 2026\. Ärenden till supporten: ?890, 290 fler än de 600/
  const { page, words } = await opened('agreements/support/')
  for (const id of ['losningstid-p1', 'losningstid-p4']) expect(await words(`#mal-${id}`)).toMatch(over)
  expect(await words('#mal-losningstid-p1')).toContain('Augusti 2026. Ärenden till supporten: 0, inom de 600')
  expect(await words('#mal-rapport')).not.toContain('Ärenden till supporten')
  expect(await words('#term-workload')).toContain('avtalet säger inte att ett mål faller bort över taket')
  await page.close()
  const report = await opened('agreements/support/2026-06/')
  const why = await report.words('#why')
  expect(why).toMatch(over)
  // Told once, with what it means, before the targets.
  expect(why.split('290 fler')).toHaveLength(2)
  expect(why).toContain('bedömningen står kvar om parterna inte kommer överens om annat')
  await report.page.close()
})
