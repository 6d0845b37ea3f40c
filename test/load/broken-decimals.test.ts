import { expect, test } from 'vitest'
import { aFile, availability, BASE, problemsOf } from '../sla/agreement/files.ts'

/* A decimal that is none is said at its place; what compares it with others keeps quiet instead of failing. */

test('a share of a weighted figure', () => {
  const objectives = [
    availability('99', {
      services: ['a', 'b'],
      composition: 'weighted',
      unitWeights: { a: 'half', b: '0.5' },
    }),
  ]
  const said = problemsOf(aFile('drift', 'service', { ...BASE, scope: { services: ['a', 'b'] }, objectives }))
  expect(said).toEqual([
    'drift.yaml objectives.0.unitWeights.a: expected a decimal from 0 to 1 in quotes, as in "0.3", found "half"',
  ])
})

test.each(['below', 'atLeast', 'percent'])('%s of a band', (field) => {
  const tiers = [
    { below: 99.9, atLeast: 99, percent: 5, [field]: 'a@b' },
    { below: 99, percent: 10 },
  ]
  const said = problemsOf(
    aFile('drift', 'service', { ...BASE, objectives: [availability('99.9')], credits: { tiers } }),
  )
  expect(said.join('\n')).toContain('expected a decimal such as 99.9 or 40000')
  expect(said.every((line) => line.includes('credits'))).toBe(true)
})

test('a value that is an object without a text is a problem like any other', () => {
  const objectives = [availability('99.9', { title: { toString: { a: 1 } } })]
  const amendments = [
    {
      id: 'a',
      effectiveFrom: '2026-07-01',
      approvals: ['provider', 'customer'],
      set: { grace: { workingDays: 2 } },
    },
  ]
  const said = problemsOf(aFile('drift', 'service', { ...BASE, objectives, amendments }))
  expect(said.length).toBeGreaterThan(0)
  expect(said.every((line) => line.startsWith('drift.yaml '))).toBe(true)
})
