import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { exampleFeed } from '../publish/example-feed.ts'
import { dataFolder, needs } from './shared-data.ts'

/*
 * The order lines of the example are the last of USAID's delivery history, moved by whole weeks. The figures expected here
 * are counted from the file line by line, without the engine; the whole history is in scms-delivery.test.ts.
 */

const WEEKS = 570
const FROM = '2024-10-01'
const DAY = 86_400_000

interface Line {
  id: string
  order: string
  promised: string
  delivered: string
}

const [head, ...rows] = readFileSync('data/measurements/deliveries/lines.csv', 'utf8').trim().split('\n')
const lines = rows.map((row): Line => {
  const [id = '', order = '', promised = '', delivered = ''] = row.split(',')
  return { id, order, promised, delivered }
})
/** A line is decided on the day it comes, or where it is late when the promised day is over: in that day's quarter. */
const quarterOf = ({ promised, delivered }: Line) => {
  const day = delivered <= promised ? delivered : promised
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
const isOnTime = ({ promised, delivered }: Line) => delivered <= promised

/** The lines of the source with days moved, read apart from the script that made the file. */
function source(): Line[] {
  const text = readFileSync(`${dataFolder('scms-delivery')}/SCMS_tab_CR.csv`, 'utf8')
  const [names = '', ...all] = text.split('\r').filter((line) => line !== '')
  const at = (line: string, name: string) => line.split('\t')[names.split('\t').indexOf(name)] ?? ''
  const day = (written: string) => {
    const ms = Date.parse(`${written} UTC`)
    return new Date(ms + WEEKS * 7 * DAY).toISOString().slice(0, 10)
  }
  return all.map((line) => ({
    id: at(line, 'ID'),
    order: at(line, 'PO / SO #'),
    promised: day(at(line, 'Scheduled Delivery Date')),
    delivered: day(at(line, 'Delivered to Client Date')),
  }))
}

test('every line of the source that was due and delivered since the agreement began, and no other, whole weeks later', (context) => {
  needs('scms-delivery', context)
  const expected = source().filter(({ promised, delivered }) => promised >= FROM && delivered >= FROM)
  const byId = (a: Line, b: Line) => Number(a.id) - Number(b.id)
  expect(lines.toSorted(byId)).toEqual(expected.toSorted(byId))
  expect(head).toBe('line,order,promised,delivered')
})

test('in the year before the agreement 1,061 of 1,239 lines came in time: the 85.63 per cent of its baseline', (context) => {
  needs('scms-delivery', context)
  const before = source().filter((line) => {
    const day = isOnTime(line) ? line.delivered : line.promised
    return day >= '2023-10-01' && day < FROM
  })
  expect([before.filter(isOnTime).length, before.length]).toEqual([1061, 1239])
  expect(Math.floor((10_000 * 1061) / 1239) / 100).toBe(85.63)
})

test('each quarter of the agreement has the figure that counting gives', async () => {
  const { agreements } = await exampleFeed()
  const feed = agreements.find(({ agreement }) => agreement.id === 'leverans') as AgreementFeed
  const quarters = Map.groupBy(lines, quarterOf)
  const results = [...feed.results, ...feed.history]
  for (const [quarter, own] of quarters) {
    const good = own.filter(isOnTime)
    const result = (objective: string) =>
      results.find((one) => one.objective === objective && one.period.id === quarter)
    expect(result('leveransprecision')?.items, quarter).toMatchObject({
      good: good.length,
      valid: own.length,
    })
  }
  expect([...quarters].map(([quarter, { length }]) => [quarter, length]).sort()).toEqual([
    ['2024-Q4', 346],
    ['2025-Q1', 371],
    ['2025-Q2', 331],
    ['2025-Q3', 511],
    ['2025-Q4', 307],
    ['2026-Q1', 353],
    ['2026-Q2', 412],
    ['2026-Q3', 142],
  ])
})
