import { describe, expect, test } from 'vitest'
import { type Asked, aSpan, ask, at, between, declared, evidence, MINUTE } from '../builders.ts'

/* Semantics 2.6 step 2: from when and until when an outage counts. */

const down = (objective: Record<string, unknown>, evidence: Asked['evidence'], more: Asked = {}) =>
  (ask({ objective, evidence: evidence ?? {}, ...more }).result.ledger?.downMs ?? Number.NaN) / MINUTE

/** Down 10:00 to 11:00, seen 10:05, reported 10:20, confirmed over 11:30. */
const OUTAGE = {
  ...declared('2026-04-10T10:00', '2026-04-10T11:00'),
  detectedAt: at('2026-04-10T10:05'),
  reportedAt: at('2026-04-10T10:20'),
  confirmedAt: at('2026-04-10T11:30'),
}
const { detectedAt: _, reportedAt: __, confirmedAt: ___, ...UNNOTED } = OUTAGE

describe('downtimeStart and downtimeEnd of a declared outage', () => {
  test.each([
    ['actual', 'actual', 60],
    ['detected', 'actual', 55],
    ['reported', 'actual', 40],
    ['actual', 'confirmed', 90],
    ['reported', 'confirmed', 70],
  ])('from %s to %s: %d minutes', (downtimeStart, downtimeEnd, minutes) => {
    expect(down({ downtimeStart, downtimeEnd }, { declared: [OUTAGE] })).toBe(minutes)
  })

  test('reported can be earlier than detected, but never earlier than actual', () => {
    const early = { ...OUTAGE, reportedAt: at('2026-04-10T10:02') }
    const before = { ...OUTAGE, reportedAt: at('2026-04-10T09:00') }
    expect(down({ downtimeStart: 'reported' }, { declared: [early] })).toBe(58)
    expect(down({ downtimeStart: 'reported' }, { declared: [before] })).toBe(60)
  })

  test('each outage counts from its own notice, and of two that overlap from the first', () => {
    const incident = (start: string, reported: string, ref: string) => ({
      ...declared(`2026-04-10T${start}`, `2026-04-10T${start.slice(0, 2)}:59`, 'major_outage', ref),
      reportedAt: at(`2026-04-10T${reported}`),
    })
    const reported = { downtimeStart: 'reported' }
    const apart = [incident('10:00', '10:19', 'i1'), incident('14:00', '14:29', 'i2')]
    expect(down(reported, { declared: apart })).toBe(40 + 30)
    const together = [incident('10:00', '10:09', 'i1'), incident('10:05', '10:19', 'i2')]
    expect(down(reported, { declared: together })).toBe(50)
  })

  test('confirmed is never earlier than the actual end', () => {
    const early = { ...OUTAGE, confirmedAt: at('2026-04-10T10:30') }
    expect(down({ downtimeEnd: 'confirmed' }, { declared: [early] })).toBe(60)
  })

  test('what nobody noted counts from start to end', () => {
    const rules = { downtimeStart: 'reported', downtimeEnd: 'confirmed' }
    expect(down(rules, { declared: [UNNOTED] })).toBe(60)
  })

  test('reported after it was over: nothing counts', () => {
    const late = { ...OUTAGE, reportedAt: at('2026-04-10T12:00') }
    expect(down({ downtimeStart: 'reported' }, { declared: [late] })).toBe(0)
  })

  test('a confirmation reaches over the month end, for an outage that ended before it too', () => {
    const late = {
      ...declared('2026-04-30T22:00', '2026-04-30T23:00'),
      confirmedAt: at('2026-05-01T00:30'),
    }
    const of = (date: string) => down({ downtimeEnd: 'confirmed' }, { declared: [late] }, { in: date })
    expect([of('2026-04-10'), of('2026-05-10')]).toEqual([120, 30])
  })

  test('nothing is confirmed that lies after asOf', () => {
    const asOf = '2026-04-10T11:10'
    expect(down({ downtimeEnd: 'confirmed' }, { declared: [OUTAGE] }, { asOf })).toBe(70)
  })
})

describe('the start is that of the outage, once the sources are joined (steps 1 and 2)', () => {
  const monitored = [aSpan(between('2026-04-10T09:58', '2026-04-10T10:58'))]
  test('monitoring saw it before the customer reported it: by the report', () => {
    // 9:58 to 11:00, reported 10:20.
    expect(down({ downtimeStart: 'reported' }, { declared: [OUTAGE], monitored })).toBe(40)
  })
  test('detected by monitoring itself: from its first failing check, or from when it was sure', () => {
    expect(down({ downtimeStart: 'detected' }, { monitored })).toBe(60)
    const sure = [{ ...monitored[0], detectedAt: at('2026-04-10T10:03') }] as typeof monitored
    expect(down({ downtimeStart: 'detected' }, { monitored: sure })).toBe(55)
  })
  test('two incidents that touch are one outage with the earliest report', () => {
    const next = { ...declared('2026-04-10T11:00', '2026-04-10T12:00'), ref: 'i2' }
    expect(down({ downtimeStart: 'reported' }, { declared: [OUTAGE, next] })).toBe(100)
  })
  test('the events stay in the ledger where they do not count (L3)', () => {
    const { segments } = ask({ objective: { downtimeStart: 'reported' }, evidence: { declared: [OUTAGE] } })
    expect(segments.filter(({ events }) => events.includes('i1')).map((s) => s.class)).toEqual(['up', 'down'])
  })
})

describe('step 1: where the sources differ by more than a minute the result says what each says alone', () => {
  const monitored = [aSpan(between('2026-04-10T10:00', '2026-04-10T10:40'))]
  const numbers = (end: string, authority = 'union') =>
    ask({
      objective: { measurement: { authority } },
      evidence: { monitored, declared: [declared('2026-04-10T10:00', end)] },
    }).result.numbers
  test('union and intersection of 40 and 60 minutes', () => {
    const both = { monitoringDownMs: String(40 * MINUTE), incidentsDownMs: String(60 * MINUTE) }
    expect(numbers('2026-04-10T11:00')).toEqual(both)
    expect(numbers('2026-04-10T11:00', 'intersection')).toEqual(both)
  })
  test('a minute is no difference, whoever has authority', () => {
    for (const authority of ['union', 'intersection', 'monitoring', 'incidents'])
      expect(numbers('2026-04-10T10:41', authority)).toBeUndefined()
  })
  test('the side without authority is told too: an outage that only the other saw is not hidden', () => {
    const both = { monitoringDownMs: String(40 * MINUTE), incidentsDownMs: String(60 * MINUTE) }
    expect(numbers('2026-04-10T11:00', 'monitoring')).toEqual(both)
    expect(numbers('2026-04-10T11:00', 'incidents')).toEqual(both)
  })
  test('of two outages that have nothing in common each side tells its own', () => {
    const both = { monitoringDownMs: String(40 * MINUTE), incidentsDownMs: String(60 * MINUTE) }
    const apart = declared('2026-04-12T10:00', '2026-04-12T11:00')
    expect(ask({ evidence: { monitored, declared: [apart] } }).result.numbers).toEqual(both)
    // The same where one service was seen to be down and another declared.
    const parts = [
      { service: 'a', evidence: evidence({ monitored }) },
      { service: 'b', evidence: evidence({ declared: [apart] }) },
    ]
    expect(ask({ agreement: { scope: { services: ['a', 'b'] } }, parts }).result.numbers).toEqual(both)
  })
  test('one source alone has nothing to differ from', () => {
    expect(ask({ evidence: { monitored } }).result.numbers).toBeUndefined()
  })
})
