import { describe, expect, test } from 'vitest'
import { ratio } from '../../scripts/sla/exact/ratio.ts'
import { mayMiss } from '../../scripts/sla/requests/misses.ts'
import { ask, deliveries } from './deliveries/ask.ts'
import { askTickets, aTicket } from './items/builders.ts'
import { askRatio, askRequests, counted } from './requests/builders.ts'

/*
 * Semantics 2.11: of n items, ⌊(1 − T)·n⌋ may miss; of those so far, and of those that there will be if as many go on to
 * come for each agreed hour. June 2026 has 720 hours: on 16 June half of it is over, on 11 June a third.
 */

describe('how many may miss', () => {
  test.each([
    ['>= 95 %', 100, 5],
    ['>= 95 %', 99, 4],
    ['>= 99.9 %', 999, 0],
    ['> 95 %', 100, 4],
    ['> 95 %', 99, 4],
    ['>= 100 %', 50, 0],
    ['> 95 %', 0, 0],
    // G64: 10 of 1 000 is no longer less than 1 %.
    ['< 1 %', 1000, 9],
    ['<= 1 %', 1000, 10],
    ['< 1 %', 1001, 10],
  ])('of a share %s of %i: %i', (target, n, most) => {
    const [comparator, value] = target.split(' ') as ['>=' | '>' | '<=' | '<', string]
    expect(mayMiss(ratio(n), { comparator, value, unit: '%' })).toBe(BigInt(most))
  })
})

describe('of tickets, with half of the month over', () => {
  const tickets = Array.from({ length: 50 }, (_, index) =>
    aTicket(
      [
        ['2026-06-10T08:00', 'created'],
        ['2026-06-10T09:00', 'state', 'solved'],
      ],
      { id: `T${index}` },
    ),
  )
  const of = (asOf: string, more: Record<string, unknown> = {}, dataThrough = asOf) =>
    askTickets({
      objective: { quantifier: { share: '>= 95 %' }, ...more },
      items: { tickets },
      asOf,
      dataThrough,
    })

  test('2 of the 50 so far, and 5 of the 100 that there will be', () => {
    const { result, explain } = of('2026-06-16')
    expect(result.numbers).toMatchObject({ mayMiss: '2', mayMissForecast: '5' })
    expect(explain[0]).toMatchObject({ step: 'items', values: { mayMiss: '2', mayMissForecast: '5' } })
  })

  test('as fast as up to the instant that the sources have reported to', () => {
    expect(of('2026-06-20', {}, '2026-06-11').result.numbers?.mayMissForecast).toBe('7')
  })

  test('a period that is over has no forecast, nor has one without volume', () => {
    expect(of('2026-06-30T23:59').result.numbers?.mayMissForecast).toBe('2')
    expect(of('2026-07-01').result.numbers).not.toHaveProperty('mayMissForecast')
    expect(of('2026-07-01').explain[0]?.values).not.toHaveProperty('mayMissForecast')
    expect(of('2026-06-05').result.numbers).not.toHaveProperty('mayMissForecast')
  })

  test('every one has to be in time: none may miss, so nothing is forecast', () => {
    const { result, explain } = of('2026-06-16', { quantifier: 'every' })
    expect(result.numbers).not.toHaveProperty('mayMissForecast')
    expect(explain[0]?.values).not.toHaveProperty('mayMiss')
  })
})

describe('of counts, with half of the month over', () => {
  const counts = counted('2026-06-02', 60, [[5, 1000]])
  const running = { counts, in: '2026-06-16', asOf: '2026-06-16' }

  test('a ratio: 19 of 2 000 are less than 1 %, of the 1 000 so far 9, of which there are 5', () => {
    const { result, explain } = askRatio(running)
    expect(result.numbers).toEqual({ missesLeft: '4', mayMissForecast: '19' })
    expect(explain[0]?.values).toMatchObject({ mayMissForecast: '19' })
    expect(askRatio({ ...running, asOf: '2026-07-01' }).result.numbers).toEqual({ missesLeft: '4' })
  })

  test('requests by occurrences; slices are no items', () => {
    const objective = { target: '>= 99.9 %' }
    const { result, explain } = askRequests({ ...running, objective })
    expect(result.numbers?.mayMissForecast).toBe('2')
    expect(explain[0]?.values).toMatchObject({ mayMissForecast: '2' })
    expect(explain[1]?.values).not.toHaveProperty('mayMissForecast')
    const sliced = askRequests({ ...running, objective: { method: 'ratio-timeslices', slice: '1 h' } })
    expect(sliced.result.numbers).not.toHaveProperty('mayMissForecast')
  })

  test('in the service hours: on Saturday 13 June 10 of 21 working days are over', () => {
    const agreement = { serviceHours: 'se-legal-eves' }
    // C5; 1 % of 2 100 are 21, which would not be less.
    const { numbers } = askRatio({ ...running, agreement, asOf: '2026-06-13' }).result
    expect(numbers?.mayMissForecast).toBe('20')
    const early = {
      counts: counted('2026-06-01', 60, [[5, 1000]]),
      in: '2026-06-16',
      asOf: '2026-06-01T07:00',
    }
    expect(askRatio({ ...early, agreement }).result.numbers).not.toHaveProperty('mayMissForecast')
  })
})

describe('of deliveries, with half of the month over', () => {
  const rows = deliveries(100, { promised: '2026-06-10', delivered: '2026-06-10' })

  test('of 200 orders 10', () => {
    const { result, explain } = ask({ deliveries: rows, asOf: '2026-06-16' })
    expect(result.numbers?.mayMissForecast).toBe('10')
    expect(explain[0]?.values.mayMissForecast).toBe('10')
    expect(ask({ deliveries: rows }).result.numbers).not.toHaveProperty('mayMissForecast')
  })

  test('of 200 less than 1 % defective are 1', () => {
    const { numbers } = ask({
      objective: { metric: 'defect-rate' },
      deliveries: rows,
      asOf: '2026-06-16',
    }).result
    expect(numbers?.mayMissForecast).toBe('1')
  })
})
