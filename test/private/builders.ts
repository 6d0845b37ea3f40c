import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import type { CustomerKey } from '../../scripts/private/keys-file.ts'
import { privateFeeds } from '../../scripts/private/private-feeds.ts'
import { privateFiles } from '../../scripts/private/private-files.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/** Noon of 3 July 2026: June is closed, and its report is due. */
export const AS_OF = Date.UTC(2026, 6, 3, 12)

/** Words that no file but the customer's own may hold: each stands in a private field of `TWO_CUSTOMERS`. */
export const CANARIES = {
  acme: [...named('acme'), '71773'],
  beta: [...named('beta'), '82882'],
  nobody: [
    'kanarie-adress.internal.example',
    'kanarie-token',
    'kanarie-arende',
    'kanarie-arendetext',
    'kanarie-leverantor',
    'kanarie-fil',
    // Of the public agreement: what site.yaml does not say is published.
    'kanarie-publik-signatur',
    'kanarie-publik-kontakt',
    'kanarie-publik-jour',
    '93993',
  ],
}

/** Of a customer's own agreement, which that customer may read all of. */
function named(customer: string): string[] {
  const words = [
    'namn',
    'titel',
    'skal',
    'signatur',
    'kontakt',
    'jour',
    'roll',
    'syssla',
    'ansvar',
    'avvikelse',
    'anmalan',
    'brodtext',
    'orsak',
    'atgard',
  ]
  return words.map((word) => `kanarie-${customer}-${word}`)
}

const agreement = (customer: string, fee: number) => `id: avtal-${customer}
level: customer
title: { sv: Avtal kanarie-${customer}-titel, en: Agreement kanarie-${customer}-titel }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, id: ${customer}, name: kanarie-${customer}-namn AB }
visibility: customer
timeZone: Europe/Stockholm
effectiveFrom: 2026-05-01
signatures:
  - { party: provider, name: kanarie-${customer}-signatur, signedAt: 2026-04-01 }
  - { party: ${customer}, name: kanarie-${customer}-signatur, signedAt: 2026-04-02 }
scope: { services: [portal] }
objectives:
  - id: tillganglighet
    metric: availability
    target: ">= 99.9 %"
    period: calendar-month
    minCoverage: "0"
    measurement: { source: kanarie-fil }
  - id: svar
    metric: first-response
    priority: P1
    target: "<= 1 h"
    quantifier: every
    calendar: kontor
    period: calendar-month
    measurement: { source: arenden }
credits:
  fee: { amount: ${fee}, currency: SEK, per: month }
  tiers: [{ below: 99.9, percent: 10 }]
  claimWithin: { calendarDays: 30 }
suppliers: [{ name: kanarie-leverantor, objective: tillganglighet, target: ">= 99 %" }]
channels: [{ type: email, address: kanarie-${customer}-kontakt@example.com, hours: kontor }]
roles: [{ id: chef, title: kanarie-${customer}-roll, party: ${customer}, duties: [kanarie-${customer}-syssla] }]
escalation: [{ at: 75, role: chef, how: kanarie-${customer}-jour }]
responsibilities: [{ party: ${customer}, text: kanarie-${customer}-ansvar }]
deviations: { process: kanarie-${customer}-avvikelse }
amendments:
  - id: hojt
    effectiveFrom: 2026-06-01
    approvals: [provider, customer]
    reason: kanarie-${customer}-skal
    set: { objectives.tillganglighet.target: ">= 99.95 %" }
`

/** What a customer noticed, and what is done about it. */
const deviation = (customer: string) => `---
agreement: avtal-${customer}
source: customer
title: kanarie-${customer}-anmalan
objective: tillganglighet
periods: [2026-06]
openedAt: 2026-06-11T08:00:00+02:00
rootCause: { category: software, text: kanarie-${customer}-orsak, found: 2026-06-15 }
correctiveActions: [{ what: kanarie-${customer}-atgard, owner: chef, due: 2026-06-30 }]
---
kanarie-${customer}-brodtext
`

