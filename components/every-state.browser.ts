import { aTimeout, expect } from '@open-wc/testing'
// A script of the old kind: it puts itself on the window.
import 'axe-core'
import type { AgreementFeed, IncidentsFeed, ServiceFeed, StatusFeed } from '../data/schema/feed.ts'
import { TAGS } from './every-tag.ts'
import {
  all,
  atNowAndQuiet,
  drawTag,
  feedAddress,
  fixtureFeed,
  mountTag,
  one,
  setClock,
  shows,
  text,
  until,
  violations,
} from './testing.ts'
import type { FeedHead } from './view.ts'

interface Says {
  /** The fixture with nothing in it, and what is shown of it. */
  empty: (feed: FeedHead) => FeedHead
  nothing: string
  /** What is shown of the fixture in English. */
  english: string
  /** A change to the fixture, and what a screen reader is told of it. */
  change: (feed: FeedHead) => void
  told: string
}

const allDown = (feed: FeedHead) => {
  const { services } = feed as StatusFeed
  for (const service of services) service.state = 'major_outage'
  ;(feed as StatusFeed).state = 'major_outage'
}

const SAYS: Record<string, Says> = {
  'sla-status': {
    empty: (feed) => ({ ...(feed as StatusFeed), services: [], incidents: [], maintenance: [] }),
    nothing: 'Här finns inga tjänster att visa ännu.',
    english: 'Licence server has a partial outage.',
    change: allDown,
    told: 'Alla tjänster har avbrott.',
  },
  'sla-badge': {
    empty: (feed) => ({ ...(feed as StatusFeed), state: 'unknown', services: [] }),
    nothing: 'Exempel Drift Uppgift saknas',
    english: 'Exempel Drift Partial outage Data through 14:02',
    change: allDown,
    told: 'Exempel Drift: Avbrott',
  },
  'sla-compliance': {
    empty: (feed) => ({ ...(feed as AgreementFeed), results: [], history: [], credits: [] }),
    nothing: 'Inget mål i avtalet är bindande just nu.',
    english: '1 of 5 objectives is on track for November',
    change: (feed) => {
      for (const result of (feed as AgreementFeed).results)
        if (result.outlook === 'at-risk') result.outlook = 'lost'
    },
    told: '1 av 5 avtalsmål är på väg att uppfyllas i november, 3 är brutna, 1 saknar uppgift.',
  },
  'sla-history': {
    empty: (feed) => {
      const { calendar, ...rest } = feed as ServiceFeed
      const days = { from: '2026-11-19', count: 0, states: '', details: [] }
      return { ...rest, service: { ...rest.service, state: 'unknown', days } }
    },
    nothing: 'Uppgift saknas om Kundportal.',
    english: 'Customer portal is operational.',
    change: (feed) => {
      ;(feed as ServiceFeed).service.state = 'partial_outage'
    },
    told: 'Kundportal har ett delvis avbrott.',
  },
  'sla-incidents': {
    empty: (feed) => ({ ...(feed as IncidentsFeed), incidents: [], maintenance: [] }),
    nothing: 'Inga händelser.',
    english: 'Going on now The licence server responds slowly',
    change: (feed) => {
      for (const incident of (feed as IncidentsFeed).incidents) incident.end ??= '2026-11-19T13:01:00Z'
    },
    told: 'Ingen händelse pågår.',
  },
  'sla-response-time': {
    empty: (feed) => {
      const { responseTime, ...service } = (feed as ServiceFeed).service
      return { ...(feed as ServiceFeed), service, responseDays: [] }
    },
    nothing: 'Inga svarstider har mätts.',
    english: 'Customer portal answered within 412 ms in 95 cases of 100, over 30 days.',
    change: (feed) => {
      const { responseTime } = (feed as ServiceFeed).service
      if (responseTime) responseTime.p95 = 999
    },
    told: '',
  },
}

