import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFile, availability, BASE, contractOf, problemsOf, response } from './files.ts'

const ms = (minutes: number) => ({ comparator: '<=', value: String(minutes * 60_000), unit: 'ms' })

/** G70: P1 response, corporate 40 min, service 30, customer 45. */
function g70(corporate: Record<string, unknown> = {}, customer: Record<string, unknown> = {}) {
  return [
    aFile('koncern', 'corporate', { ...BASE, objectives: [response(40)], ...corporate }),
    aFile('portal', 'service', { extends: 'koncern', objectives: [{ id: 'svar', target: '<= 30 min' }] }),
    aFile('acme', 'customer', {
      extends: 'portal',
      objectives: [{ id: 'svar', target: '<= 45 min' }],
      ...customer,
    }),
  ]
}

describe('G70 levels', () => {
  test('most-specific: 45', () => {
    const [version] = contractOf('acme', ...g70()).versions
    expect(version.agreement.objectives[0]?.target).toEqual(ms(45))
    expect(version.provenance['objectives.svar.target']).toBe('customer:acme')
    expect(version.provenance['objectives.svar.quantifier']).toBe('corporate:koncern')
    expect(version.provenance['scope.services']).toBe('corporate:koncern')
  })

  test('most-favourable: 30, and it is said that the service level gives it', () => {
    const [version] = contractOf('acme', ...g70({}, { precedence: 'most-favourable' })).versions
    expect(version.agreement.objectives[0]?.target).toEqual(ms(30))
    expect(version.provenance['objectives.svar.target']).toBe('service:portal')
  })

  test('with a lock: an error that names both layers and their files, for each layer that breaks it', () => {
    expect(problemsOf(...g70({ locks: ['objectives.svar.target'] }))).toEqual([
      'portal.yaml objectives.0.target: "objectives.svar.target" is locked by corporate agreement "koncern" (koncern.yaml) at "<= 40 min"; service agreement "portal" (portal.yaml) may not change it to "<= 30 min": remove it here, or the lock there',
      'acme.yaml objectives.0.target: "objectives.svar.target" is locked by corporate agreement "koncern" (koncern.yaml) at "<= 40 min"; customer agreement "acme" (acme.yaml) may not change it to "<= 45 min": remove it here, or the lock there',
    ])
  })

  test('with a floor: 30 improves on 40, 45 does not', () => {
    expect(problemsOf(...g70({ floors: ['objectives.svar.target'] }))).toEqual([
      'acme.yaml objectives.0.target: "objectives.svar.target" has a floor set by corporate agreement "koncern" (koncern.yaml) at "<= 30 min" and may only be improved; customer agreement "acme" (acme.yaml) may not change it to "<= 45 min": promise more here, or remove the floor there',
    ])
  })
})

test('of two targets with one value the strict one promises more', () => {
  const wide = (target: string) =>
    aFile('koncern', 'corporate', {
      ...BASE,
      objectives: [{ ...availability('99'), target }],
      floors: ['objectives.upp.target'],
    })
  const narrow = (target: string) =>
    aFile('acme', 'customer', { extends: 'koncern', objectives: [{ id: 'upp', target }] })
  expect(problemsOf(wide('>= 99.9 %'), narrow('> 99.9 %'))).toEqual([])
  expect(problemsOf(wide('> 99.9 %'), narrow('>= 99.90 %'))).toHaveLength(1)
})

test('a lock on a block holds for its fields, and one on a field for its block', () => {
  const maintenance = { notice: { elapsed: '48 h' }, windows: 'Sun 00:00-06:00' }
  const wide = (locks: string[]) =>
    aFile('koncern', 'corporate', { ...BASE, objectives: [availability('99.9')], maintenance, locks })
  const narrow = (more: Record<string, unknown>) => aFile('acme', 'customer', { extends: 'koncern', ...more })
  expect(
    problemsOf(wide(['maintenance']), narrow({ maintenance: { excludeSpan: 'announced' } })),
  ).toHaveLength(1)
  expect(problemsOf(wide(['maintenance.windows']), narrow({ maintenance: 'none' }))).toHaveLength(1)
  expect(
    problemsOf(wide(['maintenance.windows']), narrow({ maintenance: { notice: { elapsed: '72 h' } } })),
  ).toEqual([])
  expect(
    problemsOf(wide(['objectives.upp']), narrow({ objectives: [{ id: 'upp', metric: null }] })),
  ).toHaveLength(1)
  expect(problemsOf(wide(['objectives.upp.target']), narrow({ objectives: [availability('99.9')] }))).toEqual(
    [],
  )
})

