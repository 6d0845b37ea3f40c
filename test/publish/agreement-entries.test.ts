import { expect, test } from 'vitest'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { amendmentAnchor } from '../../site/amendments.ts'
import { reportPath } from '../../site/reports.ts'
import { objective } from './feed-builders.ts'
import { atom, json, type Node, rss, text } from './feed-readers.ts'
import { anAgreement, anIncident, feedsOf } from './feeds.ts'
import { syndicationFiles } from './texts.ts'

/* The feeds are made at noon UTC on 10 July 2026. */

/** Terms that say nothing. */
const TERMS: NonNullable<AgreementFeed['terms']> = {
  ...{ hours: [], objectives: [], signatures: [], roles: [], responsibilities: [], channels: [] },
  ...{ priorities: [], escalation: [], graceWorkingDays: 5 },
}

type Amendment = NonNullable<AgreementFeed['amendments']>[number]

const filesOf = (agreements: AgreementFeed[], incidents = [] as ReturnType<typeof anIncident>[]) =>
  syndicationFiles({ ...feedsOf(incidents), agreements })
const amendment = (changes: Partial<Amendment> = {}): Amendment => ({
  id: 'a1',
  effectiveFrom: '2026-07-01',
  state: 'in-force',
  changes: [],
  ...changes,
})
const withAmendments = (...amendments: Amendment[]) =>
  anAgreement({}, { amendments, versions: [{ from: '2025-01-01', amendments: [] }] })

/** A closed month, final unless said. */
const closed = (changes: Partial<ObjectiveResult> = {}): ObjectiveResult =>
  objective({
    period: {
      ...{ id: '2026-06', type: 'calendar-month', timeZone: 'Europe/Stockholm' },
      ...{ start: '2026-05-31T22:00:00Z', end: '2026-06-30T22:00:00Z' },
    },
    ...{ verdict: 'met', finality: 'final', service: 'portal' },
    ...changes,
  })

test('an amendment in force: its id, where it stands, why, since when and what it changes, in words', () => {
  const changes = [
    {
      ...{ path: 'objectives.svar.target', from: '<= 1000 ms', to: '<= 800 ms' },
      words: {
        what: { sv: 'Första svar, mål', en: 'First response, target' },
        from: { sv: 'högst 1 000 ms', en: 'at most 1,000 ms' },
        to: { sv: 'högst 800 ms', en: 'at most 800 ms' },
      },
    },
    {
      ...{ path: 'effectiveTo', from: null, to: '2027-12-31' },
      words: {
        what: { sv: 'Sista dag', en: 'Last day' },
        from: null,
        to: { sv: '31 december 2027', en: '31 December 2027' },
      },
    },
    {
      ...{ path: 'roles', from: null, to: null },
      words: { what: { sv: 'Roller', en: 'Roles' }, from: null, to: null },
    },
  ]
  const files = filesOf([
    withAmendments(amendment({ changes, reason: { sv: 'Nytt nät', en: 'New network' } })),
  ])
  expect(atom(files, 'atom.xml').entries).toEqual([
    {
      id: 'https://status.example.com/agreements/drift/amendments/a1/',
      title: 'Avtalsändring gäller: Driftavtal',
      url: `https://status.example.com/agreements/drift/#${amendmentAnchor('a1')}`,
      // Midnight in Stockholm.
      published: '2026-06-30T22:00:00Z',
      updated: '2026-06-30T22:00:00Z',
      categories: [['portal', 'Kundportal']],
      type: 'html',
      html: [
        '<p>Nytt nät</p>',
        '<p>Från och med 1 juli 2026.</p>',
        '<ul>',
        '<li>Första svar, mål: högst 1 000 ms → högst 800 ms</li>',
        '<li>Sista dag: inget → 31 december 2027</li>',
        '<li>Roller: ändras</li>',
        '</ul>',
      ].join('\n'),
    },
  ])
  const english = json(files, 'en/feed.json').items[0]
  expect([english.title, english.url]).toEqual([
    'Amendment in force: Operations agreement',
    `https://status.example.com/en/agreements/drift/#${amendmentAnchor('a1')}`,
  ])
  expect(english.content_html).toContain('<p>From 1 July 2026.</p>')
})

test.for([
  ['proposed', { proposedAt: '2026-05-04' }, 'Avtalsändring föreslagen', '2026-05-03', '2026-05-03'],
  [
    'approved',
    { proposedAt: '2026-05-04', agreedAt: '2026-06-01' },
    'Avtalsändring godkänd',
    '2026-05-03',
    '2026-05-31',
  ],
  ['in-force', { agreedAt: '2026-06-01' }, 'Avtalsändring gäller', '2026-05-31', '2026-06-30'],
  // What is written for a day to come has not happened.
  [
    'approved',
    { proposedAt: '2026-05-04', agreedAt: '2026-08-01' },
    ...(['Avtalsändring godkänd', '2026-05-03', '2026-05-03'] as const),
  ],
  // Retroactive: in force from a day before it was approved.
  ['in-force', { agreedAt: '2026-07-05' }, 'Avtalsändring gäller', '2026-06-30', '2026-07-04'],
] as const)('%s with %j is dated by what has happened', ([state, dates, title, published, updated]) => {
  const effectiveFrom = state === 'in-force' ? '2026-07-01' : '2026-10-01'
  const [entry] = atom(
    filesOf([withAmendments(amendment({ state, effectiveFrom, ...dates }))]),
    'atom.xml',
  ).entries
  expect(entry?.title).toBe(`${title}: Driftavtal`)
  expect([entry?.published, entry?.updated]).toEqual([`${published}T22:00:00Z`, `${updated}T22:00:00Z`])
})

