import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { anAgreement, aWindow, feedsOf } from './feeds.ts'
import { syndicationFiles } from './texts.ts'

type Reviews = AgreementFeed['agreement']['reviews']

const quarterly = { cadence: 'quarterly', next: '2026-10-14' } as const
const agreementWith = (reviews: Reviews, changes: Partial<AgreementFeed['agreement']> = {}): AgreementFeed =>
  anAgreement({ ...(reviews && { reviews }), ...changes })

function calendar(
  agreements: AgreementFeed[],
  path = 'calendar.ics',
  windows = [] as ReturnType<typeof aWindow>[],
) {
  const text = syndicationFiles({ ...feedsOf([], windows), agreements }).get(path) ?? ''
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

/** The first days on which a calendar shows an event. */
function days(event: ICAL.Event | undefined, most: number): string[] {
  const found: string[] = []
  const iterator = event?.iterator()
  while (found.length < most) {
    const next = iterator?.next()
    if (!next) break
    found.push(String(next))
  }
  return found
}

test('the next review is a whole day that blocks nobody, and comes again as often as agreed', () => {
  const [event] = calendar([agreementWith(quarterly)])
  expect(event?.uid).toBe('review.drift@status.example.com')
  expect(event?.sequence).toBe(0)
  expect(event?.summary).toBe('Uppföljning: Driftavtal')
  expect(event?.description).toBe('Varje kvartal.\nDatum i tidszonen Europe/Stockholm.')
  expect(event?.startDate.isDate).toBe(true)
  expect(event?.startDate.toString()).toBe('2026-10-14')
  expect(event?.duration.toString()).toBe('P1D')
  expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  expect(event?.component.getFirstPropertyValue('url')).toBe('https://status.example.com/agreements/drift/')
  // The agreement's first day in its zone.
  expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2024-12-31T23:00:00Z')
  expect(days(event, 4)).toEqual(['2026-10-14', '2027-01-14', '2027-04-14', '2027-07-14'])
})

test.for([
  ['weekly', '2026-10-14', ['2026-10-14', '2026-10-21', '2026-10-28']],
  ['half-yearly', '2026-10-14', ['2026-10-14', '2027-04-14', '2027-10-14']],
  ['yearly', '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  // A day that a month lacks is its last day (semantics T6).
  ['monthly', '2027-12-31', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
  ['monthly', '2027-01-30', ['2027-01-30', '2027-02-28', '2027-03-30']],
  ['quarterly', '2026-11-29', ['2026-11-29', '2027-02-28', '2027-05-29']],
] as const)('%s from %s', ([cadence, next, expected]) => {
  expect(days(calendar([agreementWith({ cadence, next })])[0], expected.length)).toEqual(expected)
})

test('no review after the last day of the agreement', () => {
  const [event] = calendar([agreementWith(quarterly, { effectiveTo: '2027-01-14' })])
  expect(days(event, 9)).toEqual(['2026-10-14', '2027-01-14'])
  expect(calendar([agreementWith(quarterly, { effectiveTo: '2026-10-13' })])).toEqual([])
  const endOfMonth = { cadence: 'monthly', next: '2026-10-31' } as const
  const short = (effectiveTo: string) => days(calendar([agreementWith(endOfMonth, { effectiveTo })])[0], 9)
  expect(short('2026-12-30')).toEqual(['2026-10-31', '2026-11-30'])
  expect(short('2026-11-29')).toEqual(['2026-10-31'])
})

test('where no date is set there is no event, and the calendar is valid without', () => {
  expect(calendar([agreementWith({ cadence: 'quarterly' }), agreementWith(undefined, { id: 'b' })])).toEqual(
    [],
  )
})

test('a review that is moved keeps its UID, in every language and in the calendars of its services', () => {
  const moved = { cadence: 'quarterly', next: '2026-11-02' } as const
  const uid = 'review.drift@status.example.com'
  for (const path of ['calendar.ics', 'en/calendar.ics', 'services/portal/calendar.ics'])
    expect(calendar([agreementWith(moved)], path).map((event) => event.uid)).toEqual([uid])
  expect(calendar([agreementWith(moved)], 'services/licens/calendar.ics')).toEqual([])
  expect(calendar([agreementWith(quarterly)], 'en/calendar.ics')[0]?.summary).toBe(
    'Review: Operations agreement',
  )
})

test('the latest minutes stand in the next review, three at most, and a review without any is not named', () => {
  const address = (on: string) => `https://example.com/${on}.pdf`
  const held = ['2026-07-15', '2026-04-15', '2026-01-14', '2025-10-15'].map((on) => ({
    on,
    minutes: address(on),
  }))
  const say = (reviews: Reviews, path = 'calendar.ics') =>
    calendar([agreementWith(reviews)], path)[0]?.description
  expect(
    say({ ...quarterly, held })
      ?.split('\n')
      .slice(2),
  ).toEqual([
    `Protokoll 15 juli 2026: ${address('2026-07-15')}`,
    `Protokoll 15 april 2026: ${address('2026-04-15')}`,
    `Protokoll 14 januari 2026: ${address('2026-01-14')}`,
  ])
  expect(say({ ...quarterly, held }, 'en/calendar.ics')).toContain('Minutes of 15 July 2026: https://')
  expect(say({ ...quarterly, held: [{ on: '2026-07-15' }] })).not.toContain('Protokoll')
})

test('no window of maintenance can have the UID of a review', () => {
  const events = calendar([agreementWith(quarterly)], 'calendar.ics', [aWindow({ id: 'review-drift' })])
  expect(new Set(events.map((event) => event.uid)).size).toBe(2)
})

test('the day is the same whatever the zone of the machine', () => {
  const text = () =>
    syndicationFiles({ ...feedsOf([]), agreements: [agreementWith(quarterly)] }).get('calendar.ics')
  const expected = text()
  const { TZ } = process.env
  try {
    for (const zone of ['America/New_York', 'Pacific/Kiritimati']) {
      process.env.TZ = zone
      expect(text(), zone).toBe(expected)
    }
  } finally {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
})
