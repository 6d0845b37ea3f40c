import { describe, expect, test } from 'vitest'
import { assessMaintenance } from '../../../scripts/sla/maintenance/validity.ts'
import { type Asked, anAgreement, aSpan, ask, at, between, CALENDARS, MINUTE, work } from '../builders.ts'

/* Semantics 2.6, maintenance validity: late announcements, and windows that were moved or extended. */

const minutes = (maintenance: Record<string, unknown>, evidence: Asked['evidence'], more: Asked = {}) => {
  const { ledger } = ask({ agreement: { maintenance }, evidence: evidence ?? {}, ...more }).result
  return [ledger?.excluded[0]?.ms ?? 0, ledger?.downMs ?? Number.NaN].map((ms) => ms / MINUTE)
}
const iso = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text)).toString()

describe('lateMode', () => {
  const monitored = [aSpan(between('2026-04-12T02:00', '2026-04-12T06:00'))]
  const announced = (announcedAt: string) => ({
    monitored,
    maintenance: [work('m1', { announcedAt, start: '2026-04-12T02:00', end: '2026-04-12T06:00' })],
  })
  const notice = { elapsed: '48 h' }

  test.each([
    ['whole', [0, 240]],
    // Announced an hour too late: valid from 03:00 on.
    ['from-notice', [180, 60]],
  ])('%s: announced 47 hours before', (lateMode, expected) => {
    expect(minutes({ notice, lateMode }, announced('2026-04-10T03:00'))).toEqual(expected)
  })

  test('from-notice: in time is valid whole, and later than the window itself is not at all', () => {
    const policy = { notice, lateMode: 'from-notice' }
    expect(minutes(policy, announced('2026-04-10T02:00'))).toEqual([240, 0])
    expect(minutes(policy, announced('2026-04-10T06:00'))).toEqual([0, 240])
  })

  test('from-notice with days: from the first local midnight that had its notice', () => {
    const long = [aSpan(between('2026-04-12T22:00', '2026-04-14T06:00'))]
    const record = work('m1', {
      announcedAt: '2026-04-08T09:00',
      start: '2026-04-12T22:00',
      end: '2026-04-14T06:00',
    })
    // Announced on the 8th: five days before the 13th, but four before the 12th.
    expect(
      minutes(
        { notice: { calendarDays: 5 }, lateMode: 'from-notice' },
        { monitored: long, maintenance: [record] },
      ),
    ).toEqual([30 * 60, 120])
  })

  test('the window still says that it was announced late', () => {
    const agreement = anAgreement({}, { maintenance: { notice, lateMode: 'from-notice' } })
    const [one] = assessMaintenance(
      announced('2026-04-10T03:00').maintenance,
      agreement,
      CALENDARS,
      at('2030-01-01'),
    )
    expect(one?.why).toBe('announced-late')
    expect(one?.valid).toEqual([between('2026-04-12T03:00', '2026-04-12T06:00')])
  })
})

describe('G27 a window that was extended: the added time is an announcement of its own', () => {
  const extended = (announcedAt: string) => ({
    monitored: [aSpan(between('2026-04-12T02:10', '2026-04-12T04:25'))],
    maintenance: [
      work('m1', {
        announcedAt: '2026-04-01',
        start: '2026-04-12T02:00',
        end: '2026-04-12T04:00',
        extensions: [
          { announcedAt: iso(announcedAt), start: iso('2026-04-12T04:00'), end: iso('2026-04-12T05:00') },
        ],
      }),
    ],
  })
  const policy = { notice: { elapsed: '48 h' } }
  test('announced while the work went on it excuses no overrun: 110 excluded, 25 counted', () => {
    expect(minutes(policy, extended('2026-04-12T03:50'))).toEqual([110, 25])
  })
  test('announced in time it is part of the window', () => {
    expect(minutes(policy, extended('2026-04-09T12:00'))).toEqual([135, 0])
  })
  test('what was announced after asOf is not known yet', () => {
    const asOf = '2026-04-08'
    expect(minutes(policy, { ...extended('2026-04-09T12:00'), monitored: [] }, { asOf })).toEqual([0, 0])
    const budget = (asOfThen: string) =>
      ask({
        agreement: { maintenance: policy },
        evidence: { maintenance: extended('2026-04-09T12:00').maintenance },
        asOf: asOfThen,
      }).result.budget?.totalMs
    // 120, then 180 minutes of April will be maintenance.
    expect([budget('2026-04-08'), budget('2026-04-10')]).toEqual([43_080 * 60, 43_020 * 60])
  })
  test('a moved window: the new time stands or falls by its own announcement', () => {
    const moved = (announcedAt: string) => ({
      monitored: [aSpan(between('2026-04-19T02:00', '2026-04-19T04:00'))],
      maintenance: [
        work('m1', {
          announcedAt: '2026-04-01',
          start: '2026-04-12T02:00',
          end: '2026-04-12T04:00',
          extensions: [
            { announcedAt: iso(announcedAt), start: iso('2026-04-19T02:00'), end: iso('2026-04-19T04:00') },
          ],
        }),
      ],
    })
    expect(minutes(policy, moved('2026-04-17T02:00'))).toEqual([120, 0])
    expect(minutes(policy, moved('2026-04-17T02:01'))).toEqual([0, 120])
  })
})

describe('an emergency that the contract lets out uses the cap like planned work', () => {
  const policy = {
    notice: { elapsed: '48 h' },
    emergency: 'excluded',
    cap: { perMonth: '1 h' },
    windows: 'Sun 00:00-06:00',
  }
  const urgent = (day: string) =>
    work(day, { class: 'emergency', announcedAt: day, start: `${day}T10:00`, end: `${day}T10:40` })
  const monitored = ['2026-04-14', '2026-04-15'].map((day) => aSpan(between(`${day}T10:00`, `${day}T10:40`)))
  test('no notice and no weekday asked for, but an hour a month', () => {
    const evidence = { monitored, maintenance: [urgent('2026-04-14'), urgent('2026-04-15')] }
    expect(minutes(policy, evidence)).toEqual([60, 20])
  })
  test('one window a month', () => {
    const evidence = { monitored, maintenance: [urgent('2026-04-14'), urgent('2026-04-15')] }
    expect(minutes({ ...policy, cap: { count: 1 } }, evidence)).toEqual([40, 40])
  })
})
