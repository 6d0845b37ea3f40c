import { describe, expect, test } from 'vitest'
import { levelOrder } from '../../../scripts/sla/agreement/level-order.ts'
import { mergeLevels } from '../../../scripts/sla/agreement/merge-levels.ts'
import { termsOf } from '../../../scripts/sla/agreement/terms.ts'
import { aFile, availability, BASE, contractOf, problemsOf, response } from './files.ts'

/* What the levels of an agreement make together, at the edges of the rules (semantics 2.14). */

const wide = (more: Record<string, unknown> = {}, objectives: unknown[] = [availability('99.9')]) =>
  aFile('koncern', 'corporate', { ...BASE, objectives, ...more })
const narrow = (more: Record<string, unknown> = {}) =>
  aFile('acme', 'customer', { extends: 'koncern', ...more })
const first = (...files: Parameters<typeof problemsOf>) => contractOf('acme', ...files).versions[0]

describe('null takes away what a wider level says', () => {
  test('where none says anything it is a value like any other, and the schema refuses it', () => {
    const field = narrow({ objectives: [{ id: 'upp', minOutage: null }] })
    expect(problemsOf(wide(), field)).toEqual([
      expect.stringMatching(/^acme.yaml objectives.0.minOutage: .*expected/),
    ])
    const whole = narrow({ objectives: [{ id: 'ny', metric: null }] })
    expect(problemsOf(wide(), whole)).toEqual([expect.stringMatching(/^acme.yaml objectives.0.metric: /)])
  })

  test('of credits that of one objective alone, though it is called metric', () => {
    const rules = { upp: { perBreach: { percent: 2 } }, metric: { perBreach: { percent: 3 } } }
    const objectives = [response(40, { id: 'upp' }), response(30, { id: 'metric' })]
    const credits = {
      fee: { amount: 100, currency: 'SEK' },
      objectives: rules,
      claimWithin: { calendarDays: 30 },
    }
    const own = narrow({ credits: { objectives: { metric: null } } })
    expect(first(wide({ credits }, objectives), own).agreement.credits).toMatchObject({
      objectives: { upp: { perBreach: { percent: '2' } } },
    })
  })
})

describe('a lock and a floor', () => {
  test('what takes an objective away that is locked is told at its metric', () => {
    expect(
      problemsOf(
        wide({ locks: ['objectives.svar.target'] }, [availability('99.9'), response(40)]),
        narrow({ objectives: [{ id: 'svar', metric: null, clause: null }] }),
      ),
    ).toEqual([
      'acme.yaml objectives.0.metric: "objectives.svar.target" is locked by corporate agreement "koncern" (koncern.yaml) at "<= 40 min"; customer agreement "acme" (acme.yaml) may not take it away: remove it here, or the lock there',
    ])
  })

  const floor = (target: string) =>
    problemsOf(
      wide({ floors: ['objectives.upp.target'] }),
      narrow({ objectives: [{ id: 'upp', target }] }),
    ).filter((text) => text.includes('may only be improved'))

  test('a floor lets through what promises as much, however it is written', () => {
    expect(floor('>= 99.90 %')).toEqual([])
    expect(floor('>= 99.89 %')).toHaveLength(1)
  })

  test('a floor does not let through what cannot be compared with it', () => {
    expect(floor('<= 0.1 %')).toHaveLength(1)
  })

  test('a floor of a target is not kept by a better target in place of the whole objective', () => {
    const amendments = [
      {
        ...{ id: 'a1', effectiveFrom: '2026-07-01', approvals: ['provider', 'customer'] },
        set: { 'objectives.upp': '>= 99.95 %' },
      },
    ]
    const said = problemsOf(wide({ floors: ['objectives.upp.target'] }), narrow({ amendments }))
    expect(said.filter((text) => text.includes('may only be improved'))).toHaveLength(1)
  })

  test('what is no path is left to the schema', () => {
    expect(problemsOf(wide({ locks: [5] }))).toEqual([
      expect.stringMatching(/^koncern.yaml locks.0: .*expected/),
    ])
  })
})

