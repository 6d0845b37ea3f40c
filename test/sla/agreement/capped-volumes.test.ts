import { expect, test } from 'vitest'
import { boundByCap, cappedVolumes } from '../../../scripts/sla/agreement/above-cap.ts'
import type { Facts } from '../../../scripts/sla/evaluate.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { ask, at, SERVICE, ZONE } from '../builders.ts'
import { someItems } from '../items/builders.ts'
import { aFile, BASE, contractOf, response } from './files.ts'

/* Two tickets in April against a cap (agreement-concepts row 12). */

const tickets = ['2026-04-02', '2026-04-09'].map((day) => ({
  ...{ id: day, service: SERVICE, priority: 'P1' },
  events: [{ at: at(day), kind: 'created' as const }],
}))
const FACTS = {
  items: someItems({ tickets }),
  ...{ itemsThrough: new Map(), timelines: new Map() },
} as unknown as Facts

const contract = (more: object) => {
  const clause = { id: 'arenden', counts: 'tickets', per: 'calendar-month', assumed: 1 }
  return contractOf(
    'drift',
    aFile('drift', 'service', { ...BASE, objectives: [response(40)], workload: [{ ...clause, ...more }] }),
  )
}
const capped = (cap: number) => contract({ cap, objectives: ['svar'], aboveCap: 'not-binding' })
const APRIL = periodAt('calendar-month', ZONE, at('2026-04-15'))

test('the volumes of the clauses that free an objective above a cap, of periods of the kind of the cap', () => {
  expect(cappedVolumes(capped(2), 'svar', APRIL, FACTS)).toEqual([
    { workload: 'arenden', counts: 'tickets', actual: 2, cap: 2 },
  ])
  expect(cappedVolumes(capped(2), 'annat', APRIL, FACTS)).toEqual([])
  const quarter = periodAt('calendar-quarter', ZONE, at('2026-04-15'))
  expect(cappedVolumes(capped(2), 'svar', quarter, FACTS)).toEqual([])
})

test('a cap by itself frees nobody', () => {
  expect(cappedVolumes(contract({ cap: 1, objectives: ['svar'] }), 'svar', APRIL, FACTS)).toEqual([])
  expect(cappedVolumes(contract({}), 'svar', APRIL, FACTS)).toEqual([])
})

test('above it the figure does not bind, and says so at its end; at it exactly nothing changes', () => {
  const figure = ask({})
  expect(figure.binding).toBe(true)
  const above = boundByCap(figure, capped(1), 'svar', APRIL, FACTS)
  expect([above.binding, above.result.binding]).toEqual([false, false])
  expect(above.explain.at(-1)).toEqual({
    ...{ step: 'above-cap', values: { counts: 'tickets', actual: '2', upTo: '1' } },
  })
  expect(boundByCap(figure, capped(2), 'svar', APRIL, FACTS)).toBe(figure)
})
