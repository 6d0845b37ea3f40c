import { describe, expect, test } from 'vitest'
import type { AgreementFeed, YearSummary } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* What an agreement came to over a year, on 20 July 2026 at noon in Stockholm: every sum is worked out beside it by hand. */

const NOW = '2026-07-20T10:00:00Z'
const MINUTE = 60_000

const AGREEMENT = `id: drift
level: service
title: { sv: Driftavtal, en: Operations agreement }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: Alla kunder }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2025-01-01
signatures:
  - { party: provider, name: A, signedAt: 2024-12-01 }
  - { party: customer, name: B, signedAt: 2024-12-01 }
phases: { full: 2025-01-01 }
scope: { services: [portal, licens] }
objectives:
  - { id: tillganglighet, metric: availability, target: ">= 99.9 %", period: calendar-month, measurement: { source: checks } }
  - { id: kontor, metric: availability, target: ">= 99.5 %", period: calendar-quarter, serviceHours: kontor, services: [portal], measurement: { source: checks } }
  - { id: matt, metric: availability, kind: kpi, target: ">= 99.9 %", period: calendar-month, services: [portal], measurement: { source: checks } }
  - { id: rapport, metric: report-delivery, target: "<= 10 working days", period: calendar-month, measurement: { source: rapporter } }
credits:
  fee: { amount: 10000, currency: SEK, per: month }
  objectives: { tillganglighet: { tiers: [{ below: 99.9, percent: 10 }] } }
  claimWithin: { calendarDays: 30 }
  claims: [{ period: 2026-06, madeAt: 2026-07-05, status: paid }]
reviews: { cadence: quarterly, held: [{ on: 2026-01-20, took: 2 h }, { on: 2026-04-21, took: 90 min }, { on: 2026-12-24 }] }
`
const incident = (start: string, end: string, service: string, category?: string) => `---
title: Avbrott
impact: major
status: resolved
start: ${start}
end: ${end}
services: [{ id: ${service}, state: major_outage }]
${category === undefined ? '' : `causeCategory: ${category}\n`}---
## ${start} resolved

Avbrott.
`
/** Both services up but for 20 minutes of the portal that nobody told anything of, on a Friday at noon. */
const CHECKS = `time,service,status
2024-12-31T22:00:00Z,portal,up
2026-04-10T10:00:00Z,portal,down
2026-04-10T10:20:00Z,portal,up
2026-07-20T10:00:00Z,portal,up
2024-12-31T22:00:00Z,licens,up
2026-07-20T10:00:00Z,licens,up
`
const DATA: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}publish: { credits: true }\n`,
  'sources.yaml': `${SMALL['sources.yaml']}    maxStaleness: 30000 h
  - id: rapporter
    type: reports
    files: reports.csv
    agreement: drift
    timeZone: Europe/Stockholm
    columns: { period: period, delivered: delivered }
