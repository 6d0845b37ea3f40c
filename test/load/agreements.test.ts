import { describe, expect, test } from 'vitest'
import { AgreementFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { NOTHING_MEASURED } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { problemsIn } from './problems.ts'

/** A service agreement with an amendment in force, one agreed and one proposed, and a customer's that builds on it. */
const DRIFT = `${SMALL['agreements/drift.yaml']}    accountable: driftchef
amendments:
  - id: a1
    effectiveFrom: 2026-04-01
    approvals: [provider, customer]
    reason: { sv: Höjt efter piloten, en: Raised after the pilot }
    set: { objectives.tillganglighet.target: ">= 99.95 %", objectives.tillganglighet.accountable: it-chef }
  - id: a2
    effectiveFrom: 2026-09-01
    approvals: [provider, customer]
    set: { objectives.tillganglighet.target: ">= 99.99 %" }
  - id: a3
    effectiveFrom: 2026-05-01
    approvals: [provider]
    set: { objectives.tillganglighet: null, objectives.ny: { metric: availability, target: ">= 99 %", period: calendar-year } }
`

const ACME = `id: acme
level: customer
extends: drift
title: Acme
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, id: acme, name: Acme AB }
visibility: public
effectiveFrom: 2026-02-01
objectives:
  - { id: tillganglighet, period: calendar-quarter }
`

const folder = (files: Record<string, string>) => folderWith({ ...SMALL, ...files })

test('an agreement leaves out what it extends, and has a version for each change of either', async () => {
  const { contracts } = await loadData(
    await folder({ 'agreements/drift.yaml': DRIFT, 'agreements/acme.yaml': ACME }),
  )
  const acme = contracts.find(({ id }) => id === 'acme')
  expect(
    acme?.versions.map(({ from, agreement, amendments }) => [
      from,
      agreement.objectives[0]?.target.value,
      amendments,
    ]),
  ).toEqual([
    ['2026-02-01', '99.9', []],
    ['2026-04-01', '99.95', [{ agreement: 'drift', id: 'a1' }]],
    ['2026-09-01', '99.99', [{ agreement: 'drift', id: 'a2' }]],
  ])
  expect(acme?.versions[0].agreement).toMatchObject({
    timeZone: 'Europe/Stockholm',
    scope: { services: ['portal', 'licens'] },
  })
  expect(acme?.versions[0].agreement.objectives[0]?.period).toBe('calendar-quarter')
  const drift = contracts.find(({ id }) => id === 'drift')
  expect(drift?.proposed.map(({ id }) => id)).toEqual(['a3'])
  expect(drift?.versions.every(({ agreement }) => agreement.objectives.length === 1)).toBe(true)
})

test('the feed tells versions, amendments with their state, and which level each target is from; no approvals, no roles', async () => {
  const data = await loadData(await folder({ 'agreements/drift.yaml': DRIFT, 'agreements/acme.yaml': ACME }))
  const files = buildFeed(data, NOTHING_MEASURED, Date.UTC(2026, 5, 1))
  const read = (id: string) =>
    AgreementFeed.parse(JSON.parse(files.get(`feed/v1/agreements/${id}.json`) ?? ''))
  const { versions, amendments, levels } = read('drift')
  expect(versions).toEqual([
    { from: '2026-01-01', amendments: [] },
    { from: '2026-04-01', amendments: ['a1'] },
    { from: '2026-09-01', amendments: ['a2'] },
  ])
  const target = 'objectives.tillganglighet.target'
  // Words are held to the values elsewhere (test/publish/change-words.test.ts).
  const values = amendments?.map(({ changes, ...one }) => ({
    ...one,
    changes: changes.map(({ path, from, to }) => ({ path, from, to })),
  }))
  expect(values).toEqual([
    {
      id: 'a1',
      effectiveFrom: '2026-04-01',
      state: 'in-force',
      reason: { sv: 'Höjt efter piloten', en: 'Raised after the pilot' },
      changes: [
        { path: target, from: '>= 99.9 %', to: '>= 99.95 %' },
        // That a role is another one is told, and neither of them.
        { path: 'objectives.tillganglighet.accountable', from: null, to: null },
      ],
    },
    {
      id: 'a3',
      effectiveFrom: '2026-05-01',
      state: 'proposed',
      changes: [
        { path: target, from: '>= 99.95 %', to: null },
        { path: 'objectives.ny.target', from: null, to: '>= 99 %' },
      ],
    },
    {
      id: 'a2',
      effectiveFrom: '2026-09-01',
      state: 'approved',
      changes: [{ path: target, from: '>= 99.95 %', to: '>= 99.99 %' }],
    },
  ])
  expect(levels).toEqual([
    { objective: 'tillganglighet', level: 'service', agreement: 'drift', amendment: 'a1' },
  ])
  expect(read('acme').levels).toEqual(levels)
})

test('the id of a level that is not public stays out of the feed of one that is', async () => {
  const secret = DRIFT.replace('visibility: public', 'visibility: customer')
  const data = await loadData(await folder({ 'agreements/drift.yaml': secret, 'agreements/acme.yaml': ACME }))
  const files = buildFeed(data, NOTHING_MEASURED, Date.UTC(2026, 5, 1))
  expect(files.has('feed/v1/agreements/drift.json')).toBe(false)
  const text = files.get('feed/v1/agreements/acme.json') ?? ''
  expect(text).not.toContain('"drift"')
  expect(AgreementFeed.parse(JSON.parse(text)).levels).toEqual([
    { objective: 'tillganglighet', level: 'service' },
  ])
})

describe('bad input', () => {
  async function problemsOf(files: Record<string, string>): Promise<string[]> {
    return problemsIn(loadData(await folder(files)))
  }

  test('contradictory levels, impossible dates, no approvals, tiers with gaps, no period, an unknown key, an ambiguous duration: all at once', async () => {
    const drift = `id: drift
level: service
extends: acme
locks: [objectives.tillganglighet.target]
title: Driftavtal
parties:
  - { role: provider, name: Exempel Drift AB }
  - { role: customer, name: Alla kunder }
visibility: public
timeZone: Europe/Stockholm
effectiveFrom: 2026-02-30
effectiveTo: 2026-01-31
phases: { pilot: 2026-03-01, full: 2026-02-01 }
scope: { services: [portal] }
objectives:
  - id: tillganglighet
    metric: availability
    target: ">= 99.9 %"
    minOutage: 1 day
    minCoverge: "90"
credits:
  tiers:
    - { below: 99.9, atLeast: 99, percent: 10 }
    - { below: 98, percent: 25 }
amendments:
  - { id: a1, effectiveFrom: 2026-04-01, set: { objectives.tillganglighet.target: ">= 99.95 %" } }
  - { id: a2, effectiveFrom: 2026-04-01, approvals: [provider, customer], set: { objectives.tilganglighet.target: ">= 99.95 %" } }
  - { id: a3, effectiveFrom: 2026-04-01, approvals: [provider, customer], set: { objectives.tillganglighet.target: "99,95" } }
`
    const acme = ACME.replace('period: calendar-quarter', 'period: calendar-quarter, target: ">= 99 %"')
    const said = await problemsOf({ 'agreements/drift.yaml': drift, 'agreements/acme.yaml': acme })
    const expected = [
      /^agreements\/acme.yaml:\d+ objectives\[0\]\.target: "objectives.tillganglighet.target" is locked by service agreement "drift" \(agreements\/drift.yaml\) at ".*"; customer agreement "acme" \(agreements\/acme.yaml\) may not change it to ">= 99 %"/,
      /^agreements\/drift.yaml:3 extends.*: service agreement "drift" \(agreements\/drift.yaml\) cannot extend customer agreement "acme"/,
      /^agreements\/drift.yaml:11 effectiveFrom: expected a date that exists, as YYYY-MM-DD, found "2026-02-30"$/,
      /^agreements\/drift.yaml:12 effectiveTo: the last day is before the first/,
      /^agreements\/drift.yaml:13 phases.full: full begins before pilot, 2026-03-01/,
      /^agreements\/drift.yaml:16 objectives\[0\]\.period: is missing; expected calendar-day/,
      /^agreements\/drift.yaml:19 objectives\[0\]\.minOutage: "1 day" is ambiguous/,
      /^agreements\/drift.yaml:20 objectives\[0\]\.minCoverge: "minCoverge" is not a field here; did you mean "minCoverage"\?$/,
      /^agreements\/drift.yaml:24 credits\.tiers\[1\]: nothing is said of values from 98 up to 99; write below: 99/,
      /^agreements\/drift.yaml:26 amendments\[0\]\.approvals: is missing; expected the parties that have approved it/,
      /^agreements\/drift.yaml:27 amendments\[1\]\.set.objectives.tilganglighet.target: no objective is called "tilganglighet"; did you mean "objectives.tillganglighet"\?$/,
      /^agreements\/drift.yaml:28 amendments\[2\]\.set.objectives.tillganglighet.target: expected a comparator/,
    ]
    for (const pattern of expected)
      expect(
        said.filter((text) => pattern.test(text)),
        String(pattern),
      ).toHaveLength(1)
    const late = said.filter((text) =>
      text.includes("an amendment cannot begin after the agreement's last day"),
    )
    expect(late).toHaveLength(3)
    expect(said).toHaveLength(expected.length + late.length)
  })

  test('a calendar that only a later version names is looked for at its amendment', async () => {
    const drift = DRIFT.replace('objectives.tillganglighet.target: ">= 99.99 %"', 'serviceHours: dagtid')
    expect(await problemsOf({ 'agreements/drift.yaml': drift })).toEqual([
      expect.stringMatching(
        /^agreements\/drift.yaml:27 amendments\[1\].set.serviceHours: no calendar is called "dagtid"/,
      ),
    ])
  })

  test('two files of one name, and one that says neither its name nor its level', async () => {
    const said = await problemsOf({
      'agreements/b.yaml': SMALL['agreements/drift.yaml'] ?? '',
      'agreements/c.yaml': 'title: x\n',
    })
    expect(said.filter((text) => text.includes('agreements/c.yaml'))).toContain(
      'agreements/c.yaml:1 id: is missing; expected a text',
    )
    expect(said).toContain(
      'agreements/drift.yaml:1 id: another agreement is called "drift" too, in agreements/b.yaml',
    )
  })
})
