import { expect } from '@open-wc/testing'
import type { Day, ServiceFeed } from '../../data/schema/feed.ts'
import {
  all,
  atNowAndQuiet,
  drawTag,
  feedAddress,
  fixtureFeed,
  mountTag,
  NOW,
  one,
  press,
  setClock,
  shows,
  text,
  violations,
} from '../testing.ts'
import './define.ts'
import 'axe-core'

const FILE = 'services/portal.json'
const history = (attributes = '', children = '', answer = 'good') =>
  mountTag('sla-history', `src="${feedAddress(answer, 0, FILE)}" ${attributes}`, children)
async function drawn(change: (feed: ServiceFeed) => void, attributes = '') {
  const feed = await fixtureFeed<ServiceFeed>(FILE)
  change(feed)
  return drawTag('sla-history', FILE, feed, attributes)
}
const day = (date: string, more: Partial<Day> = {}): Day => ({
  date,
  state: 'major_outage',
  uptime: '90.00',
  downMs: 8_640_000,
  partialMs: 0,
  degradedMs: 0,
  unknownMs: 0,
  maintenanceMs: 0,
  incidents: [],
  ...more,
})
/** 688 days, from 1 January 2025 to 19 November 2026, with an outage on 14 October 2026. */
const years = (feed: ServiceFeed) => {
  feed.calendar = { from: '2025-01-01', count: 688, states: '651o1m36o', details: [day('2026-10-14')] }
}

atNowAndQuiet()

describe('what a reader sees', () => {
  it('days of which nothing is known are told as such, never as deviations', async () => {
    const element = await drawn((feed) => {
      feed.calendar = { from: '2026-11-16', count: 4, states: '2u1m1o', details: [day('2026-11-18')] }
    })
    await shows(element, '1 dag med avvikelse, 2 dagar utan mätning')
    const fresh = await drawn((feed) => {
      feed.calendar = {
        from: '2026-11-19',
        count: 1,
        states: '1u',
        details: [day('2026-11-19', { state: 'unknown', downMs: 0 })],
      }
    })
    await shows(fresh, 'november 2026 1 dag utan mätning')
    expect(text(fresh)).to.not.include('avvikelse')
  })

  it('the last days as a strip, and every month with how many days deviated', async () => {
    const element = await drawn(years)
    await shows(element, '90 dagar')
    await shows(element, 'Kundportal fungerar.')
    const months = all(element, '.month-of-days').map((month) =>
      [...month.querySelectorAll('p')].map((p) => p.textContent?.replace(/\s+/g, ' ').trim()).join(' '),
    )
    // 23 months from January 2025: 12 stand open, 11 behind a disclosure.
    expect(months.slice(0, 2)).to.deep.equal([
      'november 2026 utan avvikelse',
      'oktober 2026 1 dag med avvikelse',
    ])
    expect(months).to.have.length(23)
    await shows(element, 'Visa 11 månader till')
    expect(await violations(element)).to.deep.equal([])
  })

  it('the strip or the calendar alone', async () => {
    const strip = await drawn(years, 'view="strip"')
    expect(all(strip, '.months')).to.have.length(0)
    const calendar = await drawn(years, 'view="calendar"')
    expect(all(calendar, '.strip')).to.have.length(0)
    expect(all(calendar, '.months').length).to.equal(2)
  })

  it('a bad day stands higher than a good one, so that print and colour-blind readers lose nothing', async () => {
    const element = await drawn(years, 'view="calendar"')
    const [, october] = all(element, '.month-of-days')
    const good = october?.querySelector('.s-operational')?.getAttribute('d') ?? ''
    const bad = october?.querySelector('.s-major_outage')?.getAttribute('d') ?? ''
    const height = (d: string) => Number(/v-([\d.]+)/.exec(d)?.[1])
    expect(height(bad)).to.be.greaterThan(2 * height(good))
  })

  it('a service that was never observed has neither strip nor calendar, and no error', async () => {
    const element = await drawn((feed) => {
      feed.service.days = { from: '2026-11-19', count: 0, states: '', details: [] }
      delete feed.calendar
    })
    expect(text(element)).to.include('Tider i Europe/Stockholm')
    expect(await violations(element)).to.deep.equal([])
  })
})

describe('with a keyboard and a finger', () => {
  it('arrows walk days and weeks, and the chosen day is told in a line and to a screen reader', async () => {
    const element = await drawn(years, 'view="calendar" lang="sv"')
    one(element, '.readout-line').focus()
    await element.updateComplete
    // 36 days before 19 November is 14 October: five weeks up and a day back.
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft']) {
      press(one(element, '.readout-line'), key)
      await element.updateComplete
    }
    await shows(element, '14 okt.: Avbrott, drifttid 90,00 %, avbrott 2 h 24 min')
    expect(one(element, '.readout-line').getAttribute('aria-valuetext')?.replace(/\s/g, ' ')).to.equal(
      'onsdag 14 oktober 2026: Avbrott, drifttid 90,00 procent, avbrott 2 timmar 24 minuter',
    )
    expect(one(element, '.months .cursor')).to.exist
    press(one(element, '.readout-line'), 'Home')
    await shows(element, '1 jan.: utan avvikelse')
  })

  it('a tap on a day tells of it', async () => {
    const element = await drawn(years, 'view="calendar"')
    const grid = all(element, '.grid')[1] as unknown as SVGElement
    const { left, top, width, height } = grid.getBoundingClientRect()
    // 14 October 2026 is the Wednesday of the third row of five.
    const clientX = left + (2.5 / 7) * width
    const clientY = top + (2.5 / 5) * height
    grid.dispatchEvent(new PointerEvent('pointerdown', { clientX, clientY, bubbles: true }))
    await shows(element, '14 okt.: Avbrott')
  })
})

describe('when the data is not good', () => {
  it('stale: the age is said', async () => {
    const element = await history()
    await shows(element, '90 dagar')
    setClock(NOW + 3 * 3_600_000)
    element.requestUpdate()
    await shows(element, '3 h gamla')
    expect(element.matches(':state(stale)')).to.equal(true)
  })

  it('missing: the fallback stays and the reason is said', async () => {
    const element = await history('', '<a href="/">Historik</a>', 'missing')
    await shows(element, 'uppgifterna finns inte på adressen')
    expect(await violations(element)).to.deep.equal([])
  })

  it('a calendar that does not add up is no feed', async () => {
    const address = feedAddress('good', 0, FILE)
    const feed = await (await fetch(address)).json()
    feed.calendar = { from: '2025-01-01', count: 10, states: '9999o', details: [] }
    const blob = URL.createObjectURL(new Blob([JSON.stringify(feed)], { type: 'application/json' }))
    const { isServiceFeed } = await import('../service-guard.ts')
    expect(isServiceFeed(feed)).to.equal(false)
    URL.revokeObjectURL(blob)
  })
})