`,
  // The report on January was due on 13 February, that on May on 12 June, that on June on 14 July; the others never came.
  'reports.csv': 'period,delivered\n2026-01,2026-02-20\n2026-05,2026-06-05\n2026-06,2026-07-16\n',
  'agreements/drift.yaml': AGREEMENT,
  'measurements/checks.csv': CHECKS,
  // A Wednesday in office hours; the two overlap from 08:30 to 09:00.
  'incidents/a.md': incident('2026-06-10T08:00:00Z', '2026-06-10T09:00:00Z', 'portal', 'change'),
  'incidents/b.md': incident('2026-06-10T08:30:00Z', '2026-06-10T09:30:00Z', 'portal', 'network'),
  'incidents/c.md': incident('2026-05-02T00:00:00Z', '2026-05-02T02:00:00Z', 'licens'),
  // The twelve months begin at midnight of 20 July 2025, 22:00 UTC: an hour of it is before.
  'incidents/d.md': incident('2025-07-19T21:00:00Z', '2025-07-19T23:00:00Z', 'portal', 'hardware'),
}

async function feedOf(files: Record<string, string> = {}): Promise<AgreementFeed> {
  const folder = await folderWith({ ...DATA, ...files })
  const data = await loadData(folder)
  const { measured } = await measure(data, Date.parse(NOW))
  const texts = buildFeed(data, measured, Date.parse(NOW))
  return JSON.parse(texts.get('feed/v1/agreements/drift.json') ?? '')
}
const minutes = (lines: { downMs: number }[]) => lines.map(({ downMs }) => downMs / MINUTE)
const year = ({ years = [] }: AgreementFeed, id: string): YearSummary | undefined =>
  years.find(({ period }) => period.id === id)

describe('what the last twelve months were lost to', () => {
  test('by cause, the greatest first: time once, shared where incidents overlap, and what nobody explains by itself', async () => {
    const { improvements } = await feedOf()
    expect(improvements?.from).toBe('2025-07-19T22:00:00Z')
    expect(improvements?.to).toBe(NOW)
    const causes = improvements?.causes ?? []
    // 120 of C, 60 of D, of A and B 30 each alone and 15 each of what they share, 20 that only the checks saw.
    expect(causes.map(({ cause }) => cause)).toEqual([
      'not-established',
      'hardware',
      'change',
      'network',
      'unexplained',
    ])
    expect(minutes(causes)).toEqual([120, 60, 45, 45, 20])
    expect(improvements?.downMs).toBe(290 * MINUTE)
    expect(causes.map(({ share }) => share)).toEqual(['41.3', '20.6', '15.5', '15.5', '6.8'])
  })

  test('of an agreement that is younger than a year, since it began', async () => {
    const young = AGREEMENT.replaceAll('2025-01-01', '2026-06-01')
    const { improvements } = await feedOf({ 'agreements/drift.yaml': young })
    expect(improvements?.from).toBe('2026-05-31T22:00:00Z')
  })

  test('by service, and the items that were late by objective', async () => {
    const { improvements } = await feedOf()
    expect(improvements?.services).toEqual([
      { services: ['portal'], downMs: 170 * MINUTE, share: '58.6' },
      { services: ['licens'], downMs: 120 * MINUTE, share: '41.3' },
    ])
    // Reports on July 2025 to June 2026 were due in these months, ten working days after each: all but May's were late.
    // The one on June 2025 was due on 14 July 2025, before.
    expect(improvements?.objectives).toEqual([{ objective: 'rapport', title: expect.anything(), missed: 11 }])
    expect(improvements?.causes[0]).toMatchObject({ cause: 'not-established', missed: 11 })
  })

  test('a deviation tells the cause where the incident does not, for its objective and periods alone', async () => {
    const deviation = (periods: string) => `---
agreement: drift
objective: tillganglighet
service: licens
periods: [${periods}]
rootCause: { category: supplier, text: Leverantörens fel., found: 2026-05-20 }
---
Licensservern.
`
    const told = await feedOf({ 'deviations/licens.md': deviation('2026-05') })
    expect(told.improvements?.causes[0]).toMatchObject({ cause: 'supplier', downMs: 120 * MINUTE })
    const other = await feedOf({ 'deviations/licens.md': deviation('2026-04') })
    expect(other.improvements?.causes[0]).toMatchObject({ cause: 'not-established', downMs: 120 * MINUTE })
  })

  test('a KPI spends no budget, though it is measured over the same outages', async () => {
    const data = await loadData(await folderWith(DATA))
    const { measured } = await measure(data, Date.parse(NOW))
    const outcomes = evaluateAll(data, measured, Date.parse(NOW))
    const down = (id: string) =>
      outcomes.filter(({ objective }) => objective.id === id).flatMap((one) => one.down)
    expect(down('matt')).toEqual([])
    expect(down('kontor').length).toBeGreaterThan(0)
  })

  test('a cause that was found only after the feed was made is not known yet', async () => {
    const { improvements } = await feedOf({
      'deviations/licens.md': `---