/** What a public agreement keeps to itself unless site.yaml says otherwise. */
const UNSAID = `signatures:
  - { party: provider, name: kanarie-publik-signatur, signedAt: 2025-12-01 }
  - { party: customer, name: kanarie-publik-signatur, signedAt: 2025-12-01 }
channels: [{ type: phone, address: kanarie-publik-kontakt, hours: kontor }]
roles: [{ id: chef, title: Driftchef, party: provider }]
escalation: [{ at: 75, role: chef, how: kanarie-publik-jour }]
suppliers: [{ name: kanarie-leverantor, objective: tillganglighet, target: ">= 99 %" }]
credits: { fee: { amount: 93993, currency: SEK }, tiers: [{ below: 99.9, percent: 10 }] }
`

/** Two customers with an agreement each, and a canary in every field that is private. */
export const TWO_CUSTOMERS: Record<string, string> = {
  ...SMALL,
  'customers.yaml': `customers:
  - { id: acme, name: kanarie-acme-namn AB }
  - { id: beta, name: kanarie-beta-namn AB }
`,
  'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${UNSAID}`,
  'agreements/avtal-acme.yaml': agreement('acme', 71773),
  'agreements/avtal-beta.yaml': agreement('beta', 82882),
  'deviations/anmald-acme.md': deviation('acme'),
  'deviations/anmald-beta.md': deviation('beta'),
  'sources.yaml': `sources:
  - id: kanarie-fil
    type: checks
    files: measurements/kanarie-fil/*.csv
    columns: { time: time, service: service, state: status }
    states: { up: up, down: down }
    interval: 5 min
    maxStaleness: 960 h
  - id: arenden
    type: tickets
    files: measurements/tickets/*.csv
    rows: events
    timeZone: UTC
    columns: { id: ticket, time: time, event: event, state: state, priority: priority, customer: customer }
    events: { created: created, reply: reply, state: state }
    states: { open: open }
`,
  'measurements/kanarie-fil/checks.csv': `time,service,status,target,token
2026-06-01T00:00:00Z,portal,up,https://kanarie-adress.internal.example/,kanarie-token
2026-06-10T08:00:00Z,portal,down,https://kanarie-adress.internal.example/,kanarie-token
2026-06-10T09:10:00Z,portal,up,https://kanarie-adress.internal.example/,kanarie-token
2026-07-03T10:00:00Z,portal,up,https://kanarie-adress.internal.example/,kanarie-token
2026-07-03T10:00:00Z,licens,up,https://kanarie-adress.internal.example/,kanarie-token
`,
  'measurements/tickets/tickets.csv': `time,ticket,event,state,priority,customer,text
2026-06-02T08:00:00Z,kanarie-arende-1,created,open,P1,acme,kanarie-arendetext
2026-06-02T13:00:00Z,kanarie-arende-1,reply,,P1,acme,kanarie-arendetext
2026-06-03T08:00:00Z,kanarie-arende-2,created,open,P1,beta,kanarie-arendetext
2026-06-03T08:10:00Z,kanarie-arende-2,reply,,P1,beta,kanarie-arendetext
`,
}

/** The paths and texts that a build writes for these keys. */
export async function filesOf(keys: CustomerKey[], files = TWO_CUSTOMERS): Promise<Map<string, string>> {
  const { data, outcomes, measured } = await evaluated(files)
  return privateFiles(data, outcomes, measured, AS_OF, keys)
}

/** Everything that the private feeds of a data folder are made from. */
export async function evaluated(files: Record<string, string>, asOf = AS_OF) {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(files).map(([p, t]) => [join('data', p), t])),
  )
  const dir = join(folder, 'data')
  const data = dataAsOf(await loadData(dir), asOf, true)
  const { measured } = await measure(data, asOf)
  return { folder, dir, data, measured, outcomes: evaluateAll(data, measured, asOf) }
}

/** The private feeds of a data folder. */
export async function feedsOf(files: Record<string, string>, asOf = AS_OF): Promise<PrivateFeed[]> {
  const { data, outcomes, measured } = await evaluated(files, asOf)
  return Array.fromAsync(privateFeeds(data, outcomes, measured, asOf))
}

/** The feed of one customer. */
export function feedOf(feeds: PrivateFeed[], customer: string): PrivateFeed {
  const found = feeds.find((feed) => feed.customer.id === customer)
  if (!found) throw new Error(`no feed of ${customer}`)
  return found
}

export function newKey(customer: string): CustomerKey {
  return { customer, key: new Uint8Array(randomBytes(32)) }
}
