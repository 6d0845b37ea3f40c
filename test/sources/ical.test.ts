import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { answering, saying } from './answering.ts'
import { folderWith, problemsOf } from './builders.ts'
import { calendar, iso, MARCH, ONCE, read, SOURCE, STOCKHOLM, times } from './calendars.ts'
import { planned } from './planning.ts'

test('an event is a window: its title, its services, announced when it was made; its description stays at home', async () => {
  const { windows, reports } = await read([
    [
      ...ONCE,
      'CREATED:20260201T090000Z',
      'DESCRIPTION:Lösenordet ligger i valvet',
      'CATEGORIES:Kundportal,API,Intern',
    ],
  ])
  expect(windows).toMatchObject([
    {
      ...{ title: 'Databasuppgradering', class: 'planned', services: ['portal', 'api'], markdown: '' },
      announcedAt: Date.UTC(2026, 1, 1, 9),
      start: Date.UTC(2026, 2, 15, 0),
      end: Date.UTC(2026, 2, 15, 2),
    },
  ])
  expect(windows[0]?.id).toMatch(/^drift-[0-9a-f]{12}$/)
  expect(reports).toMatchObject([{ id: 'drift', files: ['drift.ics'], rows: 1, used: 1, setAside: [] }])
})

test.each([
  ['UTC', ['DTSTART:20260315T010000Z', 'DTEND:20260315T020000Z'], ['2026-03-15T01:00', '2026-03-15T02:00']],
  [
    'DURATION',
    [`DTSTART;${STOCKHOLM}:20260315T010000`, 'DURATION:PT90M'],
    ['2026-03-15T00:00', '2026-03-15T01:30'],
  ],
  ['a whole day', ['DTSTART;VALUE=DATE:20260329'], ['2026-03-28T23:00', '2026-03-29T22:00']],
  [
    'whole days',
    ['DTSTART;VALUE=DATE:20260314', 'DTEND;VALUE=DATE:20260316'],
    ['2026-03-13T23:00', '2026-03-15T23:00'],
  ],
  [
    'no zone of its own',
    ['DTSTART:20260315T010000', 'DTEND:20260315T020000'],
    ['2026-03-15T00:00', '2026-03-15T01:00'],
  ],
  // 02:30 does not exist on 29 March: it moves forward by the gap (semantics T4).
  [
    'a time that does not exist',
    [`DTSTART;${STOCKHOLM}:20260329T023000`, 'DURATION:PT1H'],
    ['2026-03-29T01:30', '2026-03-29T02:30'],
  ],
])('times: %s', async (_name, lines, expected) => {
  expect(await times([lines], { timeZone: 'Europe/Stockholm' })).toEqual([expected])
})

test("a zone that only the calendar knows is read by the calendar's own rules", async () => {
  const zone = [
    ...['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time'],
    ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ]
  const at = (day: string) => [`DTSTART;TZID=W. Europe Standard Time:${day}T010000`, 'DURATION:PT1H']
  expect(await times([at('20260301'), at('20260501')], {}, zone)).toEqual([
    ['2026-03-01T00:00', '2026-03-01T01:00'],
    ['2026-04-30T23:00', '2026-05-01T00:00'],
  ])
})

test('a rule goes by the clock on the wall across the change of time, to its UNTIL and no further', async () => {
  const weekly = [...ONCE, 'RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20260404T230000Z']
  // The last begins at 01:00 on 5 April, which is 23:00 UTC the day before: just within.
  expect(await times([weekly])).toEqual([
    ['2026-03-15T00:00', '2026-03-15T02:00'],
    ['2026-03-22T00:00', '2026-03-22T02:00'],
    // The night when 02:00 becomes 03:00: two hours by the stopwatch, as the first one.
    ['2026-03-29T00:00', '2026-03-29T02:00'],
    ['2026-04-04T23:00', '2026-04-05T01:00'],
  ])
  const tooShort = weekly.map((line) => line.replace('230000Z', '225959Z'))
  expect(await times([tooShort])).toHaveLength(3)
})

test('a rule without an end is followed for the past, and three months ahead', async () => {
  const monthly = [
    'DTSTART:20251101T010000Z',
    'DURATION:PT1H',
    'RRULE:FREQ=MONTHLY',
    'DTSTAMP:20251001T080000Z',
  ]
  expect((await times([monthly])).map(([start]) => start?.slice(0, 10))).toEqual([
    ...['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'],
    '2026-06-01',
  ])
})

