import { describe, expect, test } from 'vitest'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure, NOTHING_MEASURED } from '../../scripts/measure.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { baselineFeeds } from '../../scripts/publish/baseline-feed.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { ALWAYS, at, downFor } from '../sla/builders.ts'

/*
 * What is published of a baseline, and what other terms would have given. The outages are those of G19: on Tuesday 10 March
 * 2026 2676 s of 743 h, on Friday 10 April 2592 s of 720 h, which is 99.9 % exactly. Both lie in office hours; March and April
 * have 22 weekdays of nine hours each, so that there they leave 99.62 and 99.63 %.
 */

const OUTAGES = [downFor('2026-03-10T10:00', 44.6), downFor('2026-04-10T10:00', 43.2)]
const AS_OF = at('2026-06-10')
const SECRET = `${SMALL['agreements/drift.yaml']}`
  .replace('id: drift', 'id: hemligt')
  .replace('level: service', 'level: customer')
  .replace('visibility: public', 'visibility: customer')
  .replace('role: customer, name', 'role: customer, id: acme, name')
const SUPPLIER = 'suppliers: [{ name: Molnet AB, objective: tillganglighet, target: ">= 99.7 %" }]\n'

const timeline = (service: string, down: typeof OUTAGES): ServiceTimeline => ({
  ...{ service, observed: ALWAYS, monitored: down, declared: [], dataThrough: AS_OF },
  ...{ responseTimes: {}, counts: [] },
})

async function told(publish: string) {
  const data = await loadData(
    await folderWith({
      ...SMALL,
      'site.yaml': `${SMALL['site.yaml']}publish: ${publish}\n`,
      'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${SUPPLIER}`,
      'agreements/hemligt.yaml': SECRET,
    }),
  )
  const timelines = new Map([
    ['portal', timeline('portal', OUTAGES)],
    ['licens', timeline('licens', [])],
  ])
  const measured = { ...NOTHING_MEASURED, timelines }
  return { data, measured, feeds: baselineFeeds(data, measured, AS_OF, evaluateAll(data, measured, AS_OF)) }
}

