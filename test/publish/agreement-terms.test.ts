import { expect, test } from 'vitest'
import type { AgreementTerms } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { agreementTerms } from '../../scripts/publish/agreement/agreement-terms.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const MORE = `signatures:
  - { party: provider, name: Ada Andersson, signedAt: 2026-01-01 }
  - { party: acme, name: Bo Berg, signedAt: 2026-07-01 }
exclusions:
  - { type: customer, clause: "7.2", text: Fel hos kunden }
suppliers:
  - { name: Molnet, objective: tillganglighet, target: ">= 99.95 %" }
  - { name: Nätet, objective: tillganglighet, target: ">= 99.9 %" }
credits:
  fee: { amount: 40000, currency: SEK }
  tiers: [{ below: 99.9, percent: 10 }, { below: 99, percent: 25 }]
  objectives: { tillganglighet: { perBreach: { amount: 500 } } }
  claimWithin: { calendarDays: 30 }
roles:
  - { id: chef, title: Driftchef, party: provider, substitute: vd, duties: [Svarar för målet] }
  - { id: vd, title: VD, party: acme }
responsibilities: [{ party: acme, text: Anmäler fel, clause: "4.3" }]
channels: [{ type: phone, address: "+46 8 123 45", hours: kontor }]
escalation: [{ at: 100, role: vd }, { at: 50, role: chef, how: Ring 070-123 }]
reviews: { cadence: quarterly, with: [chef, vd] }
disputes: { steps: [{ stage: negotiation, within: { workingDays: 10 } }, { stage: legal }] }
amendmentRule: { approvals: [provider, acme] }
`
const NOTHING = {
  credits: false,
  fees: false,
  contacts: false,
  names: false,
  suppliers: false,
  documents: false,
  baseline: false,
  completeness: false,
  templates: false,
}

/** The terms of the small agreement with all of `MORE`, whose customer is called acme in the files. */
async function terms(
  publish: Partial<typeof NOTHING> = {},
  at = '2026-06-12T14:59:00Z',
): Promise<AgreementTerms> {
  const agreement = `${SMALL['agreements/drift.yaml']}${MORE}`
    .replace('role: customer,', 'role: customer, id: acme,')
    .replace(
      'measurement: { source: checks }',
      'measurement: { source: checks, by: acme }\n    accountable: chef',
    )
  const data = await loadData(await folderWith({ ...SMALL, 'agreements/drift.yaml': agreement }))
  const [own] = data.agreements
  if (own === undefined) throw new Error('no agreement')
  return agreementTerms(own, data, { ...NOTHING, ...publish }, Date.parse(at))
}

test('roles are told and people are not: no name, number, address, supplier, fee or credit unless site.yaml says so', async () => {
  const found = await terms()
  expect(JSON.stringify(found)).not.toMatch(/Ada|Bo Berg|\+46|070|Molnet|Nätet|40000|500|percent|acme/)
  expect(found.roles).toEqual([
    { id: 'chef', title: 'Driftchef', party: 'provider', substitute: 'vd', duties: ['Svarar för målet'] },
    { id: 'vd', title: 'VD', party: 'customer', duties: [] },
  ])
  expect(found.objectives).toEqual([
    { objective: 'tillganglighet', accountable: 'chef', measuredBy: 'customer' },
  ])
  expect(found.responsibilities).toEqual([{ party: 'customer', text: 'Anmäler fel', clause: '4.3' }])
  expect(found.exclusions).toEqual([
    { type: 'customer', clause: '7.2', text: 'Fel hos kunden', approval: true },
  ])
  expect(found.disputes).toEqual([
    { stage: 'negotiation', within: { days: 10, kind: 'working' } },
    { stage: 'legal' },
  ])
  expect(found.amendmentRule).toEqual({ approvals: ['provider', 'customer'] })
})

test('each word of the allow-list opens its own fields and no other', async () => {
  const contacts = await terms({ contacts: true })
  expect(contacts.channels).toEqual([{ type: 'phone', address: '+46 8 123 45', hours: 'kontor' }])
  expect(contacts.escalation).toEqual([
    { at: 50, role: 'chef', how: 'Ring 070-123' },
    { at: 100, role: 'vd' },
  ])
  expect(JSON.stringify(contacts)).not.toMatch(/Ada|Molnet|40000|percent/)
  const names = await terms({ names: true })
  expect(JSON.stringify(names)).toContain('Ada Andersson')
  expect(JSON.stringify(names)).not.toMatch(/\+46|070|Molnet|40000|percent/)
  const credits = await terms({ credits: true })
  expect(credits.credits).toMatchObject({
    rules: [
      {
        kind: 'tiers',
        tiers: [
          { below: '99.9', percent: '10' },
          { below: '99', percent: '25' },
        ],
      },
      { objectives: ['tillganglighet'], kind: 'per-breach' },
    ],
    claimWithin: { days: 30, kind: 'calendar' },
  })
  expect(JSON.stringify(credits)).not.toMatch(/40000|"500"|SEK/)
  expect(JSON.stringify(await terms({ credits: true, fees: true }))).toContain(
    '"amount":"500","currency":"SEK"',
  )
})

test('a signature is told from its day on', async () => {
  expect((await terms()).signatures).toEqual([
    { party: 'provider', partyName: 'Exempel Drift AB', signedAt: '2026-01-01' },
  ])
  expect((await terms({}, '2026-06-30T22:00:00Z')).signatures).toHaveLength(2)
})

/* The office is open Monday to Friday 08:00–17:00 in Stockholm, which is 06:00–15:00 UTC in summer. */
test.each([
  ['a minute before it closes on a Friday', '2026-06-12T14:59:00Z', true, '2026-06-12T15:00:00Z'],
  ['as it closes', '2026-06-12T15:00:00Z', false, '2026-06-15T06:00:00Z'],
  ['in the night before Monday', '2026-06-15T05:59:59Z', false, '2026-06-15T06:00:00Z'],
  ['as it opens', '2026-06-15T06:00:00Z', true, '2026-06-15T15:00:00Z'],
  [
    'before the clocks go back: 08:00 on Monday is 07:00 UTC',
    '2026-10-24T12:00:00Z',
    false,
    '2026-10-26T07:00:00Z',
  ],
])('open now: %s', async (_, at, open, changes) => {
  const [hours] = (await terms({}, at)).hours
  expect(hours).toMatchObject({ id: 'kontor', open, changes })
  expect(hours?.week).toEqual([{ days: [1, 2, 3, 4, 5], hours: ['08:00-17:00'] }])
})

test('underpinning promises: 99.95 % and 99.9 % give 99.85005 % together, which cannot back 99.9 % (G71)', async () => {
  expect((await terms({ suppliers: true })).backing).toEqual([
    {
      objective: 'tillganglighet',
      suppliers: [
        { name: 'Molnet', target: { comparator: '>=', value: '99.95', unit: '%' } },
        { name: 'Nätet', target: { comparator: '>=', value: '99.9', unit: '%' } },
      ],
      verdict: 'not-backed',
      together: '99.85',
      atWorst: '99.85',
    },
  ])
})

/* The template promises three: one as the agreement does, one otherwise, and one that the agreement has not. */
test('which template it was begun from, and which of its targets are the template’s', async () => {
  const template = `objectives:
  - { id: tillganglighet, metric: availability, target: ">= 99.9 %" }
  - { id: svar, metric: first-response, target: "<= 2 h" }
  - { id: avbrott, metric: outage-count, target: "<= 2" }
`
  const more = `  - id: avbrott
    metric: outage-count
    title: Avbrott
    target: "<= 4"
    period: calendar-month
    measurement: { source: checks }
  - id: langsta
    metric: longest-outage
    title: Längsta avbrott
    target: "<= 2 h"
    period: calendar-month
    measurement: { source: checks }
template: grund
`
  const told = async (files: Record<string, string>) => {
    const data = await loadData(
      await folderWith({
        ...SMALL,
        'agreements/drift.yaml': `${SMALL['agreements/drift.yaml']}${more}`,
        ...files,
      }),
    )
    const [own] = data.agreements
    if (own === undefined) throw new Error('no agreement')
    return agreementTerms(own, data, NOTHING, Date.parse('2026-06-12T12:00:00Z')).template
  }
  expect(await told({ 'templates/grund.yaml': template })).toEqual({
    id: 'grund',
    targets: { kept: 1, changed: 1, own: 1 },
  })
  // Where it came from is still so when the template is there no more.
  expect(await told({ 'templates/annan.yaml': template })).toEqual({ id: 'grund' })
  expect((await terms()).template).toBeUndefined()
})
