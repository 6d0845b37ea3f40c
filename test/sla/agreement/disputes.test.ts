import { describe, expect, test } from 'vitest'
import { ObjectiveResult } from '../../../data/schema/feed.ts'
import {
  openDisputes,
  withDisputes,
  withoutIncidents,
  withoutItems,
} from '../../../scripts/sla/agreement/disputes.ts'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import { ONE, type Ratio } from '../../../scripts/sla/exact/ratio.ts'
import { type Asked, ask, between, declared, downFor, question } from '../builders.ts'

const dispute = (more: object = {}) => ({
  disputes: {
    steps: [{ stage: 'negotiation' }],
    open: [{ openedAt: '2026-05-02T08:00:00Z', stage: 'negotiation', incidents: ['i1'], ...more }],
  },
})
const HOUR_DOWN = [declared('2026-04-10T10:00', '2026-04-10T11:00')]

/** April as it stands in June, with an incident of an hour, which breaks 99.9 per cent, under dispute. */
function disputed(more: Asked = {}, terms: object = {}) {
  const asked = question({
    evidence: { declared: HOUR_DOWN },
    agreement: dispute(terms),
    asOf: '2026-06-01',
    ...more,
  })
  return withDisputes(asked, (without) =>
    evaluateAvailability(
      without === null
        ? asked
        : {
            ...asked,
            parts: asked.parts.map((part) => ({
              ...part,
              evidence: withoutIncidents(part.evidence, without),
            })),
          },
    ),
  )
}

describe('disputes are computed with and without', () => {
  test('where the two differ, the figure is provisional and tells the other', () => {
    const evaluation = disputed()
    ObjectiveResult.strict().parse(evaluation.result)
    expect(evaluation).toMatchObject({ verdict: 'breached', finality: 'provisional' })
    expect(evaluation.result).toMatchObject({
      value: '99.86',
      finality: 'provisional',
      disputed: { without: '100.00', verdict: 'met' },
    })
  })

  test('where they do not, it is final as any other: the monitoring saw the same outage', () => {
    const evaluation = disputed({
      evidence: { declared: HOUR_DOWN, monitored: [downFor('2026-04-10T10:00', 60)] },
    })
    expect(evaluation.finality).toBe('final')
    expect(evaluation.result).not.toHaveProperty('disputed')
  })

  test('a difference in value alone counts', () => {
    const both = [...HOUR_DOWN, declared('2026-04-12T10:00', '2026-04-12T11:00', 'major_outage', 'i2')]
    expect(disputed({ evidence: { declared: both } }).result).toMatchObject({
      verdict: 'breached',
      finality: 'provisional',
      disputed: { without: '99.86', verdict: 'breached' },
    })
  })

  test('a figure that there is only with what is disputed differs; one that there is neither way does not', () => {
    const { agreement, asOf } = question({ agreement: dispute(), asOf: '2026-06-01' })
    const whole = ask({})
    const told = (value: Ratio | null, without: Ratio | null, verdict = whole.verdict) => {
      const other = { ...whole, value: without, verdict, result: { ...whole.result, value: null } }
      return withDisputes({ agreement, asOf }, (left) => (left ? other : { ...whole, value })).result.disputed
    }
    expect(told(ONE, null)).toEqual({ without: null, verdict: 'met' })
    expect(told(null, ONE)).toEqual({ without: null, verdict: 'met' })
    expect(told(null, null)).toBeUndefined()
    expect(told(ONE, { num: 1n, den: 1n })).toBeUndefined()
    // As much is kept, of so little that nothing is judged.
    expect(told(ONE, ONE, 'no-data')).toEqual({ without: null, verdict: 'no-data' })
    expect(told(null, null, 'no-data')).toEqual({ without: null, verdict: 'no-data' })
  })

  test('without a dispute it is asked once, with everything', () => {
    const asked: unknown[] = []
    const { agreement, asOf } = question({})
    withDisputes({ agreement, asOf }, (without) => {
      asked.push(without)
      return ask({})
    })
    expect(asked).toEqual([null])
  })

  test('once settled it is final, and from that instant on', () => {
    const settledAt = '2026-05-20T10:00:00Z'
    expect(disputed({}, { settledAt }).finality).toBe('final')
    expect(disputed({ asOf: '2026-05-20T11:59' }, { settledAt }).finality).toBe('provisional')
    expect(disputed({ asOf: '2026-05-20T12:00' }, { settledAt }).finality).toBe('final')
  })

  test('before it is opened nothing is disputed', () => {
    expect(disputed({}, { openedAt: '2026-06-02T08:00:00Z' }).finality).toBe('final')
  })

  test('another incident, or another month, is not concerned', () => {
    expect(disputed({}, { incidents: ['i2'] }).finality).toBe('final')
    expect(disputed({ in: '2026-03-10' }).finality).toBe('final')
  })

  test('an exclusion that the disputed incident claims goes with it, and no other', () => {
    const exclusion = {
      ...between('2026-04-10T10:00', '2026-04-10T11:00'),
      incident: 'i1',
      service: 'portal',
    }
    const claimed = { ...exclusion, agreement: 'avtal', type: 'customer', approvedBy: [] }
    const { parts } = question({
      evidence: { exclusions: [claimed, { ...claimed, incident: 'i2' }] } as Asked['evidence'] & object,
    })
    const without = { incidents: new Set(['i1']), items: new Set<string>() }
    const left = parts.flatMap(({ evidence }) => withoutIncidents(evidence, without).exclusions)
    expect(left.map(({ incident }) => incident)).toEqual(['i2'])
  })

  test('items: tickets and orders by id', () => {
    const { agreement, asOf } = question({
      agreement: dispute({ incidents: [], items: ['T-2'] }),
      asOf: '2026-06-01',
    })
    const open = openDisputes(agreement, asOf)
    expect(open && withoutItems([{ id: 'T-1' }, { id: 'T-2' }], open)).toEqual([{ id: 'T-1' }])
    expect(openDisputes(question({}).agreement, asOf)).toBeNull()
  })
})
