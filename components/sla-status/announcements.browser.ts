import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import '../sla-badge/define.ts'
import './define.ts'
import type { SlaStatus } from './sla-status.ts'
import {
  atNowAndQuiet,
  drawTag,
  feedAddress,
  feedWith,
  goodFeed,
  mount,
  mountTag,
  NOW,
  one,
  setClock,
  shows,
  until,
} from './testing.ts'

/* What a screen reader is told: the words that come to stand in a live region, in what order and how often. */

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'
const FAILS =
  'Driftläget kan inte hämtas: servern svarar med ett fel. Uppdateringen har misslyckats sedan 14:03.'

atNowAndQuiet()

const region = (element: Element) => one(element, '[role=status]')

/** All that comes to stand in the live regions of some elements, each change with its words. */
function hear(...elements: Element[]): string[] {
  const heard: string[] = []
  for (const element of elements) {
    new MutationObserver(() => heard.push(region(element).textContent)).observe(region(element), {
      childList: true,
      characterData: true,
      subtree: true,
    })
  }
  return heard
}

/** A server that fails from now on; what ends that. */
function failingServer(): () => void {
  const { fetch } = window
  window.fetch = async () => new Response('no', { status: 500 })
  return () => {
    window.fetch = fetch
  }
}

/** The next request is due, and somebody looks. */
function due(minutes: number): void {
  setClock(NOW + minutes * 60_000 + 1000)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('announcements', () => {
  it('are made once, however many tags of the page tell the same', async () => {
    const tags = [await mount('view="line"'), await mount('view="compact"'), await mount('')]
    const before = await goodFeed()
    for (const tag of tags) tag.feed = before
    for (const tag of tags) await shows(tag, HEADLINE)
    const after = await feedWith((feed) => {
      for (const service of feed.services) service.state = 'degraded_performance'
    })
    for (const tag of tags) tag.feed = after
    for (const tag of tags) await shows(tag, 'Alla tjänster har försämrad prestanda.')
    const told = tags.map((tag) => one(tag, '[role=status]').textContent).filter((words) => words !== '')
    expect(told).to.deep.equal(['Alla tjänster har försämrad prestanda.'])
  })

  it('say nothing of what a reader asked for: another language, other services', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    element.lang = 'en'
    await shows(element, 'Licence server has a partial outage.')
    element.services = 'portal'
    await shows(element, 'Customer portal is operational.')
    expect(one(element, '[role=status]').textContent).to.equal('')
  })

  it('say that updating fails once, on no further failure, and the sentence once it works again', async () => {
    const address = feedAddress()
    const tags = [
      await mount(`src="${address}"`),
      await mountTag('sla-badge', `src="${address}"`),
      await mount(`src="${address}" view="line"`),
    ]
    await shows(tags[0] as Element, HEADLINE)
    await shows(tags[1] as Element, 'Delvis avbrott')
    await shows(tags[2] as Element, HEADLINE)
    const heard = hear(...tags)
    const mend = failingServer()
    due(1)
    await shows(tags[0] as Element, FAILS)
    for (const minutes of [4, 7]) {
      due(minutes)
      await aTimeout(100)
    }
    mend()
    expect(heard.filter((words) => words !== '')).to.deep.equal([FAILS])
    setClock(NOW + 8 * 60_000)
    dispatchEvent(new Event('online'))
    await until(() => heard.filter((words) => words !== '').length >= 3, 'it is not said that it works again')
    await aTimeout(100)
    expect(heard.filter((words) => words !== '')).to.deep.equal([
      FAILS,
      HEADLINE,
      'Exempel Drift: Delvis avbrott',
    ])
  })

  it('say nothing on a poll that brings the same', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    const heard = hear(element)
    for (const minutes of [1, 2, 3]) {
      due(minutes)
      await aTimeout(100)
    }
    expect(heard).to.deep.equal([])
  })

  it('are in the language of their words, whatever the page is in', async () => {
    const element = await mount(`src="${feedAddress()}" lang="de"`)
    await shows(element, 'Licence server has a partial outage.')
    expect(region(element).lang).to.equal('en-GB')
  })
})

describe('announcements of what was drawn at build time', () => {
  async function upgraded(src: string, change = (markup: string) => markup): Promise<SlaStatus> {
    const query = new URLSearchParams({ src, attributes: 'stale-after="2026-11-19T13:12:00Z"' })
    const markup = await (await fetch(`/__prerendered/x?${query}`)).text()
    const holder = await fixture<HTMLElement>(html`<div></div>`)
    holder.setHTMLUnsafe(change(markup))
    return holder.querySelector('sla-status') as SlaStatus
  }
  const live = (element: SlaStatus) =>
    until(() => element.shadowRoot?.querySelector('.strip[role=slider]'), 'live data does not come')

  it('tell what changed since, in a region that stood there before its words', async () => {
    const element = await upgraded(feedAddress(), (markup) =>
      markup.replace('Licensserver har ett delvis avbrott.', 'Alla tjänster fungerar.'),
    )
    await live(element)
    const [place, heard] = [region(element), hear(element)]
    expect(place.textContent).to.equal('')
    await until(() => place.textContent !== '', 'nothing is said')
    await aTimeout(600)
    expect(heard).to.deep.equal([HEADLINE])
    expect(region(element) === place).to.equal(true)
  })

  it('say nothing where live data says the same', async () => {
    const element = await upgraded(feedAddress())
    await live(element)
    await aTimeout(700)
    expect(region(element).textContent).to.equal('')
  })

  it('say once that no data comes', async () => {
    const element = await upgraded(feedAddress('error'))
    const heard = hear(element)
    await shows(element, 'servern svarar med ett fel')
    element.refresh = 30
    await aTimeout(300)
    expect(heard).to.deep.equal(['Driftläget kan inte hämtas: servern svarar med ett fel.'])
  })
})
