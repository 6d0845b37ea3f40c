import { expect, test } from 'vitest'
import type { AgreementFeed, PeriodFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed, type SiteFiles } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/* From January 2024 to noon of 3 July 2026: 30 closed months, of which 12 stand in the agreement's own file. */

const AGREEMENT = `${SMALL['agreements/drift.yaml']}
  - id: ar
    metric: availability
    target: ">= 99.9 %"
    period: calendar-year
    minCoverage: "0"
    measurement: { source: checks }
credits: { tiers: [{ below: 99.9, percent: 10 }] }
signatures:
  - { party: provider, name: A, signedAt: 2023-12-01 }
  - { party: customer, name: B, signedAt: 2023-12-01 }
`
  .replace('2026-01-01', '2024-01-01')
  .replace('period: calendar-month', 'minCoverage: "0"\n    period: calendar-month')
const OUTAGE = 'start 2024-03-05T10:00Z, an hour'

/** Every five minutes would be much to write: a result holds until the next. One hour down on 5 March 2024. */
const CHECKS = `time,service,status
2024-01-01T00:00:00Z,portal,up
2024-03-05T10:00:00Z,portal,down
2024-03-05T11:00:00Z,portal,up
2026-07-03T11:00:00Z,portal,up
2024-01-01T00:00:00Z,licens,up
2026-07-03T11:00:00Z,licens,up
`

async function files(): Promise<SiteFiles> {
  const dir = await folderWith({
    ...SMALL,
    'site.yaml': `${SMALL['site.yaml']}publish: { credits: true }\n`,
    'sources.yaml': `${SMALL['sources.yaml']}    maxStaleness: 30000 h\n`,
    'agreements/drift.yaml': AGREEMENT,
    'measurements/checks.csv': CHECKS,
  })
  const data = await loadData(dir)
  const asOf = Date.parse('2026-07-03T12:00:00Z')
  const { measured } = await measure(data, asOf)
  return buildFeed(data, measured, asOf)
}

const read = <F>(found: SiteFiles, path: string): F => JSON.parse(found.get(path) ?? 'null')

const months = (from: string, to: string): string[] => {
  const all: string[] = []
  const last = Temporal.PlainYearMonth.from(to)
  for (
    let month = Temporal.PlainYearMonth.from(from);
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    all.push(month.toString())
  return all
}

test('every closed month since the agreement began is published: twelve in its own file, each older one in a file of its own', async () => {
  const found = await files()
  const feed = read<AgreementFeed>(found, 'feed/v1/agreements/drift.json')
  const own = feed.history
    .filter(({ period }) => period.type === 'calendar-month')
    .map(({ period }) => period.id)
  expect([...new Set(own)].sort()).toEqual(months('2025-07', '2026-06'))
  expect((feed.archive ?? []).map(({ period }) => period.id)).toEqual(months('2024-01', '2025-06').reverse())
  const written = [...found.keys()].filter((path) => path.startsWith('feed/v1/agreements/drift/')).sort()
  expect(written).toEqual((feed.archive ?? []).map(({ file }) => file).sort())
  for (const { period, file } of feed.archive ?? []) {
    const archived = read<PeriodFeed>(found, file)
    expect(archived.period).toEqual(period)
    expect(archived.results.map(({ service, objective }) => [service, objective])).toEqual([
      ['portal', 'tillganglighet'],
      ['licens', 'tillganglighet'],
    ])
  }
})

test(`an archived month has its figure, its steps and its credit (${OUTAGE})`, async () => {
  const march = read<PeriodFeed>(await files(), 'feed/v1/agreements/drift/2024-03.json')
  const portal = march.results.find(({ service }) => service === 'portal')
  // 31 days less the hour that the clocks skip are 743 h, of which 1 h was down: 742/743 = 99.865…, cut to 99.86.
  expect(portal).toMatchObject({ value: '99.86', verdict: 'breached', finality: 'final' })
  expect(portal?.exact).toEqual({ num: '742', den: '743' })
  expect(portal?.explain?.filter(({ step }) => step === 'outage')).toMatchObject([
    { values: { start: '2024-03-05T10:00:00Z', end: '2024-03-05T11:00:00Z', countedMs: '3600000' } },
  ])
  expect(march.credits).toMatchObject([{ objective: 'tillganglighet', service: 'portal', percent: '10.00' }])
})

test('the history of a service and of the agreement stay at twelve periods for each objective and service', async () => {
  const found = await files()
  const service = read<ServiceFeed>(found, 'feed/v1/services/portal.json')
  expect(service.history.filter(({ period }) => period.type === 'calendar-month')).toHaveLength(12)
  expect(service.history.filter(({ period }) => period.type === 'calendar-year')).toHaveLength(2)
})
