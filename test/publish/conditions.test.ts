import { describe, expect, test } from 'vitest'
import type { AgreementFeed, StatusFeed } from '../../data/schema/feed.ts'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { privateFeeds } from '../../scripts/private/private-feeds.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { folderWith } from '../folder.ts'
import { SHA, TERMS_AT, TERMS_DATA } from '../terms-data.ts'

interface Told {
  agreement: AgreementFeed
  status: StatusFeed
  own: PrivateFeed
  /** Every public file. */
  text: string
}

/** What is told of the data in which everything is said, with some files changed. */
async function told(changes: Record<string, string> = {}, asOf = TERMS_AT): Promise<Told> {
  const data = await loadData(await folderWith({ ...TERMS_DATA, ...changes }))
  const { measured } = await measure(data, asOf)
  const outcomes = evaluateAll(data, measured, asOf)
  const files = buildFeed(data, measured, asOf, outcomes)
  const [own] = await Array.fromAsync(privateFeeds(data, outcomes, measured, asOf))
  if (own === undefined) throw new Error('no private feed')
  return {
    agreement: JSON.parse(files.get('feed/v1/agreements/drift.json') ?? ''),
    status: JSON.parse(files.get('feed/v1/status.json') ?? ''),
    own,
    text: [...files.values()].join('\n'),
  }
}

const site = (publish: string) => ({ 'site.yaml': `${TERMS_DATA['site.yaml']}publish: { ${publish} }\n` })
const tickets = (rows: string) => ({
  'tickets/2026.csv': `time,ticket,event,priority\n2026-05-05T08:00:00Z,A-1,created,P1\n2026-05-05T09:00:00Z,A-1,reply,P1\n${rows}`,
})

test('neither fee, name, address, number of a ticket nor field of the author’s own is in a public file', async () => {
  const { text } = await told()
  expect(text).not.toMatch(/intern\.example|41000|17000|Ada|Bo Berg|Cia|070|\+46|Molnavtal|A-0|A-5|x-/)
  expect(text).not.toMatch(/DRIFT-4711|HEMLIG/)
  // The checksum gives nothing away.
  expect(text).toContain(SHA)
})

test.each([
  ['documents: true', /avtal\.pdf/, /41000|Molnavtal|intern\.example\.com\/moln|mailto/],
  ['fees: true', /"amount":"41000","currency":"SEK","per":"month"/, /intern\.example|Molnavtal/],
  ['contacts: true', /mailto:avtal@intern/, /avtal\.pdf|41000|Molnavtal/],
  ['suppliers: true', /Molnavtal 7/, /intern\.example|41000/],
  ['suppliers: true, documents: true', /intern\.example\.com\/moln/, /41000/],
])('site.yaml opens what %s says and no more', async (publish, opened, closed) => {
  const { text } = await told(site(publish))
  expect(text).toMatch(opened)
  expect(text).not.toMatch(closed)
})

test('a customer has all of its agreement, with the numbers of its tickets; suppliers stay the provider’s own matter', async () => {
  const { own } = await told()
  const [agreement] = own.agreements
  expect(agreement?.terms?.document?.href).toBe('https://intern.example.com/avtal.pdf')
  expect(agreement?.terms?.fees).toEqual([
    { title: { sv: 'Drift', en: 'Operations' }, amount: '41000', currency: 'SEK', per: 'month' },
    {
      title: { sv: 'Uppstart', en: 'Set-up' },
      amount: '17000',
      currency: 'SEK',
      per: 'once',
      noCredits: true,
    },
  ])
  expect(agreement?.escalations?.map(({ id }) => id)).toEqual(['A-5', 'A-5', 'A-5'])
  expect(agreement?.disputes).toMatchObject([{ items: 1, itemIds: ['A-0'] }])
  expect(agreement?.rollout?.feedback).toBe('mailto:avtal@intern.example.com')
  expect(agreement?.workload?.[0]?.periods[0]?.actual).toBe(1)
  expect(JSON.stringify(own)).not.toMatch(/Molnavtal|DRIFT-4711|HEMLIG/)
})

