import { expect } from '@open-wc/testing'
import { all, atNowAndQuiet, NOW, one, setClock, shows, text, violations } from '../testing.ts'
import './define.ts'
import { agreement, behind, drawn, even, factOf, HEADLINE, portal, promise, stepsOf } from './testing.ts'
import 'axe-core'

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

  it('a running period that too little was measured of: at risk, with the reason beside its figure', async () => {
    const element = await portal({
      ...{ verdict: 'pending', outlook: 'at-risk', reason: 'coverage-out-of-reach', coverage: '89.50' },
    })
    await shows(element, 'I riskzonen')
    expect(behind(promise(element, 'Tillgänglighet, kundportal'))).to.include(
      'För lite är mätt för att målet ska kunna bedömas som uppfyllt när perioden är slut',
    )
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
    expect(all(element, 'details, .periods, [part=facts]')).to.have.length(0)
    expect(await violations(element)).to.deep.equal([])
  })

  it('line: the sentence and its age', async () => {
    const element = await agreement('view="line"')
    await shows(element, HEADLINE)
    expect(text(element)).to.equal(`${HEADLINE} Uppgifter till 14:02, uppdateras 14:03.`)
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

  it('an agreement without promises says so, and has neither list nor credits', async () => {
    const element = await drawn((feed) => {
      feed.results = []
      feed.history = []
      delete feed.credits
    })
    await shows(element, 'Inget mål i avtalet är bindande just nu.')
    expect(text(element)).to.not.include('Avräkning')
    expect(all(element, '.objectives')).to.have.length(0)
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
      'toString: __proto__x <b>1</b>, ab, använd tid 1',
    ])
  })
})
