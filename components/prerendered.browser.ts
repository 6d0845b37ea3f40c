import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import { TAGS } from './every-tag.ts'
import { all, atNowAndQuiet, feedAddress, NOW, setClock, shows, text, until } from './testing.ts'

/** What the site sends of a tag: the element with its declarative shadow root, upgraded as it is parsed. */
async function upgraded(tag: string, src: string, attributes = ''): Promise<HTMLElement> {
  const query = new URLSearchParams({
    tag,
    src,
    attributes: `stale-after="2026-11-19T13:12:00Z" generated-at="2026-11-19T13:02:08Z" ${attributes}`,
  })
  const markup = await (await fetch(`/__prerendered/x?${query}`)).text()
  const holder = await fixture<HTMLElement>(html`<div lang="sv"></div>`)
  holder.setHTMLUnsafe(markup)
  return holder.querySelector(tag) as HTMLElement
}

/** What of the past each has in the fixture. */
const PAST: Record<string, string> = {
  'sla-compliance': '.objective .icon.s-operational',
  'sla-incidents': '.event .icon.s-major_outage',
  'sla-response-time': '.headline.lasting',
}

/** When the next request comes is known only to a page that asks, and a chart has its scale drawn into it. */
const still = (words: string) =>
  words
    .replace(/, uppdateras \d\d:\d\d/, '')
    .replace('19 nov. kl. ', '')
    .replace('5 000 ms 2 500 ms 0 ms ', '')

atNowAndQuiet()

for (const { tag, file, words } of TAGS) {
  describe(`<${tag}> drawn at build time`, () => {
    it('is kept while it is the newest and nobody is there; then live data shows the same in the same place', async () => {
      const element = await upgraded(tag, feedAddress('good', 0, file))
      const [drawn] = all(element, '.root')
      const first = { words: text(element), height: element.getBoundingClientRect().height }
      expect(first.words).to.include(words)
      await aTimeout(300)
      expect(all(element, '.root')[0] === drawn).to.equal(true)
      await until(() => {
        dispatchEvent(new PointerEvent('pointermove'))
        return all(element, '.root')[0] !== drawn
      }, 'live data does not come')
      await shows(element, words)
      expect(all(element, '.root')).to.have.length(1)
      expect(still(text(element))).to.equal(still(first.words))
      expect(Math.abs(element.getBoundingClientRect().height - first.height)).to.be.at.most(1)
      expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('')
    })

    it('stays, with a word on what is wrong, when no data comes', async () => {
      const element = await upgraded(tag, feedAddress('error', 0, file))
      await shows(element, 'servern svarar med ett fel')
      expect(text(element)).to.include(words)
      expect(element.matches(':state(error)')).to.equal(true)
    })

    it('takes back what it says of now once that has grown old, and keeps what is of the past', async () => {
      setClock(NOW + 3_600_000)
      const element = await upgraded(tag, feedAddress('error', 0, file))
      await shows(element, 'servern svarar med ett fel')
      expect(element.matches(':state(stale)')).to.equal(true)
      const past = PAST[tag]
      if (past) expect(all(element, past), past).to.not.have.length(0)
      for (const headline of all(element, '.headline:not(.lasting)'))
        expect(headline.textContent).to.equal('Läget just nu är okänt.')
      for (const state of all(element, '.state')) expect(state.textContent).to.equal('Uppgift saknas')
    })
  })
}
