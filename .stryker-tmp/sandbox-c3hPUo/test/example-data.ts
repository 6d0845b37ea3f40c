/** A small data folder that is right in every part: tests change one thing and see what is said of it. */
// @ts-nocheck

export const SMALL: Record<string, string> = {
  'site.yaml': `name: { sv: Liten drift, en: Small operations }
url: https://status.example.com
timeZone: Europe/Stockholm
`,
  'services.yaml': `services:
  - { id: portal, name: { sv: Kundportal, en: Customer portal } }
  - { id: licens, name: { sv: Licensserver, en: Licence server } }
`,
  'sources.yaml': `sources:
  - id: checks
    type: checks
    files: measurements/*.csv
    columns: { time: time, service: service, state: status }
    states: { up: up, down: down }
    interval: 5 min
`,
  'calendars.yaml': `calendars:
  - id: kontor
    timeZone: Europe/Stockholm
    weekly: { mon: ["08:00-17:00"], tue: ["08:00-17:00"], wed: ["08:00-17:00"], thu: ["08:00-17:00"], fri: ["08:00-17:00"] }
`,
  'agreements/drift.yaml': `id: drift
level: service
title: { sv: Driftavtal, en: Operations agreement }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: { sv: Alla kunder, en: All customers } }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
scope: { services: [portal, licens] }
objectives:
  - id: tillganglighet
    metric: availability
    target: ">= 99.9 %"
    period: calendar-month
    measurement: { source: checks }
`,
  'measurements/checks.csv': `time,service,status
2026-06-01T00:00:00Z,portal,up
2026-06-01T00:05:00Z,portal,down
2026-06-01T00:10:00Z,portal,up
2026-06-01T00:00:00Z,licens,up
2026-06-01T00:05:00Z,licens,up
2026-06-01T00:10:00Z,licens,up
`,
}
