import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { TicketsSource } from '../../data/schema/item-sources.ts'
import { WEEKS } from '../../scripts/example/tickets.ts'
import { loadData } from '../../scripts/load/data.ts'
import { readTickets } from '../../scripts/sources/tickets.ts'
import { needs, readTable } from './shared-data.ts'

/*
 * The support tickets of the example are a company's log (UCI 498), moved by whole weeks and without most of its columns.
 * That this has changed nothing of what they tell is shown here, by reading both files apart from the script that made it.
 */

const SHIPPED = 'data/measurements/support/log.csv'
const FOLDER = 'uci-incident-log'
const SOURCE = 'incident_event_log_5998rows.csv'
const WEEK = 7 * 86_400_000
const MOVED = 535 * WEEK

async function read(asOf: number) {
  const { sources } = await loadData('data')
  const source = sources.find(({ id }) => id === 'support') as TicketsSource
  return readTickets(source, { dataDir: 'data', services: [], asOf })
}

const [head = '', ...shipped] = readFileSync(SHIPPED, 'utf8').trim().split('\n')
const rows = shipped.map((line) => line.split(','))
/** Milliseconds as if the local times were UTC, which is enough to compare weekdays and times of day. */
const moved = (text: string) => Date.parse(`${text}:00Z`)
const original = (text: string) => {
  const [, day, month, year, hour, minute] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/.exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

test("as shipped: 890 tickets, 495 met and 395 missed by the company's own verdict on the last event of each", async () => {
  const { items, report } = await read(Date.UTC(2028, 0))
  expect([report.rows, report.used, report.setAside]).toEqual([rows.length, rows.length, []])
  expect(items).toHaveLength(890)
  expect(items.filter(({ saidMet }) => saidMet === true)).toHaveLength(495)
  expect(items.filter(({ saidMet }) => saidMet === false)).toHaveLength(395)
})

test('what happened after the instant of the archive has not happened: those tickets are still open', async () => {
  const asOf = Date.parse('2026-08-21T23:10:00Z')
  const { items, report } = await read(asOf)
  // Counted in the file: local times after 01:10 on 22 August.
  const later = rows.filter(([, time = '']) => time > '2026-08-22T01:10')
  expect(later.length).toBeGreaterThan(50)
  expect(report.ignoredFuture).toBe(later.length)
  const ended = new Set(items.filter(({ saidMet }) => saidMet !== undefined).map(({ id }) => id))
  for (const id of new Set(later.map(([ticket = '']) => ticket))) expect(ended.has(id), id).toBe(false)
  expect(ended.size).toBe(890 - new Set(later.map(([ticket]) => ticket)).size)
})

test('every time is one of the source, whole weeks later: same weekday, same time of day', (context) => {
  needs(FOLDER, context)
  expect(WEEKS * WEEK).toBe(MOVED)
  const source = readTable(FOLDER, SOURCE)
  const known = new Set(
    source.map((row) =>
      [row.number, original(row.sys_updated_at ?? '') + MOVED, row.incident_state].join(' '),
    ),
  )
  const opened = new Map(source.map(({ number, opened_at: at }) => [number, original(at ?? '') + MOVED]))
  for (const [ticket, time = '', state, , created = ''] of rows) {
    expect(known.has([ticket, moved(time), state].join(' ')), `${ticket} ${time}`).toBe(true)
    if (created !== '') expect(moved(created), ticket).toBe(opened.get(ticket))
    const before = new Date(moved(time) - MOVED)
    const after = new Date(moved(time))
    expect([after.getUTCDay(), after.getUTCHours(), after.getUTCMinutes()]).toEqual([
      before.getUTCDay(),
      before.getUTCHours(),
      before.getUTCMinutes(),
    ])
  }
  expect(new Set(rows.map(([ticket]) => ticket))).toEqual(new Set(source.map(({ number }) => number)))
})

test('every change of state and priority of the source is there, in its order', (context) => {
  needs(FOLDER, context)
  /** How each ticket stood, one after the other, without repeats. */
  const changes = (log: [ticket: string, at: number, stands: string][]) => {
    const found = new Map<string, string[]>()
    for (const [ticket, , stands] of log.toSorted((a, b) => a[1] - b[1])) {
      const own = found.get(ticket) ?? []
      if (own.at(-1) !== stands) own.push(stands)
      found.set(ticket, own)
    }
    return found
  }
  const source = readTable(FOLDER, SOURCE)
  expect(
    changes(
      rows.map(([ticket = '', time = '', state, priority]) => [ticket, moved(time), `${state} ${priority}`]),
    ),
  ).toEqual(
    changes(
      source.map(({ number = '', sys_updated_at: at = '', incident_state: state, priority }) => [
        number,
        original(at) + MOVED,
        `${state} ${priority}`,
      ]),
    ),
  )
})

test('of the people, places and texts of the source nothing is left', (context) => {
  needs(FOLDER, context)
  expect(head).toBe('ticket,time,state,priority,opened,met,customer')
  const text = readFileSync(SHIPPED, 'utf8')
  const left = [
    'Caller',
    'Opened by',
    'Resolved by',
    'Updated by',
    'Created by',
    'Location',
    'Resolver',
    'Group',
  ]
  for (const word of left) expect(text).not.toContain(word)
  // Whose a ticket is follows from its place alone, told as two names.
  expect(new Set(rows.flatMap((row) => row[6] || []))).toEqual(new Set(['exempelstad', 'ovriga']))
  const places = readTable(FOLDER, SOURCE).filter(({ location }) => location === 'Location 204')
  const whose = new Map(rows.filter((row) => row[6] !== '').map((row) => [row[0], row[6]]))
  const last = new Map(places.map(({ number }) => [number, true]))
  for (const [ticket, customer] of whose) {
    if (customer === 'exempelstad') expect(last.has(ticket), ticket).toBe(true)
  }
})
