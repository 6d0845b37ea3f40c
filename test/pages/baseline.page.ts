import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { AgreementFeed, BaselineFeed } from '../../data/schema/feed.ts'
import { noises, served } from './harness.ts'

/* The pages of what services delivered and which targets are realistic: what they say is what the feed says. */

const site = served()
const read = <T>(path: string) =>
  JSON.parse(readFileSync(join(inject('built'), 'feed/v1', path), 'utf8')) as T
const feeds = readdirSync(join(inject('built'), 'feed/v1/baseline')).map((file) =>
  read<BaselineFeed>(`baseline/${file}`),
)
const plain = (text: string | null) => (text ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()

async function open(path: string, javaScriptEnabled = false) {
  const context = await site.browser().newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(site.address() + path)
  return page
}

test.each(['baseline/', 'en/baseline/'])('/%s leads to the page of every service', async (path) => {
  const page = await open(path)
  expect(feeds.length).toBeGreaterThan(4)
  expect(await page.locator('tbody th a').count()).toBe(feeds.length)
  for (const { service } of feeds)
    expect(await page.locator(`a[href="/${path}${service.id}/"]`).count()).toBe(1)
  await page.context().close()
})

describe.each(feeds.map((feed): [string, BaselineFeed] => [feed.service.id, feed]))('%s', (id, feed) => {
  test('without scripts: every month, every target with its months, what speaks against it and the gap', async () => {
    const page = await open(`en/baseline/${id}/`)
    const cells = async (section: string) =>
      Promise.all(
        (await page.locator(`#${section} tbody tr`).all()).map(async (row) =>
          (await row.locator('th, td').allTextContents()).map(plain),
        ),
      )
    const months = await cells('months')
    expect(months.map(([, availability]) => availability)).toEqual(
      feed.months
        .map(({ availability }) => (availability === null ? 'no data' : `${Number(availability)}%`))
        .reverse(),
    )
    const targets = await cells('targets')
    expect(targets.map(([target, met]) => [target, met])).toEqual(
      feed.ladder.map(({ target, met, judged }) => [`at least ${target.value}%`, `${met} of ${judged}`]),
    )
    for (const [index, { gap, grade }] of feed.ladder.entries()) {
      const [, , , year, , graded] = targets[index] ?? []
      expect(year?.endsWith('too much')).toBe(gap !== null && gap.yearMs < 0)
      expect(graded?.toLowerCase()).toContain(grade === 'unknown' ? 'no data' : grade)
    }
    await page.context().close()
  })

  test('the periods as agreed are those that the agreement publishes', () => {
    for (const { agreement, objective, periods, targets, alternatives } of feed.whatIf) {
      const { history } = read<AgreementFeed>(`agreements/${agreement.id}.json`)
      const agreed = alternatives.find((one) => one.agreed)
      for (const [at, period] of periods.entries()) {
        const own = history.find((one) => one.objective === objective && one.period.id === period.id)
        const index = targets.findIndex(({ value }) => Number(value) === Number(own?.target.value))
        if (own === undefined || index < 0) continue
        const letter = { met: 'm', breached: 'b' }[own.verdict as string] ?? 'u'
        expect([period.id, agreed?.verdicts[index]?.[at]]).toEqual([period.id, letter])
      }
    }
  })

  test('every alternative can be opened without scripts, and tells every period', async () => {
    const page = await open(`baseline/${id}/`)
    for (const { alternatives, periods, targets } of feed.whatIf.slice(0, 1)) {
      const all = page.locator('#what-if details')
      expect(await all.count()).toBeGreaterThanOrEqual(alternatives.length)
      await all.nth(1).locator('summary').click()
      const rows = all.nth(1).locator('tbody tr')
      expect(await rows.count()).toBe(periods.length)
      expect(await rows.first().locator('td').count()).toBe(targets.length + 1)
      await rows.first().waitFor({ state: 'visible' })
    }
    await page.context().close()
  })
})

describe.each(['support', 'support-exempelstad'])('tickets of %s', (id) => {
  test.each(['', 'en/'])(
    '/%s, without scripts: every priority with its times, and how many would have kept others',
    async (locale) => {
      const { ticketBaseline } = read<AgreementFeed>(`agreements/${id}.json`)
      const rows = ticketBaseline?.rows ?? []
      expect(rows.length).toBe(4)
      const page = await open(`${locale}baseline/`)
      expect(await page.locator(`#tickets a[href="/${locale}baseline/tickets/${id}/"]`).count()).toBe(1)
      await page.goto(`${site.address()}${locale}baseline/tickets/${id}/`)
      const minutes = (ms: string | number | null) => {
        const all = Math.ceil(Number(ms) / 60_000)
        return [all >= 60 ? `${Math.floor(all / 60)} h` : '', all % 60 > 0 ? `${all % 60} min` : '']
          .filter(Boolean)
          .join(' ')
      }
      for (const [index, row] of rows.entries()) {
        const told = plain(await page.locator('#times tbody tr').nth(index).textContent())
        for (const ms of [row.medianMs, row.p80Ms, row.p95Ms, row.longestMs, row.meanMs])
          expect(told).toContain(minutes(ms))
        const rungs = page.locator('table.ladder').nth(index).locator('tbody tr')
        for (const [at, { kept, decided, agreed }] of row.rungs.entries()) {
          const said = plain(await rungs.nth(at).textContent())
          expect(said).toContain(locale === '' ? `${kept} av ${decided}` : `${kept} of ${decided}`)
          expect([at, /avtalad|agreed/.test(said)]).toEqual([at, agreed === true])
        }
      }
      await page.context().close()
    },
  )
})

test('the calculator beside them answers for the month of the page, in the language of the page, and says nothing else', async () => {
  const context = await site.browser().newContext()
  const page = await context.newPage()
  const heard = noises(page, site.address())
  for (const [path, words] of [
    // August has 31 days: 2678.4 s at 99.9 % (G01).
    ['baseline/', '99,9 % i augusti 2026 tillåter 44 min 38,4 s avbrott.'],
    ['en/method/', '99.9% in August 2026 allows 44 min 38.4 s of downtime.'],
  ] as const) {
    await page.goto(site.address() + path)
    const answer = page.locator('sla-calculator output .headline')
    await answer.waitFor()
    expect(plain(await answer.textContent())).toBe(words)
  }
  await page.getByLabel('Target in per cent').fill('99.99')
  expect(plain(await page.locator('sla-calculator output .headline').textContent())).toContain('4 min 27.8 s')
  expect(heard).toEqual([])
  await context.close()
})
