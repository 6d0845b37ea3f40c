// @ts-nocheck
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { literal, openDatabase } from '../../scripts/sources/duckdb.ts'
import { readItems } from '../../scripts/sources/items.ts'
import { folderWith, problemsOf, SERVICES } from './builders.ts'

const AS_OF = Date.UTC(2030, 0)

function read(
  sources: Record<string, unknown>[],
  files: Record<string, string>,
  asOf = AS_OF,
  dataDir = folderWith(files),
) {
  return readItems(Sources.parse({ sources }).sources, { dataDir, services: SERVICES, asOf })
}

const ORDERS = {
  id: 'ordrar',
  type: 'deliveries',
  files: 'orders.*',
  timeZone: 'Europe/Stockholm',
  columns: { id: 'id', promised: 'promised', delivered: 'delivered', quantity: 'qty' },
}
const ANSWERS = {
  id: 'enkat',
  type: 'surveys',
  files: 'answers.csv',
  timeZone: 'Europe/Stockholm',
  columns: { time: 'when', score: 'score', respondent: 'who' },
}

describe('deliveries', () => {
  test('dates without a time are the start of the local day, and say that they are', async () => {
    const { items } = await read([ORDERS], {
      'orders.csv':
        'id,promised,delivered,qty\nA,2026-06-30,2026-07-01,5\nB,2026-06-30T12:00,2026-06-30T13:00,1\n',
    })
    expect(items.deliveries).toEqual([
      {
        ...{ id: 'A', source: 'ordrar', dateOnly: true, quantity: 5 },
        ...{ promised: Date.UTC(2026, 5, 29, 22), delivered: Date.UTC(2026, 5, 30, 22) },
      },
      {
        ...{ id: 'B', source: 'ordrar', dateOnly: false, quantity: 1 },
        ...{ promised: Date.UTC(2026, 5, 30, 10), delivered: Date.UTC(2026, 5, 30, 11) },
      },
    ])
  })

  test('d-Mon-yy out of a BOM, bare CR and quoted file, with "Date Not Captured" and a reference for a number', async () => {
    const rows = [
      'id,"promised",delivered,qty',
      '1,2-Jun-06,14-Nov-06,"1000"',
      '"2, b",27-Aug-06,Date Not Captured,3',
      '3,27-Aug-06,1-Sep-06,See ASN-93 (ID#:1281)',
      '4,31-Feb-06,1-Sep-06,1',
      '',
    ]
    const source = { ...ORDERS, timeFormat: '%d-%b-%y', nulls: ['Date Not Captured'], timeZone: 'UTC' }
    const { items, reports } = await read([source], { 'orders.csv': `\uFEFF${rows.join('\r')}` })
    expect(items.deliveries).toMatchObject([
      {
        id: '1',
        promised: Date.UTC(2006, 5, 2),
        delivered: Date.UTC(2006, 10, 14),
        quantity: 1000,
        dateOnly: true,
      },
      { id: '2, b', promised: Date.UTC(2006, 7, 27), quantity: 3 },
    ])
    expect(items.deliveries[1]?.delivered).toBeUndefined()
    expect(reports[0]?.setAside.map(({ line, reason, found }) => [line, reason, found])).toEqual([
      [4, '"qty" is not a whole number', 'See ASN-93 (ID#:1281)'],
      [5, 'the time in "promised" cannot be read; expected the pattern %d-%b-%y', '31-Feb-06'],
    ])
  })

  test('an id twice in a file is a fault; in a later file it replaces the row', async () => {
    const { items, reports } = await read([ORDERS], {
      'orders.1.csv': 'id,promised,delivered,qty\nA,2026-06-30,,1\nA,2026-07-30,,1\n',
      'orders.2.csv': 'id,promised,delivered,qty\nA,2026-06-30,2026-06-29,1\n',
    })
    expect(items.deliveries).toMatchObject([{ id: 'A', delivered: Date.UTC(2026, 5, 28, 22) }])
    expect(reports[0]?.setAside).toEqual([
      {
        ...{ file: 'orders.1.csv', line: 3, found: 'A' },
        reason: '"id" has the same value on line 2; expected one row each, and `order` for what they share',
      },
    ])
  })

  test('delivered after asOf is not delivered; ordered after asOf is no order yet; delivered before ordered is wrong', async () => {
    const columns = { id: 'id', ordered: 'ordered', delivered: 'delivered', cancelled: 'cancelled' }
    const rows = [
      'id,ordered,delivered,cancelled',
      'A,2026-06-01,2026-06-10,',
      'B,2026-06-08,,',
      'C,2026-06-01,2026-05-30,',
      'D,2026-06-01,,2026-06-09',
    ]
    const { items, reports } = await read(
      [{ ...ORDERS, columns }],
      { 'orders.csv': rows.join('\n') },
      Date.UTC(2026, 5, 5),
    )
    expect(items.deliveries.map(({ id, delivered, cancelled }) => [id, delivered, cancelled])).toEqual([
      ['A', undefined, undefined],
      ['D', undefined, undefined],
    ])
    expect(reports[0]).toMatchObject({ rows: 4, used: 2, ignoredFuture: 1 })
    expect(reports[0]?.setAside).toMatchObject([
      { line: 4, reason: 'it was delivered before it was ordered' },
    ])
  })

  test('CSV, NDJSON and Parquet say the same; Parquet knows its dates by itself, whatever the pattern', async () => {
    const dataDir = folderWith({
      'csv.csv': 'id,promised,delivered,qty\nA,30/6/2026,29/6/2026,5\n',
      'nd.ndjson': '{"id":"A","promised":"30/6/2026","delivered":"29/6/2026","qty":5}\n',
    })
    const db = await openDatabase()
    await db.run(`COPY (SELECT 'A' AS id, DATE '2026-06-30' AS promised, DATE '2026-06-29' AS delivered, 5 AS qty)
      TO ${literal(join(dataDir, 'pq.parquet'))} (FORMAT parquet)`)
    db.close()
    const all = []
    for (const files of ['csv.csv', 'nd.ndjson', 'pq.parquet']) {
      const { items } = await read([{ ...ORDERS, files, timeFormat: '%d/%m/%Y' }], {}, AS_OF, dataDir)
      all.push(items.deliveries)
    }
    expect(all[0]).toMatchObject([
      { id: 'A', promised: Date.UTC(2026, 5, 29, 22), quantity: 5, dateOnly: true },
    ])
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
  })
})

