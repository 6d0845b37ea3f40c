import { aTimeout, expect } from '@open-wc/testing'
import './define.ts'
import type { Incident } from '../../data/schema/feed.ts'
import { isStatusFeed } from '../feed-guard.ts'
import {
  all,
  atNowAndQuiet,
  draw,
  feedAddress,
  feedWith,
  goodFeed,
  mount,
  requests,
  shows,
} from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'

atNowAndQuiet()

describe('hostile feeds', () => {
  it('shows markup of the feed as text', async () => {
    const element = await draw((feed) => {
      const [service] = feed.services
      const [incident] = feed.incidents
      if (service) service.name = '<img src=x onerror="window.hit=1">'
      if (incident) incident.title = '<script>window.hit=1</script>'
      const update = incident?.updates[0]
      if (update)
        update.html =
          '<p>Rad ett<script>window.hit=1</script></p><p onclick="x">&lt;b&gt;två&lt;/b&gt; <img src=x onerror=window.hit=1></p>'
    })
    await shows(element, '<img src=x onerror="window.hit=1">')
    await shows(element, '<script>window.hit=1</script>')
    await shows(element, 'Rad ett <b>två</b>')
    expect(all(element, 'img, script, [onclick]').length).to.equal(0)
    expect('hit' in window).to.equal(false)
  })

  it('links nowhere but below the site', async () => {
    const hrefs = [
      'javascript:alert(1)',
      'https://evil.example/',
      '//evil.example/',
      'data:text/html,x',
      '\tjava\nscript:alert(1)',
      'https:\\\\evil.example',
    ]
    const element = await draw((feed) => {
      feed.services.forEach((service, index) => {
        service.href = hrefs[index] ?? ''
      })
    })
    await shows(element, HEADLINE)
    for (const link of all(element, '.service a')) {
      const { href } = link as HTMLAnchorElement
      expect(href).to.match(new RegExp(`^${location.origin}/__feed/`))
    }
    expect(all(element, '.service a').length).to.equal(0)
  })

  it('refuses a strip of a billion days and an unknown zone as a wrong form', async () => {
    expect(isStatusFeed(await goodFeed())).to.equal(true)
    const long = await feedWith((feed) => {
      const [service] = feed.services
      if (service) Object.assign(service.days, { states: '9999o'.repeat(1000), count: 9_999_000 })
    })
    expect(isStatusFeed(long)).to.equal(false)
    const zone = await feedWith((feed) => {
      feed.page.timeZone = 'Mars/Olympus'
    })
    expect(isStatusFeed(zone)).to.equal(false)
  })

  it('takes a state that it does not know for unknown', async () => {
    const element = await draw((feed) => {
      for (const service of feed.services) Object.assign(service, { state: 'on_fire' })
    })
    await shows(element, 'Uppgift saknas om alla tjänster.')
  })

  it('writes an update whose status it does not know as it stands', async () => {
    const element = await draw((feed) => {
      const update = (feed.incidents[0] as Incident).updates[0]
      if (update) update.status = 'constructor'
    })
    await shows(element, 'constructor 13:51.')
  })
})

describe('one feed for all', () => {
  it('asks once for three tags, one of them in another shadow root', async () => {
    const address = feedAddress('good', 100)
    const first = await mount(`src="${address}"`)
    const second = await mount(`src="${address}" view="compact"`)
    const host = (await mount('src=""')).parentElement?.appendChild(
      document.createElement('div'),
    ) as HTMLElement
    host.attachShadow({
      mode: 'open',
    }).innerHTML = `<sla-status lang="sv" src="${address}" view="line"></sla-status>`
    const third = host.shadowRoot?.querySelector('sla-status') as Element
    for (const element of [first, second, third]) await shows(element, HEADLINE)
    expect((await requests(address)).length).to.equal(1)
  })

  it('asks again with its ETag and takes a 304 for the same data', async () => {
    const address = feedAddress()
    const first = await mount(`src="${address}" view="line"`)
    await shows(first, HEADLINE)
    first.remove()
    await aTimeout(20)
    await shows(await mount(`src="${address}" view="line"`), HEADLINE)
    const [asked, again] = await requests(address)
    expect(asked?.status).to.equal(200)
    expect(again?.status).to.equal(304)
    expect(again?.ifNoneMatch).to.not.equal('')
  })

  it('aborts when it is removed, drops the late answer, and works when put back', async () => {
    const address = feedAddress('good', 1000)
    const element = await mount(`src="${address}"`)
    const holder = element.parentElement as HTMLElement
    await aTimeout(50)
    element.remove()
    await aTimeout(1200)
    expect(element.feed).to.equal(undefined)
    holder.append(element)
    await shows(element, HEADLINE)
  })

  it('keeps its request when it is moved', async () => {
    const address = feedAddress('good', 1000)
    const element = await mount(`src="${address}"`)
    await aTimeout(20)
    element.parentElement?.parentElement?.append(element)
    element.lang = 'sv'
    await shows(element, HEADLINE)
    expect((await requests(address)).length).to.equal(1)
    element.remove()
  })

  it('ignores a feed older than the one shown', async () => {
    const element = await draw((feed) => {
      feed.generatedAt = '2026-11-19T13:02:20Z'
      for (const service of feed.services) service.state = 'operational'
    })
    const held = element.feed
    element.src = feedAddress()
    element.feed = held
    await element.updateComplete
    element.feed = held
    await aTimeout(300)
    await shows(element, 'Alla tjänster fungerar.')
  })

  it('leaves no listener behind, over many comings and goings', async () => {
    let listeners = 0
    const { addEventListener, removeEventListener } = document
    const live = new Set<unknown>()
    document.addEventListener = (...args: unknown[]) => {
      if (args[0] === 'visibilitychange') live.add(args[1])
      return Reflect.apply(addEventListener, document, args)
    }
    document.removeEventListener = (...args: unknown[]) => {
      live.delete(args[1])
      return Reflect.apply(removeEventListener, document, args)
    }
    const element = await mount(`src="${feedAddress()}"`)
    const holder = element.parentElement as HTMLElement
    for (let turn = 0; turn < 5; turn += 1) {
      element.remove()
      await aTimeout(5)
      listeners = Math.max(listeners, live.size)
      holder.append(element)
    }
    await shows(element, HEADLINE)
    expect(live.size).to.equal(1)
    element.remove()
    await aTimeout(5)
    expect(live.size).to.equal(0)
    expect(listeners).to.equal(0)
    Object.assign(document, { addEventListener, removeEventListener })
  })
})
