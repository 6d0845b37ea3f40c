import { SMALL } from './example-data.ts'

/*
 * The small data with everything that an agreement can say besides its objectives: a public agreement (`drift`) and one of
 * a customer's own (`acme`), both with tickets. It is Wednesday 10 June 2026, 14:00 in Stockholm.
 */

export const TERMS_AT = Date.parse('2026-06-10T12:00:00Z')
export const SHA = 'a'.repeat(60)

const OBJECTIVES = `  - id: svar-p1
    metric: first-response
    title: { sv: Första svar, en: First response }
    clause: "5.1"
    priority: P1
    target: "<= 4 h"
    quantifier: every
    calendar: kontor
    period: calendar-month
    measurement: { source: arenden, by: provider }
    raci: { responsible: [support], informed: [radet] }
    accountable: chef
  - id: forslag
    metric: availability
    kind: proposed
    title: { sv: Föreslagen tillgänglighet, en: Proposed availability }
    services: [portal]
    target: ">= 99.95 %"
    period: calendar-month
    measurement: { source: checks }
`

const TERMS = `signatures:
  - { party: provider, name: Ada Andersson, signedAt: 2025-12-01, method: advanced }
  - { party: customer, name: Bo Berg, signedAt: 2025-12-02, method: paper }
  - { party: molnet, name: Cia Carlsson, signedAt: 2025-12-03 }
document: { title: { sv: Avtalet (PDF), en: The agreement (PDF) }, href: "https://intern.example.com/avtal.pdf", sha256: "${SHA}0123" }
background: { sv: Kunderna behöver veta., en: Customers need to know. }
groundRules:
  - { sv: Vi säger till i tid., en: We say so in time. }
workload:
  - id: arenden
    title: { sv: Ärenden till supporten, en: Tickets to support }
    counts: tickets
    source: arenden
    per: calendar-month
    assumed: 2
    cap: 3
    objectives: [svar-p1]
fees:
  - { id: drift, title: { sv: Drift, en: Operations }, amount: 41000, currency: SEK, per: month }
  - { id: start, title: { sv: Uppstart, en: Set-up }, amount: 17000, currency: SEK, per: once, creditEligible: false }
suppliers:
  - { name: Molnet, objective: tillganglighet, target: ">= 99.99 %", party: molnet, agreement: { sv: Molnavtal 7, en: Cloud agreement 7 }, href: "https://intern.example.com/moln" }
roles:
  - { id: chef, title: { sv: Driftchef, en: Head of operations }, party: provider, substitute: support }
  - { id: support, title: { sv: Support, en: Support desk }, party: provider }
  - { id: radet, title: { sv: Kundrådet, en: Customer council }, party: customer }
responsibilities:
  - { party: provider, text: { sv: Svarar på fel, en: Answers faults }, objective: svar-p1 }
channels: [{ type: phone, address: "+46 8 123 45", hours: kontor }]
priorities:
  - { id: P1, title: { sv: Stopp, en: Stopped } }
priorityMatrix:
  impacts: [{ sv: Alla, en: Everybody }, { sv: Någon, en: Somebody }]
  urgencies: [{ sv: Nu, en: Now }, { sv: Snart, en: Soon }]
  rows: [[P1, P1], [P1, P1]]
escalation:
  - { at: 100, role: radet, kind: hierarchical }
  - { at: 50, role: chef, kind: functional, how: Ring 070-123 }
  - { after: 3 h, role: radet }
disputes:
  steps: [{ stage: negotiation, within: { calendarDays: 30 } }, { stage: mediation, within: { workingDays: 5, calendar: kontor } }]
  open:
    - { openedAt: 2026-06-02T07:00:00Z, stage: mediation, since: 2026-06-08, items: [A-0] }
rollout:
  preparation:
    - { item: { sv: Behov samlade, en: Needs collected }, owner: chef, due: 2026-01-10, done: 2026-01-09 }
    - { item: { sv: Jour övad, en: On-call practised }, owner: support, due: 2026-05-01 }
  pilotExit: { periods: 2, minCoverage: "90", objectives: [svar-p1] }
  communication:
    - { what: { sv: Sidan visas, en: The page is shown }, to: { sv: Alla kunder, en: All customers }, date: 2026-06-20, by: chef }
  training:
    - { event: { sv: Anmäla fel, en: Reporting faults }, kind: online, date: 2026-05-20, audience: { sv: Kunder, en: Customers }, invited: 40, attended: 33 }
  feedback: mailto:avtal@intern.example.com
  adjustments:
    - { text: { sv: Längre svarstid, en: Longer response time }, objective: svar-p1, proposedAt: 2026-06-01 }
phases: { preparation: 2026-01-01, pilot: 2026-04-01, full: 2026-07-01 }
x-arende: DRIFT-4711
`

const withTerms = (agreement: string): string =>
  `${agreement
    .replace(
      '  - { role: customer,',
      '  - { role: subcontractor, id: molnet, name: Molnet }\n  - { role: customer,',
    )
    .replace(
      'measurement: { source: checks }',
      `measurement: { source: checks }
    services: [portal]
    rationale: { sv: Beställningar stannar annars., en: Orders stop otherwise. }
    baseline: { value: "99.8", over: { sv: hösten, en: autumn } }
    stretch: "99.95"
    obligor: provider
    beneficiary: customer
    x-egen: HEMLIG-ANTECKNING`,
    )}${OBJECTIVES}${TERMS}`

const PUBLIC = withTerms(SMALL['agreements/drift.yaml'] ?? '')

/**
 * Office hours are 08:00 to 17:00, which is 06:00Z to 15:00Z. April: one answered after 6 h, two hours late, and one in time.
 * May: four in time. June: one that is open since 09:00 on the day itself.
 */
const TICKETS = `time,ticket,event,priority
2026-04-07T08:00:00Z,A-0,created,P1
2026-04-07T14:00:00Z,A-0,reply,P1
2026-04-08T08:00:00Z,A-00,created,P1
2026-04-08T09:00:00Z,A-00,reply,P1
2026-05-05T08:00:00Z,A-1,created,P1
2026-05-05T09:00:00Z,A-1,reply,P1
2026-05-06T08:00:00Z,A-2,created,P1
2026-05-06T09:00:00Z,A-2,reply,P1
2026-05-07T08:00:00Z,A-3,created,P1
2026-05-07T09:00:00Z,A-3,reply,P1
2026-05-08T08:00:00Z,A-4,created,P1
2026-05-08T09:00:00Z,A-4,reply,P1
2026-06-10T07:00:00Z,A-5,created,P1
`

export const TERMS_DATA: Record<string, string> = {
  ...SMALL,
  'site.yaml': `${SMALL['site.yaml']}locales: [sv, en]\n`,
  'services.yaml': `${SMALL['services.yaml']}  - { id: wiki, name: Wiki }\n`,
  'sources.yaml': `${SMALL['sources.yaml']}  - id: arenden
    type: tickets
    files: tickets/*.csv
    rows: events
    timeZone: UTC
    columns: { id: ticket, time: time, event: event, priority: priority }
    events: { created: created, reply: reply }
`,
  'tickets/2026.csv': TICKETS,
  'agreements/drift.yaml': PUBLIC,
  'agreements/acme.yaml': PUBLIC.replace('id: drift\n', 'id: acme\n')
    .replace('level: service', 'level: customer')
    .replace('visibility: public', 'visibility: customer')
    .replace('role: customer,', 'role: customer, id: acme,'),
  'customers.yaml': 'customers:\n  - { id: acme, name: Acme AB }\n',
}
