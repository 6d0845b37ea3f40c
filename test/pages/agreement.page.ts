import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { AgreementFeed, IncidentsFeed, PeriodFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { served } from './harness.ts'

/* The agreement clause by clause, the incidents by month, what comes after an incident, and what services rest on. */

const site = served()
const AGREEMENT = 'agreements/drift-tjanster/'

async function read<F>(path: string): Promise<F> {
  return JSON.parse(await readFile(join(inject('built'), 'feed/v1', path), 'utf8'))
}

async function opened(path: string, javaScriptEnabled = false) {
  const context = await site.browser().newContext({ javaScriptEnabled })
  const page = await context.newPage()
  const response = await page.goto(site.address() + path)
  expect([path, response?.status()]).toEqual([path, 200])
  return page
}

async function words(path: string, selector = 'main'): Promise<string> {
  const page = await opened(path)
  const text = (await page.locator(selector).first().textContent()) ?? ''
  await page.context().close()
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ')
}

describe('the page of an agreement', () => {
  test.each(['', 'en/'])(
    '/%s: every clause has an address of its own, which leads to it and shows what to write',
    async (locale) => {
      const page = await opened(`${locale}${AGREEMENT}`)
      // Closed deviations are folded.
      await page.locator('details.closed > summary').click()
      const links = page.locator('a.permalink')
      const hashes = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''))
      // Eight objectives, and at least the terms that every agreement has.
      expect(hashes.length).toBeGreaterThan(20)
      expect(new Set(hashes).size).toBe(hashes.length)
      for (const hash of hashes) {
        expect([hash, await page.locator(hash).count()]).toEqual([hash, 1])
        await page.locator(`a.permalink[href="${hash}"]`).click()
        const cite = page.locator(`${hash} .cite`).first()
        expect([hash, await cite.isVisible()]).toEqual([hash, true])
        expect(await cite.textContent()).toContain(`https://status.example.com/${locale}${AGREEMENT}${hash}`)
      }
      expect(await page.locator('.cite:visible').count()).toBe(1)
      await page.context().close()
    },
  )

  test('the number of a clause in the signed text leads to it, objectives, exclusions and duties alike', async () => {
    const page = await opened(AGREEMENT)
    for (const [number, said] of [
      ['3-7', 'Webbplatsens svarstid'],
      ['7-2', 'Orsakat av kunden'],
      ['4-3', 'Anmäler fel'],
    ]) {
      const found = page.locator(`:is(article, li):is(#clause-${number}, :has(> h3 > #clause-${number}))`)
      expect(await found.textContent()).toContain(said)
    }
    await page.context().close()
  })

  test('both halves are there, in words, with what the allow-list of site.yaml says', async () => {
    const { terms } = await read<AgreementFeed>('agreements/drift-tjanster.json')
    const service = await words(AGREEMENT, '#terms')
    expect(service).toMatch(/99,5 % eller mer men under 99,9 %: 5 % av månadens avgift/)
    expect(service).toMatch(/Datacenter och nät: minst 99,98 %.*Räcker för målet/)
    expect(service).toMatch(/7\.1 Force majeure: Krig/)
    const management = await words(AGREEMENT, '#management')
    expect(management).toMatch(/Exempel Drift AB undertecknade 16 september 2024/)
    expect(management).toMatch(/50 % Webbansvarig\s*75 % Driftchef\s*100 % Kundrådet/)
    expect(management).toMatch(/Förhandling, inom 30 dagar.*Medling, inom 90 dagar.*Rättslig prövning/)
    expect(management).toContain('support@status.example.com')
    // 01:10 on a Saturday: the office opens on Monday.
    expect(management).toMatch(/Stängt, öppnar måndag 24 augusti (kl\. )?08:00 \(läget 22 augusti 2026/)
    expect(terms?.signatures.every(({ name }) => name === undefined)).toBe(true)
    expect(await words(`en/${AGREEMENT}`, '#management')).toMatch(/Closed, opens Monday,? 24 August/)
  })

  test('what an amendment changes leads to the clause, and a KPI that becomes a promise is told as that', async () => {
    const page = await opened(AGREEMENT)
    const changes = page.locator('#andring-mobil-api-skarpt li')
    const texts = (await changes.allTextContents()).map((text) => text.replace(/\s+/g, ' '))
    expect(
      texts.some((text) => /slag: mäts utan att binda \(KPI\).*löfte som binder \(SLA\)/.test(text)),
    ).toBe(true)
    const hash = await changes.first().locator('a').getAttribute('href')
    expect(await page.locator(hash ?? '').count()).toBe(1)
    await page.context().close()
  })

  test('a closed period that its own file no longer tells of has its report, with the figures of its own file', async () => {
    const { archive = [] } = await read<AgreementFeed>('agreements/drift-tjanster.json')
    expect(archive.map(({ period }) => period.id)).toContain('2024-10')
    for (const { period, file } of archive) {
      const { results } = await read<PeriodFeed>(file.replace('feed/v1/', ''))
      const text = await words(`${AGREEMENT}${period.id}/`, '#results')
      for (const { value, target } of results)
        if (value !== null) expect(text).toContain(`${value.replace('.', ',')} ${target.unit}`.trim())
    }
    expect(await words(AGREEMENT, '#reports')).toMatch(/November 2024.*Oktober 2024/)
  })
})