test('fields are replaced one by one, lists as a whole, and null takes away', () => {
  const wide = aFile('koncern', 'corporate', {
    ...BASE,
    objectives: [availability('99.9', { minOutage: '5 min', clause: '1' }), response(40)],
    maintenance: { notice: { elapsed: '48 h' }, windows: ['Sat 00:00-06:00', 'Sun 00:00-06:00'] },
    exclusions: [
      { type: 'customer', clause: '7' },
      { type: 'third-party', clause: '8' },
    ],
    credits: {
      fee: { amount: 100, currency: 'SEK' },
      tiers: [
        { below: 99.9, percent: 10 },
        { below: 95, percent: 100 },
      ],
    },
  })
  const narrow = aFile('acme', 'customer', {
    extends: ['koncern'],
    objectives: [
      { id: 'upp', minOutage: null, target: '>= 99.5 %' },
      { id: 'svar', metric: null },
    ],
    maintenance: { windows: 'Sun 02:00-04:00' },
    exclusions: [{ type: 'beta', clause: '9' }],
    credits: { tiers: [{ below: 99, percent: 5 }] },
  })
  const { agreement } = contractOf('acme', wide, narrow).versions[0]
  expect(agreement.objectives).toHaveLength(1)
  expect(agreement.objectives[0]).toMatchObject({
    id: 'upp',
    clause: '1',
    minOutage: 0,
    target: { value: '99.5' },
  })
  expect(agreement.maintenance?.windows).toEqual([{ weekday: 7, fromMinute: 120, toMinute: 240 }])
  expect(agreement.maintenance?.notice).toEqual({ elapsed: 48 * 3_600_000 })
  expect(agreement.exclusions).toMatchObject([{ type: 'beta' }])
  expect(agreement.credits).toMatchObject({ fee: { amount: '100' }, tiers: [{ below: '99', percent: '5' }] })
})

test('who signed, when it began and who may see it never come from a wider level', () => {
  const wide = aFile('koncern', 'corporate', {
    ...BASE,
    objectives: [availability('99.9')],
    signatures: [{ party: 'provider', name: 'A', signedAt: '2025-01-01' }],
    effectiveTo: '2027-12-31',
    phases: { pilot: '2026-01-01' },
  })
  const { agreement } = contractOf(
    'acme',
    wide,
    aFile('acme', 'customer', { extends: 'koncern', visibility: 'customer' }),
  ).versions[0]
  expect(agreement).toMatchObject({ visibility: 'customer', signatures: [], phases: {} })
  expect(agreement.effectiveTo).toBeUndefined()
  const unseen = aFile('b', 'customer', { extends: 'koncern', visibility: undefined })
  expect(problemsOf(wide, unseen)).toEqual(['b.yaml visibility: is missing; expected "public" or "customer"'])
})

describe('contradictory levels', () => {
  const wide = (id: string, more: Record<string, unknown> = {}) =>
    aFile(id, 'corporate', { ...BASE, objectives: [availability('99.9')], ...more })

  test('an unknown id, the nearest known one named', () => {
    expect(
      problemsOf(
        wide('koncern'),
        aFile('acme', 'customer', { ...BASE, extends: 'koncren', objectives: [availability('99')] }),
      ),
    ).toEqual(['acme.yaml extends.0: no agreement is called "koncren"; did you mean "koncern"?'])
  })

  test('a narrower or equal level, and so a circle', () => {
    expect(
      problemsOf(
        wide('a', { extends: 'b' }),
        aFile('b', 'service', { extends: ['a', 'c'] }),
        aFile('c', 'service', { ...BASE, objectives: [availability('99')] }),
      ),
    ).toEqual([
      'a.yaml extends.0: corporate agreement "a" (a.yaml) cannot extend service agreement "b" (b.yaml): that is not a wider level (corporate < service < customer < customer-service)',
      'b.yaml extends.1: service agreement "b" (b.yaml) cannot extend service agreement "c" (c.yaml): that is not a wider level (corporate < service < customer < customer-service)',
    ])
    expect(problemsOf(wide('a', { extends: 'a' }))[0]).toBe(
      'a.yaml extends.0: corporate agreement "a" (a.yaml) cannot extend itself',
    )
  })

  test('a lock or a floor that guards nothing', () => {
    const locks = ['objectives.up.target', 'title', 'maintenance']
    expect(problemsOf(wide('a', { locks, floors: ['objectives.upp.period'] }))).toEqual([
      'a.yaml locks.0: nothing stands at "objectives.up.target"; did you mean "objectives.upp.target"?',
      'a.yaml locks.1: "title" belongs to each agreement by itself, so no narrower one can change it; remove it from locks',
      'a.yaml locks.2: nothing stands at "maintenance"',
      'a.yaml floors.0: a floor has to be the path of a target, found "calendar-month"; to allow no change at all use locks',
    ])
  })

  test('two of one level that differ, unless the narrower one says which holds', () => {
    const one = wide('a', { serviceHours: '24x7' })
    const two = wide('b', { serviceHours: 'kontor' })
    expect(problemsOf(one, two, aFile('c', 'customer', { extends: ['a', 'b'] }))).toEqual([
      'c.yaml extends: corporate agreement "a" (a.yaml) and corporate agreement "b" (b.yaml) contradict each other on "serviceHours", "24x7" and "kontor", and neither is the narrower; say here which holds',
    ])
    expect(
      problemsOf(one, two, aFile('c', 'customer', { extends: ['a', 'b'], serviceHours: 'kontor' })),
    ).toEqual([])
  })

  test('most-favourable with targets that cannot be compared, or with a promise taken away', () => {
    const narrow = (objective: unknown) =>
      aFile('c', 'customer', { extends: 'a', precedence: 'most-favourable', objectives: [objective] })
    expect(problemsOf(wide('a'), narrow({ id: 'upp', metric: null }))[0]).toMatch(
      /no level can take away what a wider one promises, but customer agreement "c" \(c.yaml\) removes "objectives.upp"/,
    )
    expect(problemsOf(wide('a'), narrow({ id: 'upp', target: '<= 2 h' }))[0]).toMatch(/cannot be compared/)
  })
})