const PROBLEMS = {
  error: 'servern svarar med ett fel',
  missing: 'uppgifterna finns inte på adressen',
  html: 'svaret är inte driftuppgifter utan något annat',
  truncated: 'svaret är ofullständigt',
  version: 'uppgifterna har en annan version',
  shape: 'uppgifterna har fel form',
}

const FALLBACK = '<a href="/status/">Driftläget hos oss</a>'
const states = (element: Element) =>
  ['loading', 'stale', 'error'].filter((state) => element.matches(`:state(${state})`))

atNowAndQuiet()

for (const { tag, file, attributes, words } of TAGS) {
  const mount = (answer: string, wait = 0, more = '', children = FALLBACK) =>
    mountTag(tag, `src="${feedAddress(answer, wait, file)}" ${attributes} ${more}`, children)
  const says = SAYS[tag]
  if (!says) throw new Error(`what <${tag}> says has to be written down here`)
  const { empty, nothing, english, change, told } = says

  describe(`the states of <${tag}>`, () => {
    it('initial: without an address the fallback, and what is missing', async () => {
      const element = await mountTag(tag, attributes, FALLBACK)
      await shows(element, 'adressen till uppgifterna saknas eller är fel')
      expect(element.querySelector('a')?.checkVisibility()).to.equal(true)
      expect(await violations(element)).to.deep.equal([])
    })

    it('pending: the fallback, marked as busy, and words only where there is none', async () => {
      const element = await mount('good', 60_000)
      await aTimeout(50)
      expect(element.querySelector('a')?.checkVisibility()).to.equal(true)
      expect(one(element, '[aria-busy=true]')).to.exist
      expect(text(element)).to.equal('')
      expect(states(element)).to.deep.equal(['loading'])
      expect(await violations(element)).to.deep.equal([])
      await shows(await mount('good', 60_000, '', ''), 'Hämtar driftläget …')
    })

    it('complete: the data in the place of the fallback, and no state', async () => {
      const element = await mount('good')
      await shows(element, words)
      expect(element.querySelector('a')?.checkVisibility()).to.equal(false)
      expect(states(element)).to.deep.equal([])
      for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
      expect(await violations(element)).to.deep.equal([])
    })

    for (const [answer, problem] of Object.entries(PROBLEMS)) {
      it(`${answer}: the fallback and the reason, never a guess`, async () => {
        const element = await mount(answer)
        await shows(element, problem)
        expect(element.querySelector('a')?.checkVisibility()).to.equal(true)
        expect(text(element)).to.not.include(words)
        expect(states(element)).to.deep.equal(['error'])
        expect(await violations(element)).to.deep.equal([])
      })
    }

    it('stale: the figures with their age', async () => {
      setClock(Date.parse('2026-11-19T14:02:00Z'))
      const element = await mount('good')
      await shows(element, '1 h gamla')
      expect(states(element)).to.deep.equal(['stale'])
      expect(await violations(element)).to.deep.equal([])
    })

    it('empty: said in words', async () => {
      const element = await drawTag(tag, file, empty(await fixtureFeed(file)), attributes)
      await shows(element, nothing)
      expect(await violations(element)).to.deep.equal([])
    })

    it('is silent at first, and tells of a change of state once', async () => {
      const element = await drawTag(tag, file, await fixtureFeed(file), attributes)
      const status = () => one(element, '[role=status]').textContent
      expect(status()).to.equal('')
      await aTimeout(0)
      const feed = await fixtureFeed<FeedHead>(file)
      change(feed)
      const before = text(element)
      Object.assign(element, { feed })
      await until(() => text(element) !== before, 'nothing changes')
      expect(status()).to.equal(told)
      Object.assign(element, { feed: structuredClone(feed) })
      await aTimeout(20)
      expect(status()).to.equal(told)
    })

    it('speaks the language of its surroundings, and English for one that it does not know', async () => {
      await shows(await mount('good', 0, 'lang="en"'), english)
      const german = await mount('good', 0, 'lang="de"')
      await shows(german, english)
      expect(one(german, '.root').lang).to.equal('en-GB')
    })
  })
}