describe('incidents by month', () => {
  test('every month has its page with the counts of the feed, and leads to the one before and after', async () => {
    const { months = [] } = await read<IncidentsFeed>('incidents.json')
    expect(months.map(({ id }) => id)).toContain('2026-07')
    const page = await opened('incidents/')
    const links = await page
      .locator('.months a')
      .evaluateAll((found) => found.map((one) => one.getAttribute('href')))
    expect(links.toSorted()).toEqual(months.map(({ id }) => `/incidents/${id}/`).toSorted())
    for (const [index, { id, incidents }] of months.entries()) {
      await page.goto(`${site.address()}incidents/${id}/`)
      const next = page.locator('nav.others a[rel="next"]')
      const prev = page.locator('nav.others a[rel="prev"]')
      expect(await next.count()).toBe(index === 0 ? 0 : 1)
      expect(await prev.count()).toBe(index === months.length - 1 ? 0 : 1)
      expect(await page.locator('#incidents .events > li').count()).toBeGreaterThanOrEqual(incidents)
    }
    await page.context().close()
  })

  test('July 2026: one incident, the portal down 31 min 13 s and under maintenance 50 min 16 s', async () => {
    const { months = [] } = await read<IncidentsFeed>('incidents.json')
    const july = months.find(({ id }) => id === '2026-07')
    const portal = july?.services.find(({ id }) => id === 'kundportal')
    // From data/README.md: 81 min 29 s in all, of which what lies within the announced time is maintenance.
    expect(july?.incidents).toBe(1)
    expect(Math.floor((portal?.downMs ?? 0) / 1000)).toBe(31 * 60 + 13)
    expect(Math.floor((portal?.maintenanceMs ?? 0) / 1000)).toBe(50 * 60 + 16)
    expect(await words('incidents/2026-07/')).toMatch(
      /1 avbrott eller störning började.*Kundportal\s*32 min\s*51 min/,
    )
    expect(await words('en/incidents/2026-07/')).toMatch(/July 2026.*1 incident began this month/)
  })
})

test('an incident says why it happened and what is done, by whom and how it stands', async () => {
  const text = await words('incidents/2026-06-06-licensserver-inloggning-mobil-api/', '#after')
  expect(text).toMatch(
    /fel ordning.*Driftchef.*30 juni 2026.*Klar 24 juni 2026.*Webbansvarig.*14 aug\. 2026.*Försenad/,
  )
  expect(await words('en/incidents/2026-07-04-kundportal/', '#after')).toMatch(
    /connection limits.*Done.*Under way/,
  )
  const page = await opened('incidents/2024-11-19-kundportal/')
  expect(await page.locator('#after').count()).toBe(0)
  await page.context().close()
})

test('a service says what it needs and what needs it, with their states', async () => {
  const { dependents = [] } = await read<ServiceFeed>('services/inloggning.json')
  expect(dependents.map(({ id }) => id)).toEqual(['kundportal', 'licensserver'])
  expect(await words('services/inloggning/', '#dependencies')).toMatch(
    /Behövs av.*Kundportal\s*Fungerar.*Licensserver\s*Fungerar/,
  )
  expect(await words('en/services/kundportal/', '#dependencies')).toMatch(/Needs.*Sign-in\s*Operational/)
})
