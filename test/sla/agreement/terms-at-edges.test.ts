import { describe, expect, test } from 'vitest'
import { putTerm, type Terms, termsOf } from '../../../scripts/sla/agreement/terms.ts'
import { namedPath, placeOf, written } from '../../../scripts/sla/agreement/written.ts'

/* What a file may say oddly: taken apart and put together, it stays what it was for the schema to judge. */

const ORIGIN = { layer: 'drift', from: 'service:drift', place: [] }
const terms = (file: unknown): Terms =>
  new Map(termsOf(file, [], ORIGIN).map((term) => [term.path.join('.'), term]))
const keys = (file: unknown) => [...terms(file).keys()]
const again = (file: unknown) => JSON.parse(JSON.stringify(written(terms(file))))

describe('taken apart', () => {
  test('an objective that is nothing, or whose id is no text, is kept apart', () => {
    expect(keys({ objectives: [null, { id: 5 }] })).toEqual(['objectives.#drift-0', 'objectives.#drift-1.id'])
  })

  test('fields of the author’s own are in no term, at the top and of an objective; elsewhere the schema judges', () => {
    const file = {
      'x-note': 1,
      objectives: [{ id: 'upp', 'x-own': { a: 1 } }],
      maintenance: { 'x-a': 1 },
      ...{ 'xx-b': 1, 'a-x-c': 1 },
    }
    expect(keys(file)).toEqual(['objectives.upp.id', 'maintenance.x-a', 'xx-b', 'a-x-c'])
  })
})

describe('put among others', () => {
  const put = (file: unknown, path: string, value: unknown) => {
    const all = terms(file)
    putTerm(all, { ...ORIGIN, path: path.split('.'), value })
    return [...all].map(([key, { value: held }]) => [key, held])
  }

  test('empty fields are a term of their own where none are there', () => {
    expect(put({ title: 'D' }, 'phases', {})).toEqual([
      ['title', 'D'],
      ['phases', {}],
    ])
    expect(put({ phases: { full: 'x' } }, 'phases', {})).toEqual([['phases.full', 'x']])
  })

  test('fields given as one value take the place of those that are there', () => {
    expect(put({ phases: { full: 'x' } }, 'phases', { pilot: 'y' })).toEqual([['phases', { pilot: 'y' }]])
  })
})

describe('put together', () => {
  test('what says nothing of objectives has none, and what says they are none has an empty list', () => {
    expect(again({ title: 'D' })).toEqual({ title: 'D' })
    expect(again({})).toEqual({})
    expect(again({ objectives: 'alla' })).toEqual({ objectives: 'alla' })
    expect(again({ objectives: {} })).toEqual({ objectives: [] })
  })

  test('a number is an objective’s only right after objectives, and a name never is one', () => {
    const file = { objectives: [{ id: 'upp' }, { id: 'svar' }] }
    const path = (...of: PropertyKey[]) => namedPath(terms(file), of)
    expect(path('objectives', 1, 'services', 0)).toEqual(['objectives', 'svar', 'services', '0'])
    expect(path('objectives', 'length')).toEqual(['objectives', 'length'])
  })

  test('what is missing has no place, not that of the whole either', () => {
    expect(placeOf(terms({}), ['scope'])).toBeUndefined()
  })

  test('the place of a block that an amendment gave lies within the amendments, however deep its path', () => {
    const path = ['maintenance', 'notice', 'elapsed', 'a', 'b']
    const place = ['amendments', 0, 'set', path.join('.')]
    const all: Terms = new Map([[path.join('.'), { ...ORIGIN, place, path, value: 1 }]])
    expect(placeOf(all, ['maintenance'])?.place).toEqual(['amendments'])
    expect(placeOf(all, ['maintenance', 'notice', 'elapsed', 'a'])?.place).toEqual(['amendments', 0, 'set'])
  })
})
