import { aTimeout, expect } from '@open-wc/testing'
import './define.ts'
import type { Incident } from '../../data/schema/feed.ts'
import type { SlaStatus } from './sla-status.ts'
import {
  all,
  feedAddress,
  goodFeed,
  mount,
  NOW,
  one,
  requests,
  resetClock,
  setClock,
  shows,
  text,
} from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'
const lines: string[] = []
const usual = { log: console.log, warn: console.warn, error: console.error, info: console.info }

/** The one service of a feed with a change made to it. */
async function feedWith(change: (feed: Awaited<ReturnType<typeof goodFeed>>) => void) {
  const feed = await goodFeed()
  change(feed)
  return feed
}

async function draw(change: Parameters<typeof feedWith>[0], attributes = ''): Promise<SlaStatus> {
  const feed = await feedWith(change)
  const element = await mount(`src="${feedAddress('good', 60_000)}" ${attributes}`)
  element.feed = feed
  await element.updateComplete
  await shows(element, '')
  for (let turn = 0; turn < 100 && !one(element, '.root').textContent?.trim(); turn += 1) await aTimeout(10)
  return element
}

const hasState = (element: Element, state: string) => element.matches(`:state(${state})`)

beforeEach(() => {
  setClock(NOW)
  for (const name of ['log', 'warn', 'error', 'info'] as const)
    console[name] = (...words) => lines.push(words.join(' '))
})
afterEach(() => {
  resetClock()
  Object.assign(console, usual)
})

describe('what a reader sees', () => {
  it('says first what is true now, how objectives stand, and how old it is', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    await shows(
      element,
      '5 av 6 avtalsmål är på väg att uppfyllas i november, 1 är brutet. Uppgifter till 14:02, nästa 14:03.',
    )
    expect(one(element, '.headline').localName).to.equal('p')
  })

  it('shows value beside target, what is left rounded down, and what is too much rounded up', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, '99,97 % mål 99,9 %')
    expect(text(element))
      .to.include('35 min kvar')
      .and.include('7 min för mycket')
      .and.include('3 h 21 min kvar')
    expect(one(element, '[role=meter]').getAttribute('aria-label')).to.equal(
      'Licensserver: 116,21 procent av tillåten avbrottstid använd, 7 minuter för mycket',
    )
  })

  it('puts the troubled service first in its group and keeps the order of the rest', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    expect(all(element, '.service .name').map((name) => name.textContent)).to.deep.equal([
      'Licensserver',
      'Kundportal',
      'Inloggning',
      'API',
      'Webbplats',
      'Filöverföring',
    ])
    expect(all(element, 'details.group').map((group) => (group as HTMLDetailsElement).open)).to.deep.equal([
      true,
      true,
    ])
  })

  it('has the open incident in the one card, with what it did to the objective', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, 'Identifierad 13:51. En databasnod har fallit ur.')
    await shows(
      element,
      'Började 13:38, har pågått 24 min · påverkar Licensserver · målet för november är brutet sedan 13:55',
    )
    expect(all(element, '.card').length).to.equal(1)
  })

  it('says whether maintenance is left out of the figures and by which rule', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, 'Räknas bort: ja, därför att det aviserades i tid (18 nov., senast 20 nov.).')
    await shows(element, 'Räknas bort: nej, därför att det aviserades för sent (18 nov., senast 13 nov.).')
    await shows(element, 'sön 29 nov. 01:00–04:00')
  })

  it('shows a service without objectives, and a missing value as missing', async () => {
    const element = await draw((feed) => {
      const value = feed.services[0]?.objectives[0]
      if (value) Object.assign(value, { value: null, exact: null, verdict: 'no-data', outlook: undefined })
    })
    await shows(element, 'Uppgift saknas mål 99,9 %')
    await shows(element, '1 saknar uppgift')
    expect(text(element)).to.not.match(/\b0(,00)? %/)
  })

  it('names the zone once', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, 'Tider i Europe/Stockholm')
    expect(text(element).split('Europe/Stockholm').length).to.equal(2)
  })

  it('speaks of an archive in the past, with its date, and never calls it stale', async () => {
    setClock(NOW + 365 * 86_400_000)
    const element = await draw((feed) => {
      feed.page.archive = true
    })
    await shows(
      element,
      'Licensserver hade ett delvis avbrott. Underhåll pågick för Webbplats. Övriga tjänster fungerade.',
    )
    await shows(element, 'Arkivbild: läget 19 november 2026 kl. 14:02.')
    expect(hasState(element, 'stale')).to.equal(false)
  })
})