agreement: drift
objective: tillganglighet
service: licens
periods: [2026-05]
rootCause: { category: supplier, text: Leverantörens fel., found: 2026-08-01 }
---
Licensservern.
`,
    })
    expect(improvements?.causes[0]).toMatchObject({ cause: 'not-established', downMs: 120 * MINUTE })
  })
})

describe('the year', () => {
  test('its figure is folded from its periods: 110 minutes down of the 4 811 hours so far, no mean of months', async () => {
    const of2026 = year(await feedOf(), '2026')
    expect(of2026?.running).toBe(true)
    const portal = of2026?.objectives.find(
      ({ objective, service }) => objective === 'tillganglighet' && service === 'portal',
    )
    // From 2025-12-31T23:00Z 200 days and 11 hours: 288 660 minutes, 28 855/28 866 in lowest terms.
    expect(portal).toMatchObject({ value: '99.96', exact: { num: '28855', den: '28866' } })
    expect(portal?.periods).toEqual({ met: 5, breached: 1, noData: 0, excluded: 0, open: 1 })
  })

  test('one that is over: two hours of 365 days, one month of twelve breached', async () => {
    const of2025 = year(await feedOf(), '2025')
    expect(of2025?.running).toBeUndefined()
    const portal = of2025?.objectives.find(({ service }) => service === 'portal')
    expect(portal).toMatchObject({
      value: '99.97',
      exact: { num: '4379', den: '4380' },
      coverage: '100.00',
      periods: { met: 11, breached: 1 },
    })
    expect(of2025?.losses.downMs).toBe(120 * MINUTE)
    expect(of2025?.longest).toEqual({
      start: '2025-07-19T21:00:00Z',
      end: '2025-07-19T23:00:00Z',
      services: ['portal'],
      incidents: ['d'],
    })
  })

  test('counts what has a say alone: the KPI has a line, and no part in the counts', async () => {
    const of2025 = year(await feedOf(), '2025')
    // Two services by month, one by quarter, twelve reports, none of which came: 11 + 12 + 4 met, 1 + 12 breached.
    expect(of2025?.counts).toEqual({ met: 27, breached: 13, noData: 0, excluded: 0, open: 0 })
    expect(of2025?.objectives.map(({ objective }) => objective)).toContain('matt')
    expect(of2025?.reports).toEqual({ inTime: 0, late: 12, open: 0 })
  })

  test('its credits as shares of the fees of the months that are over, without money where fees are not published', async () => {
    const feed = await feedOf()
    // June: 10 % of 10 000 of six months' 60 000. May: the same, and no claim within 30 days. July 2025: of twelve months.
    expect(year(feed, '2026')?.credits).toMatchObject({
      paid: { percent: '1.66' },
      expired: { percent: '1.66' },
      claimable: { percent: '0.00' },
    })
    expect(year(feed, '2025')?.credits).toMatchObject({
      paid: { percent: '0.00' },
      expired: { percent: '0.83' },
    })
    expect(JSON.stringify(feed.years)).not.toMatch(/SEK|amount|"fee"|1000/)
    const site = `${SMALL['site.yaml']}publish: { credits: true, fees: true }\n`
    const open = await feedOf({ 'site.yaml': site })
    expect(year(open, '2026')?.credits).toMatchObject({
      fee: { amount: '60000.00', currency: 'SEK' },
      paid: { percent: '1.66', amount: '1000.00' },
      expired: { percent: '1.66', amount: '1000.00' },
    })
    const none = await feedOf({ 'site.yaml': SMALL['site.yaml'] ?? '' })
    expect(year(none, '2026')).not.toHaveProperty('credits')
  })

  test('reviews are those that were held: not that of next Christmas', async () => {
    expect(year(await feedOf(), '2026')?.reviews).toEqual({ held: 2, tookMs: 210 * MINUTE })
    expect(year(await feedOf(), '2025')?.reviews).toEqual({ held: 0 })
  })
})

describe('the quarter', () => {
  test('its figure is of everything in its months together: 110 minutes down of the 131 040 of April to June', async () => {
    const { quarters = [] } = await feedOf()
    const [running, over] = quarters
    expect([running?.period.id, running?.running]).toEqual(['2026-Q3', true])
    expect([over?.period.id, over?.running]).toEqual(['2026-Q2', undefined])
    // 20 minutes in April, and 90 in June, in which two incidents overlap. 13 093/13 104 in lowest terms.
    expect(over?.objectives.find(({ service }) => service === 'portal')).toMatchObject({
      objective: 'tillganglighet',
      value: '99.91',
      exact: { num: '13093', den: '13104' },
      periods: { met: 2, breached: 1, noData: 0 },
    })
    // Two services by month: the portal broke June, the licence server May. Of three reports one came in time.
    expect(over?.counts).toEqual({ met: 5, breached: 4, noData: 0, excluded: 0, open: 0 })
  })

  test('what holds for a quarter itself has its report and no line; every quarter since the agreement began is told', async () => {
    const { quarters = [] } = await feedOf()
    expect(quarters.map(({ period }) => period.id)).toEqual(
      ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'].concat('2025-Q3', '2025-Q2', '2025-Q1'),
    )
    expect(
      new Set(quarters.flatMap(({ objectives }) => objectives.map(({ objective }) => objective))),
    ).toEqual(new Set(['tillganglighet', 'matt', 'rapport']))
  })

  test('an agreement without shorter periods tells of none', async () => {
    const yearly = AGREEMENT.replaceAll('calendar-month', 'calendar-year').replace(
      'calendar-quarter',
      'calendar-year',
    )
    expect(await feedOf({ 'agreements/drift.yaml': yearly })).not.toHaveProperty('quarters')
  })
})

test('reviews that were held are told, the latest first; where the minutes lie only where documents are published', async () => {
  const address = 'https://example.com/2026-04-21.pdf'
  const agreement = AGREEMENT.replace('took: 90 min', `took: 90 min, minutes: "${address}"`)
  const held = async (publish: string) =>
    (
      await feedOf({
        'agreements/drift.yaml': agreement,
        'site.yaml': `${SMALL['site.yaml']}publish: { ${publish} }\n`,
      })
    ).agreement.reviews?.held
  const first = { on: '2026-01-20', tookMs: 120 * MINUTE }
  expect(await held('credits: true, documents: true')).toEqual([
    { on: '2026-04-21', tookMs: 90 * MINUTE, minutes: address },
    first,
  ])
  expect(await held('credits: true')).toEqual([{ on: '2026-04-21', tookMs: 90 * MINUTE }, first])
})

test('a period tells its own losses, and what is credited as a share of its fee; what expired is not credited', async () => {
  const of = (feed: AgreementFeed, id: string) => feed.periods?.find(({ period }) => period.id === id)
  const feed = await feedOf()
  expect(of(feed, '2026-06')).toMatchObject({ losses: { downMs: 90 * MINUTE, missed: 0 } })
  expect(of(feed, '2026-06')?.credits).toEqual({ percent: '10.00' })
  expect(of(feed, '2026-05')).toMatchObject({ losses: { downMs: 120 * MINUTE } })
  expect(of(feed, '2026-05')).not.toHaveProperty('credits')
  const open = await feedOf({ 'site.yaml': `${SMALL['site.yaml']}publish: { credits: true, fees: true }\n` })
  expect(of(open, '2026-06')?.credits).toEqual({
    percent: '10.00',
    amount: '1000.00',
    fee: { amount: '10000.00', currency: 'SEK' },
  })
})

describe('green outside, red within', () => {
  /** So many answers on a day, the first `good` of them 5 of 5 and the others 2. */
  const answers = (round: string, day: string, good: number, all: number) =>
    Array.from({ length: all }, (_, index) => `${day},${round},r${index},${index < good ? 5 : 2}\n`).join('')
  const SURVEYED = (rows: string, target = '>= 60 %') => ({
    'incidents/a.md': incident('2024-12-10T08:00:00Z', '2024-12-10T09:00:00Z', 'portal'),
    'incidents/b.md': incident('2024-12-10T08:00:00Z', '2024-12-10T09:00:00Z', 'portal'),
    'incidents/c.md': incident('2024-12-10T08:00:00Z', '2024-12-10T09:00:00Z', 'portal'),
    'incidents/d.md': incident('2024-12-10T08:00:00Z', '2024-12-10T09:00:00Z', 'portal'),
    'measurements/checks.csv': CHECKS.replace(/^2026-04-10.*\n/gm, ''),
    'agreements/drift.yaml': AGREEMENT.replace(
      /( {2}- \{ id: rapport.*\n)/,
      `$1  - { id: nojd, metric: csat, target: "${target}", period: calendar-quarter, measurement: { source: enkat } }\n`,
    ),
    'sources.yaml': `${DATA['sources.yaml']}  - id: enkat
    type: surveys
    files: surveys.csv
    timeZone: Europe/Stockholm
    columns: { time: time, survey: round, respondent: respondent, score: score }
