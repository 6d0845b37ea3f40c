import { expect } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { all, atNowAndQuiet, mountTag, one, press, shows, text, violations } from '../testing.ts'
import './define.ts'
import 'axe-core'

/* Expected lengths are those of G01 (goldens 3.1): 99.9 % of 30 days 43 min 12 s, of March in Stockholm 44 min 34.8 s. */

const calculator = (attributes = '', children = '') =>
  mountTag('sla-calculator', `time-zone="Europe/Stockholm" ${attributes}`, children)
const field = (element: Element, name: string) =>
  one(element, `[name="${name}"]`) as HTMLInputElement | HTMLSelectElement
async function fill(element: LitElement, name: string, value: string) {
  const one = field(element, name)
  one.value = value
  for (const type of ['input', 'change']) one.dispatchEvent(new Event(type, { bubbles: true }))
  await element.updateComplete
}

atNowAndQuiet()

describe('what a reader sees', () => {
  it('99.9 % of the present month, before anything is asked', async () => {
    // The clock of the tests stands on 19 November 2026.
    const element = await calculator()
    await shows(element, '99,9 % i november 2026 tillåter 43 min 12 s avbrott.')
    await shows(element, 'Perioden är 720 h lång i tidszonen Europe/Stockholm.')
    expect(await violations(element)).to.deep.equal([])
  })

  it('in English where its surroundings are English', async () => {
    await shows(await calculator('lang="en"'), '99.9% in November 2026 allows 43 min 12 s of downtime.')
  })

  for (const [attributes, words] of [
    ['date="2026-03-10"', '99,9 % i mars 2026 tillåter 44 min 34,8 s avbrott.'],
    ['date="2026-03-10"', 'Klockan ställs fram: perioden är 1 h kortare än dygnen räknade om 24 h.'],
    ['date="2026-10-10"', 'Klockan ställs tillbaka: perioden är 1 h längre'],
    ['date="2028-02-10"', '99,9 % i februari 2028 tillåter 41 min 45,6 s avbrott.'],
    ['period="year" target="99.99"', '99,99 % år 2026 tillåter 52 min 33,6 s avbrott.'],
    ['period="quarter" date="2026-01-31"', '99,9 % kvartal 1 2026 tillåter 2 h 9 min 32,4 s avbrott.'],
    ['target="100"', '100 % i november 2026 tillåter inget avbrott alls.'],
    // 21 weekdays of nine hours.
    ['hours="mon-fri 08:00-17:00"', '99,9 % i november 2026 tillåter 11 min 20,4 s avbrott.'],
    ['hours="mon-fri 08:00-17:00"', 'Den utlovade tiden är 189 h i tidszonen Europe/Stockholm.'],
  ] as const)
    it(`${attributes}: ${words}`, async () => {
      await shows(await calculator(attributes), words)
    })

  it('usual targets in every period, and the one that is asked about among them', async () => {
    const element = await calculator('target="99.7"')
    await shows(element, '99,7 %')
    const rows = all(element, 'tbody tr').map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
    expect(rows.map((row) => row.split(' ')[0])).to.deep.equal([
      '99',
      '99,5',
      '99,7',
      '99,8',
      '99,9',
      '99,95',
      '99,99',
    ])
    expect(rows.at(-1)).to.include('8,6 s').and.to.include('4 min 19,2 s').and.to.include('52 min 33,6 s')
    expect(one(element, '.own').textContent).to.include('99,7')
  })
})

describe('what a reader asks', () => {
  it('another target, with a comma or a point, is answered at once', async () => {
    const element = await calculator()
    await shows(element, '43 min 12 s')
    await fill(element, 'target', '99,95')
    await shows(element, '99,95 % i november 2026 tillåter 21 min 36 s avbrott.')
    await fill(element, 'target', '99.99')
    await shows(element, '4 min 19,2 s avbrott.')
    // What is typed stays as it is typed.
    expect(field(element, 'target').value).to.equal('99,99')
  })

  it('another period, month, quarter, year and zone', async () => {
    const element = await calculator()
    await shows(element, '43 min 12 s')
    await fill(element, 'month', '2')
    await shows(element, '99,9 % i februari 2026 tillåter 40 min 19,2 s avbrott.')
    await fill(element, 'year', '2028')
    await shows(element, '99,9 % i februari 2028 tillåter 41 min 45,6 s avbrott.')
    await fill(element, 'period', 'quarter')
    await fill(element, 'quarter', '1')
    await shows(element, '99,9 % kvartal 1 2028')
    await fill(element, 'zone', 'UTC')
    await shows(element, 'Perioden är 2 184 h lång i tidszonen UTC.')
  })

  it('hours on some days', async () => {
    const element = await calculator()
    await shows(element, '43 min 12 s')
    await fill(element, 'hours', 'some')
    await shows(element, 'Den utlovade tiden är 189 h')
    await fill(element, 'last-day', '7')
    await shows(element, 'Den utlovade tiden är 270 h')
    await fill(element, 'to', '00:00')
    await shows(element, 'Den utlovade tiden är 480 h')
    expect(await violations(element)).to.deep.equal([])
  })

  it('what cannot be read is said in words, and marked in its field', async () => {
    const element = await calculator()
    await shows(element, '43 min 12 s')
    await fill(element, 'target', '101')
    await shows(element, 'Skriv målet som ett tal från 0 till 100')
    expect(field(element, 'target').getAttribute('aria-invalid')).to.equal('true')
    expect(text(element)).not.to.include('tillåter')
    await fill(element, 'target', '99,9')
    await fill(element, 'zone', 'Europe/Stokholm')
    await shows(element, 'Tidszonen är okänd.')
    expect(await violations(element)).to.deep.equal([])
    await fill(element, 'zone', 'Europe/Stockholm')
    await fill(element, 'hours', 'some')
    await fill(element, 'to', '07:00')
    await shows(element, 'Välj minst en dag')
  })

  it('Enter neither sends the form nor loses what was asked', async () => {
    const element = await calculator()
    await shows(element, '43 min 12 s')
    await fill(element, 'target', '99')
    press(field(element, 'target'), 'Enter')
    ;(one(element, 'form') as HTMLFormElement).requestSubmit()
    await shows(element, '99 % i november 2026 tillåter 7 h 12 min avbrott.')
  })
})

it('every field has a name that is read out, and the answer is told without taking the focus', async () => {
  const element = await calculator()
  await shows(element, '43 min 12 s')
  for (const input of all(element, 'input, select'))
    expect((input as HTMLInputElement).labels?.length || input.ariaLabel, input.outerHTML).to.be.ok
  expect(one(element, 'output').querySelector('.headline')).to.not.equal(null)
  field(element, 'target').focus()
  await fill(element, 'target', '99,5')
  await shows(element, '3 h 36 min')
  expect(element.shadowRoot?.activeElement).to.equal(field(element, 'target'))
})

it('a page of 320 px is not scrolled sideways: the table is, by itself', async () => {
  const element = await calculator()
  await shows(element, '43 min 12 s')
  element.style.inlineSize = '288px'
  await element.updateComplete
  expect(element.scrollWidth).to.be.at.most(288)
  expect(one(element, '.scroll').scrollWidth).to.be.greaterThan(288)
})
