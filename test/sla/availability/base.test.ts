import { describe, expect, test } from 'vitest'
import { type Asked, ask, at, declared, downFor, MINUTE, percent6 } from '../builders.ts'

/* Semantics 2.2 and 2.13: periods whose base is not their own length. */

const DAY = 1440

describe('G10 Safespring, May 2026, 44 minutes down, 99.9 %', () => {
  const evidence = { monitored: [downFor('2026-05-10T10:00', 44)] }
  const march = { period: { fixedDenominator: '720 h' } }
  const april = { period: 'calendar-month', minOutage: '5 min' }
  test('by the version of March, every month 30 days: 99.898148, breached', () => {
    const evaluation = ask({ objective: march, evidence, in: '2026-05-10' })
    expect([percent6(evaluation.value), evaluation.verdict]).toEqual(['99.898148', 'breached'])
    expect(evaluation.result.budget?.totalMs).toBe(43.2 * MINUTE)
    expect(evaluation.result.method.parameters.fixedDenominator).toBe('PT720H')
    expect(evaluation.result.period).toMatchObject({ id: '2026-05', type: 'fixed-denominator' })
  })
  test('by the version of April, the actual month: 99.901433, met', () => {
    const evaluation = ask({ objective: april, evidence, in: '2026-05-10' })
    expect([percent6(evaluation.value), evaluation.verdict]).toEqual(['99.901433', 'met'])
  })
  test('a single outage of 4 minutes counts 4 by the one and nothing by the other', () => {
    const four = { monitored: [downFor('2026-05-10T10:00', 4)] }
    const down = (objective: Asked['objective']) =>
      ask({ objective: objective ?? {}, evidence: four, in: '2026-05-10' }).result.ledger?.downMs
    expect([down(march), down(april)]).toEqual([4 * MINUTE, 0])
  })
})

describe('a constant base', () => {
  const objective = { period: { fixedDenominator: '720 h' } }
  test('a month of 31 days that is down throughout is 0, not less, and says so', () => {
    const evidence = { monitored: [downFor('2026-05-01', 31 * DAY)] }
    const { result, value } = ask({ objective, evidence, in: '2026-05-10' })
    expect(value).toEqual({ num: 0n, den: 1n })
    expect(result).toMatchObject({ value: '0.00', numbers: { beyondBaseMs: String(DAY * MINUTE) } })
  })
  test('one of 30 days that is down throughout is 0, and not beyond it', () => {
    const evidence = { monitored: [downFor('2026-04-01', 30 * DAY)] }
    expect(ask({ objective, evidence }).result).toMatchObject({ value: '0.00', verdict: 'breached' })
    expect(ask({ objective, evidence }).result.numbers).toBeUndefined()
  })
  test('February has the base of 30 days too', () => {
    const evidence = { monitored: [downFor('2026-02-10T10:00', 43.2)] }
    const { value, verdict } = ask({ objective, evidence, in: '2026-02-10' })
    expect([percent6(value), verdict]).toEqual(['99.900000', 'met'])
  })
  test('at its end, to the instant, a month is over and has all of it', () => {
    const evidence = { monitored: [downFor('2026-02-10T10:00', 43.2)] }
    const value = (asOf: string) => percent6(ask({ objective, evidence, in: '2026-02-10', asOf }).value)
    // 43.2 of 43 200 minutes; a minute before, of the 40 319 so far.
    expect([value('2026-03-01T00:00'), value('2026-02-28T23:59')]).toEqual(['99.900000', '99.892854'])
  })
  test('while the month runs the value is of the time so far, and the budget of the constant', () => {
    const evidence = { monitored: [downFor('2026-05-02T10:00', 10)] }
    const { result, value } = ask({ objective, evidence, in: '2026-05-10', asOf: '2026-05-11' })
    expect(percent6(value)).toBe('99.930555')
    expect(result.budget?.totalMs).toBe(43.2 * MINUTE)
    // 10 of 43 200 minutes.
    expect(result.projection?.best).toBe('99.97')
  })
  test('G36 unknown time is taken out of it too', () => {
    const observed = [
      { start: at('2020-01-01'), end: at('2026-05-20') },
      { start: at('2026-05-21'), end: at('2031-01-01') },
    ]
    const evidence = { monitored: [downFor('2026-05-10T10:00', 41.76)], observed }
    // 41.76 of 43 200 - 1 440.
    expect(percent6(ask({ objective, evidence, in: '2026-05-10' }).value)).toBe('99.900000')
  })
})

