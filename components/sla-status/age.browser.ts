import { aTimeout, expect } from '@open-wc/testing'
import './define.ts'
import {
  all,
  atNowAndQuiet,
  draw,
  feedAddress,
  feedWith,
  mount,
  one,
  setClock,
  shows,
  text,
} from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'
const hasState = (element: Element, state: string) => element.matches(`:state(${state})`)

atNowAndQuiet()

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
    setClock(Date.parse('2026-11-19T13:12:00Z') - 3000, true)
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
