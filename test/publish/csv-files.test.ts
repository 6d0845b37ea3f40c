import { expect, test } from 'vitest'
import type { Text } from '../../data/schema/common.ts'
import type { Day, ObjectiveResult } from '../../data/schema/feed.ts'
import { evidenceCsv } from '../../scripts/publish/csv/csv-evidence.ts'
import { readCsv } from './csv-reading.ts'
import { exampleFeed, type Feeds } from './example-feed.ts'
import { objective, service, statusFeed } from './feed-builders.ts'
import { anIncident, aWindow } from './feeds.ts'
import { csvFiles } from './texts.ts'

const SPEECHES: [string, (text: Text) => string][] = ['sv', 'en'].map((locale) => [
  locale,
  (text) => (typeof text === 'string' ? text : (text[locale] ?? '')),
])
const inWords = (name: string, text: Text | undefined) =>
  SPEECHES.map(([locale, say]) => [`${name}.${locale}`, text === undefined ? undefined : say(text)] as const)
const asRead = (entries: (readonly [string, unknown])[]) =>
  Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      value === undefined || value === null || value === '' ? null : String(value),
    ]),
  )

/** What a result's row has to say, by the feed's names: everything in it but what stands in tables of its own. */
function expectedResult(result: ObjectiveResult): Record<string, unknown> {
  const { title, ledger, numbers, method, explain: _, parts: __, ...rest } = result
  const flat: [string, unknown][] = []
  const walk = (prefix: string, value: unknown) => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(prefix === '' ? key : `${prefix}.${key}`, inner)
    else flat.push([prefix, value])
  }
  walk('', rest)
  const { excluded = [], ...classes } = ledger ?? {}
  walk('ledger', classes)
  for (const { reason, ms } of excluded) flat.push([`ledger.excluded.${reason}`, ms])
  walk('numbers', numbers ?? {})
  walk('method', method)
  return asRead([...flat, ...inWords('title', title)])
}

async function expectResults(text: string, results: ObjectiveResult[]) {
  const rows = await readCsv(text)
  expect(rows).toHaveLength(results.length)
  for (const [index, row] of rows.entries()) {
    const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    const wanted = expectedResult(results[index] as ObjectiveResult)
    expect(told).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)))
  }
}

