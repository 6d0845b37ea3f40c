import { globSync, readFileSync } from 'node:fs'
import { SMALL } from '../example-data.ts'

/*
 * The folders that are mutated: each is right in every part, and of few lines, so that a change stands where it does harm.
 */

export type Files = Record<string, string>

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>\n'
const TICKETS =
  'ticket,opened,answered,solved,priority\n1,2026-06-01T08:00:00Z,2026-06-01T08:10:00Z,2026-06-01T12:00:00Z,P1\n2,2026-06-02T08:00:00Z,,,P2\n'
const REQUESTS =
  '{"time":"2026-06-01T00:00:00Z","total":100,"failed":1}\n{"time":"2026-06-01T01:00:00Z","total":50,"failed":0}\n'

/** A folder with something of nearly every kind of file. */
const MANY: Files = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}record: true
look: { logo: logo.svg, colours: { well: { light: "#1f6f8b", dark: "#6cc3de" } } }
links: [{ text: { sv: Kundtjänst, en: Support }, href: "https://www.example.com/support" }]
security: { contact: "mailto:security@example.com" }
publish: { credits: true, fees: true, contacts: true, names: true, suppliers: true, documents: true }
`,
  'logo.svg': LOGO,
  'sources.yaml': `${SMALL['sources.yaml']}  - { id: anrop, type: requests, files: measurements/requests.ndjson, service: portal, timeZone: UTC, interval: 1 h, columns: { time: time, total: total, bad: failed } }
  - id: arenden
    type: tickets
    rows: tickets
    files: tickets/*.csv
    timeZone: UTC
    columns: { id: ticket, created: opened, firstReply: answered, solved: solved, priority: priority }
`,
  'measurements/requests.ndjson': REQUESTS,
  'tickets/2026.csv': TICKETS,
  'agreements/stod.yaml': `id: stod
level: service
title: Stöd
parties: [{ role: provider, name: Exempel Drift AB }, { role: customer, name: Acme }]
roles: [{ id: drift, party: provider, title: Drift }]
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
scope: { services: [portal] }
objectives:
  - { id: svar, metric: first-response, target: "<= 30 min", quantifier: { share: ">= 80 %" }, calendar: kontor, period: calendar-month, measurement: { source: arenden } }
  - { id: anrop, metric: request-availability, method: occurrences, target: ">= 99 %", period: calendar-month, measurement: { source: anrop } }
credits: { tiers: [{ below: 99, atLeast: 98, percent: 5 }, { below: 98, percent: 10 }] }
amendments: [{ id: skarpt, effectiveFrom: 2026-07-01, approvals: [provider, customer], set: { objectives.svar.target: "<= 20 min" } }]
`,
  'incidents/2026-06-01-portal.md': `---
title: { sv: Portalen nere, en: Portal down }
impact: major
status: resolved
start: 2026-06-01T00:05:00Z
end: 2026-06-01T00:10:00Z
services: [{ id: portal, state: major_outage }]
cause: Ett kort
actions: [{ what: Byt kortet, owner: drift, due: 2026-07-01 }]
---
## 2026-06-01T00:06:00Z investigating

Vi *letar* efter [felet](https://example.com/fel).

### en

We are looking.

## 2026-06-01T00:10:00Z resolved

Klart.
`,
  'maintenance/2026-06-05-portal.md': `---
title: Ny version
class: planned
services: [portal]
announcedAt: 2026-05-20T10:00:00+02:00
start: 2026-06-05T01:00:00+02:00
end: 2026-06-05T04:00:00+02:00
---
Portalen kan vara onåbar.
`,
}

/** What `new` writes, but for its looks of our own: no attack here asks another host. */
const STARTER: Files = {
  ...Object.fromEntries(
    globSync('scripts/starter/*.yaml').map((path) => [
      path.slice('scripts/starter/'.length),
      readFileSync(path, 'utf8').replaceAll('TIME_ZONE', 'Europe/Stockholm'),
    ]),
  ),
  'sources.yaml': SMALL['sources.yaml'] ?? '',
  'measurements/checks.csv': (SMALL['measurements/checks.csv'] ?? '').replaceAll('portal', 'webbplats'),
}

/** The example, of whose long files the first and last rows alone, and no record. */
function example(): Files {
  const paths = globSync('data/**/*.{yaml,md,csv}', { exclude: ['data/record/**', 'data/schema/**'] })
  return Object.fromEntries(
    paths.map((path) => {
      const lines = readFileSync(path, 'utf8').split('\n')
      const short = path.endsWith('.csv') && lines.length > 60
      return [
        path.slice('data/'.length),
        short ? [...lines.slice(0, 30), ...lines.slice(-30)].join('\n') : lines.join('\n'),
      ]
    }),
  )
}

/** The folders by their names, and how many of a hundred attacks are made on each. */
export const FOLDERS: { name: string; share: number; files: Files }[] = [
  { name: 'many kinds', share: 75, files: MANY },
  { name: 'starter', share: 20, files: STARTER },
  { name: 'example', share: 5, files: example() },
]
