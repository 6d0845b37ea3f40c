import { describe, expect, test } from 'vitest'
import { explainSegments } from '../../../scripts/explain/segments.ts'
import { type Asked, ask, between, declared, downFor, evidence } from '../builders.ts'

/*
 * Semantics 2.4: why time is unknown. What no source has reported since is late, and may come; before that there is a gap
 * in the monitoring. The day is Friday 10 April 2026.
 */

const DAY = { objective: { period: 'calendar-day' }, in: '2026-04-10' }
const observed = [between('2026-04-10', '2026-04-10T06:00'), between('2026-04-10T07:00', '2026-04-10T10:00')]

const unknownIn = (asked: Asked) =>
  ask({ ...DAY, ...asked })
    .segments.filter((segment) => segment.class === 'unknown')
    .map(({ start, end, reason }) => [local(start), local(end), reason])
const local = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDateTime()
    .toString()
    .slice(8, 16)

describe('unknown time', () => {
  const gap = ['10T06:00', '10T07:00', 'monitoring-gap']

  test('at the open end is late, within what was seen a gap', () => {
    expect(unknownIn({ evidence: { observed }, asOf: '2026-04-10T12:00' })).toEqual([
      gap,
      ['10T10:00', '10T12:00', 'source-late'],
    ])
  })

  test('of a day that is over is a gap as soon as anything later was seen', () => {
    const asOf = '2026-04-12'
    expect(unknownIn({ evidence: { observed }, asOf })).toEqual([
      gap,
      ['10T10:00', '11T00:00', 'source-late'],
    ])
    const later = [...observed, between('2026-04-11T08:00', '2026-04-11T09:00')]
    expect(unknownIn({ evidence: { observed: later }, asOf })).toEqual([
      gap,
      ['10T10:00', '11T00:00', 'monitoring-gap'],
    ])
  })

  test('where nothing was ever seen is a gap: nobody has begun to look', () => {
    expect(unknownIn({ evidence: { observed: [] }, asOf: '2026-04-10T12:00' })).toEqual([
      ['10T00:00', '10T12:00', 'monitoring-gap'],
    ])
  })

  test('an outage that is known goes on before it, and is no part of it (L2)', () => {
    const monitored = [downFor('2026-04-10T10:00', 30)]
    expect(unknownIn({ evidence: { observed, monitored }, asOf: '2026-04-10T12:00' })[1]).toEqual([
      '10T10:30',
      '10T12:00',
      'source-late',
    ])
  })

  test('is also what an incident too short to count tells of: it covers nothing, and nobody looked (2.4)', () => {
    const short = declared('2026-04-10T06:20', '2026-04-10T06:23')
    const objective = { ...DAY.objective, minOutage: '5 min' }
    const asked = { objective, evidence: { observed, declared: [short] }, asOf: '2026-04-10T10:00' }
    const told = [
      ['10T06:00', '10T06:20', 'monitoring-gap'],
      ['10T06:20', '10T06:23', 'monitoring-gap'],
      ['10T06:23', '10T07:00', 'monitoring-gap'],
    ]
    expect(unknownIn(asked)).toEqual(told)
    // No less where it is one of two, of which the other was seen all the time.
    const both = ['a', 'b'].map((service) => ({
      service,
      evidence: evidence(service === 'a' ? asked.evidence : {}),
    }))
    expect(unknownIn({ ...asked, agreement: { scope: { services: ['a', 'b'] } }, parts: both })).toEqual(told)
  })

  test('of several services is late from where the first of them fell silent', () => {
    const seen = (...hours: [string, string][]) =>
      hours.map(([start, end]) => between(`2026-04-10T${start}`, `2026-04-10T${end}`))
    const parts = [
      seen(['01:00', '10:00']),
      seen(['00:00', '08:00'], ['11:00', '12:00']),
      seen(['00:00', '12:00']),
    ].map((told, index) => ({ service: `s${index}`, evidence: evidence({ observed: told }) }))
    expect(unknownIn({ parts, asOf: '2026-04-10T12:00' })).toEqual([
      ['10T00:00', '10T01:00', 'monitoring-gap'],
      ['10T08:00', '10T10:00', 'monitoring-gap'],
      ['10T10:00', '10T12:00', 'source-late'],
    ])
  })
})

describe('explained', () => {
  const stepOf = (asOf: string) =>
    ask({ ...DAY, evidence: { observed }, asOf }).explain.find(({ step }) => step === 'unknown')?.values

  test('how much of the unknown time is late', () => {
    expect(stepOf('2026-04-10T12:00')).toMatchObject({ unknownMs: '10800000', sourceLateMs: '7200000' })
    expect(stepOf('2026-04-10T10:00')).not.toHaveProperty('sourceLateMs')
  })

  test('segment by segment', () => {
    const { segments } = ask({ ...DAY, evidence: { observed }, asOf: '2026-04-10T12:00' })
    const why = explainSegments(segments).flatMap((one) => (one.class === 'unknown' ? [one.why] : []))
    expect(why).toEqual([
      'no source observed it, and no outage covers it',
      'no source has reported since, and no outage covers it',
    ])
  })
})
