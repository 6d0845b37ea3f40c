import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { aggregate } from '../../../scripts/sla/agreement/aggregate.ts'
import { ask } from '../builders.ts'

const { result: RESULT } = ask({})

function result(verdict: ObjectiveResult['verdict'], more: Partial<ObjectiveResult> = {}): ObjectiveResult {
  return { ...RESULT, verdict, ...more }
}

const BREACHED = result('breached')
const NO_DATA = result('no-data')
const AT_RISK = result('pending', { outlook: 'at-risk' })
const ON_TRACK = result('pending', { outlook: 'on-track' })
const MET = result('met')
const EXCLUDED = result('excluded')
const KPI = result('breached', { kind: 'kpi' })
const PREPARING = result('pending', { phase: 'preparation', reason: 'preparation' })

describe('the verdict of an agreement is the worst of its results (semantics 2.9)', () => {
  const ORDER = [BREACHED, NO_DATA, AT_RISK, ON_TRACK, MET]

  test.each(ORDER.map((worst, index) => [index, worst] as const))(
    'number %i of the order',
    (index, worst) => {
      const { verdict, outlook } = aggregate(ORDER.slice(index).reverse())
      expect([verdict, outlook]).toEqual([worst.verdict, worst.outlook])
    },
  )

  test('excluded results, KPIs and preparation have no say, and are counted', () => {
    const { verdict, counts } = aggregate([MET, EXCLUDED, KPI, PREPARING])
    expect(verdict).toBe('met')
    expect(counts).toEqual({ breached: 0, noData: 0, atRisk: 0, onTrack: 0, met: 1, excluded: 1, aside: 2 })
  })

  test('no data never renders as met, nor does nothing', () => {
    expect(aggregate([MET, MET, NO_DATA]).verdict).toBe('no-data')
    expect(aggregate([MET, result('pending', { reason: 'no-measurement' })]).verdict).toBe('no-data')
    expect(aggregate([]).verdict).toBe('excluded')
    expect(aggregate([KPI]).verdict).toBe('excluded')
    expect(aggregate([PREPARING, EXCLUDED]).verdict).toBe('pending')
  })

  test('what has not begun is not on track: it has no say, and alone it leaves the verdict pending', () => {
    const later = result('pending', { reason: 'not-begun' })
    expect(aggregate([later])).toMatchObject({ verdict: 'pending', counts: { onTrack: 0, aside: 1 } })
    expect(aggregate([later])).not.toHaveProperty('outlook')
    expect(aggregate([MET, later])).toMatchObject({ verdict: 'met', counts: { met: 1, aside: 1 } })
  })

  test('a breach in a period that is not over is lost', () => {
    expect(aggregate([result('breached', { outlook: 'lost' }), MET])).toMatchObject({
      verdict: 'breached',
      outlook: 'lost',
    })
    expect(aggregate([BREACHED])).not.toHaveProperty('outlook')
  })
})

test('whatever the results, each is counted once and their order does not matter', () => {
  const any = fc.array(fc.constantFrom(BREACHED, NO_DATA, AT_RISK, ON_TRACK, MET, EXCLUDED, KPI, PREPARING))
  fc.assert(
    fc.property(any, (results) => {
      const { counts, ...rest } = aggregate(results)
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(results.length)
      expect(aggregate(results.toReversed())).toEqual({ ...rest, counts })
    }),
  )
})