describe('service-year: 365 days back from asOf', () => {
  const objective = { period: 'service-year' }
  const asked = (effectiveFrom: string, minutes: number): Asked => ({
    objective,
    agreement: { effectiveFrom },
    evidence: { monitored: [downFor('2026-06-01T10:00', minutes)] },
    in: '2026-07-01T12:00',
    asOf: '2026-07-01T12:00',
  })
  test('525 minutes of 525 600 keep 99.9 %, 526 do not', () => {
    expect(ask(asked('2020-01-01', 525.6)).verdict).toBe('met')
    expect(ask(asked('2020-01-01', 526)).verdict).toBe('breached')
  })
  test('days before the agreement count as up, not as nothing', () => {
    const { value, result } = ask(asked('2026-05-01', 400))
    expect(percent6(value)).toBe('99.923896')
    // From 1 July 2025 12:00 to 1 May 2026, an hour less for neither change of clocks: both lie within or in summer time.
    expect(result.numbers?.deemedUpMs).toBe(String(at('2026-05-01') - at('2025-07-01T12:00')))
    expect(result.verdict).toBe('met')
  })
})

describe('G39 an agreement from 16 April, 30 minutes down, 99.9 %', () => {
  const asked = (partialPeriod: string, more: Asked = {}): Asked => ({
    agreement: { effectiveFrom: '2026-04-16', partialPeriod },
    evidence: { monitored: [downFor('2026-04-20T10:00', 30)] },
    ...more,
  })
  test.each([
    ['prorate', '99.861111', 'breached'],
    ['deem-100', '99.930555', 'met'],
  ])('%s: %s, %s', (mode, value, verdict) => {
    const evaluation = ask(asked(mode))
    expect([percent6(evaluation.value), evaluation.verdict]).toEqual([value, verdict])
  })
  test('deem-100: the days before are in the base and the budget, and the ledger still shows what they are', () => {
    const { result } = ask(asked('deem-100'))
    expect(result.budget?.totalMs).toBe(43.2 * MINUTE)
    expect(result.ledger?.outsideContractMs).toBe(15 * DAY * MINUTE)
    expect(result.numbers).toEqual({ deemedUpMs: String(15 * DAY * MINUTE) })
  })
  test('deem-100 deems service hours, not nights', () => {
    const { result } = ask(asked('deem-100', { objective: { serviceHours: 'se-legal-eves' } }))
    // 1-15 April: the 1st and 2nd, 7th to 10th and 13th to 15th are working days.
    expect(result.numbers).toEqual({ deemedUpMs: String(9 * 9 * 60 * MINUTE) })
  })
  test('skip: the first, partial month is not judged; the next one is', () => {
    const { result, value } = ask(asked('skip'))
    expect([value, result.verdict, result.reason, result.budget]).toEqual([
      null,
      'excluded',
      'partial-period',
      undefined,
    ])
    expect(ask({ ...asked('skip'), in: '2026-05-10' }).verdict).toBe('met')
  })
  test('merge-next: the first month is judged with the next, which begins when the agreement does', () => {
    const { result } = ask(asked('merge-next'))
    expect([result.verdict, result.reason]).toEqual(['excluded', 'merged'])
    const next = ask(asked('merge-next', { in: '2026-05-10' }))
    expect(next.result.period).toMatchObject({ id: '2026-05', start: '2026-04-15T22:00:00Z' })
    // 30 of 15 + 31 days.
    expect(percent6(next.value)).toBe('99.954710')
    expect(ask(asked('merge-next', { in: '2026-06-10' })).result.period.start).toBe('2026-05-31T22:00:00Z')
  })
  test('an agreement that begins with a month has no partial one', () => {
    for (const partialPeriod of ['skip', 'merge-next', 'deem-100', 'prorate']) {
      const agreement = { effectiveFrom: '2026-04-01', partialPeriod }
      expect(ask({ agreement }).result).toMatchObject({ verdict: 'met', period: { id: '2026-04' } })
    }
  })
  test('while the first month runs it is not judged either, and its last part is prorated in every mode', () => {
    expect(ask(asked('skip', { asOf: '2026-04-25' })).result).toMatchObject({ verdict: 'excluded' })
    for (const partialPeriod of ['skip', 'merge-next', 'deem-100', 'prorate']) {
      const agreement = { effectiveTo: '2026-04-15', partialPeriod }
      expect(ask({ agreement }).result.budget?.totalMs).toBe(21.6 * MINUTE)
    }
  })
})

