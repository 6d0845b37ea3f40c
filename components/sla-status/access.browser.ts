import { aTimeout, expect } from '@open-wc/testing'
// A script of the old kind: it puts itself on the window.
import 'axe-core'
import './define.ts'
import type { SlaStatus } from './sla-status.ts'
import {
  all,
  feedAddress,
  mount,
  NOW,
  one,
  press,
  resetClock,
  setClock,
  shows,
  violations,
} from './testing.ts'

const HEADLINE = 'Licensserver har ett delvis avbrott.'
async function portalStrip(attributes = ''): Promise<[SlaStatus, SVGElement]> {
  const element = await mount(`src="${feedAddress()}" services="portal" ${attributes}`)
  await shows(element, 'Kundportal fungerar.')
  return [element, one(element, '.strip') as Element as SVGElement]
}

beforeEach(() => setClock(NOW))
afterEach(() => {
  resetClock()
  document.documentElement.removeAttribute('style')
})

for (const scheme of ['light', 'dark']) {
  describe(`axe in the ${scheme} scheme`, () => {
    beforeEach(() => {
      const dark = scheme === 'dark'
      document.documentElement.style.cssText = `color-scheme:${scheme};background:${dark ? '#121416' : '#fbfaf7'};color:${dark ? '#eceae4' : '#1b1d1f'}`
    })
    const cases: [string, string, string][] = [
      ['full', 'view="full"', HEADLINE],
      ['compact', 'view="compact"', HEADLINE],
      ['line', 'view="line"', HEADLINE],
      ['empty', 'services="nope"', 'Ingen av de valda'],
    ]
    for (const [name, attributes, words] of cases) {
      it(name, async () => {
        const element = await mount(`src="${feedAddress()}" ${attributes}`)
        await shows(element, words)
        for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
        await aTimeout(20)
        expect(await violations(element)).to.deep.equal([])
      })
    }
    it('error', async () => {
      const element = await mount(`src="${feedAddress('error')}"`, '<p>Driftläge</p>')
      await shows(element, 'servern svarar med ett fel')
      expect(await violations(element)).to.deep.equal([])
    })
    it('stale', async () => {
      setClock(NOW + 3_600_000)
      const element = await mount(`src="${feedAddress()}"`)
      await shows(element, 'Läget just nu är okänt.')
      expect(await violations(element)).to.deep.equal([])
    })
    it('at-risk', async () => {
      const element = await mount(`src="${feedAddress()}"`)
      await shows(element, HEADLINE)
      const feed = structuredClone(element.feed)
      const objective = feed?.services[0]?.objectives[0]
      if (objective) objective.outlook = 'at-risk'
      const degraded = feed?.services[1]
      if (degraded) degraded.state = 'degraded_performance'
      element.feed = feed
      await shows(element, 'i riskzonen')
      expect(await violations(element)).to.deep.equal([])
    })
  })
}

describe('the strip by keyboard', () => {
  it('is one stop, and reaches every one of its 90 days', async () => {
    const [element, strip] = await portalStrip()
    expect(all(element, '.history [tabindex]').length).to.equal(1)
    strip.focus()
    await element.updateComplete
    expect(strip.getAttribute('aria-valuenow')).to.equal('90')
    const days = new Set<string>()
    for (let step = 0; step < 90; step += 1) {
      days.add(strip.getAttribute('aria-valuetext')?.split(':')[0] ?? '')
      press(strip, 'ArrowLeft')
      await element.updateComplete
    }
    expect(days.size).to.equal(90)
    expect(strip.getAttribute('aria-valuenow')).to.equal('1')
    expect(strip.getAttribute('aria-valuetext')).to.equal('lördag 22 augusti 2026: utan avvikelse')
  })

  it('tells of a day in words, with units spelled out, and shows it below', async () => {
    const [element, strip] = await portalStrip()
    strip.focus()
    press(strip, 'Home')
    await element.updateComplete
    for (const _ of Array(7)) {
      press(strip, 'PageUp')
      await element.updateComplete
    }
    for (const _ of Array(4)) {
      press(strip, 'ArrowRight')
      await element.updateComplete
    }
    // 14 October: the incident of the fixture, 36 minutes of outage: 1404 / 1440 of the day.
    expect(strip.getAttribute('aria-valuetext')).to.equal(
      'onsdag 14 oktober 2026: Avbrott, drifttid 97,50 procent, avbrott 36 minuter',
    )
    expect(one(element, '.readout').textContent.replaceAll('\u00a0', ' ')).to.equal(
      '14 okt.: Avbrott, drifttid 97,50 %, avbrott 36 min',
    )
    press(strip, 'End')
    await element.updateComplete
    expect(strip.getAttribute('aria-valuenow')).to.equal('90')
  })

  it('walks the other way in a page that reads right to left', async () => {
    const [element, strip] = await portalStrip('dir="rtl"')
    strip.focus()
    press(strip, 'ArrowRight')
    await element.updateComplete
    expect(strip.getAttribute('aria-valuenow')).to.equal('89')
  })

  it('moves nothing when a day is chosen, by pointer too', async () => {
    const [element, strip] = await portalStrip()
    const before = element.getBoundingClientRect().height
    const { left, top, width } = strip.getBoundingClientRect()
    strip.dispatchEvent(
      new PointerEvent('pointerdown', {
        clientX: left + (width * 53.5) / 90,
        clientY: top + 5,
        bubbles: true,
      }),
    )
    await element.updateComplete
    expect(one(element, '.readout').textContent).to.include('14\u00a0okt.')
    expect(element.getBoundingClientRect().height).to.equal(before)
  })

  it('has a table behind it, with the days that had something to tell and the count of the rest', async () => {
    const [element] = await portalStrip()
    const rows = all(element, 'tbody tr').map((row) => row.textContent?.replace(/[\s\u00a0]+/g, ' ').trim())
    expect(rows.length).to.equal(5)
    expect(rows[1]).to.equal('14 okt. Avbrott 97,50 % avbrott 36 min')
    expect(rows[4]).to.equal('Övriga 86 dagar: fungerade utan avvikelse')
  })
})

describe('room', () => {
  it('keeps targets at 24 px or more', async () => {
    const [element] = await portalStrip()
    for (const target of all(element, 'summary, .strip')) {
      expect(target.getBoundingClientRect().height, target.outerHTML.slice(0, 80)).to.be.at.least(24)
    }
  })

  it('fits 200 px, whatever the size of the page’s rem', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    const holder = element.parentElement as HTMLElement
    holder.style.width = '200px'
    const before = getComputedStyle(one(element, '.headline')).fontSize
    document.documentElement.style.fontSize = '62.5%'
    holder.style.fontSize = '16px'
    expect(getComputedStyle(one(element, '.headline')).fontSize).to.equal(before)
    for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
    expect(element.scrollWidth).to.be.at.most(200)
    const wide = all(element, '*').filter(
      (part) => part.getBoundingClientRect().right > holder.getBoundingClientRect().right + 1,
    )
    expect(wide.map((part) => part.outerHTML.slice(0, 100))).to.deep.equal([])
  })

  it('prints nothing under 12 px', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    const small = all(element, '*').filter(
      (part) => part.textContent && Number.parseFloat(getComputedStyle(part).fontSize) < 12,
    )
    expect(small.length).to.equal(0)
  })
})
