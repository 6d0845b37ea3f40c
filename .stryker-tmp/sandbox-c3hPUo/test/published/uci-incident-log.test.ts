// @ts-nocheck
import { expect, test } from 'vitest'
import { Calendars } from '../../data/schema/calendar.ts'
import { TicketsSource } from '../../data/schema/item-sources.ts'
import type { Ticket } from '../../data/schema/items.ts'
import type { TicketObjective } from '../../data/schema/objective.ts'
import { calendarsById } from '../../scripts/load/calendars.ts'
import { evaluateTickets } from '../../scripts/sla/tickets/evaluate.ts'
import { businessClock } from '../../scripts/sla/time/business-clock.ts'
import { periodAt } from '../../scripts/sla/time/period.ts'
import { readTickets } from '../../scripts/sources/tickets.ts'
import { anAgreement } from '../sla/builders.ts'
import { dataFolder, needs, readTable } from './shared-data.ts'

/*
 * A company's ServiceNow audit log (UCI 498, part of it): 5,998 events of 890 incidents with the company's own verdict,
 * `made_sla`. Which hours and which targets it went by is not published, so its verdict is compared with nothing of ours:
 * what is tested is that the log is read right, that its last word is taken, and that elapsed time is.
 */

const FOLDER = 'uci-incident-log'
const HOUR = 3_600_000

function source(files: string, timeFormat: string, met: { yes: string; no: string }): TicketsSource {
  return TicketsSource.parse({
    id: 'servicenow',
    type: 'tickets',
    rows: 'events',
    files,
    timeZone: 'UTC',
    timeFormat,
    nulls: ['?'],
    columns: {
      ...{ id: 'number', time: 'sys_updated_at', state: 'incident_state', priority: 'priority' },
      ...{ created: 'opened_at', met: 'made_sla' },
    },
    states: {
      open: ['New', 'Active'],
      solved: 'Resolved',
      closed: 'Closed',
      'waiting-customer': 'Awaiting User Info',
      'waiting-other': ['Awaiting Problem', 'Awaiting Vendor', 'Awaiting Evidence'],
    },
    priorities: { P1: '1 - Critical', P2: '2 - High', P3: '3 - Moderate', P4: '4 - Low' },
    met,
  })
}

const LOG = source('incident_event_log_5998rows.csv', '%d-%m-%Y %H:%M', { yes: 'TRUE', no: 'FALSE' })

const read = (from = LOG) =>
  readTickets(from, { dataDir: dataFolder(FOLDER), services: [], asOf: Date.UTC(2018, 0) })

/** Day, month, year and minutes, read apart from the project. */
function instantOf(text: string): number {
  const [, day, month, year, hour, minute] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/.exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

test("890 incidents out of 5,998 events; 495 met and 395 missed by the company's own verdict on the LAST event of each", async (context) => {
  needs(FOLDER, context)
  const { items, report } = await read()
  expect([report.rows, report.used, report.setAside]).toEqual([5998, 5998, []])
  expect(items).toHaveLength(890)
  const met = items.filter(({ saidMet }) => saidMet === true).length
  const missed = items.filter(({ saidMet }) => saidMet === false).length
  expect([met, missed]).toEqual([495, 395])
})

test('counted over events it would be 5,599 to 399, or 93 %: the wrong way', (context) => {
  needs(FOLDER, context)
  const rows = readTable(FOLDER, 'incident_event_log_5998rows.csv')
  const met = rows.filter(({ made_sla: word }) => word === 'TRUE').length
  expect([met, rows.length - met]).toEqual([5599, 399])
})

test('the elapsed time of every incident, up to its last resolution, is what the rows say', async (context) => {
  needs(FOLDER, context)
  const { items } = await read()
  const rows = Map.groupBy(readTable(FOLDER, 'incident_event_log_5998rows.csv'), ({ number }) => number ?? '')
  for (const { id, events } of items) {
    const log = (rows.get(id) ?? []).toSorted(
      (a, b) => instantOf(a.sys_updated_at ?? '') - instantOf(b.sys_updated_at ?? ''),
    )
    // Since when the incident has been resolved without a break before it was closed, or simply ended.
    let since: number | null = null
    for (const row of log) {
      const resolved = row.incident_state === 'Resolved'
      if (resolved) since ??= instantOf(row.sys_updated_at ?? '')
      else if (row.incident_state !== 'Closed') since = null
    }
    const created = events.find(({ kind }) => kind === 'created')?.at ?? Number.NaN
    expect(created, id).toBe(instantOf(log[0]?.opened_at ?? ''))
    const solved = events.findLast(({ kind, value }) => kind === 'state' && value === 'solved')?.at ?? null
    if (since !== null) expect((solved ?? Number.NaN) - created, id).toBe(since - created)
  }
})

/** Business hours that are nobody's in particular: Monday to Friday 8 to 17. */
const OFFICE = calendarsById(
  Calendars.parse({
    calendars: [
      {
        id: 'kontor',
        timeZone: 'UTC',
        weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['08:00-17:00']])),
      },
    ],
  }),
)

