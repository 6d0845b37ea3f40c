import { aTimeout, expect } from '@open-wc/testing'
import './define.ts'
import {
  all,
  atNowAndQuiet,
  draw,
  feedAddress,
  feedWith,
  mount,
  NOW,
  one,
  setClock,
  shows,
  text,
} from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'
const hasState = (element: Element, state: string) => element.matches(`:state(${state})`)

atNowAndQuiet()

describe('what a reader sees', () => {
  it('says first what is true now, how objectives stand, and how old it is', async () => {
    const element = await mount(`src="${feedAddress()}"`)
    await shows(element, HEADLINE)
    await shows(
      element,
      '5 av 6 avtalsmål är på väg att uppfyllas i november, 1 är brutet. Uppgifter till 14:02, uppdateras 14:03.',
    )
    expect(one(element, '.headline').localName).to.equal('p')
  })

  it('draws in a document without element internals, as a portal’s tests imitate one', async () => {
    const { attachInternals } = HTMLElement.prototype
    Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals')
    try {
      await shows(await mount(`src="${feedAddress()}"`), HEADLINE)
    } finally {
      HTMLElement.prototype.attachInternals = attachInternals
    }
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
    await shows(element, 'Orsaken hittad 13:51. En databasnod har fallit ur.')
    await shows(
      element,
      'Började 13:38, har pågått 24 min · påverkar Licensserver · målet för november är brutet sedan 13:55',
    )
    expect(all(element, '.card').length).to.equal(1)
  })

  it('says by when the next word is promised, and once the time is past without one, that it should have come', async () => {
    const promised = (time: string) =>
      draw((feed) => {
        for (const one of feed.incidents) one.nextUpdate = time
      })
    await shows(await promised('2026-11-19T13:30:00Z'), 'Nästa besked senast 14:30.')
    await shows(await promised('2026-11-19T13:00:00Z'), 'Besked skulle ha kommit 14:00.')
  })

  it('never says that a target will break where it is broken already, also where measurements lag behind', async () => {
    const element = await draw((feed) => {
      feed.dataThrough = '2026-11-19T12:50:00Z'
    })
    await shows(
      element,
      'har pågått 24 min · påverkar Licensserver · målet för november är brutet sedan 13:55',
    )
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

  it('says once how a target without a value stands, and of one that begins later from when it holds', async () => {
    const without = (more: object) =>
      draw((feed) => {
        const value = feed.services[0]?.objectives[0]
        if (value)
          Object.assign(value, { value: null, exact: null, verdict: 'pending', outlook: undefined, ...more })
      })
    const first = async (element: Element) => {
      await shows(element, 'mål 99,9 %')
      const portal = all(element, '.service').find((one) => one.textContent?.includes('Kundportal'))
      return portal?.querySelector('.figures li')?.textContent?.replace(/\s+/g, ' ') ?? ''
    }
    const pending = await first(await without({}))
    expect([...pending.matchAll(/inte avgjort/gi)].length).to.equal(1)
    // Midnight in Stockholm.
    const later = await first(await without({ begins: '2027-01-31T23:00:00Z' }))
    expect(later)
      .to.include('Gäller från 1 februari 2027')
      .and.not.match(/avgjort/i)
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

  it('takes it from its new surroundings when it is moved, and says nothing of it', async () => {
    const element = await mount(`src="${feedAddress()}" view="line"`)
    await shows(element, HEADLINE)
    const english = element.parentElement?.appendChild(document.createElement('div')) as HTMLElement
    english.lang = 'en'
    english.append(element)
    await shows(element, 'All other services are operational.')
    expect(one(element, '[role=status]').textContent).to.equal('')
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