describe('escalation: instants of the clock of the target', () => {
  const at = (feed: AgreementFeed) =>
    feed.escalations?.map(({ percent, afterMs, role, at: instant }) => [percent ?? afterMs, role, instant])

  test('opened at 09:00 with a limit of 4 h: half at 11:00, 3 h at 12:00, all at 13:00', async () => {
    expect(at((await told()).agreement)).toEqual([
      [50, 'chef', '2026-06-10T09:00:00Z'],
      [10_800_000, 'radet', '2026-06-10T10:00:00Z'],
      [100, 'radet', '2026-06-10T11:00:00Z'],
    ])
  })

  test('opened at 16:00 on a Friday: the office closes at 17:00 and opens at 08:00 on Monday (G56)', async () => {
    const { agreement } = await told(
      tickets('2026-06-12T14:00:00Z,A-6,created,P1\n'),
      Date.parse('2026-06-12T14:30:00Z'),
    )
    expect(at(agreement)).toEqual([
      [50, 'chef', '2026-06-15T07:00:00Z'],
      [10_800_000, 'radet', '2026-06-15T08:00:00Z'],
      [100, 'radet', '2026-06-15T09:00:00Z'],
    ])
  })

  test('what is answered is not escalated any more', async () => {
    const rows = '2026-06-10T07:00:00Z,A-5,created,P1\n2026-06-10T08:00:00Z,A-5,reply,P1\n'
    expect((await told(tickets(rows))).agreement.escalations).toBeUndefined()
  })

  test('a ticket that nobody gave a priority has none', async () => {
    const { own, agreement } = await told({
      ...tickets('2026-06-10T07:00:00Z,A-5,created,\n'),
      'agreements/drift.yaml': TERMS_DATA['agreements/drift.yaml']?.replace('    priority: P1\n', '') ?? '',
    })
    expect(agreement.escalations).toHaveLength(3)
    expect(JSON.stringify([agreement.escalations, own.agreements[0]?.escalations])).not.toContain('none')
  })

  test('several: the one that is due first is number 1', async () => {
    const rows = '2026-06-10T09:00:00Z,A-7,created,P1\n2026-06-10T08:00:00Z,A-8,created,P1\n'
    const { own } = await told(tickets(rows))
    const named = own.agreements[0]?.escalations?.map(({ item, id }) => `${item} ${id}`)
    expect([...new Set(named)]).toEqual(['1 A-8', '2 A-7'])
  })
})

describe('workload: what was assumed beside what was', () => {
  const counts = (feed: AgreementFeed) =>
    feed.workload?.[0]?.periods.map(({ period, actual }) => [period.id, actual])

  test('tickets by the month in which they were created', async () => {
    expect(counts((await told()).agreement)).toEqual([
      ['2026-06', 1],
      ['2026-05', 4],
      ['2026-04', 2],
    ])
  })

  test('a month whose end the source has not reported is unknown, never 0 or what has come so far', async () => {
    const found = (await told(tickets(''))).agreement
    expect(counts(found)).toEqual([
      ['2026-06', null],
      ['2026-05', null],
    ])
  })

  test('requests are added up, by the local day', async () => {
    const requests = `${TERMS_DATA['sources.yaml']}  - id: anrop
    type: requests
    files: requests.csv
    service: portal
    timeZone: UTC
    interval: 1 h
    columns: { time: time, total: total, bad: bad }
`
    const workload =
      '  - { id: anrop, counts: requests, source: anrop, services: [portal], per: calendar-day, assumed: 10 }'
    const { agreement } = await told({
      'sources.yaml': requests,
      'requests.csv':
        'time,total,bad\n2026-06-09T20:00:00Z,5,0\n2026-06-09T21:00:00Z,7,1\n2026-06-09T22:00:00Z,3,0\n2026-06-10T11:00:00Z,4,0\n',
      'agreements/drift.yaml': (TERMS_DATA['agreements/drift.yaml'] ?? '').replace(
        'workload:',
        `workload:\n${workload}`,
      ),
    })
    // Midnight in Stockholm is 22:00Z: 5 + 7 on the 9th, 3 + 4 so far on the 10th.
    expect(counts(agreement)).toEqual([
      ['2026-06-10', 7],
      ['2026-06-09', 12],
    ])
  })
})

describe('disputes', () => {
  test('the stage began on a Monday and may take five working days: the next Monday', async () => {
    expect((await told()).agreement.disputes).toEqual([
      {
        stage: 'mediation',
        openedAt: '2026-06-02T07:00:00Z',
        deadline: '2026-06-15',
        incidents: [],
        items: 1,
      },
    ])
  })

  test('with the disputed ticket April is broken by 6 h, without it the longest answer took 1 h', async () => {
    const april = (await told()).agreement.history.find(({ period }) => period.id === '2026-04')
    expect(april).toMatchObject({ verdict: 'breached', value: '21600000' })
    expect(april?.disputed).toEqual({ without: '3600000', verdict: 'met' })
  })
})

