import { expect, test } from 'vitest'
import { servicesWithoutSla } from '../../../scripts/sla/agreement/unpromised.ts'
import { at } from '../builders.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/* The services that nobody has promised anything about (agreement-concepts row 9). */

const SERVICES = ['portal', 'api', 'register'].map((id) => ({ id }))
const agreement = (more: Record<string, unknown>) => {
  const [{ agreement: first }] = contractOf('drift', aFile('drift', 'service', { ...BASE, ...more })).versions
  return first
}
const without = (asOf: string, ...agreements: ReturnType<typeof agreement>[]) =>
  servicesWithoutSla(SERVICES, agreements, at(asOf))

test('an objective promises for the services that it names, and for the whole scope where it names none', () => {
  const scope = { services: ['portal', 'api'] }
  const whole = agreement({ scope, objectives: [availability('99.9')] })
  expect(without('2026-03-01', whole)).toEqual(['register'])
  const one = agreement({ scope, objectives: [availability('99.9', { services: ['api'] })] })
  expect(without('2026-03-01', one)).toEqual(['portal', 'register'])
  expect(without('2026-03-01', one, whole)).toEqual(['register'])
})

test('what is only measured or proposed is no promise', () => {
  for (const kind of ['kpi', 'proposed']) {
    const target = { objectives: [availability('99.9', { kind })] }
    expect([kind, without('2026-03-01', agreement(target))]).toEqual([kind, ['portal', 'api', 'register']])
  }
})

test('an agreement promises from its first day until its last is over, in its own zone', () => {
  const spring = agreement({
    effectiveFrom: '2026-03-01',
    effectiveTo: '2026-05-31',
    objectives: [availability('99.9')],
  })
  expect(without('2026-02-28T23:59', spring)).toEqual(['portal', 'api', 'register'])
  expect(without('2026-03-01', spring)).toEqual(['api', 'register'])
  expect(without('2026-05-31T23:59', spring)).toEqual(['api', 'register'])
  expect(without('2026-06-01', spring)).toEqual(['portal', 'api', 'register'])
})

test('without agreements nothing is promised', () => {
  expect(without('2026-03-01')).toEqual(['portal', 'api', 'register'])
})
