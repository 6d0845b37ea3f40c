import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, inject, test } from 'vitest'
import type { AgreementFeed, Deviation } from '../../data/schema/feed.ts'
import { served } from './harness.ts'

/* Deviations on the agreement's page, in the reports of periods, on the page of compliance and in the calendar. */

const site = served()
const AGREEMENT = 'agreements/drift-tjanster/'

const built = (path: string) => readFile(join(inject('built'), path), 'utf8')
const feed = async (): Promise<AgreementFeed> =>
  JSON.parse(await built('feed/v1/agreements/drift-tjanster.json'))

async function opened(path: string) {
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const response = await page.goto(site.address() + path)
  expect([path, response?.status()]).toEqual([path, 200])
  const words = async (selector: string) =>
    ((await page.locator(selector).first().textContent()) ?? '')
      .replaceAll('\u00a0', ' ')
      .replace(/\s+/g, ' ')
  return { page, words, close: () => context.close() }
}

// Of the example: the quarter's target broke, and the file about it says why (data/deviations/2025-q1-kundportal.md).
const QUARTER = '#avvikelse-tillganglighet-kundportal-kundportal-2025-Q1-breach'
const PILOT = '#avvikelse-tillganglighet-kundportal-kundportal-2024-Q4-breach'
const REPORTED = '#avvikelse-2026-03-felsida-webbplats'

describe('the page of an agreement', () => {
  test('tells of every deviation of the feed how far it has come, each at an address of its own', async () => {
    const { deviations = [] } = await feed()
    const { page, close } = await opened(AGREEMENT)
    const anchor = ({ id }: Deviation) =>
      `avvikelse-${id.replace('drift-tjanster/', '').replaceAll(/[^a-zA-Z0-9]+/g, '-')}`
    for (const deviation of deviations)
      expect([deviation.id, await page.locator(`#${anchor(deviation)}`).count()]).toEqual([deviation.id, 1])
    const records = deviations.map(({ id, record = id }) => record)
    expect(await page.locator('.deviation').count()).toBe(new Set(records).size)
    const isOpen = deviations.filter(({ state }) => state !== 'closed')
    expect(isOpen.length).toBeGreaterThan(0)
    for (const deviation of isOpen)
      expect(await page.locator(`.closed #${anchor(deviation)}`).count()).toBe(0)
    await close()
  })

  test.each([
    [
      '',
      /Brutet mål: Kundportalens tillgänglighet, kvartal 1 2025 .*Stängd · Öppnad 19 mars 2025, stängd 15 oktober 2025 efter 210 dagar\..*Orsak \(ändring\): Två nya versioner.*Klarlagd efter 9 dagar\. 2 avvikelser på tolv månader har samma slags orsak\..*Driftchef.*Klar 25 apr\. 2025.*Verkan kontrollerad: målet uppfylldes i nästa hela period\./,
      /inte bindande.*Åtgärderna räckte inte: målet bröts igen\./,
      /Felsidan låg kvar.*Åtgärdas · Anmäld av kunden, öppnad 30 mars 2026.*Orsak \(underleverantör\).*Försenad/,
    ],
    [
      'en/',
      /Target missed: Customer portal availability, quarter 1 of 2025 .*Closed · Opened 19 March 2025, closed 15 October 2025 after 210 days\..*Cause \(change\): Two new versions.*Established after 9 days\. 2 deviations in twelve months have a cause of the same kind\..*Head of operations.*Done 25 Apr 2025.*Effect checked: the target was met in the next whole period\./,
      /not binding.*The actions were not enough: the target was missed again\./,
      /Customers still got the error page.*Being mended · Reported by the customer, opened 30 March 2026.*Cause \(subcontractor\).*Overdue/,
    ],
  ] as const)(
    '/%s: why it happened, what is done, and whether that helped',
    async (locale, quarter, pilot, reported) => {
      const { words, close } = await opened(`${locale}${AGREEMENT}`)
      expect(await words(QUARTER)).toMatch(quarter)
      expect(await words(PILOT)).toMatch(pilot)
      expect(await words(REPORTED)).toMatch(reported)
      await close()
    },
  )

  test.each([
    ['', 'Nästa uppföljning: dagordning', /14 oktober 2026 och gäller tiden från 14 juli 2026/],
    ['en/', 'Next review: agenda', /14 October 2026 and is about the time from 14 July 2026/],
  ] as const)(
    '/%s: the agenda of the next review leads to what it is about',
    async (locale, title, about) => {
      const { page, words, close } = await opened(`${locale}${AGREEMENT}`)
      const text = await words('#agenda')
      expect(text).toContain(title)
      expect(text).toMatch(about)
      const links = await page
        .locator('#agenda a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
      const { agenda } = await feed()
      const { breached = [], open = [], overdue = [], closed = [], proposed = [] } = agenda ?? {}
      const points = [...breached, ...open, ...overdue, ...closed, ...proposed]
      expect(links.length).toBe(points.length)
      expect(links).toContain(REPORTED)
      for (const link of links) expect([link, await page.locator(link ?? '').count()]).toEqual([link, 1])
      await close()
    },
  )
})

test.each([
  ['', /Vad som görs.*Brutet mål: Kundportalens tillgänglighet, kvartal 1 2025.*Orsaken står vid avvikelsen/],
  [
    'en/',
    /Target missed: Customer portal availability, quarter 1 of 2025.*The cause is told at the deviation/,
  ],
] as const)(
  '/%s: the report of a period says what is done before the incidents, whose cause it tells',
  async (locale, said) => {
    const { page, words, close } = await opened(`${locale}${AGREEMENT}2025-Q1/`)
    expect(await words('#actions')).toMatch(said)
    expect(await page.locator(`#actions ${QUARTER}`).count()).toBe(1)
    // Nothing of another period.
    expect(await page.locator('.deviation').count()).toBe(1)
    expect(await page.locator('#actions .notice').count()).toBe(0)
    await close()
  },
)

test('what a customer noticed in a month stands in the report of the month', async () => {
  const { words, close } = await opened(`${AGREEMENT}2026-03/`)
  expect(await words(`#actions ${REPORTED}`)).toContain('Anmäld av kunden')
  await close()
})

test.each([
  ['', /(\d+) öppna avvikelser/],
  ['en/', /(\d+) open deviations/],
] as const)('/%scompliance/ leads to the open ones', async (locale, said) => {
  const { page, words, close } = await opened(`${locale}compliance/`)
  const section = '#drift-tjanster'
  expect(await words(section)).toMatch(said)
  await page.locator(`${section} a[href$="#deviations"]`).click()
  expect(new URL(page.url()).pathname).toBe(`/${locale}${AGREEMENT}`)
  await close()
})

test('the calendar has the agenda, in both languages', async () => {
  for (const [path, said] of [
    ['calendar.ics', /Dagordning 14 oktober 2026:\n1\. [\s\S]*Felsidan låg kvar/],
    ['en/calendar.ics', /Agenda of 14 October 2026:\n1\. [\s\S]*Customers still got the error page/],
  ] as const) {
    const events = new ICAL.Component(ICAL.parse(await built(path)))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
    const review = events.find(({ uid }) => uid.startsWith('review.drift-tjanster'))
    expect(review?.description).toMatch(said)
  }
})
