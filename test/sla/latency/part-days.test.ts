import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { work } from '../builders.ts'
import { type AskedResponse, aDay, askResponse } from './builders.ts'

/*
 * Response times are known by local day, and the agreed time can end within one: whose requests belong to it is not known
 * there, and a verdict that depends on them is not certain (semantics 2.4, 2.7.3, 2.7.4).
 */

const DATES = Array.from({ length: 30 }, (_, index) => `2026-04-${String(index + 1).padStart(2, '0')}`)
const dayOf = (date: string, good: number, slow: number) =>
  aDay(date, [
    [100, good],
    [900, slow],
  ])
/** Every day of April alike, 95 % within 300 ms promised. */
const april = (good: number, slow: number, more: Partial<AskedResponse> = {}) =>
  askResponse({
    objective: { period: 'calendar-month' },
    days: DATES.map((date) => dayOf(date, good, slow)),
    ...more,
  })
const told = ({ verdict, certainty }: ReturnType<typeof askResponse>) => [verdict, certainty]

describe('closed hours within a day', () => {
  const office = { agreement: { serviceHours: 'se-legal-eves' } }

  test('its slow requests may have come while it was closed: met and breached are no longer certain', () => {
    expect(told(april(97, 3, office))).toEqual(['met', 'resolution-limited'])
    expect(told(april(94, 6, office))).toEqual(['breached', 'resolution-limited'])
    expect(told(april(97, 3))).toEqual(['met', 'certain'])
    expect(told(april(94, 6))).toEqual(['breached', 'certain'])
  })

  test('where all were fast enough it makes no difference which of them belong', () => {
    expect(told(april(100, 0, office))).toEqual(['met', 'certain'])
  })

  test('days that are closed altogether do not count at all: April 2026 has 20 working days', () => {
    // 22 weekdays, less Good Friday on the 3rd and Easter Monday on the 6th.
    expect(april(97, 3, office).result).toMatchObject({ coverage: '100.00', numbers: { samples: '2000' } })
  })

  test('that all have to be fast enough and one was not is lost for certain only in time that is agreed throughout', () => {
    const running = {
      objective: { quantifier: { share: '>= 100 %' }, period: 'calendar-month' },
      asOf: '2026-04-20',
    }
    expect(told(april(99, 1, running))).toEqual(['breached', 'certain'])
    expect(told(april(99, 1, { ...running, ...office }))).toEqual(['breached', 'resolution-limited'])
  })

  test('what is pending is not in doubt, and without any request so far there is nothing to say', () => {
    const running = { ...office, objective: { period: 'calendar-month' }, asOf: '2026-04-20' }
    expect(told(april(99, 1, running))).toEqual(['pending', 'certain'])
    const { verdict, reason } = askResponse({ ...running, days: [] })
    expect([verdict, reason]).toEqual(['pending', 'no-volume'])
  })

  test('the figure says that it is counted by local day', () => {
    expect(april(97, 3).result.method.parameters).toMatchObject({
      countedBy: 'local-day',
      serviceHours: '24x7',
    })
  })
})

