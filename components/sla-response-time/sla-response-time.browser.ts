import { aTimeout, expect } from '@open-wc/testing'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import {
  all,
  atNowAndQuiet,
  drawTag,
  feedAddress,
  fixtureFeed,
  mountTag,
  NOW,
  one,
  setClock,
  shows,
  text,
  until,
  violations,
} from '../testing.ts'
import './define.ts'
import 'axe-core'

const FILE = 'services/portal.json'
const tag = (attributes = '', children = '', answer = 'good') =>
  mountTag('sla-response-time', `src="${feedAddress(answer, 0, FILE)}" ${attributes}`, children)
async function drawn(change: (feed: ServiceFeed) => void, attributes = '') {
  const feed = await fixtureFeed<ServiceFeed>(FILE)
  change(feed)
  return drawTag('sla-response-time', FILE, feed, attributes)
}
const canvas = (element: Element) => element.shadowRoot?.querySelector('canvas')
const charted = (element: Element) => until(() => canvas(element), 'no chart')
/** Whether anything was drawn on a canvas. */
const inked = (drawing: HTMLCanvasElement) =>
  drawing
    .getContext('2d')
    ?.getImageData(0, 0, drawing.width, drawing.height)
    .data.some((byte) => byte > 0)

atNowAndQuiet()

// First of all: no other test has brought the chart's code into the page yet.
it('the chart is not fetched before it is seen; until then the picture and the table are there', async () => {
  const element = await tag()
  const holder = element.parentElement as HTMLElement
  holder.style.marginBlockStart = '4000px'
  await shows(element, 'Kundportal svarade inom 412 ms i 95 fall av 100, sett över 30 dagar.')
  await aTimeout(100)
  const fetched = () => performance.getEntriesByType('resource').some(({ name }) => /\/chart\.ts/.test(name))
  expect(fetched()).to.equal(false)
  expect(all(element, '.lines .line').map((line) => line.getAttribute('class'))).to.deep.equal([
    'line p50',
    'line p95',
    'line p99',
  ])
  expect(all(element, 'tbody tr')).to.have.length(87)
  expect(await violations(element)).to.deep.equal([])
  holder.style.marginBlockStart = ''
  await charted(element)
  expect(fetched()).to.equal(true)
})

describe('what a reader sees', () => {
  it('the chart in the place of the picture, with the limit of the objective among the lines', async () => {
    const element = await tag()
    await charted(element)
    await until(() => inked(canvas(element) as HTMLCanvasElement), 'the canvas is empty')
    expect(one(element, '.lines-box').hidden).to.equal(true)
    expect(text(element)).to.include('gräns i avtalet 800 ms')
    expect(canvas(element)?.getAttribute('aria-label')).to.equal(
      'Svarstider för Kundportal, 90\u00a0dagar. Alla värden finns i tabellen.',
    )
    expect(await violations(element)).to.deep.equal([])
  })

  it('every value in a table, the newest day first, and a dash for what was not counted', async () => {
    const element = await drawn((feed) => {
      feed.responseDays = [
        { date: '2026-11-18', p50: 120, p95: 400, p99: 600, samples: 1440 },
        { date: '2026-11-19', p50: 122, p95: 421, samples: 1440 },
      ]
    })
    one(element, 'summary').click()
    await shows(element, '19 nov. 122 ms 421 ms – 1 440')
  })

  it('one day makes no line: its values in an open table, and it is not called thirty days', async () => {
    const element = await drawn((feed) => {
      feed.responseDays = [{ date: '2026-11-19', p50: 122, p95: 412, p99: 500, samples: 12 }]
    })
    await shows(element, 'Kundportal svarade inom 412 ms i 95 fall av 100, sett över 1 dag.')
    expect(all(element, '.box, .ends, .legend')).to.have.length(0)
    expect(one(element, 'details').hasAttribute('open')).to.equal(true)
    expect(await violations(element)).to.deep.equal([])
  })

  it('no samples: words, and no empty chart', async () => {
    const element = await drawn((feed) => {
      feed.responseDays = []
      delete feed.service.responseTime
    })
    await shows(element, 'Inga svarstider har mätts.')
    expect(all(element, '.box, table')).to.have.length(0)
    expect(await violations(element)).to.deep.equal([])
  })
})

describe('when it leaves the page', () => {
  it('chart, observers and listeners are gone, and come back with it', async () => {
    const element = await tag()
    await charted(element)
    const parent = element.parentElement as HTMLElement
    const before = canvas(element)
    element.remove()
    await aTimeout(20)
    // A destroyed chart lets go of its canvas: drawing on it again would fail if another still held it.
    parent.append(element)
    await element.updateComplete
    await until(() => inked(canvas(element) as HTMLCanvasElement), 'nothing is drawn after coming back')
    expect(canvas(element)).to.equal(before)
  })

  it('another width is drawn at that width', async () => {
    const element = await tag()
    await charted(element)
    ;(element.parentElement as HTMLElement).style.inlineSize = '300px'
    await until(() => canvas(element)?.style.width === '300px', 'the chart keeps its width')
    // Stretched words would be wider or narrower than drawn.
    const drawing = canvas(element) as HTMLCanvasElement
    const box = drawing.getBoundingClientRect()
    expect(drawing.width / drawing.height).to.be.closeTo(box.width / box.height, 0.02)
  })
})

describe('when the data is not good', () => {
  it('stale: the age is said', async () => {
    const element = await tag()
    await shows(element, 'Uppgifter till 14:02')
    setClock(NOW + 3 * 3_600_000)
    element.requestUpdate()
    await shows(element, '3 h gamla')
  })

  it('missing: the fallback stays and the reason is said', async () => {
    const element = await tag('', '<a href="/">Svarstider</a>', 'missing')
    await shows(element, 'uppgifterna finns inte på adressen')
    expect(element.textContent).to.equal('Svarstider')
  })
})
