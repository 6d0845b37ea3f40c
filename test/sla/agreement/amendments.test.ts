import { describe, expect, test } from 'vitest'
import { agreementAt, amendmentState } from '../../../scripts/sla/agreement/versions.ts'
import { at } from '../builders.ts'
import { aFile, availability, BASE, contractOf, problemsOf, response } from './files.ts'

const BOTH = ['provider', 'customer']
type Set = Record<string, unknown>

function amendment(id: string, effectiveFrom: string, set: Set, more: Record<string, unknown> = {}) {
  return { id, effectiveFrom, approvals: BOTH, set, ...more }
}

function drift(amendments: unknown[], more: Record<string, unknown> = {}) {
  const objectives = [availability('99.5', { title: { sv: 'Upp', en: 'Up' } }), response(40)]
  return aFile('drift', 'service', { ...BASE, objectives, amendments, ...more })
}

const targets = (...amendments: unknown[]) =>
  contractOf('drift', drift(amendments)).versions.map(({ from, agreement, amendments: began }) => [
    from,
    agreement.objectives.find(({ id }) => id === 'upp')?.target.value,
    began.map(({ id }) => id).join(),
  ])

const TARGET = 'objectives.upp.target'

test('each day on which something changes is a version, in the order of the days and not of the file', () => {
  expect(
    targets(
      amendment('c', '2026-09-01', { [TARGET]: '>= 99.95 %' }),
      amendment('a', '2026-07-01', { [TARGET]: '>= 99.9 %' }),
      amendment('b', '2026-07-01', { 'objectives.svar.target': '<= 30 min' }),
    ),
  ).toEqual([
    ['2026-01-01', '99.5', ''],
    ['2026-07-01', '99.9', 'a,b'],
    ['2026-09-01', '99.95', 'c'],
  ])
})

test('the version in force changes at local midnight', () => {
  const contract = contractOf('drift', drift([amendment('a', '2026-07-01', { [TARGET]: '>= 99.9 %' })]))
  const target = (instant: string) => agreementAt(contract, at(instant)).objectives[0]?.target.value
  expect(target('2026-06-30T23:59:59')).toBe('99.5')
  expect(target('2026-06-30T22:00:00Z')).toBe('99.9')
  expect(target('2020-01-01')).toBe('99.5')
  expect(amendmentState(contract, { id: 'a', effectiveFrom: '2026-07-01' }, at('2026-06-30'))).toBe(
    'approved',
  )
  expect(amendmentState(contract, { id: 'a', effectiveFrom: '2026-07-01' }, at('2026-07-01'))).toBe(
    'in-force',
  )
})

test('a path sets a field, a part of a value, a block, a new objective; null removes', () => {
  const set = {
    [TARGET]: '>= 99.9 %',
    'objectives.upp.title.sv': 'Uppe',
    'objectives.upp.minOutage': '5 min',
    maintenance: { notice: { elapsed: '48 h' } },
    'objectives.ny': response(10),
    'objectives.svar': null,
    effectiveTo: '2027-06-30',
  }
  delete (set['objectives.ny'] as { id?: string }).id
  const contract = contractOf('drift', drift([amendment('a', '2026-07-01', set)]))
  const after = contract.versions[1]
  expect(after?.agreement.objectives.map(({ id }) => id)).toEqual(['upp', 'ny'])
  expect(after?.agreement.objectives[0]).toMatchObject({
    title: { sv: 'Uppe', en: 'Up' },
    minOutage: 300_000,
  })
  expect(after?.agreement.maintenance?.notice).toEqual({ elapsed: 48 * 3_600_000 })
  expect(after?.agreement.effectiveTo).toBe('2027-06-30')
  expect(after?.provenance[TARGET]).toBe('service:drift@a')
  expect(contract.approved[0]?.changes.slice(0, 3)).toEqual([
    { path: TARGET, from: '>= 99.5 %', to: '>= 99.9 %' },
    { path: 'objectives.upp.title.sv', from: 'Upp', to: 'Uppe' },
    { path: 'objectives.upp.minOutage', from: null, to: '5 min' },
  ])
})