describe('other terms, side by side', () => {
  test('each target in each closed period, with the hours that are agreed and with others', async () => {
    const { feeds } = await told('{ baseline: true }')
    const [portal] = feeds
    const [one, ...others] = portal?.whatIf ?? []
    expect(others).toEqual([])
    expect(one?.agreement.id).toBe('drift')
    expect(one?.periods.map(({ id }) => id)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'])
    const verdicts = (hours: string, exclusions: boolean) => {
      const found = one?.alternatives.find(
        ({ serviceHours, exclusions: own }) => serviceHours === hours && own === exclusions,
      )
      return Object.fromEntries(
        (one?.targets ?? []).map(({ value }, index) => [value, found?.verdicts[index]]),
      )
    }
    const around = {
      ...{ '99': 'mmmmm', '99.5': 'mmmmm', '99.8': 'mmmmm' },
      // 99.9 % exactly is met; 99.899955 % is not.
      ...{ '99.9': 'mmbmm', '99.95': 'mmbbm', '99.99': 'mmbbm' },
    }
    expect(verdicts('24x7', true)).toEqual(around)
    // Nothing is taken out by this agreement.
    expect(verdicts('24x7', false)).toEqual(around)
    expect(verdicts('kontor', true)).toEqual({
      ...{ '99': 'mmmmm', '99.5': 'mmmmm', '99.8': 'mmbbm' },
      ...{ '99.9': 'mmbbm', '99.95': 'mmbbm', '99.99': 'mmbbm' },
    })
    const [agreed] = one?.alternatives.filter((alternative) => alternative.agreed) ?? []
    expect(agreed).toMatchObject({ serviceHours: '24x7', exclusions: true })
    expect(agreed?.values).toEqual(['100.000', '100.000', '99.899', '99.900', '100.000'])
  })
})

describe('what is published', () => {
  test('nothing unless site.yaml says so', async () => {
    const { data, measured } = await told('{ credits: true }')
    const files = [...buildFeed(data, measured, AS_OF).keys()]
    expect(files.filter((path) => path.includes('baseline'))).toEqual([])
  })

  test('a file of each service and its schema; of agreements that are not public nothing', async () => {
    const { data, measured, feeds } = await told('{ baseline: true }')
    const files = buildFeed(data, measured, AS_OF)
    expect([...files.keys()].filter((path) => path.includes('baseline'))).toEqual([
      'feed/v1/baseline/portal.json',
      'feed/v1/baseline/licens.json',
      'feed/v1/baseline.schema.json',
    ])
    const text = JSON.stringify(feeds)
    expect(text).not.toMatch(/hemligt|acme|Molnet/)
    expect(feeds.map(({ whatIf }) => whatIf.map(({ agreement }) => agreement.id))).toEqual([
      ['drift'],
      ['drift'],
    ])
  })

  test('what tickets took: of public agreements alone, and only where it is asked for', async () => {
    const objective =
      '  - { id: losning, metric: resolution, target: "<= 8 h", quantifier: every, calendar: kontor, period: calendar-month, measurement: { source: arenden } }\n'
    const withTickets = (text = '') => text.replace('objectives:\n', `objectives:\n${objective}`)
    const feedsOf = async (publish: string) => {
      const folder = await folderWith({
        ...SMALL,
        'site.yaml': `${SMALL['site.yaml']}publish: ${publish}\n`,
        'sources.yaml': `${SMALL['sources.yaml']}  - id: arenden
    type: tickets
    rows: tickets
    files: tickets.csv
    timeZone: Europe/Stockholm
    columns: { id: id, created: created, solved: solved, state: state }
    states: { open: open, solved: solved }
`,
        // Office hours are 8 to 17: one hour, and one hour of Friday with two of Monday.
        'tickets.csv':
          'id,created,solved,state\n1,2026-05-06T10:00,2026-05-06T11:00,solved\n2,2026-05-08T16:00,2026-05-11T10:00,solved\n',
        'agreements/drift.yaml': withTickets(SMALL['agreements/drift.yaml']),
        'agreements/hemligt.yaml': withTickets(SECRET),
      })
      const data = await loadData(folder)
      const { measured } = await measure(data, AS_OF)
      return buildFeed(data, measured, AS_OF)
    }
    const told = await feedsOf('{ baseline: true }')
    const { ticketBaseline } = JSON.parse(told.get('feed/v1/agreements/drift.json') ?? '')
    expect(ticketBaseline).toMatchObject({ from: '2025-06', to: '2026-05' })
    expect(ticketBaseline.rows).toMatchObject([
      {
        objective: 'losning',
        count: 2,
        open: 0,
        medianMs: '7200000',
        longestMs: 3 * 3_600_000,
        withinMean: '50.00',
      },
    ])
    expect([...told.values()].join('')).not.toContain('hemligt')
    const silent = await feedsOf('{}')
    expect(JSON.parse(silent.get('feed/v1/agreements/drift.json') ?? '')).not.toHaveProperty('ticketBaseline')
  })

  test('what suppliers promise only where that is told, not even by the grade', async () => {
    const grades = async (publish: string) => {
      const [, licens] = (await told(publish)).feeds
      return [licens?.suppliers, licens?.ladder.find(({ target }) => target.value === '99.9')]
    }
    const [none, silent] = await grades('{ baseline: true }')
    expect(none).toEqual([])
    expect(silent).toMatchObject({ suppliers: null, grade: 'realistic', against: [] })
    const [chain, honest] = await grades('{ baseline: true, suppliers: true }')
    expect(chain).toMatchObject([{ agreement: 'drift', suppliers: 1, worst: '99.700000' }])
    expect(honest).toMatchObject({ suppliers: 'not-backed', grade: 'unrealistic', against: ['suppliers'] })
  })
})