`,
    'surveys.csv': `time,round,respondent,score\n${rows}`,
  })
  const latest = async (files: Record<string, string>) =>
    (await feedOf(files)).satisfaction?.[0]?.periods.find(({ period }) => period.id === '2026-Q2')
  const Q1 = (good: number, all: number) => answers('q1', '2026-03-10', good, all)
  const Q2 = (good: number, all: number) => answers('q2', '2026-06-10', good, all)

  test('satisfaction fell from 80 to 67 of 100 while every operational target was met: a late report is not one', async () => {
    const found = await latest(SURVEYED(Q1(80, 100) + Q2(67, 100)))
    // Three months of two services and a quarter.
    expect(found).toMatchObject({
      value: '67.00',
      answers: 100,
      verdict: 'met',
      operational: { met: 7, judged: 7, noData: 0 },
      watermelon: [{ why: 'falling', values: { value: '67.00', before: '80.00' } }],
    })
  })

  test('a fall that chance can give is none: 80 to 68', async () => {
    expect(await latest(SURVEYED(Q1(80, 100) + Q2(68, 100)))).not.toHaveProperty('watermelon')
  })

  test('below its target', async () => {
    expect(await latest(SURVEYED(Q1(60, 100) + Q2(59, 100), '>= 60 %'))).toMatchObject({
      watermelon: [{ why: 'below-target', values: { value: '59.00' } }],
    })
  })

  test('too few answers say nothing: 0 of 29 are no fall and below no target', async () => {
    const found = await latest(SURVEYED(Q1(80, 100) + Q2(0, 29)))
    expect(found).toMatchObject({ verdict: 'no-data', reason: 'insufficient' })
    expect(found).not.toHaveProperty('watermelon')
    // Nor is there a fall from too few: 29 of 29 before.
    expect(await latest(SURVEYED(Q1(29, 29) + Q2(67, 100)))).not.toHaveProperty('watermelon')
  })

  test('nothing is hidden by a green outside that is not green: one broken target, no flag', async () => {
    const files = SURVEYED(Q1(80, 100) + Q2(50, 100))
    expect(await latest(files)).toMatchObject({ watermelon: [{ why: 'below-target' }, { why: 'falling' }] })
    const broken = await latest({ ...files, 'measurements/checks.csv': CHECKS.replace('10:20', '10:50') })
    expect(broken).toMatchObject({ operational: { met: 6, judged: 7, noData: 0 } })
    expect(broken).not.toHaveProperty('watermelon')
  })

  test('four complaints after none, by quarter also where nobody asks; three are no rise', async () => {
    const complaint = (index: number) => ({
      [`deviations/k${index}.md`]: `---
agreement: drift
source: customer
title: { sv: Klagomål, en: Complaint }
openedAt: "2026-05-0${index}T10:00:00+02:00"
---
Kunden är missnöjd.
`,
    })
    const quiet = {
      ...SURVEYED(''),
      'agreements/drift.yaml': AGREEMENT,
      'surveys.csv': 'time,round,respondent,score\n',
    }
    const three = { ...quiet, ...complaint(1), ...complaint(2), ...complaint(3) }
    const found = await latest(three)
    expect(found).toMatchObject({ value: null, complaints: 3 })
    expect(found).not.toHaveProperty('watermelon')
    expect(await latest({ ...three, ...complaint(4) })).toMatchObject({
      complaints: 4,
      watermelon: [{ why: 'complaints', values: { count: '4', before: '0' } }],
    })
  })

  test('an agreement without a survey or a complaint has no series', async () => {
    expect((await feedOf()).satisfaction).toEqual([])
  })
})