describe('approvals: without those of every party an amendment is proposed, shown and never evaluated', () => {
  const state = (more: Record<string, unknown>, agreement: Record<string, unknown> = {}) => {
    const contract = contractOf(
      'drift',
      drift([amendment('a', '2026-07-01', { [TARGET]: '>= 99.9 %' }, more)], agreement),
    )
    return [contract.versions.length, contract.approved.length, contract.proposed.length]
  }
  const APPROVED = [2, 1, 0]
  const PROPOSED = [1, 0, 1]

  test('by role or by id; a role that two parties have names neither', () => {
    expect(state({})).toEqual(APPROVED)
    expect(state({ approvals: ['provider'] })).toEqual(PROPOSED)
    expect(state({ approvals: [] })).toEqual(PROPOSED)
    const parties = [
      { role: 'provider', name: 'L' },
      { role: 'customer', id: 'acme', name: 'A' },
      { role: 'customer', id: 'bolag', name: 'B' },
    ]
    expect(state({ approvals: ['provider', 'customer'] }, { parties })).toEqual(PROPOSED)
    expect(state({ approvals: ['provider', 'acme', 'bolag'] }, { parties })).toEqual(APPROVED)
  })

  test('a rule of the agreement lets fewer approve what is to come, never what is past', () => {
    const rule = { amendmentRule: { approvals: ['provider'] } }
    expect(state({ approvals: ['provider'], agreedAt: '2026-06-01' }, rule)).toEqual(APPROVED)
    expect(state({ approvals: ['provider'], agreedAt: '2026-07-02' }, rule)).toEqual(PROPOSED)
    expect(state({ approvals: ['provider'] }, rule)).toEqual(PROPOSED)
    expect(state({ agreedAt: '2026-07-02' }, rule)).toEqual(APPROVED)
  })

  test('who approved it has to be written, and has to be a party', () => {
    expect(
      problemsOf(drift([amendment('a', '2026-07-01', { [TARGET]: '>= 99.9 %' }, { approvals: undefined })])),
    ).toEqual([
      'drift.yaml amendments.0.approvals: is missing; expected the parties that have approved it, by role or id, as in [provider, customer]; [] for a proposal',
    ])
    expect(
      problemsOf(
        drift([
          amendment('a', '2026-07-01', { [TARGET]: '>= 99.9 %' }, { approvals: ['provider', 'custmer'] }),
        ]),
      ),
    ).toEqual([
      'drift.yaml amendments.0.approvals.1: "custmer" is no party of this agreement, by role or id; did you mean "customer"?',
    ])
  })

  test('a proposal is checked all the same', () => {
    expect(
      problemsOf(drift([amendment('a', '2026-07-01', { [TARGET]: '99,9' }, { approvals: [] })]))[0],
    ).toMatch(/^drift.yaml amendments.0.set.objectives.upp.target: expected a comparator/)
  })
})

test.each([
  ['objectives.up.target', 'x', 'no objective is called "up"; did you mean "objectives.upp"?'],
  ['objectives.upp.targt', '>= 99 %', '"targt" is not a field here; did you mean "target"?'],
  ['maintenence', 'none', '"maintenence" is not a field here; did you mean "maintenance"?'],
  [
    'objectives.upp.target.value',
    '99',
    '"objectives.upp.target" is one value, ">= 99.5 %"; set it as a whole',
  ],
  ['objectives.upp.clause', null, 'nothing stands at "objectives.upp.clause" that could be removed'],
  ['objectives', [], 'expected the path of one objective, as in "objectives.tillganglighet.target"'],
  ['effectiveFrom', '2026-02-01', '"effectiveFrom" cannot be amended; that is another agreement'],
  ['objectives.upp.id', 'ner', 'an objective keeps its id; remove it and add another instead'],
  ['a..b', 1, '"a..b" is no path; expected names with points between'],
  [
    'objectives.upp.minOutage',
    '1 day',
    '"1 day" is ambiguous; write elapsed time ("24 h" or PT24H), working days ({ workingDays: 1 }) or calendar days ({ calendarDays: 1 }) where these are allowed',
  ],
])('a change of %s to %j is refused at its line', (path, value, message) => {
  expect(problemsOf(drift([amendment('a', '2026-07-01', { [path]: value })]))).toEqual([
    `drift.yaml amendments.0.set.${path}: ${message}`,
  ])
})

