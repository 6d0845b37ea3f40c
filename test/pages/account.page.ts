import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { Text } from '../../data/schema/common.ts'
import type { AgreementFeed, IncidentsFeed, PeriodFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { served, visit } from './harness.ts'

/* How periods went: figures on the pages of compliance, reports and incidents are the feed's, to the last digit. */

const site = served()

async function read<F>(path: string): Promise<F> {
  return JSON.parse(await readFile(join(inject('built'), 'feed/v1', path), 'utf8'))
}
const agreement = () => read<AgreementFeed>('agreements/drift-tjanster.json')
const swedish = (text: Text) => (typeof text === 'string' ? text : (text.sv ?? ''))
const comma = (decimal: string, unit: string) => `${decimal.replace('.', ',')} ${unit}`.trim()
/** `0:31:13,355`, written by hand: hours, minutes, seconds and thousandths of milliseconds. */
const clock = (ms: number) => {
  const rest = new Date(ms % 3_600_000).toISOString()
  return `${Math.floor(ms / 3_600_000)}:${rest.slice(14, 19)},${rest.slice(20, 23)}`
}

/** Words of a page as they stand without a script; no-break spaces as spaces. */
async function words(path: string, selector = 'main'): Promise<string> {
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(site.address() + path)
  const text = (await page.locator(selector).first().textContent()) ?? ''
  await context.close()
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ')
}

describe('the page of compliance', () => {
  test('has every objective with its value now and in the last period, as the feed has them', async () => {
    const { results, history } = await agreement()
    const context = await site.browser().newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.address()}compliance/`)
    const rows = page.locator('#drift-tjanster table.compliance tbody tr')
    expect(await rows.count()).toBe(results.length)
    for (const { objective, title, value, target, period } of results) {
      const row = rows.filter({ has: page.getByRole('link', { name: swedish(title), exact: true }) })
      const figures = await row.locator('.figure').allTextContents()
      const closed = history
        .filter((one) => one.objective === objective)
        .sort((a, b) => b.period.end.localeCompare(a.period.end))
      const shown = figures.map((figure) => figure.replaceAll('\u00a0', ' '))
      expect(shown[0]).toBe(comma(value ?? '', target.unit))
      expect(shown[1]).toBe(closed[0] && comma(closed[0].value ?? '', closed[0].target.unit))
      expect(await row.locator('svg.periods path').count()).toBe(Math.min(12, closed.length))
      expect(closed.length > 0).toBe(period.type !== 'rolling')
    }
    await context.close()
  })

  test('begins with the counts of the summary, never with a mean', async () => {
    const { summary } = await agreement()
    expect(summary?.counts).toMatchObject({ onTrack: 7, aside: 1, breached: 0, atRisk: 0, noData: 0 })
    const text = await words('compliance/')
    expect(text).toMatch(/Alla 7 \S+ var på väg att uppfyllas\. 1 mål räknas inte med\./)
    expect(await words('en/compliance/')).toMatch(/All 7 \S+ were on track\. 1 target is not counted\./)
  })

  test('is one step away on every page and on the overview', async () => {
    const page = await site.browser().newPage()
    await page.goto(site.address())
    await page
      .getByRole('navigation', { name: 'Huvudmeny' })
      .getByRole('link', { name: 'Efterlevnad' })
      .click()
    expect(page.url()).toBe(`${site.address()}compliance/`)
    await page.goto(site.address())
    await page.getByRole('link', { name: /Alla mål på en sida/ }).click()
    expect(page.url()).toBe(`${site.address()}compliance/`)
    await page.close()
  })
})

describe('the report of a closed period', () => {
  test('every closed period of the feed has its page, and the page every figure of the period', async () => {
    const { history } = await agreement()
    const periods = Map.groupBy(history, ({ period }) => period.id)
    expect(periods.size).toBeGreaterThan(12)
    for (const [id, results] of periods) {
      const text = await words(`agreements/drift-tjanster/${id}/`, '#results')
      for (const { title, value, target } of results) {
        expect(text).toContain(swedish(title))
        if (value !== null) expect(text).toContain(comma(value, target.unit))
      }
    }
  })

  test('says the verdict first, then every outage that counted, to the millisecond', async () => {
    const { history } = await agreement()
    const result = history.find(
      ({ objective, period }) => objective === 'tillganglighet-kundportal' && period.id === '2025-Q1',
    )
    expect(result?.verdict).toBe('breached')
    const text = await words('agreements/drift-tjanster/2025-Q1/')
    expect(text).toMatch(/Kvartal 1 2025\s*Målet bröts\./)
    const outages = result?.explain?.filter(({ step }) => step === 'outage') ?? []
    expect(outages.length).toBeGreaterThan(1)
    // The column of outages sums to the downtime of the ledger, which the table ends with.
    const times = outages.map(({ values }) => Number(values.countedMs))
    const sum = times.reduce((total, ms) => total + ms, 0)
    expect(sum).toBe(result?.ledger?.downMs)
    const context = await site.browser().newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.address()}agreements/drift-tjanster/2025-Q1/`)
    // Beside them stands what was lost by cause, in whole minutes and per cent.
    const numbers = await page.locator('table.plain td.number').allTextContents()
    const column = numbers.filter((text) => /,\d{3}$/.test(text))
    expect(column).toEqual([...times, sum].map(clock))
    await context.close()
  })

  test('says what was taken out and why, and names each parameter of the method', async () => {
    const { history } = await agreement()
    const result = history.find(
      ({ objective, period }) => objective === 'avbrott-kundportal' && period.id === '2026-07',
    )
    const text = await words('agreements/drift-tjanster/2026-07/')
    const maintenance = result?.explain?.find(({ step }) => step === 'maintenance')
    const taken = await words('agreements/drift-tjanster/2026-07/', '#mal-avbrott-kundportal-kundportal')
    expect(taken).toContain(clock(Number(maintenance?.values.excludedMs)))
    expect(taken).toContain('det aviserades i tid')
    for (const name of Object.keys(result?.method.parameters ?? {})) expect(text).toContain(name)
  })

  test('fits A4: nothing is wider than the sheet between its margins, and what is folded is open', async () => {
    // 210 mm less two margins of 15 mm, at 96 pixels to the inch.
    const width = Math.floor(((210 - 30) / 25.4) * 96)
    const page = await site.browser().newPage({ viewport: { width, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    for (const id of ['2026-07', '2025-Q1', '2026-03']) {
      await page.goto(`${site.address()}agreements/drift-tjanster/${id}/`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await page.locator('.parameters dl').first().isVisible()).toBe(true)
      const boxes = await page
        .locator('main table, main dl')
        .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().right))
      expect(Math.max(...boxes)).toBeLessThanOrEqual(width)
    }
    await page.close()
  })
})

