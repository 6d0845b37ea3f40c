import { SMALL } from '../example-data.ts'

/*
 * A data folder that asks for every metric: two levels, an amendment in the middle of a month that splits it, credits, a
 * calendar across midnight, and files whose times have no offset, so that a zone has to be taken from somewhere.
 */

const pad = (n: number) => String(n).padStart(2, '0')
const rows = (header: string, lines: string[]) => `${header}\n${lines.join('\n')}\n`
const days = Array.from({ length: 30 }, (_, i) => i + 1)

/** Checks each ten minutes from 26 March, through the change of clocks, to the end of April; every 97th fails. */
const checks = Array.from({ length: 5_200 }, (_, i) => {
  const time = new Date(Date.UTC(2026, 2, 26) + i * 600_000).toISOString()
  const down = i % 97 < 2
  return `${time},${i % 2 === 0 ? 'portal' : 'licens'},${down ? 'down' : 'up'},${down ? '' : 90 + ((i * 37) % 400)}`
})
const tickets = days.flatMap((day) => {
  const on = `2026-04-${pad(day)}`
  const id = `T${day}`
  return [
    `${id},${on} 00:30,created,open,P1`,
    `${id},${on} 09:${pad(day)},reply,,`,
    `${id},${on} 10:00,state,waiting,`,
    `${id},${on} 11:30,customer,,`,
    `${id},${on} 14:${pad(day)},reply,,`,
    `${id},${on} 16:00,update,,`,
    `${id},${on} 23:45,state,solved,`,
  ]
})
const orders = days.map((day) => {
  const ordered = `2026-04-${pad(day)}`
  const delivered = day % 7 === 0 ? '' : `2026-04-${pad(Math.min(30, day + (day % 6)))}`
  return `O${day},${ordered},2026-04-${pad(Math.min(30, day + 4))},${delivered},${day % 11 === 0 ? 1 : 0},10`
})
const answers = Array.from(
  { length: 40 },
  (_, i) =>
    `2026-04-${pad((i % 30) + 1)} 23:30,r${i},${1 + ((i * 3) % 5)},${1 + ((i * 7) % 10)},${(i * 3) % 11}`,
)
const counts = days.flatMap((day) =>
  [0, 8, 23].map((hour) => `2026-04-${pad(day)} ${pad(hour)}:30,${100 + day},${day % 5}`),
)

const ticket = (metric: string, target: string, calendar = 'natt') =>
  `  - { id: ${metric}, metric: ${metric}, target: "${target}", quantifier: { share: ">= 90 %" }, calendar: ${calendar}, period: calendar-month, measurement: { source: arenden } }`
const time = (metric: string, target: string) =>
  `  - { id: ${metric}, metric: ${metric}, target: "${target}", period: calendar-month, serviceHours: natt, measurement: { source: checks } }`
const other = (metric: string, target: string, source: string, more = '') =>
  `  - { id: ${metric}, metric: ${metric}, target: "${target}", period: calendar-month, measurement: { source: ${source} }${more} }`

const METRICS = [
  time('outage-count', '<= 1'),
  time('outage-total', '<= 4 h'),
  time('longest-outage', '<= 2 h'),
  time('mttr', '<= 1 h'),
  time('mtbf', '>= 200 h'),
  other('response-time', '<= 300 ms', 'checks', ', quantifier: { share: ">= 95 %" }'),
  other(
    'request-availability',
    '>= 99.9 %',
    'anrop',
    ', services: [portal], method: timeslices, slice: 1 h, sliceTarget: "99", minCoverage: "10"',
  ),
  other('ratio', '< 1 %', 'anrop', ', services: [portal], unit: request'),
  ticket('first-response', '<= 2 h'),
  ticket('next-reply', '<= 2 h'),
  ticket('update', '<= 4 h'),
  ticket('resolution', '<= 8 h', 'se-legal-eves'),
  other('lead-time', '<= 5 working days', 'order', ', quantifier: every, calendar: se-legal-eves'),
  other('delivery-precision', '>= 95 %', 'order', ', unit: order'),
  other('defect-rate', '< 1 %', 'order', ', unit: quantity'),
  other('csat', '>= 80 %', 'enkat'),
  other('nps', '>= 30', 'nps'),
  other('nki', '>= 70', 'nki'),
  other('report-delivery', '<= 10 working days', 'rapporter'),
  '  - { id: milestone, metric: milestone, due: 2026-04-15, done: 2026-04-20, period: calendar-month, measurement: {} }',
]

