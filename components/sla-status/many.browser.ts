import { aTimeout, expect } from '@open-wc/testing'
import './define.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { all, atNowAndQuiet, drawTag, feedWith, goodFeed, shows, until } from './testing.ts'

const HEADLINE = 'Licensserver har ett delvis avbrott.'

/** The fixture's six services over and over, each with an id and a number of its own. */
async function manyServices(count: number): Promise<StatusFeed> {
  const feed = await goodFeed()
  const services = Array.from({ length: count }, (_, index) => ({
    ...structuredClone(feed.services[index % feed.services.length] as StatusFeed['services'][number]),
    id: `s${index}`,
    name: `Tjänst ${index}`,
  }))
  return { ...feed, services }
}

atNowAndQuiet()

describe('very many services', () => {
  it('have their states at once, and their days and figures bit by bit', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    await shows(element, HEADLINE)
    element.feed = await manyServices(200)
    await element.updateComplete
    expect(all(element, '.service .state').length).to.equal(200)
    expect(all(element, '.strip').length).to.be.below(200)
    await until(() => all(element, '.strip').length === 200, 'the last days do not come')
    expect(all(element, '.figures').length).to.be.above(120)
  })

  it('fold the groups in which all is well, each with its worst state, and show the troubled ones first', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    await shows(element, HEADLINE)
    const feed = await manyServices(60)
    element.feed = {
      ...feed,
      services: feed.services.map((service, index) => ({
        ...service,
        group: ['Arkiv', 'Butik', 'Kassa'][index % 3] ?? '',
        state: index === 1 ? 'degraded_performance' : index === 5 ? 'major_outage' : 'operational',
      })),
    }
    await element.updateComplete
    expect(
      all(element, 'details.group').map((group) => [
        (group as HTMLDetailsElement).open,
        group.querySelector('summary')?.innerText.replaceAll('\u00a0', ' '),
      ]),
    ).to.deep.equal([
      [true, 'Kassa Avbrott, 20 tjänster'],
      [true, 'Butik Försämrad prestanda, 20 tjänster'],
      [false, 'Arkiv Fungerar, 20 tjänster'],
    ])
  })

  it('keep what the reader opened in a group that trouble moves to the top', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    await shows(element, HEADLINE)
    const [first, second] = all(element, 'details.group')
    const details = second?.querySelector<HTMLDetailsElement>('details.days')
    if (!details) throw new Error('the second group has no days')
    details.open = true
    const name = second?.querySelector('.group-name')?.textContent
    element.feed = await feedWith((feed) => {
      for (const service of feed.services)
        service.state = JSON.stringify(service.group ?? '').includes(name ?? '-')
          ? 'major_outage'
          : 'operational'
    })
    await element.updateComplete
    const now = all(element, 'details.group')
    expect(now[0] === second).to.equal(true)
    expect(now[1] === first).to.equal(true)
    expect(details.open && details.isConnected).to.equal(true)
  })

  it('stop being drawn when the element leaves, and go on when it is back', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    await shows(element, HEADLINE)
    const holder = element.parentElement as HTMLElement
    element.feed = await manyServices(200)
    await element.updateComplete
    element.remove()
    const drawn = all(element, '.strip').length
    await aTimeout(60)
    expect(all(element, '.strip').length).to.equal(drawn)
    holder.append(element)
    await until(() => all(element, '.strip').length === 200, 'the last days do not come')
  })

  it('keep what the reader opened when another one changes its place', async () => {
    const element = await drawTag('sla-status', 'status.json', await goodFeed())
    await shows(element, HEADLINE)
    const details = all(element, 'details.days').find((one) =>
      one.textContent?.includes('API'),
    ) as HTMLDetailsElement
    details.open = true
    element.feed = await feedWith((feed) => {
      const last = feed.services.find(({ id }) => id === 'inloggning')
      if (last) last.state = 'major_outage'
    })
    await shows(element, 'Inloggning har ett avbrott.')
    expect(details.isConnected && details.open && details.textContent?.includes('API')).to.equal(true)
  })
})