describe('two that differ', () => {
  const layer = (id: string, level: 'corporate' | 'service' | 'customer', value: unknown) => {
    const terms = termsOf(value, [], { layer: id, from: `${level}:${id}`, place: [] })
    return { id, level, file: `${id}.yaml`, terms: new Map(terms.map((term) => [term.path.join('.'), term])) }
  }

  test('are no contradiction at different levels: the narrower decides for what builds on it', () => {
    const service = aFile('portal', 'service', { extends: 'koncern', serviceHours: '24x7' })
    const customer = aFile('acme', 'customer', { extends: 'portal' })
    const files = [wide({ serviceHours: 'kontor' }), service, customer]
    expect(first(...files).agreement.serviceHours).toBe('24x7')
  })

  test('a block and a field of it contradict each other, though both are written alike', () => {
    const layers = [
      layer('a', 'corporate', { maintenance: 'none' }),
      layer('b', 'corporate', { maintenance: { cap: 'none' } }),
    ]
    const customer = layer('c', 'customer', { title: 'C' })
    expect(mergeLevels([...layers, customer]).problems.map(({ layer: at }) => at)).toEqual(['c'])
    const same = [layers[0], layer('b', 'corporate', { maintenance: 'none' })].flatMap((one) => one ?? [])
    expect(mergeLevels([...same, customer]).problems).toEqual([])
  })

  test('nothing merged is nothing, without a problem', () => {
    expect(mergeLevels([])).toEqual({ terms: new Map(), problems: [] })
  })
})

describe('most-favourable', () => {
  test('is inherited like any other field', () => {
    const files = [
      wide({ precedence: 'most-favourable' }),
      narrow({ objectives: [{ id: 'upp', target: '>= 99.5 %' }] }),
    ]
    expect(first(...files).agreement.objectives[0]?.target.value).toBe('99.9')
  })

  test('of two that promise as much the narrower holds', () => {
    const own = narrow({
      precedence: 'most-favourable',
      objectives: [{ id: 'upp', target: '>= 99.90 %' }],
    })
    expect(first(wide(), own).provenance['objectives.upp.target']).toBe('customer:acme')
  })

  test('compares targets and not what is paid for missing them', () => {
    const credits = (percent: number) => ({
      fee: { amount: 100, currency: 'SEK' },
      ...{ objectives: { upp: { perBreach: { percent } } }, claimWithin: { calendarDays: 30 } },
    })
    const own = narrow({ precedence: 'most-favourable', credits: credits(3) })
    expect(
      first(wide({ credits: credits(2) }, [response(40, { id: 'upp' })]), own).agreement.credits,
    ).toMatchObject({
      objectives: { upp: { perBreach: { percent: '3' } } },
    })
  })
})

describe('the order of levels', () => {
  type Leveled = Parameters<typeof levelOrder>[0]
  const ordered = (...all: [Leveled, ...Leveled[]]) => {
    const { order, problems } = levelOrder(all[0], new Map(all.map((one) => [one.id, one])))
    return [order.map(({ id }) => id), problems.map(({ layer, place }) => [layer, ...place])]
  }
  const level = (id: string, of: Leveled['level'], ...wider: string[]): Leveled => ({
    ...{ id, level: of, file: `${id}.yaml`, extends: wider },
  })

  test('is the widest first, whichever is named first', () => {
    const all = [level('portal', 'service'), level('koncern', 'corporate')]
    expect(ordered(level('acme', 'customer', 'portal', 'koncern'), ...all)).toEqual([
      ['koncern', 'portal', 'acme'],
      [],
    ])
  })

  test('what is wrong in a level that two ways lead to is said once', () => {
    const all = [level('portal', 'service', 'koncern'), level('koncern', 'corporate', 'okänd')]
    expect(ordered(level('acme', 'customer', 'portal', 'koncern'), ...all)).toEqual([
      ['koncern', 'portal', 'acme'],
      [['koncern', 'extends', 0]],
    ])
  })
})
