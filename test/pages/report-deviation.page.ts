import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { noises, served, visit } from './harness.ts'

/* The page on which customers report a deviation: it makes a mail and a file, and sends nothing. */

const site = served()
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

test('without scripts: what to include, a mail with the headings for every agreement, and no form', async () => {
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.address()}report-deviation/`)
  expect(await page.locator('#include dt').count()).toBeGreaterThan(4)
  expect(await page.locator('form').isVisible()).toBe(false)
  const mails = await page
    .locator('#mail a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
  const agreements = await page.locator('.mails > li').count()
  expect(mails).toHaveLength(agreements)
  const support = new URL(mails.find((href) => href.includes('Supportavtal')) ?? '')
  expect(support.pathname).toBe('support@status.example.com')
  expect(support.searchParams.get('body')).toMatch(/^Avtal: Supportavtal\r\n\r\nMål:\r\n\r\nVad det gäller/)
  await context.close()
})

test.each([
  ['', 'Avvikelse: Sidan hängde', 'Mål: Lösningstid, prioritet 1', 'När det märktes: 2026-08-20 09:30'],
  [
    'en/',
    'Deviation: Sidan hängde',
    'Target: Resolution time, priority 1',
    'When it was noticed: 2026-08-20 09:30',
  ],
])(
  '/%s: what is written becomes a mail and a file that the data takes',
  async (locale, subject, target, when) => {
    const page = await site.browser().newPage()
    const heard = noises(page, site.address())
    const asked: string[] = []
    await visit(page, `${site.address()}${locale}report-deviation/#support`)
    page.on('request', ({ url }) => asked.push(url()))
    expect(await page.locator('[name=agreement]').inputValue()).toBe('support')
    await page.locator('[name=objective]').selectOption('losningstid-p1')
    await page.locator('[name=title]').fill('Sidan hängde')
    await page.locator('[name=when]').fill('2026-08-20T09:30')
    await page.locator('[name=seen]').fill('Ingen kom in.\nFyrtio personer.')
    await page.locator('[name=contact]').fill('Kundens IT-chef')
    const mail = new URL((await page.locator('[data-mail]').getAttribute('href')) ?? '')
    expect([mail.pathname, mail.searchParams.get('subject')]).toEqual(['support@status.example.com', subject])
    const text = plain(await page.locator('[data-text]').textContent())
    expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text)
    for (const part of [target, when, 'Ingen kom in.\nFyrtio personer.']) expect(text).toContain(part)
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-file]').click()])
    expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-sidan-hangde\.md$/)
    const written = await readFile(await file.path(), 'utf8')
    expect(written).not.toContain('IT-chef')
    const own = written
      .replace('agreement: support', 'agreement: drift')
      .replace('objective: losningstid-p1\n', '')
    const folder = await folderWith({ ...SMALL, [`deviations/${file.suggestedFilename()}`]: own })
    expect((await loadData(folder)).deviations).toMatchObject([{ source: 'customer', title: 'Sidan hängde' }])
    // Made here: nothing was asked of any server, and nothing is kept.
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([])
    expect(heard.filter((line) => !line.includes('blob:'))).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.close()
  },
)

test('only the targets of the agreement that is chosen; of an agreement that is not named here there is no file', async () => {
  const page = await site.browser().newPage()
  await visit(page, `${site.address()}report-deviation/`)
  const targets = () =>
    page.locator('[name=objective] option').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  await page.locator('[name=agreement]').selectOption('ramavtal')
  expect(await targets()).toEqual(['', 'rapport'])
  await page.locator('[name=agreement]').selectOption('')
  expect(await targets()).toEqual([''])
  expect(await page.locator('[data-file]').isVisible()).toBe(false)
  expect(await page.locator('[data-mail]').getAttribute('href')).toMatch(/^mailto:\?subject=/)
  await page.close()
})
