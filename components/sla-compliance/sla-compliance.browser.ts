import { aTimeout, expect } from '@open-wc/testing'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import {
  all,
  atNowAndQuiet,
  drawTag,
  feedAddress,
  fixtureFeed,
  mountTag,
  NOW,
  one,
  setClock,
  shows,
  text,
  violations,
} from '../testing.ts'
import './define.ts'
import 'axe-core'

const FILE = 'agreements/driftavtal.json'
const HEADLINE =
  '1 av 5 avtalsmål är på väg att uppfyllas i november, 1 är i riskzonen, 2 är brutna, 1 saknar uppgift.'

const agreement = (attributes = '', children = '', answer = 'good') =>
  mountTag('sla-compliance', `src="${feedAddress(answer, 0, FILE)}" ${attributes}`, children)

async function drawn(change: (feed: AgreementFeed) => void, attributes = '') {
  const feed = await fixtureFeed<AgreementFeed>(FILE)
  change(feed)
  return drawTag('sla-compliance', FILE, feed, attributes)
}

/** An element that draws the portal's promise alone, with a change made to it. */
const portal = (change: Partial<ObjectiveResult>) =>
  drawn((feed) => {
    feed.results = feed.results.slice(0, 1).map((result) => ({ ...result, ...change }))
  })