export const EVERY_METRIC: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}publish: { credits: true, fees: true }\n`,
  'sources.yaml': `sources:
  - { id: checks, type: checks, files: measurements/checks.csv, columns: { time: time, service: service, state: status, responseTime: ms }, states: { up: up, down: down }, interval: 20 min }
  - { id: anrop, type: requests, files: measurements/requests.csv, service: portal, timeZone: Europe/Stockholm, interval: 1 h, columns: { time: time, total: total, bad: bad } }
  - { id: arenden, type: tickets, files: measurements/tickets.csv, rows: events, timeZone: Europe/Stockholm, columns: { id: ticket, time: time, event: event, state: state, priority: priority }, events: { created: created, reply: reply, customer-reply: customer, update: update, state: state }, states: { open: open, waiting-customer: waiting, solved: solved } }
  - { id: order, type: deliveries, files: measurements/orders.csv, timeZone: Europe/Stockholm, columns: { id: id, ordered: ordered, promised: promised, delivered: delivered, defective: defective, quantity: quantity } }
  - { id: enkat, type: surveys, files: measurements/answers.csv, timeZone: Europe/Stockholm, columns: { time: time, respondent: who, score: five } }
  - { id: nps, type: surveys, files: measurements/answers.csv, timeZone: Europe/Stockholm, columns: { time: time, respondent: who, score: eleven } }
  - { id: nki, type: surveys, files: measurements/answers.csv, timeZone: Europe/Stockholm, columns: { time: time, respondent: who, score: [ten, ten, ten] } }
  - { id: rapporter, type: reports, files: measurements/reports.csv, agreement: acme, timeZone: Europe/Stockholm, columns: { period: period, delivered: delivered } }
`,
  'calendars.yaml': `${SMALL['calendars.yaml']}  - id: natt
    timeZone: Europe/Stockholm
    weekly: { mon: ["22:00-06:00"], tue: ["08:00-24:00"], wed: ["00:00-12:00", "13:00-17:00"], thu: ["08:00-17:00"], fri: ["22:00-06:00"], sat: ["22:00-06:00"], sun: ["00:00-06:00"] }
`,
  'agreements/acme.yaml': `id: acme
level: customer
extends: drift
title: Acme
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, id: acme, name: Acme AB }
visibility: public
effectiveFrom: 2026-01-01
midPeriodChange: split
signatures:
  - { party: provider, name: A, signedAt: 2025-12-01 }
  - { party: acme, name: B, signedAt: 2025-12-01 }
objectives:
  - { id: tillganglighet, minOutage: 5 min }
${METRICS.join('\n')}
credits:
  fee: { amount: 40000, currency: SEK, per: month }
  tiers: [{ below: 99.9, percent: 10 }, { below: 99, percent: 25 }]
  objectives: { first-response: { perBreach: { amount: 500 } } }
  stacking: sum
  cap: { percentOf12Months: 20, year: contract }
  claimWithin: { workingDays: 10 }
amendments:
  - { id: a1, effectiveFrom: 2026-04-16, approvals: [provider, customer], set: { objectives.tillganglighet.target: ">= 99.95 %" } }
`,
  'measurements/checks.csv': rows('time,service,status,ms', checks),
  'measurements/requests.csv': rows('time,total,bad', counts),
  'measurements/tickets.csv': rows('ticket,time,event,state,priority', [
    ...tickets,
    'T31,2026-05-02 09:00,created,open,P1',
  ]),
  'measurements/orders.csv': rows('id,ordered,promised,delivered,defective,quantity', orders),
  'measurements/answers.csv': rows('time,who,five,ten,eleven', answers),
  'measurements/reports.csv': rows('period,delivered', ['2026-03,2026-04-09', '2026-04,2026-05-20']),
}
