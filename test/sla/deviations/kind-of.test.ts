import { expect, test } from 'vitest'
import { isBinding, kindOf } from '../../../scripts/sla/deviations/kind-of.ts'
import { result } from './builders.ts'

/* Which results open a deviation (agreement-concepts row 52; verdicts and outlooks of semantics 2.9). */

test.for([
  ['a closed period that broke its target', { verdict: 'breached' }, 'breach'],
  ['a running one whose target is lost', { verdict: 'breached', outlook: 'lost' }, 'breach'],
  ['a running one at risk', { verdict: 'pending', outlook: 'at-risk' }, 'at-risk'],
  ['a closed period without measurements', { verdict: 'no-data', reason: 'no-measurement' }, 'no-data'],
  ['one with too few answers', { verdict: 'no-data', reason: 'insufficient' }, 'no-data'],
  [
    'one with nothing to measure, of which nothing is missing',
    { verdict: 'no-data', reason: 'no-volume' },
    null,
  ],
  ['a report that is late', { metric: 'report-delivery', verdict: 'breached' }, 'late-report'],
  [
    'a report that is on its way',
    { metric: 'report-delivery', verdict: 'pending', outlook: 'on-track' },
    null,
  ],
  ['a target that is met', { verdict: 'met' }, null],
  ['a running period on track', { verdict: 'pending', outlook: 'on-track' }, null],
  ['a running period of which nothing is known yet', { verdict: 'pending', reason: 'no-measurement' }, null],
  ['a period that is left out', { verdict: 'excluded' }, null],
  ['a breach while the agreement is prepared', { verdict: 'breached', phase: 'preparation' }, null],
  ['a breach of what is only proposed', { verdict: 'breached', kind: 'proposed' }, null],
] as const)('%s', ([, more, kind]) => {
  expect(kindOf(result('2026-06', more))).toBe(kind)
})

test('what a KPI, a pilot or an unsigned agreement opens is followed and binds nobody', () => {
  const breach = { verdict: 'breached' } as const
  for (const more of [
    { kind: 'kpi' as const },
    { phase: 'pilot' as const, binding: false },
    { binding: false },
  ]) {
    const one = result('2026-06', { ...breach, ...more })
    expect([kindOf(one), isBinding(one)]).toEqual(['breach', false])
  }
  expect(isBinding(result('2026-06', breach))).toBe(true)
})
