import { describe, expect, test } from 'vitest'
import { Agreement } from '../../data/schema/agreement.ts'
import { Objective } from '../../data/schema/objective.ts'
import { Site } from '../../data/schema/site.ts'
import { loadData } from '../../scripts/load/data.ts'
import { agreementFeed } from '../../scripts/publish/agreement/agreement-feed.ts'
import { CHANGE_NAMES } from '../../scripts/publish/agreement/change-names.ts'
import { agreementAt } from '../../scripts/sla/agreement/versions.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

/*
 * Amendments in words (agreement-concepts 10 and 11; semantics 2.13). What is expected is read from the agreement below by
 * hand. No path of a file and no value as a file writes it may reach a reader.
 */

const AGREEMENT = `id: drift
level: service
title: { sv: Driftavtal, en: Operations agreement }
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: Kunden }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-01-01
scope: { services: [portal], excludes: [{ sv: Kundens nät, en: The customer's network }] }
maintenance: { notice: { workingDays: 5 }, windows: "Sun 00:00-06:00", cap: { perMonth: 4 h } }
exclusions: none
objectives:
  - id: upp
    metric: availability
    title: { sv: Portalen, en: The portal }
    target: ">= 99.9 %"
    period: calendar-month
    minOutage: 5 min
  - { id: svar, metric: first-response, target: "<= 2 h", quantifier: every, calendar: kontor, period: calendar-month }
reviews: { cadence: yearly, next: 2026-12-01 }
credits:
  fee: { amount: 41235, currency: SEK }
  tiers: [{ below: 99.9, percent: 10 }, { below: 99, percent: 25 }]
  cap: { percentOfMonth: 50 }
suppliers: [{ name: Molnet AB, objective: upp, target: ">= 99.95 %" }]
`

const OPEN: Site['publish'] = {
  ...Site.shape.publish.parse(undefined),
  ...{ credits: true, fees: true, contacts: true, names: true, suppliers: true },
}
const CLOSED = Site.shape.publish.parse(undefined)

/** What the feed says of an amendment that sets `set`, as `what: from → to`, in a language. */
async function said(set: string, locale = 'sv', publish = OPEN): Promise<string[]> {
  const text = `${AGREEMENT}amendments:
  - id: a1
    effectiveFrom: 2026-07-01
    approvals: [provider, customer]
    set:
${set.replaceAll(/^/gm, '      ')}
`
  const data = await loadData(await folderWith({ ...SMALL, 'agreements/drift.yaml': text }))
  const asOf = Date.parse('2026-06-01T00:00:00Z')
  const [contract] = data.contracts
  if (contract === undefined) throw new Error('no agreement was read')
  const { amendments = [] } = agreementFeed(agreementAt(contract, asOf), data, [], asOf, publish)
  const say = (one: unknown) =>
    one === null ? '–' : (one as Record<string, string>)[locale]?.replaceAll(/[\u00a0\u202f]/g, ' ')
  return amendments.flatMap(({ changes }) =>
    changes.map(({ words }) => `${say(words?.what)}: ${say(words?.from)} → ${say(words?.to)}`),
  )
}