const even = (words: string | null | undefined) => (words ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

/** What a reader sees of one promise, named by its title. */
function promise(element: Element, title: string): HTMLElement {
  const found = all(element, '.objective').find((item) => item.querySelector('.title')?.textContent === title)
  if (!found) throw new Error(`no promise "${title}"; shown: ${text(element)}`)
  return found
}
const factOf = (item: HTMLElement) => even(item.querySelector<HTMLElement>('.fact')?.innerText)
const behind = (item: HTMLElement) => even(item.querySelector('[part=facts]')?.textContent)
const stepsOf = (item: HTMLElement) =>
  [...item.querySelectorAll('[part=explanation] li')].map((step) => even(step.textContent))

atNowAndQuiet()

describe('what a reader sees', () => {
  it('whose agreement it is, how it stands in a sentence, and how old that is', async () => {
    const element = await agreement()
    await shows(
      element,
      `Driftavtal för kundportalen. Mellan Exempel Drift AB och Acme AB. Undertecknat. ${HEADLINE} Uppgifter till 14:02`,
    )
    expect(one(element, '.agreement a').getAttribute('href')).to.match(/\/agreements\/driftavtal\/$/)
    expect(text(element)).to.include('Tider i Europe/Stockholm')
    for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
    expect(await violations(element)).to.deep.equal([])
  })

  it('problems first, each with a shape of its own', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    expect(
      all(element, '.objective').map((item) => [
        item.querySelector('.title')?.textContent,
        item.querySelector('.icon')?.getAttribute('class'),
      ]),
    ).to.deep.equal([
      ['Tillgänglighet, licensserver', 'icon s-major_outage'],
      ['Första svar, prioritet 1', 'icon s-major_outage'],
      ['Tillgänglighet, inloggning', 'icon s-degraded_performance'],
      ['Tillgänglighet, API', 'icon s-unknown'],
      ['Tillgänglighet, kundportal', 'icon s-operational'],
      ['Tillgänglighet, webbplats', 'icon s-under_maintenance'],
    ])
  })

  it('on track: value beside target, what is left rounded down, and what was excluded and why', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, kundportal')
    // 2,097,600 ms are left: 34.96 minutes.
    expect(factOf(item)).to.equal('99,96 % mål 99,9 % På väg att uppfyllas 34 min kvar')
    expect(even(item.querySelector('.what')?.textContent)).to.equal(
      'Tillgänglighet, kundportal Kundportal · november 2026 · punkt 4.1',
    )
    expect(behind(item)).to.equal('4 h borträknat: underhåll · Mätgrad 100,00 %')
    expect(even(item.querySelector('.meter')?.getAttribute('aria-valuetext'))).to.equal(
      'Tillgänglighet, kundportal: 18,62 procent av tillåten avbrottstid använd, 34 minuter kvar',
    )
  })

  it('at risk: 5.2 minutes left are 5', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, inloggning')
    expect(factOf(item)).to.equal('99,85 % mål 99,9 % I riskzonen 5 min kvar')
  })

  it('lost: by how much, rounded up, since when, and how far the unknown time could move it', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, licensserver')
    // 470,700 ms too much are 7.8 minutes; 12:55 UTC is 13:55 in Stockholm.
    expect(factOf(item)).to.equal('99,80 % mål 99,9 % Brutet 8 min för mycket')
    expect(even(item.querySelector('.broken')?.textContent)).to.equal(
      'Målet för november är brutet sedan 13:55.',
    )
    expect(behind(item)).to.equal(
      'Utfallet ligger mellan 99,64 % och 99,80 % · Avtalets regel för okänd tid avgör · Mätgrad 99,83 %',
    )
  })

  it('a budget that will run out tells when', async () => {
    const element = await drawn((feed) => {
      const [, , lost] = feed.results
      if (lost?.budget) lost.budget.breachAt = '2026-11-19T13:20:00Z'
    })
    expect(text(element)).to.include('Målet för november bryts 14:20 om det fortsätter.')
  })

  it('no data: words, why, and no figure at all', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, API')
    expect(factOf(item)).to.equal('Uppgift saknas mål 99,9 %')
    expect(behind(item)).to.equal('För låg mätgrad · Mätgrad 0,00 %')
    expect(item.querySelector('.meter')).to.equal(null)
  })

  it('excluded: not counted, and it has no say in the sentence', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, webbplats')
    expect(factOf(item)).to.equal('Räknas inte mål 99,9 %')
    // 1,605,720,000 ms are 446 h 2 min.
    expect(behind(item)).to.equal('Ingen avtalad tid · 446 h 2 min borträknat: force majeure')
  })

  it('items: the worst of them against what each has to keep, and how many did', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Första svar, prioritet 1')
    expect(factOf(item)).to.equal('2 h 45 min mål högst 2 h, varje ärende Brutet')
    expect(behind(item)).to.equal('11 av 12 inom målet · 1 öppet · 1 försenat')
  })

  it('closed periods as a row with its sentence, and as a table, newest first', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    const item = promise(element, 'Tillgänglighet, kundportal')
    const sums = '12 perioder: uppfyllt i 9, brutet i 2, uppgift saknas i 1'
    expect(even(item.querySelector('.periods')?.getAttribute('aria-label'))).to.equal(
      `Tillgänglighet, kundportal, ${sums}`,
    )
    expect(even(item.querySelector('.past summary')?.textContent)).to.include(sums)
    const bars = [...item.querySelectorAll('.periods path')].map((bar) => bar.getAttribute('class'))
    // Oldest first: November 2025 and May 2026 were breached, July has no data.
    expect(bars.map((bar) => bar?.replace('day s-', '')[0]).join('')).to.equal('mooooomouooo')
    const rows = [...item.querySelectorAll('tbody tr')].map((row) => even(row.textContent))
    expect(rows).to.have.length(12)
    expect(rows[0]).to.equal('Oktober 2026 99,91 % 99,9 % Uppfyllt')
    expect(rows[3]).to.equal('Juli 2026 – 99,9 % Uppgift saknas')
    expect(rows[8]).to.equal('Februari 2026 99,97 % 99,9 % Uppfyllt, rättat')
    expect(rows[11]).to.equal('November 2025 99,86 % 99,9 % Brutet, pilot, binder inte')
  })

  it('how it is computed, step by step, in its own zone', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    expect(stepsOf(promise(element, 'Tillgänglighet, kundportal'))).to.deep.equal([
      // 2,592,000,000 ms; 986,280,000 ms to come; 1,605,720,000 ms so far.
      'Avtalad tid: perioden 720 h, återstår 273 h 58 min, avtalat 446 h 2 min',
      'Underhåll: sön 8 nov. 01:00–05:00, aviserat i tid, borträknat 4 h, aviserat 29 okt. kl. 09:00, senast 31 okt. kl. 00:00, krav 5 arbetsdagar',
      'Räknad tid: 442 h 2 min, avtalat 446 h 2 min, borträknat 4 h, borträknad tid tas bort ur tiden',
      'Okänd tid: 0 min, mätgrad 100,00 %, räknas inte',
      'Avbrott: tis 3 nov. 09:12–09:20, räknas 8 min',
      'Avbrott sammanlagt: 8 min',
      'Utfall: 99,96 %',
      'Bedömning: mål 99,9 %: på väg att uppfyllas',
    ])
    expect(stepsOf(promise(element, 'Tillgänglighet, licensserver'))[4]).to.equal(
      'Avbrott: tors 19 nov. 13:38–14:02, pågår, räknas 24 min',
    )
  })

  it('excluded time is cut in both places, so that neither claims more than was taken out', async () => {
    const values = { agreedMs: '4497000000', baseMs: '4493983968', excludedMs: '3016032', mode: 'remove' }
    const [{ ledger } = {}] = (await fixtureFeed<AgreementFeed>(FILE)).results
    if (!ledger) throw new Error('the fixture has a ledger')
    const element = await portal({
      ledger: { ...ledger, excluded: [{ reason: 'maintenance', ms: 3_016_032 }] },
      explain: [{ step: 'base', values }],
    })
    // 50.27 minutes of 1,249 h 10 min.
    await shows(element, '50 min borträknat: underhåll')
    expect(stepsOf(promise(element, 'Tillgänglighet, kundportal'))).to.deep.equal([
      'Räknad tid: avtalat 1 249 h 10 min, 1 248 h 20 min, borträknat 50 min, borträknad tid tas bort ur tiden',
    ])
  })

  it('what breaches give, and until when it can be claimed', async () => {
    const element = await agreement()
    await shows(
      element,
      'Avräkning Tillgänglighet, licensserver, juni 2026: 4 000,00 SEK, kan begäras senast 30 juli 2026.',
    )
    const given = await drawn((feed) => {
      const [credit] = feed.credits ?? []
      if (!credit) throw new Error('the fixture has a credit')
      const { amount, currency, claimBy, credited, ...rest } = credit
      feed.credits = [
        {
          ...rest,
          credited: '10.00',
          status: 'automatic',
          steps: [{ step: 'tier', values: { below: '99.9', atLeast: '99', percent: '10' } }],
        },
        { ...rest, kind: 'termination-right', status: 'eligible' },
        { ...rest, status: 'none' },
      ]
    })
    await shows(given, 'juni 2026: avdrag 10,00 % av avgiften, dras av utan begäran.')
    await shows(given, 'juni 2026: rätt att säga upp avtalet, kan begäras.')
    expect(all(given, '.credits > li')).to.have.length(2)
    expect(even(one(given, '.credits .steps').textContent)).to.equal(
      'Nivå: under 99,9 %, minst 99 %, avdrag 10 %',
    )
  })

  it('English where its surroundings are English', async () => {
    const element = await agreement('lang="en"')
    await shows(
      element,
      '1 of 5 objectives is on track for November, 1 is at risk, 2 are breached, 1 has no data.',
    )
    expect(factOf(promise(element, 'Availability, customer portal'))).to.equal(
      '99.96% target 99.9% On track 34 min left',
    )
    expect(stepsOf(promise(element, 'Availability, customer portal'))[1]).to.equal(
      'Maintenance: Sun 8 Nov, 01:00–05:00, announced in time, excluded 4 h, announced 29 Oct at 09:00, latest 31 Oct at 00:00, required 5 working days',
    )
    await shows(element, 'June 2026: 4,000.00 SEK, can be claimed by 30 Jul 2026.')
  })
})