test('EXDATE takes one out, RDATE adds one, and each keeps its own id for ever', async () => {
  const rule = [...ONCE, 'RRULE:FREQ=WEEKLY;COUNT=3']
  const before = await read([rule])
  const after = await read([
    [...rule, `EXDATE;${STOCKHOLM}:20260322T010000`, `RDATE;${STOCKHOLM}:20260324T010000`],
  ])
  expect(after.windows.map(({ start }) => iso(start).slice(0, 10))).toEqual([
    '2026-03-15',
    '2026-03-24',
    '2026-03-29',
  ])
  const ids = before.windows.map(({ id }) => id)
  expect(new Set(ids).size).toBe(3)
  expect(after.windows.filter(({ id }) => ids.includes(id))).toHaveLength(2)
})

test('one that was moved (RECURRENCE-ID) stands where it is now, and was announced when it was moved', async () => {
  const rule = ['UID:r', ...ONCE, 'RRULE:FREQ=WEEKLY;COUNT=3', 'CREATED:20260105T080000Z']
  const moved = [
    ...['UID:r', 'RECURRENCE-ID:20260322T000000Z', 'SEQUENCE:1', 'LAST-MODIFIED:20260228T100000Z'],
    ...[`DTSTART;${STOCKHOLM}:20260323T010000`, 'DURATION:PT1H', 'CREATED:20260105T080000Z'],
  ]
  const { windows } = await read([rule, moved])
  expect(windows.map(({ start, announcedAt }) => [iso(start).slice(0, 10), iso(announcedAt)])).toEqual([
    ['2026-03-15', '2026-01-05T08:00'],
    ['2026-03-23', '2026-02-28T10:00'],
    ['2026-03-29', '2026-01-05T08:00'],
  ])
})

test('what is cancelled is no maintenance: a whole event, or one of its times', async () => {
  const rule = ['UID:r', ...ONCE, 'RRULE:FREQ=WEEKLY;COUNT=2']
  const { windows, reports } = await read([
    [...ONCE, 'STATUS:CANCELLED'],
    rule,
    [
      'UID:r',
      `RECURRENCE-ID;${STOCKHOLM}:20260322T010000`,
      `DTSTART;${STOCKHOLM}:20260322T010000`,
      'STATUS:CANCELLED',
    ],
  ])
  expect(windows.map(({ start }) => iso(start).slice(0, 10))).toEqual(['2026-03-15'])
  expect(reports[0]).toMatchObject({ rows: 3, used: 3, setAside: [] })
})

test('of an event in two forms the one with the higher SEQUENCE stands', async () => {
  const later = [`DTSTART;${STOCKHOLM}:20260316T010000`, 'DURATION:PT1H', 'UID:x', 'SEQUENCE:2']
  expect(await times([later, ['UID:x', ...ONCE, 'SEQUENCE:1']])).toEqual([
    ['2026-03-16T00:00', '2026-03-16T01:00'],
  ])
})

test('when it was announced: DTSTAMP, but not that of a message, and LAST-MODIFIED once its times were changed', async () => {
  const announced = async (lines: string[], head: string[] = []) =>
    (await read([[...ONCE, ...lines]], {}, head)).windows.map(({ announcedAt }) => iso(announcedAt))
  const both = ['CREATED:20260101T080000Z', 'LAST-MODIFIED:20260220T080000Z']
  expect(await announced([])).toEqual(['2026-01-10T08:00'])
  expect(await announced(both)).toEqual(['2026-01-01T08:00'])
  expect(await announced([...both, 'SEQUENCE:1'])).toEqual(['2026-02-20T08:00'])
  // RFC 5545 3.8.7.2: with a METHOD, DTSTAMP is when the message was made.
  expect(await announced([], ['METHOD:PUBLISH'])).toEqual([])
  expect(await announced(both, ['METHOD:PUBLISH'])).toEqual(['2026-01-01T08:00'])
})