describe('the way to full operation', () => {
  test('the pilot is 91 days, 1 April to 30 June, of which 70 are over on 10 June', async () => {
    expect((await told()).agreement.rollout?.phases).toEqual([
      {
        phase: 'preparation',
        from: '2026-01-01',
        until: '2026-04-01',
        state: 'over',
        days: { all: 90, over: 90 },
      },
      {
        phase: 'pilot',
        from: '2026-04-01',
        until: '2026-07-01',
        state: 'running',
        days: { all: 91, over: 70 },
      },
      { phase: 'full', from: '2026-07-01', state: 'ahead' },
    ])
  })

  test('to leave it two periods in a row have to be met: April was not, May was', async () => {
    expect((await told()).agreement.rollout?.pilotExit).toEqual({
      periods: 2,
      minCoverage: '90',
      reached: false,
      objectives: [{ objective: 'svar-p1', inARow: 1, reached: false }],
    })
  })

  test('done in time is not late, not done in time is, and what is to come is neither', async () => {
    const { rollout } = (await told()).agreement
    expect(rollout?.preparation.map(({ done, late }) => [done, late])).toEqual([
      ['2026-01-09', undefined],
      [undefined, true],
    ])
    expect(rollout?.communication[0]?.late).toBeUndefined()
  })

  test('before its day nothing was done: an archive of January knows of no training and no adjustment', async () => {
    const { rollout } = (await told({}, Date.parse('2026-01-05T12:00:00Z'))).agreement
    expect(rollout?.preparation.map(({ done, late }) => [done, late])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
    expect(rollout?.training[0]?.attended).toBeUndefined()
    expect(rollout?.adjustments).toEqual([])
    expect(rollout?.pilotExit?.reached).toBeUndefined()
  })
})

test('a proposed target is measured, binds nobody and has no say', async () => {
  const full = (TERMS_DATA['agreements/drift.yaml'] ?? '').replace(/phases: .*/, '')
  const { agreement } = await told({ 'agreements/drift.yaml': full })
  const [real, proposed] = ['tillganglighet', 'forslag'].map((id) =>
    agreement.results.find(({ objective }) => objective === id),
  )
  expect(real).toMatchObject({ binding: true })
  expect(proposed).toMatchObject({ kind: 'proposed', binding: false, value: real?.value })
  expect(agreement.summary?.counts).toMatchObject({ aside: 1 })
})

test('the gap in time: of a June of 43 200 min, 99.8 % allows 86.4 min, 99.9 % 43.2 min and 99.95 % 21.6 min', async () => {
  const term = (await told()).agreement.terms?.objectives.find(
    ({ objective }) => objective === 'tillganglighet',
  )
  expect(term?.gap).toEqual({
    baseline: '99.8',
    over: { sv: 'hösten', en: 'autumn' },
    stretch: '99.95',
    allowedMs: { baseline: 5_184_000, target: 2_592_000, stretch: 1_296_000 },
  })
  expect(term).toMatchObject({ obligor: { role: 'provider', name: 'Exempel Drift AB' } })
})

test('services that nobody promises anything about are named; a proposal and an agreement that has ended promise nothing', async () => {
  expect((await told()).status.withoutAgreement).toEqual(['wiki'])
  const ended = (TERMS_DATA['agreements/drift.yaml'] ?? '').replace(
    'scope: ',
    'effectiveTo: 2026-06-09\nscope: ',
  )
  const proposal = (TERMS_DATA['agreements/drift.yaml'] ?? '')
    .replace('services: [portal, licens]', 'services: [portal, licens, wiki]')
    .replace('priority: P1', 'services: [portal, licens]\n    priority: P1')
    .replace(/(kind: proposed\n.*\n {4}services: )\[portal\]/, '$1[wiki]')
  expect((await told({ 'agreements/drift.yaml': proposal })).status.withoutAgreement).toEqual(['wiki'])
  // The customer's own agreement promises the same, and is not told.
  expect((await told({ 'agreements/drift.yaml': ended })).status.withoutAgreement).toEqual([
    'portal',
    'licens',
    'wiki',
  ])
})

test('the changes of two weeks are told, without the Monday on which the office is closed', async () => {
  const closed = (TERMS_DATA['calendars.yaml'] ?? '').replace(
    'id: kontor\n',
    'id: kontor\n    exceptions: [{ date: 2026-06-15, name: Klämdag, hours: [] }]\n',
  )
  const { agreement } = await told({ 'calendars.yaml': closed })
  const [hours] = agreement.terms?.hours ?? []
  expect(hours?.next?.slice(0, 6)).toEqual([
    '2026-06-10T15:00:00Z',
    '2026-06-11T06:00:00Z',
    '2026-06-11T15:00:00Z',
    '2026-06-12T06:00:00Z',
    '2026-06-12T15:00:00Z',
    '2026-06-16T06:00:00Z',
  ])
  // The last before 14:00 on 24 June, two weeks on.
  expect(hours?.next?.at(-1)).toBe('2026-06-24T06:00:00Z')
})