describe('what a promise is worth', () => {
  it('a pilot, a KPI and an agreement that is not signed are marked, and have no say', async () => {
    const element = await drawn((feed) => {
      const [first, second, third] = feed.results
      Object.assign(first ?? {}, { phase: 'pilot', binding: false })
      Object.assign(second ?? {}, { kind: 'kpi' })
      Object.assign(third ?? {}, { binding: false })
      feed.agreement.signed = false
    })
    await shows(element, 'Ej undertecknat, vägledande.')
    await shows(element, 'Kundportal · november 2026 · punkt 4.1 · pilot, binder inte')
    await shows(element, 'Inloggning · november 2026 · punkt 4.2 · mäts utan löfte')
    await shows(element, 'Licensserver · november 2026 · punkt 4.3 · Ej undertecknat, vägledande')
    // Of the others one has no data, one is excluded and one is breached.
    await shows(
      element,
      '0 av 2 avtalsmål är på väg att uppfyllas i november, 1 är brutet, 1 saknar uppgift.',
    )
  })

  it('a quarter and a window that moves along have their names', async () => {
    const bounds = {
      start: '2026-09-30T22:00:00Z',
      end: '2026-12-31T23:00:00Z',
      timeZone: 'Europe/Stockholm',
    }
    const quarter = await portal({ period: { ...bounds, id: '2026-Q4', type: 'calendar-quarter' } })
    await shows(quarter, 'Kundportal · kvartal 4 2026 · punkt 4.1')
    const rolling = await portal({
      period: {
        ...bounds,
        id: 'PT720H',
        type: 'rolling',
        start: '2026-10-20T13:02:00Z',
        end: '2026-11-19T13:02:00Z',
      },
    })
    await shows(rolling, 'Kundportal · 30 dagar · punkt 4.1')
  })

  it('what the value rests on: rounding, a dispute, other terms in a part of the period', async () => {
    const element = await portal({
      metOnlyByRounding: true,
      disputed: { without: '99.87', verdict: 'breached' },
      parts: [],
    })
    await shows(
      element,
      'Uppfyllt bara genom avtalets avrundning · Underlaget är bestritt; utan det bestridda 99,87 %, brutet · Villkoren ändrades under perioden',
    )
  })

  it('figures of the metric that a reader needs beside the value', async () => {
    const element = await portal({
      numbers: {
        recoversAt: '2026-12-03T09:00:00Z',
        missesLeft: '-3',
        medianMs: '5400000',
        answers: '1284',
        responseRate: '41.50',
        gross: '99.90',
        slices: '12',
      },
    })
    await shows(element, 'Åter uppfyllt 3 dec. kl. 10:00 om inget mer händer')
    await shows(element, 'Utan undantag 99,90 %')
    await shows(element, '3 fel för mycket · Median 1 h 30 min · 1 284 svar · Svarsfrekvens 41,50 %')
    expect(text(element)).to.not.include('slices')
  })

  it('a time limit that is kept by what is lower has its bounds the right way round', async () => {
    const element = await portal({
      target: { comparator: '<=', value: '7200000', unit: 'ms' },
      value: '3600000',
      worst: '5400000',
      certainty: 'policy',
      best: '3600000',
    })
    await shows(element, 'Utfallet ligger mellan 1 h och 1 h 30 min')
  })
})

