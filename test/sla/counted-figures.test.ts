import { describe, expect, test } from 'vitest'
import { type Counted, evaluateCounted } from '../../scripts/sla/counted.ts'
import { ratio } from '../../scripts/sla/exact/ratio.ts'
import { periodAt } from '../../scripts/sla/time/period.ts'
import { anAgreement, at, CALENDARS } from './builders.ts'
import { someItems } from './items/builders.ts'

/* What is made of a count, whatever was counted (semantics 2.9, 2.11, 2.16): April 2026, long after it unless said. */

interface AskedCount extends Partial<Counted> {
  target?: string
  metric?: string
  asOf?: string
  service?: string
  rounding?: Record<string, unknown>
}

function counted({
  target = '>= 95 %',
  metric = 'delivery-precision',
  asOf,
  service,
  rounding,
  ...rest
}: AskedCount) {
  const agreement = anAgreement({
    ...{ metric, target },
    ...(metric === 'delivery-precision' && { unit: 'order-line' }),
    ...(rounding && { contractRounding: rounding }),
  })
  const [objective] = agreement.objectives
  if (objective === undefined) throw new Error('an agreement has an objective')
  const period = periodAt(objective.period, agreement.timeZone, at('2026-04-15'))
  const question = { agreement, objective, period, calendars: CALENDARS, asOf: at(asOf ?? '2027-01-01') }
  const figures: Counted = {
    value: ratio(96, 100),
    share: true,
    open: false,
    reported: true,
    numbers: {},
    ...rest,
  }
  const asked = { ...question, items: someItems({}), ...(service !== undefined && { service }) }
  return evaluateCounted(asked, () => figures, { rule: 'test', parameters: {} })
}

const steps = (asked: AskedCount) =>
  Object.fromEntries(counted(asked).explain.map(({ step, values }) => [step, values]))

describe('a period that is over', () => {
  test('is judged by its value', () => {
    expect(counted({}).result).toMatchObject({ verdict: 'met', value: '96.00', certainty: 'certain' })
    expect(counted({ value: ratio(94, 100) }).result.verdict).toBe('breached')
  })

  test('without anything to count, without enough of it, or not reported to its end, has no data', () => {
    expect(counted({ value: null }).result).toMatchObject({ verdict: 'no-data', reason: 'no-volume' })
    expect(counted({ value: null, lacks: 'insufficient' }).result.reason).toBe('insufficient')
    // Groups too small to be told: the figure is there, and is not judged.
    expect(counted({ lacks: 'too-few' }).result).toMatchObject({ verdict: 'no-data', reason: 'too-few' })
    expect(counted({ reported: false }).result).toMatchObject({ verdict: 'no-data', reason: 'insufficient' })
  })

  test('is judged by the end of a confidence interval where that is what has to keep the target', () => {
    expect(counted({ judged: ratio(90, 100) }).result).toMatchObject({ verdict: 'breached', value: '96.00' })
    expect(counted({ value: null, judged: ratio(99, 100) }).result).toMatchObject({
      verdict: 'met',
      value: null,
    })
  })

  test('is certain where the bounds agree, and has no data where what is not known decides', () => {
    const bounds = (worst: number, best: number) => ({ worst: ratio(worst, 100), best: ratio(best, 100) })
    expect(counted(bounds(95, 97)).result).toMatchObject({ verdict: 'met', worst: '95.00', best: '97.00' })
    expect(counted({ value: ratio(93, 100), ...bounds(90, 94) }).result.verdict).toBe('breached')
    expect(counted(bounds(90, 97)).result).toMatchObject({ verdict: 'no-data', reason: 'insufficient' })
  })

  test('is final unless something in it is open', () => {
    expect(counted({}).result.finality).toBe('final')
    expect(counted({ open: true }).result.finality).toBe('provisional')
  })
})

describe('a running period', () => {
  const running = { asOf: '2026-04-16' }

  test('is judged from the instant of its end on', () => {
    expect(counted({ asOf: '2026-04-30T23:59:59.999' }).result.verdict).toBe('pending')
    expect(counted({ asOf: '2026-05-01' }).result.verdict).toBe('met')
  })

  test('is pending, with why where there is nothing to judge', () => {
    const nothing = counted({ ...running, value: null }).result
    expect(nothing).toMatchObject({ verdict: 'pending', reason: 'no-volume' })
    expect(nothing).not.toHaveProperty('outlook')
    const few = counted({ ...running, lacks: 'too-few' }).result
    expect(few).toMatchObject({ verdict: 'pending', reason: 'too-few' })
    expect(few).not.toHaveProperty('outlook')
    expect(counted({ ...running }).result).not.toHaveProperty('reason')
  })

  test('a share is on track by what may be bad at its volume, and lost where none may be bad and one was', () => {
    expect(counted({ ...running, value: ratio(98, 100) }).result.outlook).toBe('on-track')
    expect(counted({ ...running, value: ratio(94, 100) }).result).toMatchObject({
      verdict: 'pending',
      outlook: 'at-risk',
    })
    const every = { ...running, target: '>= 100 %' }
    expect(counted({ ...every, value: ratio(1, 1) }).result).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
    })
    expect(counted({ ...every, value: ratio(99, 100) }).result).toMatchObject({
      verdict: 'breached',
      outlook: 'lost',
    })
    const none = { ...running, target: '<= 0 %' }
    expect(counted({ ...none, value: ratio(0, 1) }).result.outlook).toBe('on-track')
    expect(counted({ ...none, value: ratio(1, 100) }).result).toMatchObject({
      verdict: 'breached',
      outlook: 'lost',
    })
  })

  test('R5: is not lost while the rounding of the contract keeps the target', () => {
    const every = { ...running, target: '>= 100 %', value: ratio(9996, 10_000) }
    expect(counted(every).result.verdict).toBe('breached')
    const rounding = { decimals: 1, mode: 'half-up' }
    expect(counted({ ...every, rounding }).result.verdict).toBe('pending')
    expect(counted({ ...every, rounding, asOf: '2027-01-01' }).result.verdict).toBe('met')
  })

  test('what is no share is on track or at risk by its value so far alone', () => {
    const index = { ...running, metric: 'nki', target: '>= 70', share: false }
    expect(counted({ ...index, value: ratio(70, 1) }).result).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
    })
    expect(counted({ ...index, value: ratio(69, 1) }).result).toMatchObject({
      verdict: 'pending',
      outlook: 'at-risk',
    })
  })
})

describe('what is told of it', () => {
  test('the service that was asked about, and none where all were', () => {
    expect(counted({ service: 'portal' }).result.service).toBe('portal')
    expect(counted({}).result).not.toHaveProperty('service')
  })

  test('items and numbers, the value with its bounds, and the verdict', () => {
    const told = steps({
      items: { good: 96, valid: 100, open: 1, pastDue: 0 },
      numbers: { late: '4' },
      worst: ratio(955, 1000),
      best: ratio(97, 100),
    })
    expect(told).toEqual({
      counted: { good: '96', valid: '100', open: '1', pastDue: '0', late: '4' },
      value: { value: '96.00', num: '24', den: '25', worst: '95.50', best: '97.00' },
      verdict: { comparator: '>=', target: '95', verdict: 'met', certainty: 'certain' },
    })
    expect(steps({}).value).toEqual({ value: '96.00', num: '24', den: '25' })
    expect(steps({ value: null })).not.toHaveProperty('value')
  })
})
