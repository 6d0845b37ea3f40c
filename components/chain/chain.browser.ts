import { expect } from '@open-wc/testing'
import { render } from 'lit'
import type { ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { languageFor } from '../messages/languages.ts'
import { widget } from '../messages/sv.ts'
import { atNowAndQuiet, drawTag, fixtureFeed, shows, violations } from '../testing.ts'
import { createView } from '../view.ts'
import { canonical, sha256 } from './canonical.ts'
import { type ChainCheck, chainNote, checkChain } from './chain.ts'
import { chainOf } from './testing.ts'
import { verifyChain } from './verify-chain.ts'
import '../sla-compliance/define.ts'
import 'axe-core'

const FILE = 'agreements/driftavtal.json'
const ADDRESS = 'https://status.example/feed/v1/chain/driftavtal.json'

async function made(): Promise<{ feed: AgreementFeed; chain: ChainFeed }> {
  const feed = await fixtureFeed<AgreementFeed>(FILE)
  const [before, after] = [{ value: '99.90' }, { value: '99.97' }]
  const told = { version: 2, reason: 'Mätfel', by: 'Driftchef', at: '2026-11-04T08:00:00Z', before, after }
  feed.history = feed.history.map((one) => (one.finality === 'restated' ? { ...one, restated: told } : one))
  return { feed, chain: await chainOf(feed) }
}

/** The kinds of problems after a change to a copy of chain or feed. */
async function problemsAfter(
  { feed, chain }: { feed: AgreementFeed; chain: ChainFeed },
  change: (chain: ChainFeed, feed: AgreementFeed) => unknown,
): Promise<string[]> {
  const changed = structuredClone({ feed, chain })
  await change(changed.chain, changed.feed)
  const { problems } = await verifyChain(changed.feed, changed.chain)
  return [...new Set(problems.map(({ kind }) => kind))]
}

/** The entry with a number; a test that asks for one that is not there is wrong. */
function entry({ entries }: ChainFeed, number: number) {
  const found = entries[number - 1]
  if (!found) throw new Error(`no entry ${number}`)
  return found
}

/** Another letter in a place of a text, as a changed byte makes it. */
const other = (text: string, at: number) => {
  const place = at < 0 ? text.length + at : at
  return `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`
}

/** The words that a reader sees. */
function words(check: ChainCheck, feed: AgreementFeed): string {
  const language = languageFor('sv')
  const view = createView({
    feed,
    services: feed.agreement.services,
    language,
    messages: widget,
    link: () => undefined,
    notice: '',
  })
  const place = document.createElement('div')
  render(chainNote(check, view), place)
  const parts = [...place.querySelectorAll('p, li')].map(({ textContent }) => textContent)
  return parts.join(' ').replace(/[\s ]+/g, ' ')
}

/** Answer the requests of a test in place of the network. */
async function answering(answer: () => Promise<Response>, work: () => Promise<void>): Promise<void> {
  const { fetch } = window
  window.fetch = answer
  try {
    await work()
  } finally {
    window.fetch = fetch
  }
}

describe('the chain in the browser', () => {
  it('fits: signed, restated figures included, and says since when, in the zone of the page', async () => {
    const { feed, chain } = await made()
    expect(chain.entries.some(({ version }) => version === 2)).to.equal(true)
    const check = await verifyChain(feed, chain)
    expect(check).to.deep.include({
      problems: [],
      entries: 25,
      since: '2026-11-05T00:30:00Z',
      signature: 'valid',
    })
    expect(check.head).to.equal(chain.entries.at(-1)?.hash)
    expect(words(check, feed)).to.equal('Historiken är oförändrad sedan 2026-11-05 (signaturen stämmer)')
    // In New York it was still the day before.
    const away = { ...feed, page: { ...feed.page, timeZone: 'America/New_York' } }
    expect(words(check, away)).to.include('sedan 2026-11-04')
  })

  it('one byte changed in any part of an entry is found, in the first, a middle and the last', async () => {
    const both = await made()
    for (const number of [1, 12, 25]) {
      const changes: [string, (chain: ChainFeed) => unknown][] = [
        ['value', (chain) => Object.assign(entry(chain, number).result, { value: '12.34' })],
        ['parameter', (chain) => Object.assign(entry(chain, number).result.method.parameters, { x: '1' })],
        ['inputs', (chain) => Object.assign(entry(chain, number).inputs, { digest: 'a'.repeat(64) })],
        ['date', (chain) => Object.assign(entry(chain, number), { recordedAt: '2026-11-05T00:30:01Z' })],
        ['number', (chain) => Object.assign(entry(chain, number), { number: number + 1 })],
        ['version', (chain) => Object.assign(entry(chain, number), { version: 3 })],
        ['previous', (chain) => Object.assign(entry(chain, number), { previous: 'b'.repeat(64) })],
        ['hash', (chain) => Object.assign(entry(chain, number), { hash: 'c'.repeat(64) })],
        ['field added', (chain) => Object.assign(entry(chain, number), { note: '' })],
        ...[0, 20, -1, -40].map((at): [string, (chain: ChainFeed) => unknown] => [
          `signature at ${at}`,
          (chain) => {
            const own = entry(chain, number)
            own.signature = other(own.signature ?? '', at)
          },
        ]),
        ['no signature', (chain) => delete entry(chain, number).signature],
      ]
      for (const [what, change] of changes)
        expect(await problemsAfter(both, change), `${what} of entry ${number}`).to.not.be.empty
    }
  })

  it('an entry left out, moved or twice, and another key, are found', async () => {
    const both = await made()
    expect(await problemsAfter(both, ({ entries }) => entries.splice(3, 1))).to.include('broken')
    expect(await problemsAfter(both, ({ entries }) => entries.reverse())).to.include('broken')
    expect(await problemsAfter(both, (chain) => chain.entries.push(entry(chain, 25)))).to.include('broken')
    expect(await problemsAfter(both, (chain) => chain.keys.pop())).to.deep.equal(['signature'])
    const { keys } = await chainOf(both.feed)
    const kid = both.chain.keys[0]?.kid
    const swapped = (chain: ChainFeed) => Object.assign(chain, { keys: keys.map((key) => ({ ...key, kid })) })
    expect(await problemsAfter(both, swapped)).to.deep.equal(['signature'])
  })

  it('a chain written anew with right hashes does not have the right signature', async () => {
    const both = await made()
    const problems = await problemsAfter(both, async ({ entries }) => {
      for (const [index, own] of entries.entries()) {
        const { hash: _, signature, ...content } = own
        const before = entries[index - 1]
        content.previous = before ? await sha256(canonical(before)) : null
        content.recordedAt = '2026-11-05T00:29:00Z'
        Object.assign(own, content, { hash: await sha256(canonical(content)) }, { signature })
      }
    })
    expect(problems).to.deep.equal(['signature'])
  })

  it("another agreement's chain is not this one's", async () => {
    const both = await made()
    expect(await problemsAfter(both, (_, feed) => Object.assign(feed.agreement, { id: 'annat' }))).to.include(
      'broken',
    )
  })

  it('what is shown is what was recorded: another figure, one not recorded, one hidden', async () => {
    const both = await made()
    const shown = ({ history: [first] }: AgreementFeed) => {
      if (!first) throw new Error('no history')
      return first
    }
    expect(
      await problemsAfter(both, (_, feed) => Object.assign(shown(feed), { value: '99.99' })),
    ).to.deep.equal(['differs'])
    expect(
      await problemsAfter(both, (_, feed) => Object.assign(shown(feed), { finality: 'provisional' })),
    ).to.deep.equal(['differs'])
    expect(
      await problemsAfter(both, (_, feed) => Object.assign(shown(feed), { metOnlyByRounding: true })),
    ).to.deep.equal(['differs'])
    expect(await problemsAfter(both, (chain) => chain.entries.pop())).to.deep.equal(['unrecorded'])
    expect(await problemsAfter(both, (_, feed) => feed.history.shift())).to.deep.equal(['hidden'])
    // The title is no figure, and what is older than all that is shown has only left the page.
    expect(await problemsAfter(both, (_, feed) => Object.assign(shown(feed), { title: 'Ny rubrik' }))).to.be
      .empty
    expect(await problemsAfter(both, (_, feed) => feed.history.splice(-2))).to.be.empty
  })

  it('an older feed than the chain is compared with what was recorded when it was made', async () => {
    const both = await made()
    const problems = await problemsAfter(both, (_, feed) => {
      feed.generatedAt = '2026-11-04T00:00:00Z'
      feed.history = []
    })
    expect(problems).to.be.empty
  })
})

describe('what is said of the chain', () => {
  it('what does not fit, by promise, service and period, five of them and how many more', async () => {
    const { feed, chain } = await made()
    const [first] = feed.history
    if (!first) throw new Error('no history')
    const shown = { ...feed, history: [{ ...first, value: '99.99' }, ...feed.history.slice(1)] }
    expect(words(await verifyChain(shown, chain), shown)).to.equal(
      'Historiken stämmer inte med det som fastställdes: Tillgänglighet, kundportal, Kundportal, 2026-10: här visas något annat än det som fastställdes',
    )
    const all = await verifyChain(feed, { ...chain, entries: [] })
    expect(all.problems).to.have.length(24)
    expect(words(all, feed)).to.match(/och 19 till$/)
  })

  it('a browser without Ed25519 checks the hashes and says that it did not check the signature', async () => {
    const { feed, chain } = await made()
    const { importKey } = crypto.subtle
    crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'))
    try {
      const check = await verifyChain(feed, chain)
      expect(check.signature).to.equal('unsupported')
      expect(words(check, feed)).to.include('(signaturen kan inte kontrolleras i den här webbläsaren)')
      expect(await problemsAfter({ feed, chain }, ({ entries }) => entries.splice(3, 1))).to.include('broken')
    } finally {
      crypto.subtle.importKey = importKey
    }
  })

  it('that it is not verified: no answer, an error, no chain, or a chain that is no JSON', async () => {
    const { feed, chain } = await made()
    const answers: [string, () => Promise<Response>][] = [
      ['unreachable', () => Promise.reject(new TypeError('no network'))],
      ['unreachable', async () => new Response('no', { status: 404 })],
      ['unreadable', async () => new Response('<!doctype html>')],
      ['unreadable', async () => Response.json({ version: 2 })],
      [
        'unreadable',
        async () => Response.json({ ...chain, entries: [{ ...chain.entries[0], result: null }] }),
      ],
      ['unreadable', async () => new Response(`{"a":${'['.repeat(99_999)}`)],
    ]
    for (const [expected, answer] of answers)
      await answering(answer, async () => {
        expect(await checkChain(ADDRESS, feed)).to.equal(expected)
      })
    await answering(
      async () => Response.json(chain),
      async () => {
        expect(await checkChain(ADDRESS, feed)).to.deep.include({ problems: [] })
        expect(await checkChain('javascript:0', feed)).to.equal('unreachable')
      },
    )
    expect(words('unreachable', feed)).to.equal(
      'Kedjan kunde inte hämtas, så historiken är inte kontrollerad.',
    )
  })
})

describe('<sla-compliance chain>', () => {
  atNowAndQuiet()

  it('fetches the chain beside the feed and says that it fits; without the attribute it asks for none', async () => {
    const { feed, chain } = await made()
    const asked: string[] = []
    const { fetch } = window
    window.fetch = (request, options) => {
      if (!String(request).includes('/chain/')) return fetch(request, options)
      asked.push(String(request))
      return Promise.resolve(Response.json(chain))
    }
    try {
      const plain = await drawTag('sla-compliance', FILE, feed)
      expect(plain.shadowRoot?.querySelector('[part=chain]')).to.equal(null)
      expect(asked).to.deep.equal([])
      const element = await drawTag('sla-compliance', FILE, feed, `chain="${ADDRESS}"`)
      await shows(element, 'Historiken är oförändrad sedan 2026-11-05 (signaturen stämmer)')
      expect(asked).to.deep.equal([ADDRESS])
      expect(await violations(element)).to.deep.equal([])
      const [first] = feed.history
      if (!first) throw new Error('no history')
      const changed = { ...feed, history: [{ ...first, value: '99.99' }, ...feed.history.slice(1)] }
      const other = await drawTag('sla-compliance', FILE, changed, `chain="${ADDRESS}"`)
      await shows(other, 'Historiken stämmer inte med det som fastställdes: ')
      expect(await violations(other)).to.deep.equal([])
    } finally {
      window.fetch = fetch
    }
  })
})
