// @ts-nocheck
import type { Ticket } from '../../data/schema/items.ts'
import type { TicketObjective } from '../../data/schema/objective.ts'
import { evaluateTickets } from '../../scripts/sla/tickets/evaluate.ts'
import { closedPeriods } from '../../scripts/sla/time/period.ts'
import { anAgreement, at, weekdays, ZONE } from '../sla/builders.ts'
import { someItems } from '../sla/items/builders.ts'

/*
 * `node test/bench/tickets.ts`: a year of tickets on business clocks, every month of it evaluated, against its limit; and
 * twice as many, to see that it is linear. Exit code 1 when a limit is missed.
 */

const YEAR = at('2027-01-01') - at('2026-01-01')
const HOUR = 3_600_000

/** So many tickets spread over 2026, with pauses, reopenings and changes of priority, some of them open. */
function ticketsOf(count: number): Ticket[] {
  return Array.from({ length: count }, (_, index) => {
    // A spread without chance, so that every run measures the same.
    const spread = (salt: number) => ((index * 2_654_435_761 + salt * 40_503) % 65_536) / 65_536
    const created = at('2026-01-01') + Math.floor((index / count) * YEAR)
    const reply = created + Math.floor(spread(1) * 6 * HOUR)
    const pause = reply + Math.floor(spread(2) * 8 * HOUR)
    const resume = pause + Math.floor(spread(3) * 70 * HOUR)
    const solved = resume + Math.floor(spread(4) * 20 * HOUR)
    const events: Ticket['events'] = [
      { at: created, kind: 'created' },
      { at: reply, kind: 'reply' },
      { at: pause, kind: 'state', value: 'waiting-customer' },
      { at: resume, kind: 'state', value: 'open' },
    ]
    if (index % 7 === 0) events.push({ at: resume, kind: 'priority', value: 'P2' })
    if (index % 50 !== 0) events.push({ at: solved, kind: 'state', value: 'solved' })
    if (index % 11 === 0)
      events.push(
        { at: solved + 20 * HOUR, kind: 'state', value: 'open' },
        { at: solved + 30 * HOUR, kind: 'state', value: 'solved' },
      )
    return { id: `T${index}`, priority: 'P1', events: events.sort((a, b) => a.at - b.at) }
  })
}

function seconds(count: number, now: () => number): number {
  const tickets = ticketsOf(count)
  const common = {
    metric: 'resolution',
    calendar: 'kontor',
    quantifier: { share: '>= 90 %' },
    period: 'calendar-month',
  }
  const objectives = [
    { ...common, id: 'p1', priority: 'P1', target: '<= 16 h' },
    { ...common, id: 'p2', priority: 'P2', target: '<= 24 h' },
  ]
  const agreement = anAgreement({}, { objectives })
  const [objective] = agreement.objectives as TicketObjective[]
  if (!objective) throw new Error('expected an objective')
  const calendars = { kontor: weekdays('kontor', [{ fromMinute: 480, toMinute: 1020 }]) }
  const items = someItems({ tickets })
  const asOf = at('2027-01-10')
  const start = now()
  let valid = 0
  for (const period of closedPeriods('calendar-month', ZONE, at('2026-01-01'), asOf)) {
    const { result } = evaluateTickets({ agreement, objective, period, calendars, items, asOf })
    valid += result.items?.valid ?? 0
  }
  if (valid < count / 2) throw new Error(`expected most of ${count} tickets to be counted, found ${valid}`)
  return (now() - start) / 1000
}

function figure(what: string, value: number, limit: number, unit: string): void {
  const ok = value <= limit
  if (!ok) process.exitCode = 1
  console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(52)} ${value.toFixed(2)} ${unit} (limit ${limit})`)
}

const clock = () => performance.now()
/** What the thread itself worked, since a ratio of two times on a busy machine says little. */
const worked = () => process.threadCpuUsage().user / 1000

/** The better of two: whatever else happens only ever adds. */
const best = (count: number, now: () => number) => Math.min(seconds(count, now), seconds(count, now))

seconds(10_000, clock)
figure('a year of 100,000 tickets on business clocks', best(100_000, clock), 3, 's')
const once = best(100_000, worked)
figure('200,000 as a multiple of it', best(200_000, worked) / once, 2.2, 'x')