test.for([
  ['objectives.upp.target: ">= 99.95 %"', 'Portalen, mål: minst 99,9 % → minst 99,95 %'],
  ['objectives.svar.target: "<= 30 min"', 'Första svar, mål: högst 2 h → högst 30 min'],
  [
    'objectives.upp.period: { rolling: P90D }',
    'Portalen, period: per kalendermånad → under de senaste 90 dygnen',
  ],
  ['objectives.upp.kind: kpi', 'Portalen, slag: – → mäts utan att binda (KPI)'],
  ['objectives.upp.minOutage: PT0S', 'Portalen, kortaste avbrott som räknas: 5 min → 0 s'],
  ['objectives.upp.minCoverage: "99.5"', 'Portalen, lägsta mätgrad: – → 99,5 %'],
  ['objectives.upp.unknownPolicy: assume-down', 'Portalen, tid utan mätning: – → räknas som avbrott'],
  ['objectives.upp.serviceHours: kontor', 'Portalen, servicetid: – → måndag–fredag 08:00–17:00'],
  [
    'objectives.svar.calendar: 24x7',
    'Första svar, kalender: måndag–fredag 08:00–17:00 → dygnet runt, alla dagar',
  ],
  [
    'objectives.svar.quantifier: { share: ">= 95 %" }',
    'Första svar, vad som ska klara målet: varje ärende → minst 95 % av allt som räknas',
  ],
  ['objectives.upp.title.sv: Kundportalen', 'Kundportalen, namn: Portalen → Kundportalen'],
  ['objectives.svar: null', 'Första svar, mål: högst 2 h → –'],
  [
    'objectives.ny: { metric: csat, target: ">= 80 %", period: calendar-quarter }',
    'Kundnöjdhet, mål: – → minst 80 %',
  ],
  ['serviceHours: kontor', 'Servicetid: – → måndag–fredag 08:00–17:00'],
  ['effectiveTo: 2027-12-31', 'Sista dag: – → 31 december 2027'],
  ['scope.services: [portal, licens]', 'Tjänster som omfattas: Kundportal → Kundportal; Licensserver'],
  ['scope.excludes: [{ sv: Allt annat, en: All else }]', 'Omfattas inte: Kundens nät → Allt annat'],
  [
    'maintenance.notice: { calendarDays: 14 }',
    'Underhåll aviseras minst så långt i förväg: 5 arbetsdagar → 14 kalenderdagar',
  ],
  ['maintenance.windows: ["Sat 22:00-04:00"]', 'Servicefönster: söndag 00:00–06:00 → lördag 22:00–04:00'],
  ['exclusions: [{ type: force-majeure, clause: "7" }]', 'Undantag: inga → force majeure'],
  ['reviews.cadence: quarterly', 'Hur ofta avtalet följs upp: varje år → varje kvartal'],
  ['reviews.next: 2026-09-01', 'Nästa uppföljning: 1 december 2026 → 1 september 2026'],
  [
    'credits.tiers: [{ below: 99.9, percent: 15 }]',
    'Avräkning: under 99,9 %: 10 %; under 99 %: 25 % → under 99,9 %: 15 %',
  ],
  ['credits.cap.percentOfMonth: 100', 'Högsta avräkning, del av månadens avgift: 50 % → 100 %'],
  ['midPeriodChange: split', 'Ändring mitt i en period: – → varje del bedöms för sig'],
] as const)('%s is told as "%s"', async ([set, expected]) => {
  expect(await said(set)).toEqual([expected])
})

test('in English the same is said in English', async () => {
  expect(await said('objectives.upp.target: ">= 99.95 %"', 'en')).toEqual([
    'The portal, target: at least 99.9% → at least 99.95%',
  ])
  expect(await said('maintenance.cap.perMonth: 8 h', 'en')).toEqual([
    'Maintenance left out at most in a month: 4 h → 8 h',
  ])
})

test('a block that is set as a whole is told field by field, without what stays', async () => {
  const set = 'maintenance: { notice: { workingDays: 5 }, windows: "Sun 00:00-04:00" }'
  expect(await said(set)).toEqual([
    'Servicefönster: söndag 00:00–06:00 → söndag 00:00–04:00',
    'Underhåll som högst räknas bort per månad: 4 h → –',
  ])
})

test('of credits and suppliers nothing is told where site.yaml does not say so, and never an amount of money', async () => {
  const set = 'credits.fee.amount: 51235\nsuppliers: []\nserviceHours: kontor'
  expect(await said(set)).toEqual([
    'Avgift som avräkningen räknas på: – → –',
    'Underleverantörers löften: – → –',
    'Servicetid: – → måndag–fredag 08:00–17:00',
  ])
  expect(await said(set, 'sv', CLOSED)).toEqual(['Servicetid: – → måndag–fredag 08:00–17:00'])
})

test('what people are to be told of is said to change, without how', async () => {
  const set = 'roles: [{ id: chef, title: Chef, party: provider }]\nobjectives.upp.accountable: chef'
  expect(await said(set)).toEqual(['Roller: – → –', 'Portalen, vem som svarar för målet: – → –'])
})

describe('every term that an amendment can set has a name in every language', () => {
  const FIXED = ['id', 'level', 'extends', 'effectiveFrom', 'signatures', 'amendments', 'objectives']
  const ownFields = Objective.options.flatMap((one) => Object.keys(one.shape))
  test.for(Object.entries(CHANGE_NAMES))('%s', ([, { terms, fields }]) => {
    const missing = Object.keys(Agreement.shape).filter((key) => !FIXED.includes(key) && !(key in terms))
    expect(missing).toEqual([])
    expect([...new Set(ownFields)].filter((key) => key !== 'id' && !(key in fields))).toEqual([])
  })
})