test('an agreement tells its changes in words: what was, what is, since when, and whether it is agreed', async () => {
  const text = await words('agreements/drift-tjanster/', '#amendments')
  expect(text).toMatch(
    /Från 1 juli 2026.*Webbplatsens svarstid, mål: högst 1 000 ms.*högst 800 ms.*Godkänt av parterna, gäller/,
  )
  expect(text).toMatch(
    /Från 1 januari 2027.*under de senaste 90 dygnen.*per kalendermånad.*Föreslaget, inte godkänt/,
  )
  const objective = await words('agreements/drift-tjanster/', '#mal-svarstid-webbplats')
  expect(objective).toMatch(/minst 95 % inom 800 ms per kalendermånad\. Målet ändrades 1 juli 2026/)
})

test('an incident says what it cost: each outage that is known by it, by the agreements’ own steps', async () => {
  const { results, history, archive = [] } = await agreement()
  const { incidents } = await read<IncidentsFeed>('incidents.json')
  const older = await Promise.all(archive.map(({ file }) => read<PeriodFeed>(file.replace('feed/v1/', ''))))
  const archived = older.flatMap((period) => period.results)
  for (const { id, href } of incidents) {
    const known = [...results, ...history, ...archived].flatMap((result) =>
      (result.explain ?? [])
        .filter(({ step, values }) => step === 'outage' && values.events?.split('\n').includes(id))
        .map(({ values }) => [swedish(result.title), clock(Number(values.countedMs))]),
    )
    const text = await words(href, '#cost')
    for (const [title = '', time = ''] of known) {
      expect(text).toContain(title)
      expect(text).toContain(time)
    }
    expect(/har inte kostat|Inget offentligt mål/.test(text)).toBe(known.length === 0)
  }
})

test('a service has every month of its history and its response times without a script', async () => {
  const feed = await read<ServiceFeed>('services/webbplats.json')
  const [year = 0, month = 0] = (feed.calendar?.from ?? '').split('-').map(Number)
  const last = new Date(
    Date.parse(feed.calendar?.from ?? '') + ((feed.calendar?.count ?? 0) - 1) * 86_400_000,
  )
  const months = (last.getUTCFullYear() - year) * 12 + last.getUTCMonth() + 1 - month + 1
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.address()}services/webbplats/`)
  expect(await page.locator('sla-history .month-of-days').count()).toBe(months)
  expect(await page.locator('sla-response-time svg.lines').isVisible()).toBe(true)
  expect(await page.locator('sla-response-time tbody tr').count()).toBe(feed.responseDays.length)
  await context.close()
})

test('the overview loads nothing of the tags that only other pages have', async () => {
  const page = await site.browser().newPage()
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await visit(page, site.address())
  expect(requested.some((url) => url.includes('sla-status'))).toBe(true)
  expect(requested.filter((url) => /sla-history|sla-response-time|chart/.test(url))).toEqual([])
  await page.close()
})
