import { SMALL } from '../example-data.ts'
import { random } from './random.ts'
import { type Look, MINUTE } from './site.ts'

/* What happens in 2028, a leap year, and what a data folder says of it at any moment. */

const LOOK_EVERY = 15 * MINUTE
export const FIRST = Date.parse('2027-12-31T00:00:00Z')

/** Stretches in which a service was down, or nobody looked, that lie across an edge of time in Stockholm. */
const AT_EDGES: [service: string, from: string, to: string][] = [
  ['portal', '2028-01-31T22:30:00Z', '2028-01-31T23:30:00Z'], // the end of January
  ['portal', '2028-02-28T22:45:00Z', '2028-02-29T00:15:00Z'], // into the leap day
  ['licens', '2028-02-29T22:00:00Z', '2028-03-01T00:00:00Z'], // out of it
  ['portal', '2028-03-26T00:30:00Z', '2028-03-26T02:30:00Z'], // 01:30 to 04:30, of which 02:00 to 03:00 is missing
  ['licens', '2028-03-31T21:30:00Z', '2028-03-31T22:30:00Z'], // the end of March, in summer time
  ['webb', '2028-03-26T00:45:00Z', '2028-03-26T01:15:00Z'],
  ['licens', '2028-06-30T21:00:00Z', '2028-06-30T23:00:00Z'], // the higher target begins
  ['portal', '2028-10-15T21:30:00Z', '2028-10-15T22:30:00Z'], // the lower one
  ['portal', '2028-10-28T23:30:00Z', '2028-10-29T01:30:00Z'], // 01:30 to 02:30, with 02:00 to 03:00 twice
  ['webb', '2028-10-29T00:00:00Z', '2028-10-29T01:00:00Z'],
  ['licens', '2028-12-31T22:30:00Z', '2028-12-31T23:30:00Z'],
]

type Stretch = { from: number; to: number; state: 'down' | 'gap' }

/** By service: what was not up, at the edges and twenty times a year elsewhere, half of it silence of the monitor. */
const STRETCHES = ((): Map<string, Stretch[]> => {
  const next = random(2028)
  const all = new Map<string, Stretch[]>()
  for (const service of ['portal', 'licens', 'webb']) {
    const own = AT_EDGES.filter(([id]) => id === service).map(
      ([, from, to]): Stretch => ({ from: Date.parse(from), to: Date.parse(to), state: 'down' }),
    )
    for (let count = 0; count < 20; count += 1) {
      const from = FIRST + Math.floor(next() * 366 * 24 * 60) * MINUTE
      const to = from + (20 + Math.floor(next() * 160)) * MINUTE
      own.push({ from, to, state: count % 2 === 0 ? 'down' : 'gap' })
    }
    all.set(service, own)
  }
  return all
})()

/** What a monitor saw of a service in a stretch of time, oldest first. */
export function looksAt(service: string, from: number, to: number): Look[] {
  const looks: Look[] = []
  for (let at = Math.ceil(from / LOOK_EVERY) * LOOK_EVERY; at <= to; at += LOOK_EVERY) {
    const found = STRETCHES.get(service)?.filter((one) => one.from <= at && at < one.to) ?? []
    if (!found.some(({ state }) => state === 'gap')) looks.push({ at, up: found.length === 0 })
  }
  return looks
}

/** Months that are over, by what is asked of them: they are asked for again at every step of the year. */
const whole = new Map<string, string>()

/** The rows of one UTC month up to an instant, as CSV. `since`: what was before was not kept. */
function csvOf(services: string[], month: string, now: number, since = FIRST): string {
  const name = [...services, month, since].join(' ')
  const known = whole.get(name)
  if (known !== undefined) return known
  const start = Date.parse(`${month}-01T00:00:00Z`)
  const next = new Date(start)
  const to = Math.min(now, next.setUTCMonth(next.getUTCMonth() + 1) - 1)
  const rows = services.flatMap((service) =>
    looksAt(service, Math.max(start, since), to).map(
      ({ at, up }) => `${new Date(at).toISOString()},${service},${up ? 'up' : 'down'}\n`,
    ),
  )
  const text = `time,service,status\n${rows.join('')}`
  if (to < now) whole.set(name, text)
  return text
}

const objective = (id: string, more: string) => `  - id: ${id}
    metric: availability
    measurement: { source: checks }
    ${more}
`

/** The two amendments, each in the file since it was agreed on. */
const AMENDMENTS: [agreedOn: string, text: string][] = [
  [
    '2028-06-15',
    '  - { id: a1, effectiveFrom: 2028-07-01, approvals: [provider, customer], reason: Högre mål, set: { objectives.tillganglighet.target: ">= 99.95 %" } }\n',
  ],
  [
    '2028-10-02',
    '  - { id: a2, effectiveFrom: 2028-10-16, approvals: [provider, customer], reason: Lägre mål, set: { objectives.tillganglighet.target: ">= 99.5 %" } }\n',
  ],
]

