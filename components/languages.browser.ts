import { aTimeout, expect } from '@open-wc/testing'
import './sla-status/define.ts'
import { widget as english } from './messages/en.ts'
import type { Messages } from './messages/messages.ts'
import { registerLanguage } from './register-language.ts'
import { all, atNowAndQuiet, feedAddress, mountTag, one, shows, text } from './testing.ts'

/** A language that nobody speaks, with four forms of the plural (as Polish has them, by CLDR). */
const madeUp: Messages = {
  ...english,
  all: 'wszystko',
  others: 'reszta',
  clause: {
    ...english.clause,
    operational: (who) => `${who}: zip.`,
    partial_outage: (who) => `${who}: zap.`,
    under_maintenance: (who) => `${who}: zop.`,
  },
  days: (count, plural) =>
    `${count} ${plural(count, { one: 'dun', few: 'duni', many: 'dunij', other: 'duna' })}`,
}

atNowAndQuiet()

describe('a language that the page supplies', () => {
  it('is spoken by elements that were there before it, without an announcement', async () => {
    const element = await mountTag('sla-status', `src="${feedAddress()}"`)
    element.parentElement?.setAttribute('lang', 'pl')
    await mountTag('sla-status', `src="${feedAddress()}" lang="pl"`)
    element.parentElement?.append(element)
    await shows(element, 'All other services are operational.')
    registerLanguage('pl', madeUp, 'pl-PL')
    await shows(element, 'Licensserver: zap. Webbplats: zop. Reszta: zip.')
    expect(one(element, '[role=status]').textContent).to.equal('')
    expect(one(element, '.root').lang).to.equal('pl-PL')
  })

  it('has its own plurals, numbers and dates', async () => {
    registerLanguage('pl', madeUp, 'pl-PL')
    const element = await mountTag('sla-status', `src="${feedAddress()}" services="portal" lang="pl"`)
    // 90 is `many`, and of its days 1 was degraded (`one`), 2 were out (`few`), 86 were plain (`many`).
    await shows(element, '90 dunij')
    await shows(element, '99,97%')
    expect(
      all(element, 'td')
        .map(({ textContent }) => textContent)
        .join(' '),
    ).to.include('The other 86 dunij')
    expect(text(element)).to.not.include('undefined')
  })

  it('keeps the region that an element names', async () => {
    registerLanguage('pl', madeUp, 'pl-PL')
    const element = await mountTag('sla-status', `src="${feedAddress()}" view="line" lang="pl-DE"`)
    await shows(element, 'zip.')
    expect(one(element, '.root').lang).to.equal('pl-DE')
  })

  it('can be an own wording of a language that we speak', async () => {
    const element = await mountTag('sla-status', `src="${feedAddress()}" view="line" lang="en"`)
    await shows(element, 'All other services are operational.')
    registerLanguage('en', { ...english, others: 'everything else' }, 'en-GB')
    await shows(element, 'Everything else are operational.')
    registerLanguage('en', english, 'en-GB')
    await shows(element, 'All other services are operational.')
  })

  it('is not waited for by an element that has left', async () => {
    const element = await mountTag('sla-status', `src="${feedAddress()}" view="line" lang="pl"`)
    await shows(element, 'zip.')
    element.remove()
    let updates = 0
    element.requestUpdate = () => {
      updates += 1
    }
    registerLanguage('pl', madeUp, 'pl-PL')
    await aTimeout(10)
    expect(updates).to.equal(0)
  })
})