test('a proposal of an unknown day is dated the same in every build, and never in the future', () => {
  const proposal = withAmendments(amendment({ state: 'proposed', effectiveFrom: '2026-10-01' }))
  const [entry] = atom(filesOf([proposal]), 'atom.xml').entries
  expect([entry?.published, entry?.updated]).toEqual(['2024-12-31T23:00:00Z', '2024-12-31T23:00:00Z'])
})

test('an id outlives what becomes of the change', () => {
  const ids = (state: Amendment['state']) =>
    atom(filesOf([withAmendments(amendment({ state, agreedAt: '2026-06-01' }))]), 'en/atom.xml').entries.map(
      ({ id }) => id,
    )
  expect(ids('proposed')).toEqual(ids('in-force'))
})

test('the report of a period: an entry once every figure in it is final, where the page is', () => {
  const results = [
    closed(),
    closed({
      ...{ objective: 'svar', metric: 'first-response', value: null, verdict: 'no-data', binding: false },
      title: { sv: 'Första svar', en: 'First response' },
      target: { comparator: '<=', value: '7200000', unit: 'ms', quantifier: 'every' },
    }),
  ]
  const agreement = anAgreement({}, { history: results })
  const { items } = rss(filesOf([agreement]), 'rss.xml')
  expect(items).toHaveLength(1)
  const path = reportPath(agreement, closed().period)
  expect(items[0]).toMatchObject({
    title: 'Rapport juni 2026: Driftavtal',
    link: [`https://status.example.com/${path}`],
    guid: { '#text': `https://status.example.com/${path}` },
    pubDate: 'Tue, 30 Jun 2026 22:00:00 GMT',
    category: ['Kundportal'],
  })
  const said = text(items[0]?.description).replaceAll('\u00a0', ' ')
  expect(said).toContain('<li>Tillgänglighet, Kundportal: 99,97 %, mål 99,9 %, uppfyllt</li>')
  expect(said).toContain(
    '<li>Första svar, Kundportal: mål högst 2 h, varje ärende, uppgift saknas, inte bindande</li>',
  )
  const preliminary = anAgreement(
    {},
    { history: [...results, closed({ objective: 'x', finality: 'provisional' })] },
  )
  expect(rss(filesOf([preliminary]), 'rss.xml').items).toEqual([])
})

test('a report that is restated is updated, under the same id', () => {
  const restated = {
    ...{ version: 2, reason: 'late-data', by: 'driftchef', at: '2026-07-09T10:00:00Z' },
    ...{ before: {}, after: {} },
  }
  const ids = [closed(), closed({ finality: 'restated', restated })].map((result) => {
    const [item] = json(filesOf([anAgreement({}, { history: [result] })]), 'feed.json').items
    return [item.id, item.date_published, item.date_modified]
  })
  const id = 'https://status.example.com/agreements/drift/2026-06/'
  expect(ids).toEqual([
    [id, '2026-06-30T22:00:00Z', '2026-06-30T22:00:00Z'],
    [id, '2026-06-30T22:00:00Z', '2026-07-09T10:00:00Z'],
  ])
})

test.for([
  ['calendar-month', '2026-06', '2026-05-31T22:00:00Z', '2026-06-30T22:00:00Z', 'juni 2026', 'June 2026'],
  [
    'calendar-quarter',
    '2026-Q2',
    '2026-03-31T22:00:00Z',
    '2026-06-30T22:00:00Z',
    'kvartal 2 2026',
    'quarter 2 of 2026',
  ],
  ['calendar-year', '2025', '2024-12-31T23:00:00Z', '2025-12-31T23:00:00Z', '2025', '2025'],
  [
    'billing',
    '2026-05-15/2026-06-15',
    '2026-05-14T22:00:00Z',
    '2026-06-14T22:00:00Z',
    '15 maj–14 juni 2026',
    '15 May – 14 June 2026',
  ],
] as const)('a %s is called by its name', ([type, id, start, end, swedish, english]) => {
  const agreement = anAgreement(
    {},
    { history: [closed({ period: { id, type, start, end, timeZone: 'Europe/Stockholm' } })] },
  )
  const title = (path: string) =>
    atom(filesOf([agreement]), path).entries[0]?.title.replace(/[\u2009\u202f\u00a0]/g, ' ')
  expect(title('atom.xml')).toBe(`Rapport ${swedish}: Driftavtal`)
  expect(title('en/atom.xml')).toBe(`Report for ${english}: Operations agreement`)
  const [entry] = atom(filesOf([agreement]), 'atom.xml').entries
  expect(entry?.url).toBe(`https://status.example.com/${reportPath(agreement, { ...closed().period, id })}`)
})