function agreement(now: number): string {
  const agreed = AMENDMENTS.filter(([date]) => Date.parse(date) <= now)
  return `id: drift
level: service
title: { sv: Driftavtal, en: Operations agreement }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: { sv: Alla kunder, en: All customers } }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2028-01-01
scope: { services: [portal, licens, webb] }
maintenance: { notice: { workingDays: 5, calendar: kontor }, exclusionMode: remove }
objectives:
${objective('tillganglighet', 'services: [portal, licens]\n    target: ">= 99.9 %"\n    period: calendar-month')}\
${objective('dygn', 'services: [portal]\n    target: ">= 99 %"\n    period: calendar-day')}\
${objective('vecka', 'services: [licens]\n    target: ">= 99.9 %"\n    period: calendar-week')}\
${objective('kvartal', 'services: [portal]\n    serviceHours: kontor\n    target: ">= 99.9 %"\n    period: calendar-quarter')}\
${objective('webb', 'services: [webb]\n    target: ">= 99.8 %"\n    period: calendar-month').replace('checks', 'monitor')}\
${agreed.length === 0 ? '' : `amendments:\n${agreed.map(([, text]) => text).join('')}`}`
}

/** Maintenance in the night in which summer time begins, announced six working days before. */
const MAINTENANCE = `---
title: { sv: Uppgradering, en: Upgrade }
class: planned
services: [portal]
announcedAt: 2028-03-16T10:00:00+01:00
start: 2028-03-26T01:00:00+01:00
end: 2028-03-26T05:00:00+02:00
---
Vi uppgraderar.

### en

We upgrade.
`

/** An incident that stays open over the end of May, which therefore becomes final late. */
const incident = (resolved: boolean) => `---
title: { sv: Långsamt, en: Slow }
impact: minor
status: ${resolved ? 'resolved' : 'investigating'}
start: 2028-05-30T08:00:00Z
end: ${resolved ? '2028-06-20T08:00:00Z' : 'null'}
services:
  - { id: portal, state: degraded_performance }
---
## 2028-05-30T10:00:00+02:00 investigating

Vi felsöker.

### en

We are looking into it.
`

/** Every file of the data folder as it is at an instant, epoch milliseconds, but what the build records. */
export function dataAt(now: number, monitorUrl: string): Record<string, string> {
  const months: string[] = []
  for (const month = new Date('2027-12-01T00:00:00Z'); month.getTime() <= now; ) {
    months.push(month.toISOString().slice(0, 7))
    month.setUTCMonth(month.getUTCMonth() + 1)
  }
  const { 'measurements/checks.csv': _, ...small } = SMALL
  return {
    ...small,
    'site.yaml': `${SMALL['site.yaml']}record: true\n`,
    'services.yaml': `${SMALL['services.yaml']}  - { id: webb, name: { sv: Webb, en: Web } }\n`,
    'sources.yaml': `${SMALL['sources.yaml']?.replace('5 min', '15 min')}\
  - { id: monitor, type: gatus, url: "${monitorUrl}", interval: 15 min, services: { core_web: webb } }
`,
    'agreements/drift.yaml': agreement(now),
    ...Object.fromEntries(
      months.map((month) => [`measurements/${month}.csv`, csvOf(['portal', 'licens'], month, now)]),
    ),
    ...(now >= Date.parse('2028-03-16T09:00:00Z') && { 'maintenance/2028-03-26-portal.md': MAINTENANCE }),
    ...(now >= Date.parse('2028-05-30T08:00:00Z') && {
      'incidents/2028-05-30-portal.md': incident(now >= Date.parse('2028-06-20T08:00:00Z')),
    }),
  }
}

/** The same data where the monitor that forgets has kept a file of everything that it was first asked for. */
export function dataFromScratch(now: number, since: number): Record<string, string> {
  const files = dataAt(now, 'http://127.0.0.1:1')
  const months = Object.keys(files).flatMap((name) => /measurements\/(.+)\.csv/.exec(name)?.[1] ?? [])
  return {
    ...files,
    'site.yaml': SMALL['site.yaml'] ?? '',
    'sources.yaml': `${SMALL['sources.yaml']?.replace('5 min', '15 min')}${SMALL['sources.yaml']
      ?.replace('sources:\n', '')
      .replace('id: checks', 'id: monitor')
      .replace('measurements/*.csv', 'webb/*.csv')
      .replace('5 min', '15 min')}`,
    ...Object.fromEntries(months.map((month) => [`webb/${month}.csv`, csvOf(['webb'], month, now, since)])),
  }
}