let example: Promise<Feeds> | undefined
const published = () => {
  example ??= exampleFeed()
  return example
}
const table = (files: Map<string, string>, path: string) => {
  const text = files.get(path)
  if (text === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(', ')}`)
  return text
}

test('the example: DuckDB reads back every result, running and closed, value by value', async () => {
  const feeds = await published()
  const files = csvFiles(feeds)
  await expectResults(
    table(files, 'csv/objectives.csv'),
    feeds.agreements.flatMap(({ results }) => results),
  )
  for (const { agreement, results, history, credits = [] } of feeds.agreements) {
    await expectResults(table(files, `csv/agreements/${agreement.id}/results.csv`), results)
    await expectResults(table(files, `csv/agreements/${agreement.id}/history.csv`), history)
    const rows = await readCsv(table(files, `csv/agreements/${agreement.id}/credits.csv`))
    expect(
      rows.map(({ objective: id, credited, claimBy, status }) => [id, credited, claimBy, status]),
    ).toEqual(
      credits.map(({ objective: id, credited = null, claimBy = null, status }) => [
        id,
        credited,
        claimBy,
        status,
      ]),
    )
  }
  for (const {
    service: { id },
    history,
  } of feeds.services)
    await expectResults(table(files, `csv/services/${id}/history.csv`), history)
})

test('the example: DuckDB reads back services, days, response times, incidents and maintenance', async () => {
  const feeds = await published()
  const files = csvFiles(feeds)
  const read = (path: string) => readCsv(table(files, `csv/${path}.csv`))
  expect(await read('services')).toEqual(
    feeds.status.services.map(({ id, name, group, state, since, responseTime: times, href }) =>
      asRead([
        ['id', id],
        ...inWords('name', name),
        ...inWords('group', group),
        ['state', state],
        ['since', since],
        ['responseTime.p50', times?.p50],
        ['responseTime.p95', times?.p95],
        ['responseTime.p99', times?.p99],
        ['responseTime.window', times?.window],
        ['responseTime.samples', times?.samples],
        ['href', href],
      ]),
    ),
  )
  for (const {
    service: { id },
    calendar,
    responseDays,
  } of feeds.services) {
    const days = await read(`services/${id}/days`)
    expect(days).toHaveLength(calendar?.count ?? Number.NaN)
    expect(days[0]?.date).toBe(calendar?.from)
    const told = new Map(days.map((day) => [day.date, day]))
    for (const { incidents, ...day } of calendar?.details ?? [])
      expect(told.get(day.date)).toEqual(
        asRead([...Object.entries(day), ['incidents', incidents.length === 0 ? null : incidents.join(' ')]]),
      )
    expect(letters(days)).toBe(spread(calendar?.states ?? ''))
    expect(await read(`services/${id}/response-times`)).toEqual(
      responseDays.map((day) =>
        asRead([
          ['date', day.date],
          ['p50', day.p50],
          ['p95', day.p95],
          ['p99', day.p99],
          ['samples', day.samples],
        ]),
      ),
    )
  }
  const incidents = await read('incidents')
  expect(incidents.map(({ id, status, start, end }) => [id, status, start, end])).toEqual(
    feeds.incidents.incidents.map(({ id, status, start, end }) => [id, status, start, end]),
  )
  expect(incidents.map((row) => [row['title.sv'], row['title.en']])).toEqual(
    feeds.incidents.incidents.map(({ title }) => SPEECHES.map(([, say]) => say(title))),
  )
  expect((await read('incident-updates')).map(({ incident, at, status }) => [incident, at, status])).toEqual(
    feeds.incidents.incidents.flatMap(({ id, updates }) => updates.map(({ at, status }) => [id, at, status])),
  )
  expect((await read('incident-services')).map(({ incident, id, state }) => [incident, id, state])).toEqual(
    feeds.incidents.incidents.flatMap(({ id, services }) => services.map((one) => [id, one.id, one.state])),
  )
  expect(
    (await read('maintenance')).map((row) => [row.id, row.start, row.services, row['counts.excluded']]),
  ).toEqual(
    feeds.incidents.maintenance.map(({ id, start, services, counts }) => [
      id,
      start,
      services.join(' '),
      String(counts.excluded),
    ]),
  )
})

const LETTERS: Record<string, string> = {
  ...{ operational: 'o', degraded_performance: 'd', partial_outage: 'p' },
  ...{ major_outage: 'm', unknown: 'u', under_maintenance: 'x' },
}
const letters = (days: Record<string, string | null>[]) =>
  days.map(({ state }) => LETTERS[state ?? ''] ?? '?').join('')
const spread = (runs: string) =>
  runs.replace(/(\d+)([a-z])/g, (_run, count: string, letter: string) => letter.repeat(Number(count)))

function feedsOf(over: Partial<Feeds> = {}): Feeds {
  const { state: _state, services: _services, ...rest } = statusFeed()
  return {
    status: statusFeed({ services: [service('portal')] }),
    incidents: { ...rest, services: [] },
    services: [],
    agreements: [],
    ...over,
  }
}

test('a day on which nothing happened was up for all of it; the calendar crosses a change of clocks day by day', async () => {
  const bad: Day = {
    ...{ date: '2026-03-29', state: 'major_outage', uptime: '90.00', downMs: 8_280_000, partialMs: 0 },
    ...{ degradedMs: 0, unknownMs: 0, maintenanceMs: 0, incidents: ['a', 'b'] },
  }
  const calendar = { from: '2026-03-28', count: 3, states: '1o1m1o', details: [bad] }
  const { state: _state, services: _services, incidents, maintenance, ...head } = statusFeed()
  const own = {
    ...head,
    service: service('portal'),
    calendar,
    history: [],
    incidents,
    maintenance,
    responseDays: [],
  }
  const days = await readCsv(table(csvFiles(feedsOf({ services: [own] })), 'csv/services/portal/days.csv'))
  expect(days.map(({ date, uptime, downMs, incidents: ids }) => [date, uptime, downMs, ids])).toEqual([
    ['2026-03-28', '100.00', '0', null],
    ['2026-03-29', '90.00', '8280000', 'a b'],
    ['2026-03-30', '100.00', '0', null],
  ])
})

test('what each service lost by month, and a closed period that is no longer in the history, stand in tables too', async () => {
  const { state: _state, services: _services, incidents, maintenance, ...head } = statusFeed()
  const none = { downMs: 0, partialMs: 0, degradedMs: 0, maintenanceMs: 0 }
  const months = [
    { id: '2026-07', incidents: 2, services: [{ ...none, id: 'portal', downMs: 5_000 }] },
    { id: '2026-06', incidents: 0, services: [{ ...none, id: 'licens', maintenanceMs: 60_000 }] },
    { id: '2026-05', incidents: 0, services: [] },
  ]
  const results = [objective({ verdict: 'breached' })]
  const [{ period }] = results as [ObjectiveResult]
  const files = csvFiles({
    ...feedsOf({ incidents: { ...head, services: [], incidents, maintenance, months } }),
    periods: [
      [
        'agreements/drift/2019-05.json',
        { ...head, agreement: { id: 'drift', title: 'Drift', href: 'agreements/drift/' }, period, results },
      ],
    ],
  })
  expect(await readCsv(table(files, 'csv/incident-months.csv'))).toEqual([
    { month: '2026-07', id: 'portal', downMs: '5000', partialMs: '0', degradedMs: '0', maintenanceMs: '0' },
    { month: '2026-06', id: 'licens', downMs: '0', partialMs: '0', degradedMs: '0', maintenanceMs: '60000' },
  ])
  await expectResults(table(files, 'csv/agreements/drift/2019-05.csv'), results)
})

test('hostile words of incidents are neutralised, an update is plain text on its own lines', async () => {
  const hostile = anIncident({
    id: 'fel',
    title: "=cmd|' /C calc'!A0",
    updates: [
      { at: '2026-07-04T05:00:00Z', status: 'resolved', html: '<p>a, "b"</p>\n<ul>\n<li>=1</li>\n</ul>' },
    ],
  })
  const { state: _state, services: _services, ...rest } = statusFeed()
  const files = csvFiles(
    feedsOf({ incidents: { ...rest, services: [], incidents: [hostile], maintenance: [aWindow()] } }),
  )
  const [row] = await readCsv(table(files, 'csv/incidents.csv'))
  expect(row?.['title.sv']).toBe("'=cmd|' /C calc'!A0")
  const [update] = await readCsv(table(files, 'csv/incident-updates.csv'))
  expect(update?.['text.en']).toBe('a, "b"\n\n\'- =1')
})

test('every field of a result that a column is for is told, whatever the metric', async () => {
  const full = objective({
    ...{
      kind: 'kpi',
      clause: '§ 4',
      worst: '-3',
      best: '5',
      reason: 'low-coverage',
      metOnlyByRounding: true,
    },
    target: {
      ...{ comparator: '>=', value: '95', unit: '%', quantifier: 'share' },
      limit: { comparator: '<=', value: '7200000', unit: 'ms' },
    },
    budget: {
      ...{ totalMs: 1000, usedMs: 4000, remainingMs: -3000, consumed: '400', burnRate: 'inf' },
      breachAt: '2026-11-04T00:00:00Z',
    },
    projection: { best: '1', runRate: '2', worst: '3' },
    ledger: {
      ...{ upMs: 1, downMs: 2, unknownMs: 3, outsideHoursMs: 4, outsideContractMs: 5, futureMs: 6 },
      excluded: [{ reason: 'maintenance', ms: 7 }],
    },
    items: { good: 1, valid: 2, open: 3, pastDue: 4 },
    numbers: { samples: '22' },
    disputed: { without: null, verdict: 'met' },
    method: { rule: 'r', parameters: { minOutageMs: '0' } },
  })
  const { state: _state, services: _services, incidents: _i, maintenance: _m, ...head } = statusFeed()
  const agreement = {
    ...head,
    agreement: { id: 'drift' },
    results: [full, objective({ numbers: { breaches: '0' } })],
    history: [],
  } as unknown as Feeds['agreements'][number]
  const files = csvFiles(feedsOf({ agreements: [agreement] }))
  await expectResults(table(files, 'csv/agreements/drift/results.csv'), agreement.results)
})

test('same feed, same bytes; nothing but the known fields of the feed leaves', () => {
  const secret = { ...anIncident(), note: 'HEMLIGT' }
  const { state: _state, services: _services, ...rest } = statusFeed()
  const feeds = feedsOf({
    status: statusFeed({
      services: [{ ...service('portal'), target: 'HEMLIGT' } as ReturnType<typeof service>],
    }),
    incidents: { ...rest, services: [], incidents: [secret], maintenance: [] },
  })
  const files = csvFiles(feeds)
  expect([...csvFiles(structuredClone(feeds))]).toEqual([...files])
  for (const [path, text] of files) expect(text, path).not.toContain('HEMLIGT')
})

test('what figures rest on: what happened a row, sums and judgements in none, and the lines of a result once', async () => {
  const explain = [
    { step: 'agreed', values: { agreedMs: '1' } },
    {
      step: 'outage',
      values: {
        start: '2026-06-01T00:05:00Z',
        end: '2026-06-01T00:10:00Z',
        countedMs: '300000',
        events: 'i-1\nchecks',
      },
    },
    {
      step: 'exclusion',
      values: { incident: 'i-1', clause: '7.2', duty: '4.3', why: 'not-approved', excludedMs: '0' },
    },
    { step: 'missed-item', values: { priority: 'P1', used: '7200001', limit: '7200000', unit: 'ms' } },
    { step: 'verdict', values: { verdict: 'breached' } },
  ]
  const rows = await readCsv(evidenceCsv([objective({ explain }), objective()]))
  expect(rows.map(({ step }) => step)).toEqual(['outage', 'exclusion', 'missed-item'])
  expect(rows[0]).toMatchObject({ countedMs: '300000', events: 'i-1 checks' })
  expect(rows[1]).toMatchObject({ incident: 'i-1', duty: '4.3', why: 'not-approved', excludedMs: '0' })
  expect(rows[2]).toMatchObject({ used: '7200001', limit: '7200000', countedMs: null })
})

test('the example: every outage and every missed ticket of its explanations is in the evidence, in their order', async () => {
  const feeds = await published()
  const files = csvFiles(feeds)
  for (const { agreement, results, history } of feeds.agreements) {
    const told = [...results, ...history].flatMap(({ objective: id, period, explain = [] }) =>
      explain
        .filter(({ step }) => ['outage', 'missed-item'].includes(step))
        .map(({ step, values }) => [id, period.id, step, values.start]),
    )
    const rows = await readCsv(table(files, `csv/agreements/${agreement.id}/evidence.csv`))
    expect(
      rows
        .filter(({ step }) => step === 'outage' || step === 'missed-item')
        .map(({ objective: id, 'period.id': period, step, start }) => [id, period, step, start]),
    ).toEqual(told)
  }
})
