import { expect } from '@open-wc/testing'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { all, atNowAndQuiet, fixtureFeed, one, shows, text } from '../testing.ts'
import './define.ts'
import { agreement, drawn, even, FILE, HEADLINE, portal, promise, stepsOf } from './testing.ts'

atNowAndQuiet()

describe('how it came about', () => {
  it('how it is computed, step by step, in its own zone', async () => {
    const element = await agreement()
    await shows(element, HEADLINE)
    expect(stepsOf(promise(element, 'Tillgänglighet, kundportal'))).to.deep.equal([
      // 2,592,000,000 ms; 986,280,000 ms to come; 1,605,720,000 ms so far.
      'Avtalad tid: perioden 720 h, återstår 273 h 58 min, avtalat 446 h 2 min',
      'Underhåll: sön 8 nov. 01:00–05:00, aviserat i tid, borträknat 4 h, aviserat 29 okt. kl. 09:00, senast 31 okt. kl. 00:00, krav 5 arbetsdagar',
      'Räknad tid: 442 h 2 min, avtalat 446 h 2 min, borträknat 4 h, borträknad tid ingår inte',
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

  it('which items were late or are open, with their own limits', async () => {
    const element = await portal({
      explain: [
        {
          step: 'items',
          values: {
            counted: '12',
            good: '11',
            missed: '1',
            undecided: '0',
            cancelled: '0',
            open: '1',
            pastDue: '0',
            attribution: 'decision',
          },
        },
        {
          step: 'missed-item',
          values: {
            id: 'INC-7',
            priority: '1',
            start: '2026-11-03T07:00:00Z',
            used: '9900000',
            limit: '7200000',
            unit: 'ms',
            due: '2026-11-03T09:00:00Z',
            edited: 'true',
          },
        },
        {
          step: 'open-item',
          values: {
            id: 'INC-9',
            // What the engine calls a ticket that nobody gave a priority.
            priority: 'none',
            start: '2026-11-19T12:00:00Z',
            used: '2',
            limit: '3',
            unit: 'workingDays',
            state: 'paused',
            at75: '2026-11-20T08:00:00Z',
          },
        },
      ],
    })
    expect(stepsOf(promise(element, 'Tillgänglighet, kundportal'))).to.deep.equal([
      'Ärenden: räknade 12, inom målet 11, missade 1, öppet 1, räknas till perioden då det avgörs',
      'För sent: INC-7, prioritet 1, från 3 nov. kl. 08:00, använd tid 2 h 45 min, gräns 2 h, klart senast 3 nov. kl. 10:00, ändrat i efterhand',
      'Öppet: INC-9, från 19 nov. kl. 13:00, använd tid 2 arbetsdagar, gräns 3 arbetsdagar, pausat, 75 % av tiden 20 nov. kl. 09:00',
    ])
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
      'Räknad tid: avtalat 1 249 h 10 min, 1 248 h 20 min, borträknat 50 min, borträknad tid ingår inte',
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
    await shows(given, 'juni 2026: avdrag med 10,00 % av avgiften, dras av utan begäran.')
    await shows(given, 'juni 2026: rätt att säga upp avtalet, kan begäras.')
    expect(all(given, '.credits > li')).to.have.length(2)
    expect(even(one(given, '.credits .steps').textContent)).to.equal(
      'Nivå: under 99,9 %, minst 99 %, avdrag 10 %',
    )
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

  it('above the cap that the agreement sets it says how much came, and has no say', async () => {
    const element = await drawn((feed) => {
      const above = { workload: 'anrop', counts: 'requests', actual: 2100000, cap: 2000000 }
      Object.assign(feed.results[0] ?? {}, { binding: false, aboveCap: above })
    })
    await shows(
      element,
      'Kundportal · november 2026 · punkt 4.1 · binder inte: 2 100 000 anrop mot taket 2 000 000',
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
