import { expect, test } from 'vitest'
import { ask, deliveries } from './deliveries/ask.ts'

/* What metrics of counts share: the agreement's time, its phases and its rounding (semantics 2.9, 2.10, 2.13). */

const on = (date: string) => ({ promised: date, delivered: date })
const late = { promised: '2026-06-20', delivered: '2026-06-25' }

test('only what is decided while the agreement holds counts', () => {
  const rows = [...deliveries(3, on('2026-06-05')), ...deliveries(2, on('2026-06-20'))]
  const agreement = { effectiveFrom: '2026-06-16' }
  expect(ask({ deliveries: rows, agreement }).result.items).toMatchObject({ good: 2, valid: 2 })
  expect(ask({ deliveries: rows, agreement, in: '2026-05-15' }).result).toMatchObject({
    ...{ verdict: 'excluded', reason: 'no-agreed-time' },
  })
})

test('the first, partial period is not judged under skip, and is judged with the next under merge-next', () => {
  const rows = [...deliveries(3, late), ...deliveries(7, on('2026-07-10'))]
  const under = (partialPeriod: string, month: string) =>
    ask({
      deliveries: rows,
      agreement: { effectiveFrom: '2026-06-16', partialPeriod },
      in: `2026-${month}-20`,
    }).result
  expect(under('skip', '06')).toMatchObject({ verdict: 'excluded', reason: 'partial-period', value: null })
  expect(under('merge-next', '06')).toMatchObject({ verdict: 'excluded', reason: 'merged' })
  expect(under('merge-next', '07').items).toMatchObject({ good: 7, valid: 10 })
  expect(under('prorate', '07').items).toMatchObject({ good: 7, valid: 7 })
})

test('a phase of preparation and a period that has not begun are pending', () => {
  const agreement = { phases: { preparation: '2026-06-01', full: '2026-07-01' } }
  const rows = deliveries(3, late)
  expect(ask({ deliveries: rows, agreement }).result).toMatchObject({
    verdict: 'pending',
    reason: 'preparation',
  })
  const early = ask({ deliveries: rows, asOf: '2026-05-20' }).result
  expect(early).toMatchObject({ verdict: 'pending', reason: 'not-begun' })
})

test('R5: where the contract itself rounds, the rounded value is compared, and the exact one is shown', () => {
  const rows = [...deliveries(949, on('2026-06-05')), ...deliveries(51, late)]
  const rounded = { contractRounding: { decimals: 0, mode: 'half-up' } }
  expect(ask({ deliveries: rows }).result).toMatchObject({ verdict: 'breached', value: '94.90' })
  expect(ask({ deliveries: rows, objective: rounded }).result).toMatchObject({
    verdict: 'met',
    value: '94.90',
  })
})

test('the same question gives the same bytes, and every parameter is in the method', () => {
  const asked = {
    deliveries: deliveries(3, late),
    objective: { earlyDays: 1, deadline: { within: { workingDays: 2 }, cutoff: '15:00' } },
  }
  expect(ask(asked).result).toEqual(ask(asked).result)
  expect(ask(asked).result.method.parameters).toEqual({
    unit: 'order-line',
    deadline: '2 working days',
    cutoff: '15:00',
    calendar: '24x7',
    dayEnd: 'by-data',
    earlyDays: '1',
    attribution: 'decision',
    atRiskConsumption: '75',
  })
})