describe('a rolling window that is breached says when it can recover (semantics 2.9)', () => {
  const recovers = (rolling: string, minutes: number[]) =>
    ask({
      objective: { period: { rolling } },
      evidence: { monitored: minutes.map((m, i) => downFor(`2026-03-1${i + 1}T10:00`, m)) },
      in: '2026-04-01T12:00',
      asOf: '2026-04-01T12:00',
    }).result.numbers?.recoversAt
  test('when the oldest outage has left it, by local days or by hours', () => {
    // Down until 11 March 10:50 in winter time; 30 local days later it is summer time.
    expect(recovers('P30D', [50, 5])).toBe('2026-04-10T08:50:00Z')
    expect(recovers('PT720H', [50, 5])).toBe('2026-04-10T09:50:00Z')
  })
  test('a service year recovers 365 days after', () => {
    const { result } = ask({
      objective: { period: 'service-year' },
      evidence: { monitored: [downFor('2026-06-01T10:00', 526)] },
      in: '2026-07-01T12:00',
      asOf: '2026-07-01T12:00',
    })
    // Down until 18:46 in summer time.
    expect(result.numbers?.recoversAt).toBe('2027-06-01T16:46:00Z')
  })
  test('an outage that weighed less at first has left the window when all of it has', () => {
    const { result } = ask({
      objective: { period: { rolling: 'P30D' }, weights: { partial: '0.3' } },
      evidence: {
        observed: [
          { start: at('2026-01-01'), end: at('2026-03-05') },
          { start: at('2026-03-06'), end: at('2027-01-01') },
        ],
        declared: [
          declared('2026-03-11T10:00', '2026-03-11T10:30', 'partial_outage', 'i1'),
          declared('2026-03-11T10:30', '2026-03-11T11:20', 'major_outage', 'i2'),
        ],
      },
      in: '2026-04-01T12:00',
      asOf: '2026-04-01T12:00',
    })
    expect(result.numbers?.recoversAt).toBe('2026-04-10T09:20:00Z')
  })
  test('where unknown time alone breaks it, no outage has to leave it', () => {
    const observed = [
      { start: at('2026-01-01'), end: at('2026-03-10') },
      { start: at('2026-03-10T02:00'), end: at('2027-01-01') },
    ]
    const { result } = ask({
      objective: { period: { rolling: 'P30D' }, unknownPolicy: 'assume-down' },
      evidence: { observed },
      in: '2026-04-01T12:00',
      asOf: '2026-04-01T12:00',
    })
    expect([result.verdict, result.numbers]).toEqual(['breached', undefined])
  })
  test('an outage that goes on leaves it no earlier than if it ended now', () => {
    const { result } = ask({
      objective: { period: { rolling: 'P30D' } },
      evidence: { declared: [declared('2026-04-01T10:00', '2026-04-01T12:00')] },
      in: '2026-04-01T12:00',
      asOf: '2026-04-01T12:00',
    })
    expect(result.numbers?.recoversAt).toBe('2026-05-01T10:00:00Z')
  })
  test('a month recovers with the next, so it says nothing', () => {
    const { result } = ask({ evidence: { monitored: [downFor('2026-04-10T10:00', 60)] } })
    expect([result.verdict, result.numbers]).toEqual(['breached', undefined])
  })
  test('a window that is met has nothing to recover from', () => {
    expect(recovers('P30D', [10])).toBeUndefined()
  })
})