test('impossible dates', () => {
  expect(
    problemsOf(
      drift(
        [
          amendment('a', '2025-12-31', { [TARGET]: '>= 99 %' }),
          amendment('b', '2026-13-01', { [TARGET]: '>= 99 %' }),
        ],
        {},
      ),
    ),
  ).toEqual([
    'drift.yaml amendments.1.effectiveFrom: expected a date that exists, as YYYY-MM-DD, found "2026-13-01"',
    'drift.yaml amendments.0.effectiveFrom: an amendment cannot be in force before the agreement is, from 2026-01-01, found "2025-12-31"',
  ])
  expect(
    problemsOf(
      drift(
        [
          amendment('a', '2025-12-31', { [TARGET]: '>= 99 %' }),
          amendment('a', '2026-12-31', { [TARGET]: '>= 99.1 %' }),
        ],
        {
          effectiveTo: '2025-06-30',
          phases: { preparation: '2026-03-01', pilot: '2026-02-01', full: '2026-04-01' },
          suspensions: [{ from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z', reason: 'x' }],
        },
      ),
    ),
  ).toEqual([
    'drift.yaml effectiveTo: the last day is before the first, 2026-01-01, found "2025-06-30"',
    'drift.yaml phases.pilot: pilot begins before preparation, 2026-03-01, found "2026-02-01"',
    'drift.yaml suspensions.0.to: a suspension has to end after it starts, found "2026-05-01T00:00:00Z"',
    'drift.yaml amendments.0.effectiveFrom: an amendment cannot be in force before the agreement is, from 2026-01-01, found "2025-12-31"',
    'drift.yaml amendments.0.effectiveFrom: an amendment cannot begin after the agreement\'s last day, 2025-06-30, found "2025-12-31"',
    'drift.yaml amendments.1.effectiveFrom: an amendment cannot begin after the agreement\'s last day, 2025-06-30, found "2026-12-31"',
    'drift.yaml amendments.1.id: two amendments are called "a"; each needs a name of its own',
  ])
})

describe('amendments and levels', () => {
  const wide = (amendments: unknown[], locks: string[] = []) =>
    aFile('koncern', 'corporate', {
      ...BASE,
      objectives: [availability('99.5'), response(40)],
      amendments,
      locks: ['objectives.svar.target', ...locks],
    })
  const narrow = (more: Record<string, unknown> = {}) =>
    aFile('acme', 'customer', { extends: 'koncern', effectiveFrom: '2026-03-01', ...more })
  const raise = amendment('k1', '2026-07-01', { [TARGET]: '>= 99.9 %' })

  test('what a wider level amends changes the narrower one from that day', () => {
    const { versions } = contractOf('acme', wide([raise]), narrow())
    expect(
      versions.map(({ from, agreement, amendments }) => [
        from,
        agreement.objectives[0]?.target.value,
        amendments,
      ]),
    ).toEqual([
      ['2026-03-01', '99.5', []],
      ['2026-07-01', '99.9', [{ agreement: 'koncern', id: 'k1' }]],
    ])
    expect(versions[1]?.provenance[TARGET]).toBe('corporate:koncern@k1')
  })

  test('but for what the narrower one says itself, or was amended before it began', () => {
    expect(
      contractOf('acme', wide([raise]), narrow({ objectives: [{ id: 'upp', target: '>= 99 %' }] })).versions,
    ).toHaveLength(1)
    const more = amendment('k2', '2026-07-15', { [TARGET]: '>= 99.95 %' })
    const late = contractOf('acme', wide([raise, more]), narrow({ effectiveFrom: '2026-08-01' }))
    expect(late.versions.map(({ from, agreement }) => [from, agreement.objectives[0]?.target.value])).toEqual(
      [['2026-08-01', '99.95']],
    )
  })

  test('an inherited field can be amended and an inherited objective removed', () => {
    const own = narrow({
      amendments: [
        amendment('a', '2026-09-01', { [TARGET]: '>= 99.8 %' }),
        amendment('b', '2026-10-01', { 'objectives.upp': null }),
      ],
    })
    const { versions } = contractOf('acme', wide([raise]), own)
    expect(
      versions.map(({ from, agreement }) => [from, agreement.objectives.map(({ target }) => target.value)]),
    ).toEqual([
      ['2026-03-01', ['99.5', '2400000']],
      ['2026-07-01', ['99.9', '2400000']],
      ['2026-09-01', ['99.8', '2400000']],
      ['2026-10-01', ['2400000']],
    ])
  })

  test('an amendment cannot break a lock either, and the problem stands at the amendment', () => {
    const own = narrow({
      amendments: [amendment('a', '2026-09-01', { 'objectives.svar.target': '<= 60 min' })],
    })
    expect(problemsOf(wide([]), own)).toEqual([
      'acme.yaml amendments.0.set.objectives.svar.target: "objectives.svar.target" is locked by corporate agreement "koncern" (koncern.yaml) at "<= 40 min"; customer agreement "acme" (acme.yaml) may not change it to "<= 60 min": remove it here, or the lock there',
    ])
  })

  test('what breaks a lock in every version is said once, and what breaks another one later is said too', () => {
    const both = wide([amendment('w', '2026-07-01', { 'objectives.svar.target': '<= 35 min' })], ['timeZone'])
    const own = narrow({
      objectives: [{ id: 'svar', target: '<= 45 min' }],
      amendments: [amendment('a', '2026-09-01', { timeZone: 'Europe/Oslo' })],
    })
    expect(problemsOf(both, own).map((said) => said.split(' is locked')[0])).toEqual([
      'acme.yaml objectives.0.target: "objectives.svar.target"',
      'acme.yaml amendments.0.set.timeZone: "timeZone"',
    ])
  })
})
