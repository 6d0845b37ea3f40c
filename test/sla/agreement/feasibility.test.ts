import { describe, expect, test } from 'vitest'
import { feasibility } from '../../../scripts/sla/agreement/feasibility.ts'
import { anAgreement, percent6 } from '../builders.ts'

const supplier = (target: string, more: Record<string, unknown> = {}) => ({
  name: 'Leverantör',
  objective: 'tillganglighet',
  target,
  ...more,
})

const CHAIN = ['>= 99.99 %', '>= 99.95 %', '>= 99.99 %'].map((target) => supplier(target))

/** What is found of one objective. */
function found(objective: Record<string, unknown>, suppliers: unknown[]) {
  const [only] = feasibility(anAgreement(objective, { suppliers }))
  if (only === undefined) throw new Error('expected a finding')
  return only
}

describe('G71 supplier chain', () => {
  test.each([
    ['>= 99.95 %', false, false],
    ['>= 99.9 %', true, true],
    // 99.930010 % together, but 1 − (0.01 + 0.05 + 0.01) % = 99.93 % exactly if they never fail at the same time.
    ['>= 99.93001 %', true, false],
    ['>= 99.93 %', true, true],
    ['> 99.93 %', true, false],
  ])('a target of %s: feasible %s, at worst %s', (target, feasible, feasibleAtWorst) => {
    const finding = found({ target }, CHAIN)
    expect(finding).toMatchObject({ kind: 'availability', suppliers: 3, feasible, feasibleAtWorst })
    if (finding.kind !== 'availability') throw new Error('expected availability')
    expect(percent6(finding.independent)).toBe('99.930010')
    expect(percent6(finding.worst)).toBe('99.930000')
  })
})

describe('ticket targets of suppliers add up to ours at most, in the same calendar', () => {
  const resolution = (target: string) => ({
    metric: 'resolution',
    target,
    calendar: 'kontor',
    quantifier: 'every',
  })

  test.each([
    ['<= 4 h', true],
    ['<= 3 h 59 min', false],
  ])('1 h and 3 h under %s', (target, feasible) => {
    const finding = found(resolution(target), [
      supplier('<= 1 h'),
      supplier('<= 3 h', { calendar: 'kontor' }),
    ])
    expect(finding).toMatchObject({
      kind: 'time',
      feasible,
      otherCalendar: [],
      total: { num: 14_400_000n, den: 1n },
    })
  })

  test('another calendar cannot be added', () => {
    const finding = found(resolution('<= 8 h'), [supplier('<= 1 h', { name: 'Nät', calendar: '24x7' })])
    expect(finding).toMatchObject({ kind: 'time', feasible: false, otherCalendar: ['Nät'] })
  })
})

test.each([
  // Two that fail every 60 hours fail every 30 hours together: 120 hours of nothing.
  ['>= 100 h', { metric: 'mtbf' }, '>= 60 h'],
  ['<= 2', { metric: 'outage-count' }, '<= 1'],
  ['< 1 %', { metric: 'availability' }, '< 0.5 %'],
])('nothing follows for %s of %j from two times %s', (target, objective, promised) => {
  const two = [supplier(promised), supplier(promised)]
  expect(found({ target, ...objective }, two)).toEqual({
    ...{ objective: 'tillganglighet', suppliers: 2, kind: 'unjudged' },
  })
})

test('working days add up as hours do', () => {
  const lead = { metric: 'lead-time', target: '<= 5 working days', calendar: 'kontor', quantifier: 'every' }
  const two = [supplier('<= 2 working days'), supplier('<= 3 working days')]
  expect(found(lead, two)).toMatchObject({ kind: 'time', feasible: true, total: { num: 5n, den: 1n } })
})

test('another unit or direction cannot be compared; an objective without suppliers says nothing', () => {
  expect(found({}, [supplier('<= 2 h')])).toMatchObject({ kind: 'incomparable', supplier: 'Leverantör' })
  expect(found({}, [supplier('< 1 %')])).toMatchObject({ kind: 'incomparable' })
  const hours = { metric: 'resolution', target: '<= 4 h', calendar: 'kontor', quantifier: 'every' }
  expect(found(hours, [supplier('<= 1 working days')])).toMatchObject({ kind: 'incomparable' })
  expect(feasibility(anAgreement())).toEqual([])
})
