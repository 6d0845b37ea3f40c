import { aTimeout, expect } from '@open-wc/testing'
import type { StatusFeed } from '../../data/schema/feed.ts'
import {
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

const badge = (attributes: string, children = '') =>
  mountTag('sla-badge', `src="${feedAddress()}" ${attributes}`, children)
async function drawn(change: (feed: StatusFeed) => void, attributes = '') {
  const feed = await fixtureFeed<StatusFeed>()
  change(feed)
  return drawTag('sla-badge', 'status.json', feed, attributes)
}

atNowAndQuiet()

describe('what a reader sees', () => {
  it('the whole page: its name, the worst state in words and shape, and how old it is', async () => {
    const element = await badge('')
    await shows(element, 'Exempel Drift Delvis avbrott Uppgifter till 14:02')
    expect(one(element, '.icon').getAttribute('class')).to.include('s-partial_outage')
    expect(await violations(element)).to.deep.equal([])
  })

  it('one service, linked to its page', async () => {
    const element = await badge('service="portal"')
    await shows(element, 'Kundportal Fungerar')
    expect(one(element, 'a').getAttribute('href')).to.match(/\/services\/portal\/$/)
    expect(await violations(element)).to.deep.equal([])
  })

  it('one objective: value beside target, and how it stands', async () => {
    const element = await drawn((feed) => {
      const [objective] = feed.services[0]?.objectives ?? []
      Object.assign(objective ?? {}, {
        objective: 'o',
        title: 'Portalen',
        value: '99.97',
        verdict: 'pending',
        outlook: 'at-risk',
      })
    }, 'objective="o"')
    await shows(element, 'Portalen 99,97 % mål 99,9 % i riskzonen')
    expect(one(element, '.icon').getAttribute('class')).to.include('s-degraded_performance')
    expect(await violations(element)).to.deep.equal([])
  })

  it('an objective without data has no number', async () => {
    const element = await drawn((feed) => {
      const [objective] = feed.services[0]?.objectives ?? []
      Object.assign(objective ?? {}, {
        objective: 'o',
        value: null,
        exact: null,
        verdict: 'no-data',
        outlook: undefined,
      })
    }, 'objective="o"')
    await shows(element, 'uppgift saknas')
    expect(text(element)).not.to.match(/\d %.*mål.*fungerar/)
    expect(one(element, '.icon').getAttribute('class')).to.include('s-unknown')
  })

  it('English where its surroundings are English', async () => {
    const element = await badge('lang="en" service="licenser"')
    await shows(element, 'Licence server Partial outage')
  })

  it('says which of the two the page does not have', async () => {
    await shows(await badge('service="finns-inte"'), 'Tjänsten finns inte på statussidan.')
    await shows(await badge('objective="finns-inte"'), 'Målet finns inte på statussidan.')
  })
})

describe('when the data is not good', () => {
  it('stale: the state is unknown, never operational, and the age is said', async () => {
    const element = await badge('service="portal"')
    await shows(element, 'Fungerar')
    setClock(NOW + 24 * 3_600_000)
    element.requestUpdate()
    await shows(element, 'Uppgift saknas')
    expect(text(element)).to.include('24 h gamla').and.not.include('Fungerar')
    expect(element.matches(':state(stale)')).to.equal(true)
    expect(await violations(element)).to.deep.equal([])
  })

  it('before data and without it the link in it stays, with what is wrong', async () => {
    const element = await mountTag(
      'sla-badge',
      `src="${feedAddress('missing')}"`,
      '<a href="/status/">Driftstatus</a>',
    )
    await shows(element, 'Driftläget kan inte hämtas: uppgifterna finns inte på adressen.')
    expect(element.textContent).to.equal('Driftstatus')
    expect(element.matches(':state(error)')).to.equal(true)
  })

  it('a name that is markup is words', async () => {
    const element = await drawn((feed) => {
      feed.page.name = '<img src=x onerror=alert(1)>'
    })
    await shows(element, '<img src=x onerror=alert(1)>')
    expect(element.shadowRoot?.querySelector('img')).to.equal(null)
  })
})

it('a change of state is told once, politely; the first drawing is silent', async () => {
  const element = await drawn(() => {}, 'service="portal"')
  const status = () => element.shadowRoot?.querySelector('[role=status]')?.textContent
  expect(status()).to.equal('')
  await aTimeout(0)
  const feed = await fixtureFeed<StatusFeed>()
  for (const service of feed.services) service.state = 'major_outage'
  element.feed = feed
  await shows(element, 'Avbrott')
  expect(status()).to.equal('Kundportal: Avbrott')
})

it('stands among words, and right to left from the right', async () => {
  const element = await badge('service="portal"')
  await shows(element, 'Fungerar')
  expect(getComputedStyle(element).display).to.equal('inline-block')
  // As wide as its words on one line, not folded into a column.
  expect(one(element, '.badge').getBoundingClientRect().height).to.be.lessThan(40)
  const icon = one(element, '.icon').getBoundingClientRect()
  const word = one(element, '.state').getBoundingClientRect()
  expect(icon.left).to.be.lessThan(word.left)
  element.dir = 'rtl'
  await element.updateComplete
  expect(one(element, '.icon').getBoundingClientRect().left).to.be.greaterThan(
    one(element, '.state').getBoundingClientRect().left,
  )
})
