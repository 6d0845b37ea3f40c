import { describe, expect, test } from 'vitest'
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { creditLedger } from '../../../scripts/sla/credits/ledger.ts'
import { creditVerdictOf } from '../../../scripts/sla/credits/verdict-of.ts'
import { anAgreement, ask, at, CALENDARS, downFor } from '../builders.ts'
import { FEE } from './builders.ts'

/** The result of a month in which the service was down for so many minutes, with its steps, as it is published. */
function month(id: string, minutes: number, agreement: Record<string, unknown> = {}): ObjectiveResult {
  const asked = { in: `${id}-15`, agreement, evidence: { monitored: [downFor(`${id}-10T10:00`, minutes)] } }
  const { result, explain } = ask(asked)
  return { ...result, explain }
}

const withCredits = (credits: Record<string, unknown>): Agreement => anAgreement({}, { credits })
const tiers = (percent: number) => [{ below: 99.9, percent }]
const ledger = (results: ObjectiveResult[], agreementAt: (instant: number) => Agreement) =>
  creditLedger(results, agreementAt, { calendars: CALENDARS, asOf: at('2027-01-01') })

describe('credits over time', () => {
  test('each month by the terms that were in force when it began: fee, bands and all', () => {
    const old = withCredits({ fee: FEE, tiers: tiers(10) })
    const raised = withCredits({ fee: { ...FEE, amount: 20000 }, tiers: tiers(25) })
    // In force from 15 June: June is by the old terms, July by the new.
    const agreementAt = (instant: number) => (instant < at('2026-06-15') ? old : raised)
    const entries = ledger([month('2026-07', 60), month('2026-06', 60)], agreementAt)
    expect(entries.map(({ period, amount }) => [period.id, amount])).toEqual([
      ['2026-06', '1000.00'],
      ['2026-07', '5000.00'],
    ])
  })

  test('the cap over twelve months goes on through a change of terms', () => {
    const cap = { percentOf12Months: 10 }
    const old = withCredits({ fee: FEE, tiers: tiers(90), cap })
    const raised = withCredits({ fee: FEE, tiers: tiers(100), cap })
    const agreementAt = (instant: number) => (instant < at('2026-06-15') ? old : raised)
    const entries = ledger([month('2026-06', 60), month('2026-07', 60)], agreementAt)
    expect(entries.map(({ amount }) => amount)).toEqual(['9000.00', '3000.00'])
  })

  test('a period is of the month of its last day, so what ended with June comes before a week of July', () => {
    const old = withCredits({ fee: FEE, tiers: tiers(10) })
    const raised = withCredits({ fee: { ...FEE, amount: 20000 }, tiers: tiers(10) })
    const agreementAt = (instant: number) => (instant < at('2026-06-15') ? old : raised)
    // 29 June to 5 July, of which 30 minutes of 10 080 are 99.70 %.
    const evidence = { monitored: [downFor('2026-07-01T10:00', 30)] }
    const { result } = ask({ in: '2026-07-01', objective: { period: 'calendar-week' }, evidence })
    const entries = ledger([result, month('2026-06', 60)], agreementAt)
    // A tenth of 20 000 × (2/30 + 5/31): 455.9139….
    expect(entries.map(({ period, amount }) => [period.id, amount])).toEqual([
      ['2026-06', '1000.00'],
      ['2026-W27', '455.91'],
    ])
  })

  test('nothing where the agreement says none, or nothing of credits', () => {
    expect(ledger([month('2026-06', 60)], () => anAgreement({}, { credits: 'none' }))).toEqual([])
    expect(ledger([month('2026-06', 60)], () => anAgreement())).toEqual([])
  })

  test('a result read back gives the same as the exact figure: hours by outage, in the part of the period', () => {
    const objectives = { tillganglighet: { perStartedHour: { amount: 100, fixedPer: 'hour' } } }
    // From 23:30 on 30 June: 30 minutes in June, 61 in July. One started hour, then two.
    const evidence = { monitored: [downFor('2026-06-30T23:30', 91)] }
    const of = (id: string) => {
      const { result, explain } = ask({ in: `${id}-15`, objective: { target: '>= 99.99 %' }, evidence })
      return { ...result, explain }
    }
    const entries = ledger([of('2026-06'), of('2026-07')], () => withCredits({ fee: FEE, objectives }))
    expect(entries.map(({ amount }) => amount)).toEqual(['100.00', '200.00'])
  })

  test('missed items are those that count and are not good', () => {
    const result = { ...month('2026-06', 60), items: { good: 17, valid: 20, open: 5, pastDue: 1 } }
    expect(creditVerdictOf(result)).toMatchObject({ missed: 3, value: { num: 719n, den: 720n } })
    expect(creditVerdictOf(month('2026-06', 60))).not.toHaveProperty('missed')
  })
})
