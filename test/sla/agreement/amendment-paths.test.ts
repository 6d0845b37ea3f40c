import { describe, expect, test } from 'vitest'
import { amend } from '../../../scripts/sla/agreement/amendments.ts'
import { type Terms, termsOf } from '../../../scripts/sla/agreement/terms.ts'
import { aFile, availability, BASE, contractOf, problemsOf, response } from './files.ts'

/* Where the paths of an amendment lead, and how its versions follow on one another (semantics 2.13). */

const BOTH = ['provider', 'customer']
type Set = Record<string, unknown>
const amendment = (id: string, effectiveFrom: string, set: Set) => ({
  id,
  effectiveFrom,
  approvals: BOTH,
  set,
})
const TARGET = 'objectives.upp.target'
const drift = (set: Set) =>
  aFile('drift', 'service', {
    ...BASE,
    objectives: [availability('99.5', { title: { sv: 'Upp', en: 'Up' } }), response(40)],
    amendments: [amendment('a', '2026-07-01', set)],
  })

describe('what leads nowhere is told at its line', () => {
  test.each([
    ['objectives.up', null, 'no objective is called "up"; did you mean "objectives.upp"?'],
    ['objectives.ny', 5, 'no objective is called "ny"'],
    [
      'objectives.up.measurement',
      { source: 'a' },
      'no objective is called "up"; did you mean "objectives.upp"?',
    ],
    [
      'objectives.upp.targe',
      null,
      'nothing stands at "objectives.upp.targe" that could be removed; did you mean "objectives.upp.target"?',
    ],
    ['objectives.upp.id.more', 1, 'an objective keeps its id; remove it and add another instead'],
  ])('%s to %j', (path, value, message) => {
    expect(problemsOf(drift({ [path]: value }))).toEqual([`drift.yaml amendments.0.set.${path}: ${message}`])
  })

  test('only an objective is meant where one is sought, though another field is called nearly so', () => {
    const origin = { layer: 'a', from: 'service:a', place: [] }
    const terms: Terms = new Map(
      [
        ['objectives', 'upp'],
        ['objective', 'svaret'],
      ].map((path) => [path.join('.'), { ...origin, path, value: 1 }]),
    )
    const set = { 'objectives.svaret.target': 2 }
    const before = { merged: terms, inherited: new Map() }
    const { problems } = amend(terms, before, amendment('b', '2026-07-01', set), origin)
    expect(problems.map(({ message }) => message)).toEqual(['no objective is called "svaret"'])
  })
})

describe('what leads somewhere', () => {
  const FILE = {
    maintenance: { notice: { elapsed: '48 h', more: { a: 1, b: 2 } } },
    credits: { objectives: { id: { perBreach: 1 }, upp: { perBreach: 2 } } },
  }
  const origin = { layer: 'a', from: 'service:a', place: ['amendments', 0] }
  const terms = (): Terms =>
    new Map(termsOf(FILE, [], { ...origin, place: [] }).map((one) => [one.path.join('.'), one]))
  const change = (set: Set) =>
    amend(terms(), { merged: terms(), inherited: new Map() }, amendment('b', '2026-07-01', set), origin)

  test('null takes one part away from a value, however deep it lies, and leaves those beside it', () => {
    const { terms: after, problems } = change({ 'maintenance.notice.more.a': null })
    expect(problems).toEqual([])
    expect(after.get('maintenance.notice')?.value).toEqual({ elapsed: '48 h', more: { b: 2 } })
  })

  test('the credits of an objective that is called id can be changed', () => {
    const { terms: after, problems } = change({ 'credits.objectives.id': { perBreach: 3 } })
    expect(problems).toEqual([])
    expect(after.get('credits.objectives.id')?.value).toEqual({ perBreach: 3 })
  })
})

describe('versions', () => {
  const wide = (more: Set) =>
    aFile('koncern', 'corporate', { ...BASE, objectives: [availability('99.5'), response(40)], ...more })

  test('follow in the order of their days, whichever level began them', () => {
    const own = aFile('acme', 'customer', {
      extends: 'koncern',
      amendments: [amendment('a', '2026-07-01', { 'objectives.svar.target': '<= 30 min' })],
    })
    const amendments = [amendment('k', '2026-09-01', { [TARGET]: '>= 99.9 %' })]
    const { versions } = contractOf('acme', wide({ amendments }), own)
    expect(versions.map(({ from }) => from)).toEqual(['2026-01-01', '2026-07-01', '2026-09-01'])
    expect(versions[2]?.agreement.objectives.map(({ target }) => target.value)).toEqual(['99.9', '1800000'])
  })

  test('the first has no amendments, for it begins with what was amended on its day', () => {
    const amendments = [amendment('k', '2026-01-01', { [TARGET]: '>= 99.9 %' })]
    const { versions } = contractOf('koncern', wide({ amendments }))
    expect(versions.map(({ from, amendments: began }) => [from, began])).toEqual([['2026-01-01', []]])
    expect(versions[0].agreement.objectives[0]?.target.value).toBe('99.9')
  })

  test('two levels that break a lock alike are both told, each in its own file', () => {
    const breaks = (day: string, target: string) => ({
      amendments: [amendment('a', day, { 'objectives.svar.target': target })],
    })
    const portal = aFile('portal', 'service', { extends: 'koncern', ...breaks('2026-07-01', '<= 50 min') })
    const acme = aFile('acme', 'customer', { extends: 'portal', ...breaks('2026-09-01', '<= 60 min') })
    const said = problemsOf(wide({ locks: ['objectives.svar.target'] }), portal, acme)
    expect(said.map((text) => text.split(':')[0])).toEqual([
      'portal.yaml amendments.0.set.objectives.svar.target',
      'acme.yaml amendments.0.set.objectives.svar.target',
    ])
  })
})