describe('what it is asked to show', () => {
  it('the promises for some of the services, and the sentence on those alone', async () => {
    const element = await agreement('services="inloggning portal"')
    await shows(element, '1 av 2 avtalsmål är på väg att uppfyllas i november, 1 är i riskzonen.')
    expect(all(element, '.objective')).to.have.length(2)
  })

  it('compact: value and target of each promise, nothing folded away', async () => {
    const element = await agreement('view="compact"')
    await shows(element, HEADLINE)
    expect(all(element, '.objective')).to.have.length(6)
    expect(all(element, 'details, .periods, [part=facts]')).to.deep.equal([])
    expect(await violations(element)).to.deep.equal([])
  })

  it('line: the sentence and its age', async () => {
    const element = await agreement('view="line"')
    await shows(element, HEADLINE)
    expect(text(element)).to.equal(`${HEADLINE} Uppgifter till 14:02, nästa 14:03.`)
    expect(await violations(element)).to.deep.equal([])
  })
})

describe('when the data is not good', () => {
  it('stale: the age is said, and the sentence speaks of the past', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    setClock(NOW + 3 * 3_600_000)
    element.requestUpdate()
    await shows(element, '3 h gamla')
    expect(text(element)).to.include('1 av 5 avtalsmål var på väg att uppfyllas i november')
    expect(element.matches(':state(stale)')).to.equal(true)
    expect(await violations(element)).to.deep.equal([])
  })

  it('missing: the fallback stays and the reason is said', async () => {
    const element = await agreement('', '<a href="/">Avtalet</a>', 'missing')
    await shows(element, 'uppgifterna finns inte på adressen')
    expect(element.textContent).to.equal('Avtalet')
  })

  it('another version: no guess', async () => {
    await shows(await agreement('', '', 'version'), 'uppgifterna har en annan version')
  })

  it('an agreement without promises says so, and has neither list nor credits', async () => {
    const element = await drawn((feed) => {
      feed.results = []
      feed.history = []
      delete feed.credits
    })
    await shows(element, 'Inget mål i avtalet räknas just nu.')
    expect(text(element)).to.not.include('Avräkning')
    expect(all(element, '.objectives')).to.deep.equal([])
    expect(await violations(element)).to.deep.equal([])
  })

  it('codes that it does not know are shown as words, whatever they are', async () => {
    const element = await portal({
      value: null,
      reason: 'constructor',
      explain: [{ step: 'toString', values: { __proto__x: '<b>1</b>', why: 'a\u202eb', used: '1' } }],
    })
    await shows(element, 'Constructor')
    expect(stepsOf(promise(element, 'Tillgänglighet, kundportal'))).to.deep.equal([
      'toString: __proto__x <b>1</b>, ab, tog 1',
    ])
  })
})

it('a change is told once, politely; the first drawing is silent', async () => {
  const element = await drawn(() => {})
  const status = () => element.shadowRoot?.querySelector('[role=status]')?.textContent
  expect(status()).to.equal('')
  await aTimeout(0)
  const feed = await fixtureFeed<AgreementFeed>(FILE)
  const [, risk] = feed.results
  Object.assign(risk ?? {}, { verdict: 'breached', outlook: 'lost' })
  element.feed = feed
  await shows(element, '3 är brutna')
  expect(status()).to.equal(
    '1 av 5 avtalsmål är på väg att uppfyllas i november, 3 är brutna, 1 saknar uppgift.',
  )
})
