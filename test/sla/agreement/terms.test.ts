import { describe, expect, test } from 'vitest'
import { amend } from '../../../scripts/sla/agreement/amendments.ts'
import { isOwn, layerText, shown } from '../../../scripts/sla/agreement/layer.ts'
import { levelOrder } from '../../../scripts/sla/agreement/level-order.ts'
import { storedOf } from '../../../scripts/sla/agreement/stored-result.ts'
import {
  isMap,
  overlaps,
  putTerm,
  removeTerms,
  sameValue,
  type Terms,
  termsAt,
  termsOf,
} from '../../../scripts/sla/agreement/terms.ts'
import { namedPath, placeOf, written, writtenAt } from '../../../scripts/sla/agreement/written.ts'
import { ask } from '../builders.ts'

/* An agreement's file taken apart into terms and put together again (semantics 2.14). */

const ORIGIN = { layer: 'drift', from: 'service:drift', place: [] }
const FILE = {
  title: 'Drift',
  maintenance: { notice: { elapsed: '48 h' }, windows: ['Sat 00:00-06:00'] },
  objectives: [
    { id: 'upp', target: '>= 99.9 %', measurement: { source: 'checks' } },
    { id: 'svar', target: '<= 1 h' },
  ],
}
const terms = (file: unknown = FILE): Terms =>
  new Map(termsOf(file, [], ORIGIN).map((term) => [term.path.join('.'), term]))
const keys = (of: Terms) => [...of.keys()]

describe('terms', () => {
  test('are the fields of blocks and of objectives by their ids; every other value is one, lists too', () => {
    expect(
      [...terms().values()].map(({ path, value, place }) => [path.join('.'), value, place.join('.')]),
    ).toEqual([
      ['title', 'Drift', 'title'],
      ['maintenance.notice', { elapsed: '48 h' }, 'maintenance.notice'],
      ['maintenance.windows', ['Sat 00:00-06:00'], 'maintenance.windows'],
      ['objectives.upp.id', 'upp', 'objectives.0.id'],
      ['objectives.upp.target', '>= 99.9 %', 'objectives.0.target'],
      ['objectives.upp.measurement.source', 'checks', 'objectives.0.measurement.source'],
      ['objectives.svar.id', 'svar', 'objectives.1.id'],
      ['objectives.svar.target', '<= 1 h', 'objectives.1.target'],
    ])
  })

  test('an objective without a name, or with that of another, is kept apart', () => {
    const odd = { objectives: [{ id: 'a', target: 1 }, { target: 2 }, { id: 'a', target: 3 }, 'b'] }
    expect(keys(terms(odd))).toEqual([
      'objectives.a.id',
      'objectives.a.target',
      'objectives.#drift-1.target',
      'objectives.#drift-2.id',
      'objectives.#drift-2.target',
      'objectives.#drift-3',
    ])
  })

  test('an empty block is one term', () => {
    expect(termsOf({ phases: {} }, [], ORIGIN).map(({ path, value }) => [path, value])).toEqual([
      [['phases'], {}],
    ])
  })

  test('a path overlaps itself and what stands above and below it, and not what begins like it', () => {
    expect(overlaps('a.b', 'a.b')).toBe(true)
    expect([overlaps('a', 'a.b'), overlaps('a.b', 'a')]).toEqual([true, true])
    expect([overlaps('a.b', 'a.bc'), overlaps('a.bc', 'a.b')]).toEqual([false, false])
  })

  test('are found and removed with all below them', () => {
    const all = terms()
    expect(termsAt(all, 'objectives.upp').map(({ path }) => path[2])).toEqual(['id', 'target', 'measurement'])
    expect(termsAt(all, 'objectives.up')).toEqual([])
    removeTerms(all, 'objectives.upp')
    expect(keys(all).filter((key) => key.startsWith('objectives'))).toEqual([
      'objectives.svar.id',
      'objectives.svar.target',
    ])
  })

  test('a block gives way to a single value, and the other way round; empty fields say nothing', () => {
    const all = terms()
    const put = (path: string, value: unknown) => putTerm(all, { ...ORIGIN, path: path.split('.'), value })
    put('maintenance', {})
    expect(keys(all)).toContain('maintenance.notice')
    put('maintenance', 'none')
    expect(keys(all).filter((key) => key.startsWith('maintenance'))).toEqual(['maintenance'])
    put('maintenance.notice', 'x')
    expect(keys(all).filter((key) => key.startsWith('maintenance'))).toEqual(['maintenance.notice'])
    put('objectives.upp.measurement', 'all')
    expect(keys(all)).not.toContain('objectives.upp.measurement.source')
    expect(keys(all)).toContain('objectives.upp.target')
  })

  test('fields are fields, and neither lists nor nothing; a value is the same as it is written', () => {
    expect([isMap({}), isMap([]), isMap(null), isMap('a')]).toEqual([true, false, false, false])
    expect([sameValue({ a: [1] }, { a: [1] }), sameValue([1], [2])]).toEqual([true, false])
  })
})

