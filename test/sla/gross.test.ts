import { expect, test } from 'vitest'
import type { Agreement } from '../../data/schema/agreement.ts'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { withGross } from '../../scripts/sla/gross.ts'
import type { Evidence } from '../../scripts/sla/types.ts'
import { downFor, question, work } from './builders.ts'

/* The gross value beside the net one: what the figure would be if all that is excluded counted. */

const TERMS = { maintenance: { notice: { elapsed: '48 h' } } }
const WINDOW = work('m1', { announcedAt: '2026-01-01', start: '2026-04-10T10:00', end: '2026-04-10T11:00' })
const DOWN = [downFor('2026-04-10T10:00', 60)]

function withOwn(agreement: Record<string, unknown>, evidence: Partial<Evidence> = {}) {
  const asked = question({ agreement, evidence: { monitored: DOWN, ...evidence } })
  const terms: Agreement[] = []
  const { result } = withGross(asked.agreement, (own) => {
    terms.push(own)
    return evaluateAvailability({ ...asked, agreement: own })
  })
  return { result, terms }
}

test('is what it would be if all that is excluded counted', () => {
  // 60 of 43 200 minutes.
  const { result } = withOwn(TERMS, { maintenance: [WINDOW] })
  expect(result).toMatchObject({ value: '100.00', numbers: { gross: '99.86' } })
})

test('lets nothing out: neither maintenance, nor other exclusions, nor suspended time', () => {
  const suspensions = [{ from: '2026-04-10T10:00:00+02:00', to: '2026-04-10T10:30:00+02:00', reason: 'Paus' }]
  const exclusions = [{ type: 'customer', clause: '9', requiresApproval: false }]
  const { terms } = withOwn({ ...TERMS, suspensions, exclusions }, { maintenance: [WINDOW] })
  expect(terms[0]).toMatchObject({ suspensions: [{ reason: 'Paus' }], exclusions, maintenance: {} })
  expect(terms[1]?.suspensions).toEqual([])
  expect([terms[1]?.maintenance, terms[1]?.exclusions]).toEqual([undefined, undefined])
})

test('is not told where nothing is excluded', () => {
  const { result, terms } = withOwn({})
  expect(result.numbers ?? {}).not.toHaveProperty('gross')
  expect(terms).toHaveLength(1)
})

test('is not told where nothing is known but that work went on', () => {
  const { result } = withOwn(TERMS, { maintenance: [WINDOW], monitored: [], observed: [] })
  expect(result.ledger?.excluded).toMatchObject([{ reason: 'maintenance', ms: 3_600_000 }])
  expect(result.numbers ?? {}).not.toHaveProperty('gross')
})
