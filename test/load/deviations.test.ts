import { describe, expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { problemsIn } from './problems.ts'

const AGREEMENT = `${SMALL['agreements/drift.yaml'] ?? ''}roles: [{ id: driftchef, title: Driftchef, party: provider }]
`
const RIGHT = `---
agreement: drift
objective: tillganglighet
service: portal
periods: [2026-06]
rootCause: { category: change, text: { sv: En ändring, en: A change }, found: 2026-07-03 }
correctiveActions:
  - { what: Öva, owner: driftchef, due: 2026-07-20, done: 2026-07-10 }
closedAt: 2026-08-01T10:00:00+02:00
---
Portalen stod still.

### en

The portal stood still.
`

async function load(files: Record<string, string>) {
  const deviations = Object.entries(files).map(([name, text]) => [`deviations/${name}.md`, text])
  const folder = await folderWith({
    ...SMALL,
    'agreements/drift.yaml': AGREEMENT,
    ...Object.fromEntries(deviations),
  })
  return loadData(folder)
}

const problemsOf = (files: Record<string, string>) => problemsIn(load(files))

/** What is said of the right file with something else in it; an empty text takes a line away. */
const changed = (from: string, to: string) => problemsOf({ juni: RIGHT.replace(from, to) })

test('a file is its front matter, its name and its body in both languages', async () => {
  const { deviations } = await load({ juni: RIGHT })
  expect(deviations).toEqual([
    {
      id: 'juni',
      agreement: 'drift',
      source: 'figures',
      objective: 'tillganglighet',
      service: 'portal',
      periods: ['2026-06'],
      rootCause: { category: 'change', text: { sv: 'En ändring', en: 'A change' }, found: '2026-07-03' },
      correctiveActions: [{ what: 'Öva', owner: 'driftchef', due: '2026-07-20', done: '2026-07-10' }],
      closedAt: Date.parse('2026-08-01T08:00:00Z'),
      markdown: { sv: 'Portalen stod still.', en: 'The portal stood still.' },
    },
  ])
})

test('one that a customer noticed needs neither objective nor period', async () => {
  const text = `---
agreement: drift
source: customer
title: Portalen är långsam på måndagar
openedAt: 2026-06-15T09:12:00+02:00
---
`
  expect((await load({ langsam: text })).deviations[0]).toMatchObject({
    source: 'customer',
    openedAt: Date.parse('2026-06-15T07:12:00Z'),
  })
})

describe('closing too early is said with what is missing', () => {
  test('without a cause', async () => {
    expect(await changed(/rootCause.*\n/.exec(RIGHT)?.[0] ?? '', '')).toEqual([
      'deviations/juni.md:8 closedAt: it is closed and nothing says why it happened; add rootCause: { category, text, found } (category: unknown where it was looked for and not found), or take closedAt away',
    ])
  })

  test('with an action that is not done', async () => {
    expect(await changed(', done: 2026-07-10', '')).toEqual([
      'deviations/juni.md:8 correctiveActions[0].done: it is closed and this action is not done; add done: with its day, or take closedAt away until it is',
    ])
  })

  test('before a day on which something was done or known, in the zone of the agreement', async () => {
    // 31 July 23:30 in Stockholm.
    const early = RIGHT.replace('2026-08-01T10:00:00+02:00', '2026-07-31T21:30:00Z')
    expect(await problemsOf({ juni: early.replace('done: 2026-07-10', 'done: 2026-07-31') })).toEqual([])
    expect(await problemsOf({ juni: early.replace('done: 2026-07-10', 'done: 2026-08-01') })).toEqual([
      'deviations/juni.md:8 correctiveActions[0].done: this was done after the deviation was closed, 2026-07-31; move closedAt to a day on which everything was done',
    ])
    expect(await problemsOf({ juni: early.replace('found: 2026-07-03', 'found: 2026-08-01') })).toEqual([
      'deviations/juni.md:6 rootCause.found: the cause was found after the deviation was closed, 2026-07-31',
    ])
  })

  test('before it was opened', async () => {
    const both = 'openedAt: 2026-08-02T10:00:00+02:00\nclosedAt: 2026-08-01T10:00:00+02:00'
    expect(await changed('closedAt: 2026-08-01T10:00:00+02:00', both)).toEqual([
      'deviations/juni.md:10 closedAt: it is closed before it was opened; expected an instant after openedAt, found "2026-08-01T10:00:00+02:00"',
    ])
  })
})

describe('what it is about', () => {
  test.for([
    [
      'agreement: drift',
      'agreement: drfit',
      'deviations/juni.md:2 agreement: no agreement is called "drfit"; known are drift',
    ],
    [
      'objective: tillganglighet',
      'objective: svarstid',
      'deviations/juni.md:3 objective: the agreement drift has no objective "svarstid"; it has tillganglighet',
    ],
    [
      'service: portal',
      'service: webb',
      'deviations/juni.md:4 service: the objective tillganglighet is not measured on "webb"; it is on portal, licens',
    ],
    [
      '[2026-06]',
      '[2026-Q2]',
      'deviations/juni.md:5 periods[0]: "2026-Q2" is no period of the objective tillganglighet; expected one as 2026-07',
    ],
    [
      '[2026-06]',
      '[2026-13]',
      'deviations/juni.md:5 periods[0]: "2026-13" is no period of the objective tillganglighet; expected one as 2026-07',
    ],
    [
      'owner: driftchef',
      'owner: anna',
      'deviations/juni.md:8 correctiveActions[0].owner: the agreement drift has no role "anna"; it has driftchef',
    ],
  ] as const)('%s → %s', async ([from, to, said]) => {
    expect(await changed(from, to)).toEqual([said])
  })

  test('the category of a cause is one of the list', async () => {
    const [said = ''] = await changed('category: change', 'category: bad luck')
    expect(said).toMatch(/^deviations\/juni\.md:6 rootCause\.category: /)
    for (const category of ['change', 'human-error', 'supplier', 'unknown']) expect(said).toContain(category)
  })

  test('what the figures show names its objective and periods; what somebody noticed has a title and an instant', async () => {
    expect(await problemsOf({ juni: '---\nagreement: drift\n---\n' })).toEqual([
      'deviations/juni.md:2 objective: a deviation of the figures names the objective it is about; add objective, or write source: customer (or provider) where somebody noticed it',
      'deviations/juni.md:2 periods: a deviation of the figures names its periods, as in [2026-09]; add them, or write source: customer (or provider) where somebody noticed it',
    ])
    expect(
      await problemsOf({
        juni: '---\nagreement: drift\nsource: customer\nkind: breach\nservice: portal\n---\n',
      }),
    ).toEqual([
      'deviations/juni.md:2 title: one that the customer noticed needs a title that says what it is, as in { sv: …, en: … }',
      'deviations/juni.md:2 openedAt: one that the customer noticed needs the instant of that, with its offset, as in "2026-07-04T09:30:00+02:00"',
      'deviations/juni.md:4 kind: kind is for what the figures show, and the title says what was noticed; expected no kind, found "breach"',
      'deviations/juni.md:5 service: a service is one of an objective; expected objective beside it, found "portal"',
    ])
  })

  test('two files about the same are one too many; of another service or kind they are two', async () => {
    const twice = await problemsOf({ 'a-juni': RIGHT, 'b-juni': RIGHT })
    expect(twice).toEqual([
      'deviations/b-juni.md:5 periods: a-juni.md is about 2026-06 of the same objective already; write both into one file, or tell them apart by service or kind',
    ])
    for (const other of [
      RIGHT.replace('service: portal', 'service: licens'),
      RIGHT.replace('[2026-06]', '[2026-07]'),
    ])
      expect(await problemsOf({ 'a-juni': RIGHT, 'b-juni': other })).toEqual([])
    const kinds = (kind: string) => RIGHT.replace('service: portal', `kind: ${kind}`)
    expect(await problemsOf({ 'a-juni': kinds('breach'), 'b-juni': kinds('no-data') })).toEqual([])
  })

  test('all that is wrong is said at once, and a file that is no deviation too', async () => {
    const said = await problemsOf({
      'Juni 2026': RIGHT,
      utan: 'Bara text.\n',
      fel: RIGHT.replace('owner: driftchef', 'owner: anna').replace(
        'objective: tillganglighet',
        'objective: x',
      ),
    })
    expect(said.map((one) => one.split(':')[0])).toEqual(
      expect.arrayContaining(['deviations/Juni 2026.md', 'deviations/fel.md', 'deviations/utan.md']),
    )
    expect(said).toHaveLength(4)
  })
})
