import { expect, test } from 'vitest'
import { aSpan, ask, between, evidence, MINUTE } from '../builders.ts'

/* An outage over a period's end is looked at whole, and what is beyond the end is as known as what is before (2.6, 2.7.3). */

test('the minimum is asked of all that hangs together after the end, however many spans tell of it', () => {
  const monitored = [
    aSpan(between('2026-04-30T23:58', '2026-05-01T00:01'), { ref: 'a' }),
    aSpan(between('2026-05-01T00:01', '2026-05-01T00:05'), { ref: 'b' }),
    aSpan(between('2026-05-01T00:05', '2026-05-01T00:06'), { ref: 'c' }),
  ]
  const down = (minOutage: string) =>
    ask({ objective: { minOutage }, evidence: { monitored } }).result.ledger?.downMs
  // 23:58 to 00:06, two minutes of it in April.
  expect([down('8 min'), down('9 min')]).toEqual([2 * MINUTE, 0])
})

test('at worst a partial outage over the end is no more than partial: the other service was seen to be up', () => {
  const partial = aSpan(between('2026-04-30T23:00', '2026-05-01T01:00'), { state: 'partial_outage' })
  const { explain } = ask({
    objective: { composition: 'serial', resolution: 'worst', weights: { partial: '0.5' } },
    agreement: { scope: { services: ['a', 'b'] } },
    parts: [
      { service: 'a', evidence: evidence({ monitored: [partial] }) },
      { service: 'b', evidence: evidence() },
    ],
  })
  expect(explain.find(({ step }) => step === 'outage')?.values).toMatchObject({
    ...{ start: '2026-04-30T21:00:00Z', end: '2026-04-30T23:00:00Z', weight: '1/2' },
  })
})