test('whose it is: by category, else by a word of the title, else by nobody', async () => {
  const named = async (...lines: string[]) =>
    (await read([[...ONCE, ...lines]])).windows.flatMap(({ services }) => services)
  expect(await named('SUMMARY:Byte av databas', 'CATEGORIES:Möten,API')).toEqual(['api'])
  expect(await named('SUMMARY:Uppgradering av kundportal och api')).toEqual(['portal', 'api'])
  expect(await named('SUMMARY:Kapitalet och kundportalen')).toEqual([])
  const { windows } = await read([[...ONCE, 'SUMMARY:Allt']], { services: undefined, service: 'portal' })
  expect(windows).toMatchObject([{ services: ['portal'] }])
})

test('what cannot be understood is named and stops nothing', async () => {
  const { windows, reports } = await read([
    [...ONCE, 'SUMMARY:Fredagsfika'],
    ['DTSTART:20260315T010000', 'DURATION:PT1H'],
    ['DTSTART;TZID=Mordor:20260315T010000', 'DURATION:PT1H'],
    ['DTSTART:20260315T010000Z'],
    ['DTSTART:20260315T010000Z', 'DTEND:20260315T000000Z'],
    ['SUMMARY:API utan tid'],
    ['UID:r', ...ONCE, 'RRULE:FREQ=WEEKLY;COUNT=2'],
    ['UID:r', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260322T000000Z', ...ONCE],
    [...ONCE, 'RRULE:FREQ=SECONDLY'],
    ['DTSTART:20260201T010000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
  ])
  expect(windows.map(({ start }) => iso(start).slice(0, 10))).toEqual(['2026-03-15', '2026-03-22'])
  expect(reports[0]?.setAside.map(({ reason }) => reason)).toEqual([
    'the event cannot be read: it has no DTSTART',
    'neither its categories nor its title name a service; add them to `services`',
    'its times name no zone; give `timeZone`',
    'its time zone is not known',
    'it has no end after its start; expected DTEND or DURATION',
    'it has no end after its start; expected DTEND or DURATION',
    'it changes all that follow it, which is not understood',
    'its rule gives more than 2000 windows, or none for ever; give it a COUNT or an UNTIL',
    'its rule gives more than 2000 windows, or none for ever; give it a COUNT or an UNTIL',
  ])
})

test('30 February comes never, and not on 1 March', async () => {
  const rule = ['DTSTART:20240215T010000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30']
  expect((await times([rule])).map(([start]) => start)).toEqual(['2024-02-15T01:00'])
})

test('hundreds of rules without end take seconds together, each is named, and what has no rule is read all the same', async () => {
  const rule = ['DTSTART:20260201T010000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30']
  const events = Array.from({ length: 300 }, (_, at) => [`UID:e${at}`, 'SUMMARY:API', ...rule])
  const { windows, reports } = await read([...events, ['UID:last', ...ONCE]])
  expect(windows).toHaveLength(1)
  expect(reports[0]?.setAside).toHaveLength(300)
}, 60_000)

test('what was announced after asOf is not known yet', async () => {
  const { windows, reports } = await read([ONCE], {}, [], Date.UTC(2026, 0, 9))
  expect(windows).toEqual([])
  expect(reports[0]).toMatchObject({ rows: 1, used: 0, ignoredFuture: 1 })
})

test('a calendar is asked at its address; a page in its place is no calendar', async () => {
  const { files: _, ...live } = SOURCE
  const url = await answering(({ address }, response) => {
    response.end(address.pathname === '/drift.ics' ? calendar([ONCE]) : '<html>Logga in</html>')
  })
  const { windows } = await planned({ ...live, url: `${url}/drift.ics` }, '.', MARCH)
  expect(windows).toHaveLength(1)
  for (const other of [`${url}/annat`, await saying('{}', 500)]) {
    const { reports } = await planned({ ...live, url: other }, '.', MARCH)
    expect(reports[0]?.unreachable).toHaveLength(1)
  }
  const wrong = planned(SOURCE, folderWith({ 'drift.ics': 'time,status\n' }), MARCH)
  expect((await problemsOf(wrong))[0]).toMatch(/^source "drift": drift\.ics: is no calendar: /)
})

test.each([
  { files: undefined },
  { url: 'https://exempel.se/a.ics' },
  { service: 'portal' },
  { services: undefined },
])('one place and one way to tell services: %j', (more) => {
  expect(Sources.safeParse({ sources: [{ ...SOURCE, ...more }] }).success).toBe(false)
})