test('news of agreements stands in the feeds for all, and pushes no incident out', () => {
  const history = Array.from({ length: 60 }, (_, n) => {
    const id = `2021-${String(n).padStart(2, '0')}`
    return closed({ period: { ...closed().period, id, type: 'calendar-week' } })
  })
  const incidents = Array.from({ length: 60 }, (_, n) => anIncident({ id: `nr-${n}` }))
  const files = filesOf([anAgreement({}, { history })], incidents)
  const count = (path: string) => {
    const isNews = ({ id }: Node) => String(id).includes('/agreements/')
    const { items } = json(files, path)
    return [items.filter((item: Node) => !isNews(item)).length, items.filter(isNews).length]
  }
  expect(count('feed.json')).toEqual([50, 50])
  expect(count('services/portal/feed.json')).toEqual([50, 0])
})

test('a report of a thousand results tells the worst of them, and how many more there are', () => {
  const history = Array.from({ length: 1000 }, (_, n) =>
    closed({ objective: `o${n}`, title: `Mål ${n}`, verdict: n === 900 ? 'breached' : 'met' }),
  )
  const [item] = json(filesOf([anAgreement({}, { history })]), 'feed.json').items
  const lines = item.content_html.split('\n').filter((line: string) => line.startsWith('<li>'))
  expect(lines).toHaveLength(21)
  expect(lines[0]).toContain('Mål 900')
  expect(lines[1]).toContain('Mål 0,')
  expect(lines.at(-1)).toBe('<li>och 980 till</li>')
})

test('hostile words of an agreement are text in the HTML of every format', () => {
  const hostile = '</p><script>alert(1)</script>'
  const changes = [{ path: hostile, from: hostile, to: null }]
  const agreement = anAgreement(
    { title: hostile },
    { amendments: [amendment({ changes, reason: hostile })], history: [closed({ title: hostile })] },
  )
  const files = filesOf([agreement])
  for (const { html, title } of atom(files, 'atom.xml').entries) {
    expect(html).not.toContain('<script')
    expect(title).toContain(hostile)
  }
})

/* 10 July 2026 is after the pilot begins and before all of it holds. */
test('a phase that has begun is announced, with when the agreement holds in full and how often there is a report', () => {
  const phases = { preparation: '2026-05-01', pilot: '2026-07-01', full: '2026-10-01' }
  const feed = anAgreement({ phases })
  const files = filesOf([
    {
      ...feed,
      terms: { ...TERMS, reporting: { cadence: 'monthly', within: { days: 10, kind: 'working' }, to: [] } },
    },
  ])
  const [pilot, preparation, ...others] = atom(files, 'atom.xml').entries
  expect(others).toEqual([])
  expect(pilot).toMatchObject({
    id: 'https://status.example.com/agreements/drift/phases/pilot/',
    title: 'Piloten börjar: Driftavtal',
    published: '2026-06-30T22:00:00Z',
  })
  expect(pilot?.html.split('\n')).toEqual([
    '<p>Från och med 1 juli 2026.</p>',
    '<p>Målen mäts och visas på prov. De binder inte och ger ingen avräkning.</p>',
    '<p>Avtalet gäller fullt ut från och med 1 oktober 2026.</p>',
    '<p>Rapport lämnas varje månad, senast 10 arbetsdagar efter periodens slut.</p>',
  ])
  expect(preparation?.title).toBe('Förberedelserna börjar: Driftavtal')
  expect(atom(files, 'en/atom.xml').entries[0]?.title).toBe('Pilot begins: Operations agreement')
})

test('a review that was not held in time is told from the day after, in every language; one to come is not', () => {
  const reviews = { cadence: 'quarterly', next: '2026-07-08', due: '2026-07-08' } as const
  const entries = (path: string, more: object) =>
    atom(filesOf([anAgreement({ reviews: { ...reviews, ...more } })]), path).entries
  expect(entries('atom.xml', {})).toEqual([])
  const [entry] = entries('atom.xml', { overdue: true })
  expect(entry).toMatchObject({
    id: 'https://status.example.com/agreements/drift/reviews/2026-07-08/',
    title: 'Uppföljning försenad: Driftavtal',
    // The first instant of 9 July in Stockholm.
    published: '2026-07-08T22:00:00Z',
    html: '<p>Avtalet skulle ha följts upp senast 8 juli 2026. Villkoren kan vara inaktuella.</p>',
  })
  expect(entries('en/atom.xml', { overdue: true })[0]?.title).toBe('Review overdue: Operations agreement')
})
