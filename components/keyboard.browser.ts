import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { TAGS } from './every-tag.ts'
import type { FeedElement } from './feed-element.ts'
import { all, atNowAndQuiet, feedAddress, mountTag, one, shows } from './testing.ts'
import type { FeedHead } from './view.ts'

/*
 * The way of a keyboard through each tag, from the button before it to the one behind it, with real keys: what is
 * stopped at, in which order, and that nothing holds the focus.
 */

const HOW = 'Så räknas det, Tillgänglighet'
const PATHS: Record<string, { attributes: string; stops: string[] }> = {
  'sla-badge': { attributes: 'service="portal"', stops: ['a Kundportal'] },
  'sla-compliance': {
    attributes: 'services="portal api"',
    stops: [
      'a Driftavtal för kundportalen',
      `summary ${HOW}, API`,
      'summary 12 perioder: uppfyllt i 9, brutet i 2, uppgift saknas i 1, Tillgänglighet, kundportal',
      `summary ${HOW}, kundportal`,
    ],
  },
  'sla-history': {
    attributes: '',
    stops: [
      'slider Kundportal, dag för dag',
      'summary Visa som tabell, Kundportal',
      'slider Kundportal, månad för månad',
    ],
  },
  'sla-incidents': {
    attributes: 'services="licenser"',
    stops: [
      'a Licensservern svarar långsamt',
      'summary Tidigare uppdateringar (1)',
      'a Licensserver nere efter uppgradering',
    ],
  },
  'sla-response-time': { attributes: '', stops: ['summary Visa som tabell, Kundportal'] },
}

const even = (words: string) => words.replace(/[\s\u00a0]+/g, ' ').trim()
const focused = (element: Element) => element.shadowRoot?.activeElement ?? undefined

function called(stop: Element): string {
  const kind = stop.getAttribute('role') ?? stop.localName
  return `${kind} ${even(stop.getAttribute('aria-label') ?? stop.textContent ?? '')}`
}

async function between(tag: keyof HTMLElementTagNameMap, attributes: string) {
  const element = (await mountTag(tag, attributes)) as FeedElement<FeedHead>
  const [before, after] = ['före', 'efter'].map((words) => {
    const button = document.createElement('button')
    button.textContent = words
    return button
  }) as [HTMLButtonElement, HTMLButtonElement]
  element.before(before)
  element.after(after)
  await shows(element, 'Uppgifter till')
  before.focus()
  return { element }
}

atNowAndQuiet()

for (const { tag, file } of TAGS) {
  if (tag === 'sla-status') continue // Its own access.browser.ts walks it.
  const path = PATHS[tag]
  if (!path) throw new Error(`the way through <${tag}> has to be written down here`)
  const attributes = `src="${feedAddress('good', 0, file)}" ${path.attributes}`

  describe(`a keyboard in <${tag}>`, () => {
    it('stops at everything that can be used, in the order in which it is read, and goes on', async () => {
      const { element } = await between(tag, attributes)
      const stops: string[] = []
      for (const _ of [...path.stops, 'efter']) {
        await sendKeys({ press: 'Tab' })
        const stop = focused(element)
        if (stop) stops.push(called(stop))
      }
      expect(stops).to.deep.equal(path.stops)
      expect(document.activeElement?.textContent).to.equal('efter')
      await sendKeys({ down: 'Shift' })
      for (const _ of [...path.stops, 'före']) await sendKeys({ press: 'Tab' })
      await sendKeys({ up: 'Shift' })
      expect(document.activeElement?.textContent).to.equal('före')
    })

    it('sees where it is, and has at least 24 px to be seen at', async () => {
      const { element } = await between(tag, attributes)
      for (const name of path.stops) {
        await sendKeys({ press: 'Tab' })
        const stop = focused(element) as HTMLElement
        expect(getComputedStyle(stop).outlineStyle, name).to.not.equal('none')
        // A link among words is as high as the words are.
        if (stop.localName !== 'a') expect(stop.getBoundingClientRect().height, name).to.be.at.least(24)
      }
    })

    it('opens and closes what is folded', async () => {
      const { element } = await between(tag, attributes)
      for (const name of path.stops) {
        await sendKeys({ press: 'Tab' })
        if (!name.startsWith('summary')) continue
        const details = focused(element)?.parentElement as HTMLDetailsElement
        await sendKeys({ press: 'Enter' })
        expect(details.open, name).to.equal(true)
        await sendKeys({ press: 'Space' })
        expect(details.open, name).to.equal(false)
      }
    })
  })
}

it('walks the days of <sla-history> and tells of each, and Tab leaves them', async () => {
  const { element } = await between('sla-history', `src="${feedAddress('good', 0, 'services/portal.json')}"`)
  for (const _ of [1, 2, 3]) await sendKeys({ press: 'Tab' })
  expect(focused(element)?.className).to.include('readout-line')
  const day = () => even(one(element, '.readout-line').getAttribute('aria-valuetext') ?? '')
  const walk = async (key: string) => {
    await sendKeys({ press: key })
    await element.updateComplete
    return day()
  }
  await element.updateComplete
  expect(all(element, '.cursor')).to.have.length(1)
  expect(day()).to.match(/^torsdag 19 november 2026/)
  expect(await walk('ArrowLeft')).to.match(/^onsdag 18 november 2026/)
  expect(await walk('ArrowUp')).to.match(/^onsdag 11 november 2026/)
  expect(await walk('Home')).to.match(/^lördag 22 augusti 2026/)
  expect(await walk('ArrowLeft')).to.match(/^lördag 22 augusti 2026/)
  expect(await walk('End')).to.match(/^torsdag 19 november 2026/)
  expect(even(one(element, '.readout').textContent ?? '')).to.match(/^19 nov\.:/)
  await sendKeys({ press: 'Tab' })
  await element.updateComplete
  expect(all(element, '.cursor')).to.have.length(0)
})
