import { aTimeout, expect } from '@open-wc/testing'
import type { IncidentsFeed } from '../../data/schema/feed.ts'
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
  violations,
} from '../testing.ts'
import './define.ts'
import 'axe-core'

const FILE = 'incidents.json'
const incidents = (attributes = '', children = '', answer = 'good') =>
  mountTag('sla-incidents', `src="${feedAddress(answer, 0, FILE)}" ${attributes}`, children)
async function drawn(change: (feed: IncidentsFeed) => void, attributes = '') {
  const feed = await fixtureFeed<IncidentsFeed>(FILE)
  change(feed)
  return drawTag('sla-incidents', FILE, feed, attributes)
}
const titles = (element: Element) => all(element, '.event .what').map((title) => title.textContent?.trim())

atNowAndQuiet()

describe('what a reader sees', () => {
  it('what goes on first, then maintenance, then the past by month', async () => {
    const element = await incidents()
    await shows(element, 'Pågår nu Licensservern svarar långsamt')
    expect(all(element, '.month').map((month) => month.textContent)).to.deep.equal([
      'Pågår nu',
      'Underhåll',
      'oktober 2026',
      'september 2026',
    ])
    expect(titles(element)).to.deep.equal([
      'Licensservern svarar långsamt',
      'Kundportalen otillgänglig',
      'Licensserver nere efter uppgradering',
      'Lagringen svarade inte',
      'Långsam sökning',
    ])
    // 12:38 to 13:02 UTC is 13:38 to 14:02 in Stockholm: 24 minutes.
    await shows(element, 'Började 13:38, har pågått 24 min')
    expect(await violations(element)).to.deep.equal([])
  })

  it('what each service went through, with its own times where they differ', async () => {
    const element = await incidents()
    await shows(element, 'Lagringen svarade inte')
    const [storage] = all(element, '.event').filter((event) => event.textContent?.includes('Lagringen'))
    const impact = [...(storage?.querySelectorAll('.impact li') ?? [])].map((li) =>
      li.textContent?.replace(/\s+/g, ' ').trim(),
    )
    // Times of day in Stockholm, two hours ahead of UTC in September.
    expect(impact).to.deep.equal([
      'Kundportal: Delvis avbrott till 06:30',
      'Filöverföring: Avbrott',
      'API: Försämrad prestanda från 05:40',
    ])
    // 03:10 to 05:02.
    expect(storage?.textContent).to.include('varade 1\u00a0h\u00a052\u00a0min')
  })

  it('the newest update open, the earlier ones behind a disclosure that a keyboard opens', async () => {
    const element = await incidents()
    await shows(element, 'Tidigare uppdateringar (1)')
    const summary = one(element, 'summary')
    summary.focus()
    expect(element.shadowRoot?.activeElement).to.equal(summary)
    expect((summary.parentElement as HTMLDetailsElement).open).to.equal(false)
    summary.click()
    expect((summary.parentElement as HTMLDetailsElement).open).to.equal(true)
    expect(summary.getBoundingClientRect().height).to.be.at.least(24)
  })

  it('only the events of the services asked for', async () => {
    const element = await incidents('services="portal"')
    await shows(element, 'Kundportalen otillgänglig')
    expect(titles(element)).to.deep.equal([
      'Kundportalen otillgänglig',
      'Lagringen svarade inte',
      'Långsam sökning',
    ])
  })

  it('links each incident to its page, and says how old it all is and in which zone', async () => {
    const element = await incidents('lang="en"')
    await shows(element, 'The licence server responds slowly')
    expect(one(element, '.what a').getAttribute('href')).to.match(
      /\/en\/incidents\/2026-11-19-licensserver\/$/,
    )
    expect(text(element)).to.include('Times in Europe/Stockholm')
  })

  it('by when the next word is promised, and that it did not come, by when the feed was made', async () => {
    // 13:02:08 UTC the feed was made, 14:02 in Stockholm.
    const promised = (time: string) => (feed: IncidentsFeed) => {
      for (const one of feed.incidents) one.nextUpdate = time
    }
    const coming = await drawn(promised('2026-11-19T13:30:00Z'))
    await shows(coming, 'Nästa besked senast 14:30.')
    expect(all(coming, '.event').filter((event) => event.textContent?.includes('besked')).length).to.equal(1)
    const late = await drawn(promised('2026-11-19T13:00:00Z'))
    await shows(late, 'Besked skulle ha kommit 14:00.')
    expect(text(late)).not.to.include('Nästa besked')
    const english = await drawn(promised('2026-11-20T07:00:00Z'), 'lang="en"')
    await shows(english, 'Next word by 20 Nov at 08:00.')
  })

  it('nothing at all is said in words', async () => {
    const element = await drawn((feed) => {
      feed.incidents = []
      feed.maintenance = []
    })
    await shows(element, 'Inga händelser.')
    expect(await violations(element)).to.deep.equal([])
  })
})

describe('when the data is not good', () => {
  it('stale: nothing is said to go on for so long', async () => {
    const element = await incidents()
    await shows(element, 'har pågått')
    setClock(NOW + 3 * 3_600_000)
    element.requestUpdate()
    await shows(element, '3 h gamla')
    expect(text(element)).not.to.include('har pågått').and.not.include('Pågår nu')
    expect(text(element)).to.include('Läget just nu är okänt.')
    expect(await violations(element)).to.deep.equal([])
  })

  it('missing: the fallback stays and the reason is said', async () => {
    const element = await incidents('', '<a href="/">Händelser</a>', 'missing')
    await shows(element, 'uppgifterna finns inte på adressen')
    expect(element.textContent).to.equal('Händelser')
    expect(await violations(element)).to.deep.equal([])
  })

  it('another version: no guess', async () => {
    const element = await incidents('', '', 'version')
    await shows(element, 'uppgifterna har en annan version')
  })

  it('hostile titles, updates and addresses are words', async () => {
    const element = await drawn((feed) => {
      const [incident] = feed.incidents
      if (!incident) throw new Error('the fixture has an incident')
      incident.title = '<script>alert(1)</script>'
      incident.href = 'javascript:alert(1)'
      const [update] = incident.updates
      if (update) update.html = '<p>ok<img src=x onerror=alert(1)></p>'
    })
    await shows(element, '<script>alert(1)</script>')
    expect(element.shadowRoot?.querySelector('script, img')).to.equal(null)
    expect(all(element, 'a').every((a) => !a.getAttribute('href')?.startsWith('javascript'))).to.equal(true)
  })
})

it('a new incident is told once, politely; the first drawing is silent', async () => {
  const element = await drawn((feed) => {
    feed.incidents = feed.incidents.slice(1)
  })
  const status = () => element.shadowRoot?.querySelector('[role=status]')?.textContent
  expect(status()).to.equal('')
  await aTimeout(0)
  element.feed = await fixtureFeed<IncidentsFeed>(FILE)
  await shows(element, 'Licensservern svarar långsamt')
  expect(status()).to.equal('Licensservern svarar långsamt. Orsaken hittad')
})