describe('put together', () => {
  test('it is what the file says', () => {
    expect(JSON.parse(JSON.stringify(written(terms())))).toEqual(FILE)
    const odd = { objectives: [{ id: 'a', target: 1 }, { target: 2 }] }
    expect(JSON.parse(JSON.stringify(written(terms(odd))))).toEqual(odd)
  })

  test('what stands at a path, of objectives by name, and nothing where nothing does', () => {
    const at = (path: string) => writtenAt(terms(), path)
    expect(at('objectives.svar.target')).toBe('<= 1 h')
    expect(at('maintenance.notice.elapsed')).toBe('48 h')
    expect([at('objectives.nej.target'), at('title.sv'), at('maintenance.cap')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('a path by number has its objective by name', () => {
    const path = (...of: PropertyKey[]) => namedPath(terms(), of)
    expect(path('objectives', 1, 'target')).toEqual(['objectives', 'svar', 'target'])
    expect(path('objectives', 9)).toEqual(['objectives', '9'])
    expect(path('parties', 1, 'name')).toEqual(['parties', '1', 'name'])
    expect(path('maintenance', 'windows', 0)).toEqual(['maintenance', 'windows', '0'])
  })

  test('the place of a value is that of its term, with what lies within it, or of the block', () => {
    const place = (...of: PropertyKey[]) => placeOf(terms(), of)?.place.join('.')
    expect(place('objectives', 1, 'target')).toBe('objectives.1.target')
    expect(place('maintenance', 'windows', 0)).toBe('maintenance.windows.0')
    expect(place('maintenance')).toBe('maintenance')
    expect(place('objectives', 1)).toBe('objectives.1')
    expect(place('objectives', 0, 'measurement')).toBe('objectives.0.measurement')
    expect(placeOf(terms(), ['scope'])).toBeUndefined()
  })
})

describe('an amendment of terms', () => {
  const change = (set: Record<string, unknown>) => {
    const before = { merged: terms(), inherited: new Map() as Terms }
    const origin = { ...ORIGIN, place: ['amendments', 0] }
    return amend(terms(), before, { id: 'a', effectiveFrom: '2026-07-01', approvals: [], set }, origin)
  }

  test('says what was and what is, and where it comes from', () => {
    const { changes, terms: after } = change({ 'objectives.upp.target': '>= 99 %' })
    expect(changes).toEqual([{ path: 'objectives.upp.target', from: '>= 99.9 %', to: '>= 99 %' }])
    expect(after.get('objectives.upp.target')).toEqual({
      layer: 'drift',
      from: 'service:drift@a',
      place: ['amendments', 0, 'set', 'objectives.upp.target'],
      path: ['objectives', 'upp', 'target'],
      value: '>= 99 %',
    })
  })

  test('changes one part of a value, adds another and takes one away', () => {
    const notice = (set: Record<string, unknown>) => change(set).terms.get('maintenance.notice')?.value
    expect(notice({ 'maintenance.notice.elapsed': '72 h' })).toEqual({ elapsed: '72 h' })
    expect(notice({ 'maintenance.notice.more': { a: 1 } })).toEqual({ elapsed: '48 h', more: { a: 1 } })
    expect(notice({ 'maintenance.notice.elapsed': null })).toEqual({})
  })

  test('what a wider level says is taken away for good, what only the file itself says is gone', () => {
    const own = terms()
    const set = { maintenance: null }
    const by = (inherited: Terms) =>
      amend(
        own,
        { merged: terms(), inherited },
        { id: 'a', effectiveFrom: '2026-07-01', approvals: [], set },
        ORIGIN,
      ).terms
    expect(keys(by(new Map())).some((key) => key.startsWith('maintenance'))).toBe(false)
    expect(typeof by(terms()).get('maintenance')?.value).toBe('symbol')
    expect(own.has('maintenance.notice')).toBe(true)
  })
})

describe('the order of levels', () => {
  const level = (id: string, of: string, ...extended: string[]) =>
    ({ id, level: of, file: `${id}.yaml`, extends: extended }) as Parameters<typeof levelOrder>[0]

  test('is the widest first, each once, also where two ways lead to it', () => {
    const all = [
      level('acme', 'customer', 'portal', 'koncern'),
      level('portal', 'service', 'koncern'),
      level('koncern', 'corporate'),
    ]
    const known = new Map(all.map((one) => [one.id, one]))
    const [acme] = all
    if (acme === undefined) throw new Error('expected an agreement')
    const { order, problems } = levelOrder(acme, known)
    expect([order.map(({ id }) => id), problems]).toEqual([['koncern', 'portal', 'acme'], []])
  })
})

describe('words about a layer', () => {
  test('its level, id and file, and a value as it is written', () => {
    expect(layerText({ level: 'service', id: 'drift', file: 'drift.yaml' })).toBe(
      'service agreement "drift" (drift.yaml)',
    )
    expect([shown(undefined), shown('a'), shown([1])]).toEqual(['nothing', '"a"', '[1]'])
  })
  test.each(['title', 'signatures.0.party', 'phases.full', 'effectiveTo', 'visibility'])(
    '%s is its own',
    (path) => {
      expect(isOwn(path)).toBe(true)
    },
  )
  test.each(['objectives.upp.title', 'timeZone', 'scope.services', ''])(
    '"%s" can come from a wider level',
    (path) => {
      expect(isOwn(path)).toBe(false)
    },
  )
})

test('what is kept of a result has no field that it lacks', () => {
  const { worst: _, ...result } = ask({}).result
  expect(Object.keys(storedOf(result))).not.toContain('worst')
  expect(Object.keys(storedOf(result))).toContain('best')
})