describe('what is taken out', () => {
  const agreement = { maintenance: { notice: { elapsed: '48 h' } } }
  const window = (more: Record<string, unknown> = {}) =>
    work('m', { announcedAt: '2026-04-01', start: '2026-04-15T00:00', end: '2026-04-15T02:00', ...more })

  test('maintenance in two hours of one day puts the requests of that day alone in doubt', () => {
    const maintenance = [window()]
    // 29 × 96 of 29 × 100 + 4 is 95.86 %: it is met whichever of that day's requests belong.
    expect(told(april(96, 4, { agreement, maintenance }))).toEqual(['met', 'certain'])
    // 29 × 95 of 29 × 100 + 5 is 94.83 %, and without that day's slow ones it is 95 % or more.
    expect(told(april(95, 5, { agreement, maintenance }))).toEqual(['met', 'resolution-limited'])
  })

  test('maintenance that is not taken out puts nothing in doubt: announced late, or where nothing is let out', () => {
    const late = [window({ announcedAt: '2026-04-14T12:00' })]
    expect(told(april(95, 5, { agreement, maintenance: late }))).toEqual(['met', 'certain'])
    expect(told(april(95, 5, { maintenance: [window()] }))).toEqual(['met', 'certain'])
    const none = { maintenance: { notice: { elapsed: '48 h' }, exclusionMode: 'none' } }
    expect(told(april(95, 5, { agreement: none, maintenance: [window()] }))).toEqual(['met', 'certain'])
  })

  const wholeDay = { start: '2026-04-15T00:00', end: '2026-04-16T00:00' }
  const slowThen = (more: Partial<AskedResponse>) =>
    askResponse({
      objective: { period: 'calendar-month' },
      days: DATES.map((date) => (date === '2026-04-15' ? dayOf(date, 0, 1000) : dayOf(date, 95, 5))),
      ...more,
    })

  test('a day that was worked on throughout does not count: neither its requests nor that it is missing', () => {
    const maintenance = [window({ ...wholeDay, actual: wholeDay })]
    const { result } = slowThen({ agreement, maintenance })
    expect(result).toMatchObject({ value: '95.00', verdict: 'met', certainty: 'certain', coverage: '100.00' })
  })

  test('without a record of the work only what was bad is taken out, and by day that is not known', () => {
    expect(told(slowThen({ agreement, maintenance: [window(wholeDay)] }))).toEqual([
      'breached',
      'resolution-limited',
    ])
  })

  test('count-as-up: the day stays, and its requests are at best all good', () => {
    const asUp = { maintenance: { notice: { elapsed: '48 h' }, exclusionMode: 'count-as-up' } }
    const maintenance = [window({ ...wholeDay, actual: wholeDay })]
    // 29 × 95 + 1000 of 29 × 100 + 1000.
    expect(told(slowThen({ agreement: asUp, maintenance }))).toEqual(['breached', 'resolution-limited'])
  })

  test('days on which the service was suspended do not count, and are not missed', () => {
    const suspensions = [{ from: '2026-04-09T22:00:00Z', to: '2026-04-19T22:00:00Z', reason: 'Obetalt' }]
    const days = DATES.filter((_, index) => index < 9 || index > 18).map((date) => dayOf(date, 95, 5))
    const { result } = askResponse({
      objective: { period: 'calendar-month' },
      agreement: { suspensions },
      days,
    })
    expect(result).toMatchObject({ verdict: 'met', certainty: 'certain', coverage: '100.00' })
    // Under count-as-up too: a suspension is on neither side, whatever the mode for exclusions (2.5).
    const asUp = { maintenance: { notice: { elapsed: '48 h' }, exclusionMode: 'count-as-up' } }
    for (const mode of [{}, asUp]) {
      const { result: all } = april(95, 5, { agreement: { suspensions, ...mode } })
      expect(all).toMatchObject({ numbers: { samples: '2000' }, verdict: 'met', certainty: 'certain' })
    }
  })
})

test('property 10: a certain verdict is the same whichever requests of the day in doubt belong', () => {
  const few = fc.nat(12)
  const two = { objective: { period: 'calendar-month' }, agreement: { effectiveFrom: '2026-04-29' } }
  const maintenance = [
    work('m', { announcedAt: '2026-04-01', start: '2026-04-30T03:00', end: '2026-04-30T05:00' }),
  ]
  const terms = { ...two.agreement, maintenance: { notice: { elapsed: '48 h' } } }
  const certain = new Set<string>()
  fc.assert(
    fc.property(few, few, few, few, few, few, fc.constantFrom(50, 90, 100), (g, b, good, bad, x, y, p) => {
      const objective = { ...two.objective, quantifier: { share: `>= ${p} %` } }
      const days = [dayOf('2026-04-29', g, b), dayOf('2026-04-30', good, bad)]
      const whole = askResponse({ ...two, objective, agreement: terms, maintenance, days })
      const [kept, slow] = [Math.min(good, x), Math.min(bad, y)]
      if (whole.certainty !== 'certain' || g + b + kept + slow === 0) return
      if (whole.verdict !== 'met' && whole.verdict !== 'breached') return
      certain.add(whole.verdict)
      const part = askResponse({
        ...two,
        objective: { ...objective, minCoverage: '0' },
        days: [dayOf('2026-04-29', g, b), dayOf('2026-04-30', kept, slow)],
      })
      expect(part.verdict).toBe(whole.verdict)
    }),
    // So many that both verdicts are among them, whatever is set for all properties.
    { numRuns: 100 },
  )
  expect([...certain].sort()).toEqual(['breached', 'met'])
})
