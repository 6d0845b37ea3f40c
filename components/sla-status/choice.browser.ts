import { expect } from '@open-wc/testing'
import './define.ts'
import { all, atNowAndQuiet, draw, feedAddress, mount, one, shows, text } from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'

atNowAndQuiet()

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
