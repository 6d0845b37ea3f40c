import { describe, expect, it, vi } from 'vitest'
import type { AgreementFeed, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { changeWords } from './amendments.ts'
import { costsOf } from './cost.ts'
import { messages } from './messages.ts'
import { promiseWords, targetWords } from './objectives.ts'
import { overlapping, reportsOf, tally } from './reports.ts'
import { result } from './result.fixture.ts'
import { stepWords } from './steps.ts'
import { headlineWords, verdictWords } from './summary.ts'
import { countingWords } from './terms.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const [sv, en] = [messages('sv'), messages('en')]
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')

const agreement: AgreementFeed['agreement'] = {
  id: 'drift',
  title: 'Drift',
  level: 'service',
  parties: [],
  timeZone: 'Europe/Stockholm',
  effectiveFrom: '2026-01-01',
  signed: true,
  phases: {},
  services: [],
  excludes: [],
  serviceHours: '24x7',
  maintenance: {},
  href: 'agreements/drift/',
}
const feed = (history: ObjectiveResult[], results: ObjectiveResult[] = [result({})]): AgreementFeed => ({
  version: 1,
  generatedAt: '2026-04-01T00:00:00Z',
  dataThrough: '2026-04-01T00:00:00Z',
  staleAfter: '2026-04-01T00:10:00Z',
  page: { name: 'Sida', url: 'https://status.example.com', timeZone: 'Europe/Stockholm', locales: ['sv'] },
  agreement,
  results,
  history,
})

it('maintenance to come that was announced in time is to be left out, though nothing of it is yet', () => {
  const values = { why: 'announced-in-time', excludedMs: '0', announcedAt: '2026-03-20T17:30:00Z' }
  const [step] = stepWords(result({ explain: [{ step: 'maintenance', values }] }), 'sv', sv)
  expect(plain(step?.more)).toBe('Räknas bort: ja, därför att det aviserades i tid (20 mars 2026).')
})

it('maintenance of which nothing lay in agreed time says so once it is over, for the figure of it is 0:00:00', () => {
  const values = { why: 'announced-in-time', excludedMs: '0', announcedAt: '2026-03-20T17:30:00Z' }
  const said = (start: string, end: string, period = '2026-03-31T22:00:00Z') => {
    const explain = [{ step: 'maintenance', values: { ...values, start, end } }]
    const one = result({ explain })
    const [step] = stepWords({ ...one, period: { ...one.period, end: period } }, 'sv', sv)
    return plain(step?.more)
  }
  const counts = 'Räknas bort: ja, därför att det aviserades i tid (20 mars 2026).'
  const none = `${counts} Inget av det låg i avtalad tid.`
  expect(said('2026-03-28T03:00:00Z', '2026-03-28T04:00:00Z')).toBe(none)
  // The feed's data reaches to 1 April: what goes on after the end of the period is over for it.
  expect(said('2026-03-31T21:00:00Z', '2026-04-01T01:00:00Z')).toBe(none)
  expect(said('2026-03-31T21:00:00Z', '2026-04-01T01:00:00Z', '2026-04-30T22:00:00Z')).toBe(counts)
})

it('maintenance to come that was announced too late is not', () => {
  const values = { why: 'announced-late', excludedMs: '0', announcedAt: '2026-03-20T17:30:00Z' }
  const [step] = stepWords(result({ explain: [{ step: 'maintenance', values }] }), 'sv', sv)
  expect(plain(step?.more)).toBe('Räknas bort: nej, därför att det aviserades för sent (20 mars 2026).')
})

describe('targets of every metric in words', () => {
  it('says what each item has to keep, and how many of them', () => {
    const share = result({
      metric: 'response-time',
      target: {
        comparator: '>=',
        value: '95',
        unit: '%',
        quantifier: 'share',
        limit: { comparator: '<=', value: '800', unit: 'ms' },
      },
    })
    expect(plain(promiseWords(share, 'sv', sv))).toBe('Svarstid: minst 95 % inom 800 ms per kalendermånad.')
    const every = result({
      metric: 'first-response',
      target: { comparator: '<=', value: '1800000', unit: 'ms', quantifier: 'every' },
    })
    expect(plain(promiseWords(every, 'sv', sv))).toBe(
      'Tid till första svar: högst 30 min, varje ärende, per kalendermånad.',
    )
    const days = result({ target: { comparator: '<=', value: '1', unit: 'workingDays' } })
    expect(plain(targetWords(days, 'en', en))).toBe('at most 1 working day')
  })
})

describe('the steps of counted figures in words', () => {
  const say = (steps: Step[], over: Partial<ObjectiveResult> = {}) =>
    stepWords(result({ explain: steps, ...over }), 'sv', sv).map(({ words }) => plain(words))

  it('has sentences for samples, requests, slices and items', () => {
    expect(
      say([
        { step: 'requests', values: { good: '934660', valid: '934847' } },
        {
          step: 'slices',
          values: {
            slices: '6060',
            emptySlices: '5555',
            unknownSlices: '2',
            slice: 'PT5M',
            coverage: '99.96',
          },
        },
        { step: 'items', values: { counted: '9', good: '8', missed: '1', open: '2', pastDue: '1' } },
      ]),
    ).toEqual([
      '934 660 av 934 847 anrop lyckades.',
      'Av intervallen om 5 min är 6 060 kända, 5 555 av dem utan anrop. 2 är okända. Mätgraden är 99,96 %.',
      'Avgjorda under perioden: 9, varav 8 inom målet och 1 inte. Öppna: 2, varav försenade: 1.',
    ])
  })

  it('tells any other step by the words of the components, never by a bare code', () => {
    const [claimed, unknown] = say([
      {
        step: 'exclusion',
        values: {
          type: 'force-majeure',
          clause: '7.1',
          start: '2026-03-04T10:00:00Z',
          end: '2026-03-04T11:00:00Z',
          why: 'not-approved',
          excludedMs: '0',
        },
      },
      { step: 'a-step-of-a-later-engine', values: {} },
    ])
    expect(claimed).toMatch(/^Undantag: .*force majeure.*punkt 7\.1.*inte godkänt av kunden/)
    expect(unknown).toBe('a-step-of-a-later-engine.')
  })

  it('names the incident of an exclusion beside it, and by its id only where nothing else is known of it', () => {
    const exclusion = (incident: string) => {
      const values = { incident, type: 'force-majeure', why: 'listed', excludedMs: '0' }
      return stepWords(result({ explain: [{ step: 'exclusion', values }] }), 'sv', sv)
    }
    const [known] = exclusion('2026-03-04-portal')
    expect(known).toMatchObject({ events: ['2026-03-04-portal'] })
    expect(known?.words).toMatch(/^Undantag: (?!.*2026-03-04-portal).*force majeure/)
    expect(exclusion('gone')).toMatchObject([{ words: expect.stringContaining('gone'), events: [] }])
  })

  it('writes a fraction only where it says something: of a share that is not whole', () => {
    const value = { step: 'value', values: { value: '99.97', num: '54980', den: '54991' } }
    expect(say([value])[0]).toMatch(/^Utfall: 54 980 \/ 54 991 = 99,97 %/)
    const count = { step: 'value', values: { value: '1', num: '1', den: '1' } }
    expect(say([count], { target: { comparator: '<=', value: '2', unit: '' } })[0]).toBe('Utfall: 1.')
  })
})

describe('the rules of counted figures', () => {
  it('a ticket’s calendar is of hours, an order’s of days', () => {
    expect(countingWords({ calendar: 'kontor', pauseStates: '' }, 'sv', sv)).toContain(
      'Tiden går bara under öppettiderna i kalendern kontor.',
    )
    expect(countingWords({ calendar: 'kontor' }, 'sv', sv)).toEqual([
      'Arbetsdagar är de som kalendern kontor anger.',
    ])
  })
})

describe('the verdict of a closed period', () => {
  const report = (results: ObjectiveResult[]) => ({ feed: feed([]), period: result({}).period, results })

  it('counts what has a say: neither KPIs nor what does not bind (semantics 2.9)', () => {
    const results = [
      result({}),
      result({ verdict: 'breached', kind: 'kpi' }),
      result({ verdict: 'breached', binding: false }),
      result({ verdict: 'breached', phase: 'preparation' }),
      result({ verdict: 'excluded' }),
    ]
    expect(tally(results)).toEqual({ met: 1, breached: 0, 'no-data': 0 })
    expect(verdictWords(report(results), 'sv', sv)).toBe('Målet uppfylldes.')
  })

  it('is met only when all are, and no data is never met', () => {
    const met = result({})
    const none = result({ verdict: 'no-data' })
    const breached = result({ verdict: 'breached' })
    const say = (...results: ObjectiveResult[]) => verdictWords(report(results), 'sv', sv)
    expect(say(met, met)).toBe('Båda målen uppfylldes.')
    expect(say(met, met, breached, none)).toBe('2 av 4 mål uppfylldes, 1 bröts, för 1 saknas uppgift.')
    expect(say(none, none)).toBe('Uppgift saknas om båda målen.')
    expect(say(breached, none)).toBe('0 av 2 mål uppfylldes, 1 bröts, för 1 saknas uppgift.')
    expect(say(result({ binding: false }))).toMatch(/^Inget mål var bindande under perioden\./)
  })
})

describe('the first line of a report', () => {
  const say = (results: ObjectiveResult[], locale = 'sv', generatedAt = '2026-05-01T00:00:00Z') =>
    headlineWords({ ...all(results, generatedAt), results }, locale, locale === 'sv' ? sv : en)
  const all = (results: ObjectiveResult[], generatedAt: string) => ({
    feed: { ...feed([], results), generatedAt },
    period: result({}).period,
    credits: [],
    file: '',
  })
  const broken = result({ objective: 'p', title: 'Svarstid', verdict: 'breached', finality: 'final' })

  it('names what was breached and what nobody knows, and nothing that has no say', () => {
    const met = result({ finality: 'final' })
    const unknown = result({ objective: 'q', title: 'Nöjdhet', verdict: 'no-data', finality: 'final' })
    const kpi = result({ objective: 'k', title: 'Mått', verdict: 'breached', kind: 'kpi', finality: 'final' })
    expect(say([met])).toBe('Målet uppfylldes.')
    expect(say([met, broken, unknown, kpi])).toBe(
      '1 av 3 mål uppfylldes, 1 bröts, för 1 saknas uppgift. Det som bröts: Svarstid. Utan uppgift: Nöjdhet.',
    )
    expect(say([met, broken], 'en')).toBe('1 of 2 targets met, 1 breached. What was breached: Svarstid.')
  })

  it('begins with that it can still change, where it can', () => {
    expect(say([{ ...broken, finality: 'provisional' }])).toMatch(/^Preliminärt: Målet bröts\./)
    const open = { ...broken, verdict: 'pending' as const, outlook: 'lost' as const }
    // The month has ended in the feed of May, and not in that of March.
    expect(say([open], 'sv', '2026-03-20T00:00:00Z')).toMatch(
      /^Preliminärt: perioden pågår till och med 31 mars 2026\. .*Det som bröts: Svarstid\.$/,
    )
    const waiting = { ...open, outlook: 'on-track' as const, finality: 'provisional' as const }
    expect(say([waiting])).toBe('Preliminärt: Inte avgjort: Svarstid.')
  })
})

describe('reports', () => {
  const at = (id: string, start: string, end: string, over: Partial<ObjectiveResult> = {}) =>
    result({ period: { ...result({}).period, id, start, end }, ...over })
  const march = at('2026-03', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z')
  const other = { ...march, objective: 'p', verdict: 'breached' as const }
  const quarter = at('2026-Q1', '2025-12-31T23:00:00Z', '2026-03-31T22:00:00Z')
  const april = at('2026-04', '2026-03-31T22:00:00Z', '2026-04-30T22:00:00Z')
  const all = reportsOf(feed([march, other, quarter, april], [result({}), result({ objective: 'p' })]))

  it('one for each period, the latest first, a breach first in each', () => {
    expect(all.map(({ period }) => period.id)).toEqual(['2026-04', '2026-Q1', '2026-03'])
    expect(all.at(-1)?.results.map(({ objective }) => objective)).toEqual(['p', 'o'])
  })

  it('know those of the same time: a period that ends where another begins is none of them', () => {
    const [ofApril, , ofMarch] = all
    expect(ofMarch && overlapping(ofMarch, all).map(({ period }) => period.id)).toEqual(['2026-Q1'])
    expect(ofApril && overlapping(ofApril, all)).toEqual([])
  })
})

describe('what an incident costs', () => {
  const outage = (events: string): Step => ({ step: 'outage', values: { events, countedMs: '60000' } })

  it('is every outage known by its id, also one that other events are known by, and no id that only begins alike', () => {
    const own = result({ explain: [outage('a\nchecks'), outage('a-2'), outage('checks')] })
    const past = result({ objective: 'p', explain: [outage('b\na')] })
    const costs = costsOf('a', [feed([past], [own])])
    expect(costs.map(({ result: { objective }, outage: { values } }) => [objective, values.events])).toEqual([
      ['o', 'a\nchecks'],
      ['p', 'b\na'],
    ])
  })
})

describe('changes of an agreement in words', () => {
  const words = {
    what: { sv: 'Portalen, mål', en: 'The portal, target' },
    from: { sv: 'a', en: 'b' },
    to: null,
  }
  const say = (path: string, locale = 'sv') =>
    changeWords({ path, from: '>= 99 %', to: null, words }, [result({})], locale)

  it('are those of the feed, in the language of the page', () => {
    expect(say('objectives.o.target')).toMatchObject({ what: 'Portalen, mål', from: 'a' })
    expect(say('objectives.o.target', 'en')).toMatchObject({ what: 'The portal, target', from: 'b' })
    expect(say('objectives.o.target').to).toBeUndefined()
  })

  it('lead to the clause that changed', () => {
    expect(say('objectives.o.kind').anchor).toBe('mal-o')
    expect(say('maintenance.notice').anchor).toBe('term-maintenance')
    expect(say('scope.excludes').anchor).toBe('term-excludes')
    expect(say('objectives.gone.kind').anchor).toBeUndefined()
  })
})
