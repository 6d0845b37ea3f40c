import { describe, expect, test } from 'vitest'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import { type Asked, ask, between, downFor, evidence, MINUTE, question, work } from '../builders.ts'

/* What maintenance takes out of the agreed time where nobody recorded the work (semantics 2.4 L2, 2.6 excludeSpan). */

const maintenance = { notice: { elapsed: '48 h' } }
const window = (start: string, end: string, more: object = {}) =>
  work('m1', {
    ...{ announcedAt: '2026-01-01', start: `2026-04-10T${start}`, end: `2026-04-10T${end}` },
    ...more,
  })
const taken = (asked: Asked) => {
  const { ledger } = ask({ ...asked, agreement: { maintenance, ...asked.agreement } }).result
  const { upMs = 0, downMs = 0, unknownMs = 0, excluded = [] } = ledger ?? {}
  return [upMs, downMs, unknownMs, ...excluded.map(({ ms }) => ms)].map((ms) => ms / MINUTE)
}
const degraded = (start: string, minutes: number) =>
  downFor(`2026-04-10T${start}`, minutes, { state: 'degraded_performance', ref: 'd' })

test('L2 a gap in the monitoring within it is excluded, a gap beside it unknown', () => {
  const observed = [between('2026-01-01', '2026-04-10T10:30'), between('2026-04-10T11:15', '2026-06-01')]
  const asked = { evidence: { observed, maintenance: [window('10:00', '11:00')] } }
  // Half an hour of 10:30 to 11:15.
  expect(taken(asked)).toEqual([43_200 - 45, 0, 15, 30])
})

test('a window of another service takes nothing out of this one', () => {
  const other = window('10:00', '11:00', { services: ['annan'] })
  const monitored = [downFor('2026-04-10T10:00', 60)]
  expect(taken({ evidence: { monitored, maintenance: [other] } })).toEqual([43_140, 60, 0])
})

test('one service alone that has all of the weight is measured as one without weights is', () => {
  const composed = { composition: 'weighted', unitWeights: { portal: '1' } }
  const seen = { monitored: [downFor('2026-04-10T10:00', 60)], maintenance: [window('10:30', '11:30')] }
  for (const objective of [{}, composed])
    expect(taken({ objective, evidence: seen })).toEqual([43_200 - 60, 30, 0, 30])
})

test('the minimum, net: a gap between two outages that was not down is no maintenance, and counts in their length', () => {
  const objective = { mergeGap: '5 min', minOutage: '12 min', minOutageTest: 'net' }
  const monitored = [
    downFor('2026-04-10T10:00', 4),
    degraded('10:04', 4),
    downFor('2026-04-10T10:08', 4, { ref: 's' }),
  ]
  const seen = { monitored, maintenance: [window('10:04', '10:08')] }
  // 10:00 to 10:12 is as long as the minimum, and 8 minutes of it were down.
  expect(taken({ objective, evidence: seen })).toEqual([43_200 - 8, 8, 0])
})

describe('while it runs', () => {
  test('a day that is maintenance throughout and counts as up has nothing known, and is on track', () => {
    const asUp = { maintenance: { ...maintenance, exclusionMode: 'count-as-up', excludeSpan: 'announced' } }
    const all = window('00:00', '12:00', { end: '2026-04-11' })
    const { verdict, outlook, value, result } = ask({
      objective: { period: 'calendar-day' },
      agreement: asUp,
      evidence: { maintenance: [all] },
      in: '2026-04-10T12:00',
      asOf: '2026-04-10T12:00',
    })
    expect([verdict, outlook, value, result.reason]).toEqual(['pending', 'on-track', null, undefined])
  })
})

test('asked again for one service, for either of two and for both: what is taken out is that of the question', () => {
  const agreement = {
    scope: { services: ['a', 'b'] },
    maintenance: { ...maintenance, excludeSpan: 'announced' },
  }
  const a = {
    service: 'a',
    evidence: evidence({ maintenance: [window('10:00', '11:00', { services: ['a'] })] }),
  }
  const asked = question({ agreement, parts: [a, { service: 'b', evidence: evidence() }] })
  const minutes = (...more: object[]) =>
    evaluateAvailability(Object.assign({}, asked, ...more)).result.ledger?.excluded.map(
      ({ ms }) => ms / MINUTE,
    )
  const composed = (composition: 'parallel' | 'serial') => ({
    objective: { ...asked.objective, composition },
  })
  expect(minutes({ parts: [a] })).toEqual([60])
  // Of two of which one is enough, the work on one is no reason for the whole.
  expect(minutes(composed('parallel'))).toEqual([])
  expect(minutes(composed('serial'))).toEqual([60])
})
