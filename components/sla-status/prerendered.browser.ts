import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import './define.ts'
import type { SlaStatus } from './sla-status.ts'
import { all, feedAddress, NOW, one, resetClock, setClock, shows, text, until } from './testing.ts'

const HEADLINE =
  'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.'

/** What the site sends: the element with its declarative shadow root, upgraded as it is parsed. */
async function upgraded(src: string, attributes = 'stale-after="2026-11-19T13:12:00Z"'): Promise<SlaStatus> {
  const query = new URLSearchParams({ src, attributes })
  const markup = await (await fetch(`/__prerendered/x?${query}`)).text()
  const holder = await fixture<HTMLElement>(html`<div></div>`)
  holder.setHTMLUnsafe(markup)
  return holder.querySelector('sla-status') as SlaStatus
}

beforeEach(() => setClock(NOW))
afterEach(resetClock)

describe('drawn at build time', () => {
  it('is kept as it is until live data comes, which replaces it once, without a shift', async () => {
    const element = await upgraded(feedAddress('good', 2000))
    const drawn = one(element, '.headline')
    const height = element.getBoundingClientRect().height
    await aTimeout(150)
    expect(one(element, '.headline')).to.equal(drawn)
    expect(one(element, '.strip').getAttribute('role')).to.equal('img')
    expect(text(element)).to.include(HEADLINE)
    await until(() => element.shadowRoot?.querySelector('.strip[role=slider]'), 'live data does not come')
    expect(all(element, '.headline').length).to.equal(1)
    expect(all(element, 'style').length).to.equal(0)
    expect(text(element)).to.include(HEADLINE)
    expect(Math.abs(element.getBoundingClientRect().height - height)).to.be.at.most(1)
    expect(one(element, '[role=status]').textContent).to.equal('')
  })

  it('stays, with a word on what is wrong, when no data comes', async () => {
    const element = await upgraded(feedAddress('error'))
    await shows(element, 'servern svarar med ett fel')
    expect(text(element)).to.include(HEADLINE).and.include('99,97 %')
    expect(element.matches(':state(error)')).to.equal(true)
  })

  it('takes back what it says of now, once that has grown old and no data came', async () => {
    setClock(Date.parse('2026-11-19T13:12:00Z') - 2000, true)
    const element = await upgraded(feedAddress('error'))
    await shows(element, HEADLINE)
    await shows(element, 'Läget just nu är okänt.')
    expect(text(element)).to.not.include('Fungerar').and.not.include('Övriga tjänster fungerar')
    expect(all(element, '.service .icon').every((icon) => icon.classList.contains('s-unknown'))).to.equal(
      true,
    )
    expect(text(element)).to.include('99,97 %').and.include('19 nov. kl. 14:02')
    expect(element.matches(':state(stale)')).to.equal(true)
  })

  const drawn = (generatedAt: string) =>
    upgraded(feedAddress(), `generated-at="${generatedAt}" stale-after="2026-11-19T13:12:00Z"`)
  const isLive = (element: SlaStatus) => all(element, '.strip[role=slider]').length > 0

  it('is replaced at once by newer data', async () => {
    const element = await drawn('2026-11-19T13:01:08Z')
    await until(() => isLive(element), 'live data does not come')
  })

  it('comes to life for whoever uses it, and leaves open what was opened and the focus where it is', async () => {
    const element = await drawn('2026-11-19T13:02:08Z')
    await aTimeout(300)
    expect(isLive(element)).to.equal(false)
    const table = all(element, 'details.days')[2] as HTMLDetailsElement
    const link = all(element, '.service .name')[3] as HTMLElement
    table.open = true
    link.focus()
    await until(() => {
      dispatchEvent(new PointerEvent('pointermove'))
      return isLive(element)
    }, 'live data does not come')
    const open = all(element, 'details').filter((one) => (one as HTMLDetailsElement).open)
    expect(open.map((one) => one.textContent)).to.include(table.textContent)
    expect((all(element, 'details.days')[2] as HTMLDetailsElement).open).to.equal(true)
    expect(element.shadowRoot?.activeElement?.textContent).to.equal(link.textContent)
  })

  it('comes to life when its attributes change', async () => {
    const element = await drawn('2026-11-19T13:02:08Z')
    await aTimeout(300)
    element.services = 'portal'
    await until(() => all(element, '.service').length === 1, 'nothing is drawn')
  })

  it('is not replaced by an older feed', async () => {
    setClock(Date.parse('2026-11-19T14:00:30Z'))
    const element = await upgraded(
      feedAddress(),
      'generated-at="2026-11-19T14:00:00Z" stale-after="2026-11-19T14:10:00Z"',
    )
    await aTimeout(300)
    expect(one(element, '.strip').getAttribute('role')).to.equal('img')
  })
})

describe('a strict content security policy', () => {
  it('is kept: no violation, and the element is drawn', async () => {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe src="/__strict/page${String(Math.random()).slice(2)}"></iframe>`,
    )
    await until(
      () => frame.contentDocument?.querySelector('sla-status')?.shadowRoot?.querySelector('.strip'),
      'nothing is drawn',
    )
    const element = frame.contentDocument?.querySelector('sla-status') as SlaStatus
    expect(element.shadowRoot?.querySelector('.headline')?.textContent).to.equal(HEADLINE)
    const icon = element.shadowRoot?.querySelector('.icon') as Element
    expect(frame.contentWindow?.getComputedStyle(icon).width).to.equal('16px')
    expect((frame.contentWindow as unknown as { broken: string[] }).broken).to.deep.equal([])
  })
})
