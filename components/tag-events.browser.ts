import { aTimeout, expect } from '@open-wc/testing'
import { TAGS } from './every-tag.ts'
import type { FeedElement } from './feed-element.ts'
import type { SlaErrorEvent, SlaUpdateEvent } from './tag-events.ts'
import { atNowAndQuiet, feedAddress, fixtureFeed, mountTag, shows, text, until } from './testing.ts'
import type { FeedHead } from './view.ts'

/** What the page hears of the tags in it, with what a reader saw at that moment. */
function hear(): { updates: SlaUpdateEvent[]; errors: SlaErrorEvent[]; seen: string[]; end(): void } {
  const updates: SlaUpdateEvent[] = []
  const errors: SlaErrorEvent[] = []
  const seen: string[] = []
  const updated = (event: SlaUpdateEvent) => {
    updates.push(event)
    seen.push(text(event.target as Element))
  }
  const failed = (event: SlaErrorEvent) => errors.push(event)
  document.addEventListener('sla-update', updated)
  document.addEventListener('sla-error', failed)
  return {
    updates,
    errors,
    seen,
    end() {
      document.removeEventListener('sla-update', updated)
      document.removeEventListener('sla-error', failed)
    },
  }
}

atNowAndQuiet()

let heard: ReturnType<typeof hear>
beforeEach(() => {
  heard = hear()
})
afterEach(() => heard.end())

for (const { tag, file, words } of TAGS) {
  describe(`what <${tag}> tells the page`, () => {
    it('is that it has drawn new data, once, when a reader sees it', async () => {
      const element = (await mountTag(tag, `src="${feedAddress('good', 0, file)}"`)) as FeedElement<FeedHead>
      await until(() => heard.updates.length > 0)
      expect(heard.seen[0]).to.include(words)
      expect(heard.updates[0]?.target).to.equal(element)
      expect(heard.updates[0]?.dataThrough).to.equal('2026-11-19T13:02:00Z')
      element.requestUpdate()
      await element.updateComplete
      await aTimeout(20)
      expect(heard.updates).to.have.length(1)
      expect(heard.errors).to.have.length(0)
    })

    it('is why there is no data, once', async () => {
      const element = (await mountTag(tag, `src="${feedAddress('html', 0, file)}"`)) as FeedElement<FeedHead>
      await until(() => heard.errors.length > 0)
      element.requestUpdate()
      await element.updateComplete
      await aTimeout(20)
      expect(heard.errors.map(({ problem }) => problem)).to.deep.equal(['not-json'])
      expect(heard.updates).to.have.length(0)
    })
  })
}

describe('what a tag tells the page', () => {
  it('is heard outside the shadow root that it stands in', async () => {
    const host = document.createElement('div')
    const inside = host.attachShadow({ mode: 'open' })
    inside.innerHTML = `<sla-badge src="${feedAddress()}"></sla-badge>`
    document.body.append(host)
    await until(() => heard.updates.length > 0)
    expect(heard.updates[0]?.target).to.equal(host)
    host.remove()
  })

  it('is told again of newer data', async () => {
    const element = await mountTag('sla-badge', `src="${feedAddress()}"`)
    await until(() => heard.updates.length > 0)
    const feed = await fixtureFeed<NonNullable<typeof element.feed>>()
    element.feed = { ...feed, dataThrough: '2026-11-19T13:02:20Z' }
    await until(() => heard.updates.length > 1)
    expect(heard.updates[1]?.dataThrough).to.equal('2026-11-19T13:02:20Z')
  })

  it('has no word on a version that it does not know but that it is one', async () => {
    await mountTag('sla-status', `src="${feedAddress('version')}"`)
    await until(() => heard.errors.length > 0)
    expect(heard.errors[0]?.problem).to.equal('version')
  })
})

describe('a language that an ancestor changes to', () => {
  it('is spoken, without an announcement', async () => {
    const element = await mountTag('sla-badge', `src="${feedAddress()}"`)
    await shows(element, 'Delvis avbrott')
    element.parentElement?.setAttribute('lang', 'en')
    await shows(element, 'Partial outage')
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('')
  })

  it('is not spoken by an element that names its own', async () => {
    const element = await mountTag('sla-badge', `src="${feedAddress()}" lang="sv"`)
    await shows(element, 'Delvis avbrott')
    element.parentElement?.setAttribute('lang', 'en')
    await aTimeout(50)
    expect(text(element)).to.include('Delvis avbrott')
  })
})