/** Minutes of business time, counted one by one. */
function minutesOpen(from: number, to: number): number {
  let minutes = 0
  for (let at = from; at < to; at += 60_000) {
    const time = new Date(at)
    const [day, hour] = [time.getUTCDay(), time.getUTCHours()]
    if (day >= 1 && day <= 5 && hour >= 8 && hour < 17) minutes += 1
  }
  return minutes
}

/** When a ticket waited for its customer, as its events say. */
function waits(ticket: Ticket, until: number): { start: number; end: number }[] {
  const states = ticket.events.filter(({ kind }) => kind === 'state')
  return states.flatMap(({ at, value }, index) =>
    value === 'waiting-customer' && at < until
      ? [{ start: at, end: Math.min(until, states[index + 1]?.at ?? until) }]
      : [],
  )
}

test('elapsed business time without the waiting, for every incident, as counted minute by minute', async (context) => {
  needs(FOLDER, context)
  const { items } = await read()
  const kontor = OFFICE.kontor
  if (!kontor) throw new Error('expected a calendar')
  const clock = businessClock(kontor)
  let shorter = 0
  for (const ticket of items) {
    const start = ticket.events[0]?.at ?? 0
    const stop = ticket.events.findLast(({ value }) => value === 'solved')?.at ?? start
    // Counting minutes takes long: those that took weeks are left to the clock's own tests.
    if (stop - start > 20 * 24 * HOUR) continue
    const pauses = waits(ticket, stop)
    const expected =
      minutesOpen(start, stop) - pauses.reduce((sum, pause) => sum + minutesOpen(pause.start, pause.end), 0)
    expect(clock.elapsed(start, stop, pauses), ticket.id).toBe(expected * 60_000)
    if (expected * 60_000 < stop - start) shorter += 1
  }
  expect(shorter).toBeGreaterThan(500)
})

test('through the whole engine: incidents of March 2016 against 40 business hours', async (context) => {
  needs(FOLDER, context)
  const { items } = await read()
  const agreement = anAgreement(
    {
      ...{ id: 'losning', metric: 'resolution', target: '<= 40 h', calendar: 'kontor' },
      quantifier: { share: '>= 50 %' },
    },
    { timeZone: 'UTC', effectiveFrom: '2016-01-01', grace: { workingDays: 5, calendar: 'kontor' } },
  )
  const objective = agreement.objectives[0] as TicketObjective
  const { result } = evaluateTickets({
    agreement,
    objective: { ...objective, reopenWindow: { workingDays: 5 } },
    period: periodAt(objective.period, 'UTC', Date.UTC(2016, 2, 15)),
    calendars: { kontor: OFFICE.kontor as NonNullable<typeof OFFICE.kontor> },
    asOf: Date.UTC(2018, 0),
    items: { tickets: items, deliveries: [], answers: [], invitations: [], reports: [] },
  })
  expect(result.items?.valid).toBeGreaterThan(500)
  expect(result.items?.good).toBeLessThan(result.items?.valid ?? 0)
  expect(result.verdict).not.toBe('no-data')
})

test('the other copy, d/m/yyyy with true and false, tells the same of the same incidents', async (context) => {
  needs(FOLDER, context)
  const other = source('incident_event_log_199rows_dd-m-yyyy.csv', '%d/%m/%Y %H:%M', {
    yes: 'true',
    no: 'false',
  })
  const { items, report } = await read(other)
  expect([report.rows, report.used, report.setAside]).toEqual([198, 198, []])
  const all = new Map((await read()).items.map((ticket) => [ticket.id, ticket]))
  // The copy ends in the middle of its last incident.
  const ids = readTable(FOLDER, 'incident_event_log_199rows_dd-m-yyyy.csv').map(({ number }) => number)
  const whole = items.filter(({ id }) => id !== ids.at(-1))
  expect(whole.length).toBeGreaterThan(20)
  for (const ticket of whole) expect(ticket).toEqual(all.get(ticket.id))
})
