// @ts-nocheck
import { expect, test } from 'vitest'
import { zoneOffsets } from '../../scripts/sources/times.ts'
import { instants, readRows } from './builders.ts'

/** The instant that a single row's time is read as; null where it is set aside. */
async function instantOf(time: string, more: Record<string, unknown> = {}): Promise<string | null> {
  return instants(await readRows([`${time},portal,up`], more))[0] ?? null
}

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01t10:00:00z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01 10:00:00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01T10:00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01T10:00:00.5Z', '2026-03-01T10:00:00.500Z'],
  ['2026-03-01T10:00:00.123999999Z', '2026-03-01T10:00:00.123Z'],
  ['2026-03-01T10:00:00+05:30', '2026-03-01T04:30:00.000Z'],
  ['2026-03-01T10:00:00-0330', '2026-03-01T13:30:00.000Z'],
  ['2026-03-01 10:00:00 +02', '2026-03-01T08:00:00.000Z'],
  ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
])('ISO 8601 %s is %s', async (time, expected) => {
  expect(await instantOf(time)).toBe(expected)
})

test.each([
  '2026-02-30T10:00:00Z',
  '2026-03-01T24:00:00Z',
  '2026-03-01T25:00:00Z',
  '2026-03-01T10:00:61Z',
  '2026-03-01',
  '10:00:00',
  '1772359200',
  '01/03/2026 10:00',
  '2026-03-01T10:00:00+25:00',
  '',
])('"%s" is no time and its row is set aside', async (time) => {
  expect(await instantOf(time)).toBeNull()
})

test('T7: a leap second :60 is read as :59, with and without an offset or a pattern', async () => {
  expect(await instantOf('2016-12-31T23:59:60Z')).toBe('2016-12-31T23:59:59.000Z')
  expect(await instantOf('2017-01-01T00:59:60.250+01:00')).toBe('2016-12-31T23:59:59.250Z')
  const timeFormat = '%d.%m.%Y %H:%M:%S'
  expect(await instantOf('31.12.2016 23:59:60', { timeFormat })).toBe('2016-12-31T23:59:59.000Z')
  expect(await instantOf('31.12.2016 23:60', { timeFormat: '%d.%m.%Y %H:%M' })).toBeNull()
})

test.each([
  // Stockholm leaps from 02:00 to 03:00 on 2026-03-29 and back from 03:00 to 02:00 on 2026-10-25.
  ['Europe/Stockholm', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
  ['Europe/Stockholm', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
  ['Europe/Stockholm', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
  ['Europe/Stockholm', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ['Europe/Stockholm', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z'],
  ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z'],
  // Half an hour, and a day that never was.
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00.000Z'],
  ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00.000Z'],
])('T4: %s local time %s is %s', async (timeZone, time, expected) => {
  expect(await instantOf(time, { timeZone })).toBe(expected)
})

test('T4: a time with an offset is read as it stands, whatever the zone', async () => {
  expect(await instantOf('2026-10-25T02:30:00+01:00', { timeZone: 'Europe/Stockholm' })).toBe(
    '2026-10-25T01:30:00.000Z',
  )
})

test('T4: local times agree with Temporal every quarter of an hour around every change of many zones', () => {
  const zones = [
    'Europe/Stockholm',
    'America/Sao_Paulo',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'Pacific/Apia',
  ]
  const wrong: string[] = []
  for (const zone of zones) {
    const offsets = zoneOffsets(zone, Date.UTC(2005, 0), Date.UTC(2027, 0))
    expect(offsets.length).toBeGreaterThan(10)
    for (const { from } of offsets.slice(1)) {
      for (let wall = from - 26 * 3_600_000; wall < from + 26 * 3_600_000; wall += 900_000) {
        const offset = offsets.findLast((entry) => entry.from <= wall)?.offset ?? 0
        const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
        const oracle = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
        if (wall - offset !== oracle) wrong.push(`${zone} ${local}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('timeFormat replaces ISO 8601: what looks ISO but does not fit the pattern is set aside, not guessed', async () => {
  const timeFormat = '%Y-%d-%m %H:%M:%S'
  expect(await instantOf('2026-04-03 10:00:00', { timeFormat })).toBe('2026-03-04T10:00:00.000Z')
  expect(await instantOf('2026-03-14 10:00:00', { timeFormat })).toBeNull()
})

test('timeFormat with an offset in it gives the instant, without one a local time', async () => {
  const timeZone = 'America/New_York'
  expect(await instantOf('08/03/2026 02:30:00 +0200', { timeZone, timeFormat: '%d/%m/%Y %H:%M:%S %z' })).toBe(
    '2026-03-08T00:30:00.000Z',
  )
  expect(await instantOf('2026-03-08-02-30-00', { timeZone, timeFormat: '%Y-%m-%d-%H-%M-%S' })).toBe(
    '2026-03-08T07:30:00.000Z',
  )
})