describe('views, filter and language', () => {
  it('compact: the sentence and a line a service', async () => {
    const element = await mount(`src="${feedAddress()}" view="compact"`)
    await shows(element, HEADLINE)
    expect(all(element, '.service').length).to.equal(6)
    expect(all(element, '.strip, .card, details').length).to.equal(0)
  })

  it('line: one line, with its age', async () => {
    const element = await mount(`src="${feedAddress()}" view="line"`)
    await shows(element, `${HEADLINE} Uppgifter till 14:02 (Europe/Stockholm)`)
  })

  it('shows only the services asked for, and only their incidents and maintenance', async () => {
    const element = await mount(`src="${feedAddress()}" services="inloggning  portal nope"`)
    await shows(element, 'Alla tjänster fungerar.')
    expect(all(element, '.service .name').map((name) => name.textContent)).to.deep.equal([
      'Kundportal',
      'Inloggning',
    ])
    expect(text(element)).to.not.include('Licensserver').and.not.include('Webbplats')
  })

  it('says so when none of the services asked for exists', async () => {
    const element = await mount(`src="${feedAddress()}" services="nope"`)
    await shows(element, 'Ingen av de valda tjänsterna finns på statussidan.')
  })

  it('says so when there are no services yet', async () => {
    const element = await draw((feed) => {
      feed.services = []
    })
    await shows(element, 'Här finns inga tjänster att visa ännu.')
  })

  it('takes its language from its own lang, and links below that language', async () => {
    const address = feedAddress()
    const element = await mount(`src="${address}" lang="en"`)
    await shows(
      element,
      'Licence server has a partial outage. Website is under maintenance. All other services are operational.',
    )
    const id = address.split('/')[2]
    expect((one(element, '.service a') as HTMLAnchorElement).pathname).to.equal(
      `/__feed/${id}/en/services/licenser/`,
    )
    element.lang = 'sv'
    await shows(element, HEADLINE)
    expect((one(element, '.service a') as HTMLAnchorElement).pathname).to.equal(
      `/__feed/${id}/services/licenser/`,
    )
  })

  it('takes it from an ancestor outside a shadow root', async () => {
    const outer = (await mount('src=""')).parentElement as HTMLElement
    const host = outer.appendChild(document.createElement('div'))
    const root = host.attachShadow({ mode: 'open' })
    root.innerHTML = `<p><sla-status src="${feedAddress()}" view="line"></sla-status></p>`
    await shows(root.querySelector('sla-status') as Element, HEADLINE)
  })

  it('falls back to English for a language that it does not speak', async () => {
    const element = await mount(`src="${feedAddress()}" lang="fi" view="line"`)
    await shows(element, 'All other services are operational.')
  })
})

describe('loading, errors and age', () => {
  it('shows its children while loading, then the data instead', async () => {
    const element = await mount(`src="${feedAddress('good', 400)}"`, '<a href="/status">Driftläge</a>')
    await element.updateComplete
    expect(one(element, '[aria-busy=true] slot')).to.exist
    expect(hasState(element, 'loading')).to.equal(true)
    await shows(element, HEADLINE)
    expect(all(element, 'slot, [aria-busy]').length).to.equal(0)
  })

  const problems: [string, string][] = [
    ['error', 'servern svarar med ett fel'],
    ['missing', 'uppgifterna finns inte på adressen'],
    ['html', 'svaret är inte driftuppgifter utan något annat'],
    ['truncated', 'svaret är ofullständigt'],
    ['version', 'uppgifterna har en annan version'],
    ['shape', 'uppgifterna har fel form'],
  ]
  for (const [answer, words] of problems) {
    it(`keeps its children and says what is wrong: ${answer}`, async () => {
      const element = await mount(`src="${feedAddress(answer)}"`, '<a href="/status">Driftläge</a>')
      await shows(element, words)
      expect(one(element, 'slot')).to.exist
      expect(hasState(element, 'error')).to.equal(true)
    })
  }

  it('says that the address is missing, or is none of the web', async () => {
    await shows(await mount(''), 'adressen till uppgifterna saknas eller är fel')
    await shows(await mount('src="javascript:alert(1)"'), 'adressen till uppgifterna saknas eller är fel')
  })

  it('keeps the last good figures when updating fails, and says since when', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    const good = element.feed
    element.src = feedAddress('error')
    element.feed = good
    await aTimeout(50)
    element.feed = good
    await shows(element, 'servern svarar med ett fel. Uppdateringen har misslyckats sedan 14:02.')
    await shows(element, HEADLINE)
  })

  it('past staleAfter calls nothing operational, says how old it is, and keeps the figures', async () => {
    setClock(Date.parse('2026-11-19T13:12:00Z') - 400, true)
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    await shows(element, 'Läget just nu är okänt.')
    await shows(element, 'De senaste uppgifterna är från 19 november 2026 kl. 14:02, 10 min gamla.')
    expect(text(element)).to.not.include('Fungerar').and.not.include('fungerar')
    expect(all(element, '.service .state').map((state) => state.textContent)).to.deep.equal(
      Array(6).fill('Uppgift saknas'),
    )
    expect(all(element, '.service .icon').every((icon) => icon.classList.contains('s-unknown'))).to.equal(
      true,
    )
    await shows(element, '99,97 %')
    expect(hasState(element, 'stale')).to.equal(true)
  })

  it('tells a screen reader of a change, once, and not of the first drawing', async () => {
    const element = await draw(() => {})
    expect(one(element, '[role=status]').textContent).to.equal('')
    const better = await feedWith((feed) => {
      for (const service of feed.services) service.state = 'operational'
    })
    element.feed = better
    await shows(element, 'Alla tjänster fungerar.')
    expect(one(element, '[role=status]').textContent).to.equal('Alla tjänster fungerar.')
  })
})

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
    const { isStatusFeed } = await import('../feed-guard.ts')
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
    const address = feedAddress('good', 300)
    const element = await mount(`src="${address}"`)
    const holder = element.parentElement as HTMLElement
    await aTimeout(50)
    element.remove()
    await aTimeout(500)
    expect(element.feed).to.equal(undefined)
    holder.append(element)
    await shows(element, HEADLINE)
  })

  it('keeps its request when it is moved', async () => {
    const address = feedAddress('good', 200)
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

describe('quiet', () => {
  it('has written nothing to the console in any of these tests', () => {
    expect(lines).to.deep.equal([])
  })
})