describe('surveys, invitations and reports', () => {
  test('numbers, words and answers without an opinion', async () => {
    const source = { ...ANSWERS, scores: { 'Mycket nöjd': 5 }, noOpinion: ['Vet ej'] }
    const { items, reports } = await read([source], {
      'answers.csv':
        'when,score,who\n2026-06-01,4,a\n2026-06-02,Mycket nöjd,b\n2026-06-03,Vet ej,c\n2026-06-03,,d\n2026-06-04,4.5,e\n2026-06-04,bra,f\n2026-06-05,5.0,\n',
    })
    expect(items.answers.map(({ respondent, scores }) => [respondent, scores])).toEqual([
      ['a', [4]],
      ['b', [5]],
      ['c', [null]],
      ['d', [null]],
      ['answers.csv:8', [5]],
    ])
    expect(items.answers[0]).toMatchObject({
      survey: 'enkat',
      source: 'enkat',
      at: Date.UTC(2026, 4, 31, 22),
    })
    expect(reports[0]?.setAside.map(({ line, found }) => [line, found])).toEqual([
      [6, '4.5'],
      [7, 'bra'],
    ])
  })

  test('NKI has three columns', async () => {
    const columns = { time: 'when', score: ['q1', 'q2', 'q3'] }
    const csv = 'when,q1,q2,q3\n2026-06-01,7,8,6\n'
    const { items } = await read([{ ...ANSWERS, columns }], { 'answers.csv': csv })
    expect(items.answers[0]?.scores).toEqual([7, 8, 6])
  })

  test('invitations, by count or one a row, and reports', async () => {
    const zone = { timeZone: 'UTC' }
    const { items } = await read(
      [
        {
          ...zone,
          id: 'utskick',
          type: 'invitations',
          files: 'a.csv',
          survey: 'enkat',
          columns: { time: 't', count: 'n' },
        },
        { ...zone, id: 'ett', type: 'invitations', files: 'b.csv', columns: { time: 't', survey: 's' } },
        {
          ...zone,
          id: 'rapporter',
          type: 'reports',
          files: 'c.csv',
          agreement: 'acme',
          columns: { period: 'p', delivered: 'd' },
        },
      ],
      {
        'a.csv': 't,n\n2026-06-01,120\n',
        'b.csv': 't,s\n2026-06-01,nps\n',
        'c.csv': 'p,d\n2026-06,2026-07-14T09:00Z\n',
      },
    )
    expect(items.invitations).toEqual([
      { survey: 'enkat', at: Date.UTC(2026, 5, 1), count: 120 },
      { survey: 'nps', at: Date.UTC(2026, 5, 1), count: 1 },
    ])
    expect(items.reports).toEqual([
      { agreement: 'acme', period: '2026-06', deliveredAt: Date.UTC(2026, 6, 14, 9) },
    ])
  })
})

test('the problems of all sources come at once, and sources of checks are left alone', async () => {
  const checks = {
    ...{ id: 'monitor', type: 'checks', files: 'none.csv', interval: '60 s' },
    ...{ columns: { time: 't', service: 's', state: 'x' }, states: { up: 'up', down: 'down' } },
  }
  const files = { 'orders.csv': 'id\n', 'answers.csv': 'when\n' }
  expect(await problemsOf(read([checks, ORDERS, ANSWERS], files))).toEqual([
    'source "ordrar": orders.csv: no columns "promised", "delivered", "qty"; it has "id"; correct `columns`, or the file',
    'source "enkat": answers.csv: no columns "who", "score"; it has "when"; correct `columns`, or the file',
  ])
})

test('a date in year 9999 works out no eight thousand years of clock changes', async () => {
  const csv = 'id,promised,delivered,qty\nA,9999-12-31,,1\n'
  const { items } = await read([ORDERS], { 'orders.csv': csv })
  expect(items.deliveries).toHaveLength(1)
})