test('a wrong value of a wider level is said once, in the file that has it', () => {
  const wide = aFile('koncern', 'corporate', {
    ...BASE,
    timeZone: '+01:00',
    objectives: [availability('99.9')],
  })
  const narrow = (id: string) => aFile(id, 'customer', { extends: 'koncern' })
  expect(problemsOf(wide, narrow('a'), narrow('b'))).toEqual([
    'koncern.yaml timeZone: expected an IANA time zone, as in "Europe/Stockholm" or "UTC", found "+01:00"',
  ])
})

const LEVELS = ['corporate', 'service', 'customer', 'customer-service']
const minutes = fc.integer({ min: 1, max: 500 })

test('property 18: most-favourable is at least as good as every unlocked layer; a lock is never overridden', () => {
  fc.assert(
    fc.property(
      fc.tuple(minutes, minutes, minutes, minutes),
      fc.integer({ min: 0, max: 3 }),
      (all, locked) => {
        const files = (lock: boolean, of: (n: number) => string) =>
          LEVELS.map((level, index) =>
            aFile(level, level, {
              ...(index === 0 ? BASE : { extends: LEVELS[index - 1] }),
              objectives: [
                index === 0
                  ? response(all[0], { target: of(all[0]) })
                  : { id: 'svar', target: of(all[index] ?? 0) },
              ],
              ...(index === 3 && { precedence: 'most-favourable' }),
              ...(lock && index === locked && { locks: ['objectives.svar.target'] }),
            }),
          )
        const free = contractOf('customer-service', ...files(false, (n) => `<= ${n} min`)).versions[0]
        expect(free.agreement.objectives[0]?.target).toEqual(ms(Math.min(...all)))
        const guarded = problemsOf(...files(true, (n) => `<= ${n} min`))
        const value = locked === 3 ? undefined : all[locked]
        const breaks = value === undefined ? [] : all.slice(locked + 1).filter((n) => n !== value)
        expect(guarded.filter((text) => text.includes('is locked by')).length).toBe(breaks.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('property 18 where more is better: the highest target of all layers', () => {
  const tenths = fc.integer({ min: 900, max: 999 })
  fc.assert(
    fc.property(fc.tuple(tenths, tenths, tenths, tenths), (all) => {
      const files = LEVELS.map((level, index) =>
        aFile(level, level, {
          ...(index === 0 ? BASE : { extends: LEVELS[index - 1] }),
          objectives: [availability(String((all[index] ?? 0) / 10))],
          ...(index === 3 && { precedence: 'most-favourable' }),
        }),
      )
      const [version] = contractOf('customer-service', ...files).versions
      expect(Number(version.agreement.objectives[0]?.target.value)).toBe(Math.max(...all) / 10)
    }),
    { numRuns: 60 },
  )
})

test('no name in a file reaches a prototype', () => {
  const odd = { ...availability('99.9'), id: '__proto__', polluted: 'yes' }
  const said = problemsOf(aFile('koncern', 'corporate', { ...BASE, objectives: [odd] }))
  expect(
    said.some((text) => text.startsWith('koncern.yaml objectives.0.id: expected lower-case letters')),
  ).toBe(true)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})
