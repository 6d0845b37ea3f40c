import { expect } from '@open-wc/testing'
import './define.ts'
import { all, atNowAndQuiet, draw, feedAddress, mount, NOW, one, setClock, shows, text } from './testing.ts'

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
    // The fixture's days end on 19 November, which is not the day that an archive is read.
    expect(text(element)).to.include('90 dagar 19 nov.').and.to.not.include('i dag')
  })
})
