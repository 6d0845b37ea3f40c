import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { anIncident, aWindow, FORBIDDEN, feedsOf, HOSTILE } from './feeds.ts'
import { syndicationFiles } from './texts.ts'

const UID = 'databas@status.example.com'

function calendarText(feeds: Parameters<typeof syndicationFiles>[0], path = 'calendar.ics'): string {
  return syndicationFiles(feeds).get(path) ?? ''
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

/** The reader takes neither property for text, which both are (RFC 7986 5.1; RFC 5545 3.8.8.2), so it is read here. */
function nameOf(calendar: ICAL.Component, property = 'name'): string {
  const raw = String(calendar.getFirstPropertyValue(property))
  return raw.replace(/\\(.)/g, (_all, character: string) => (character === 'n' ? '\n' : character))
}

/** Every property of an event, as the reader gives it. */
function propertiesOf(event: ICAL.Component | undefined): Record<string, string> {
  const all = event?.getAllProperties() ?? []
  return Object.fromEntries(all.map((property) => [property.name, String(property.getFirstValue())]))
}

test('a window is an event at its announced time, in UTC, that blocks nobody', () => {
  const { calendar, events } = read(calendarText(feedsOf([anIncident()], [aWindow()])))
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(nameOf(calendar)).toBe('Underhåll och uppföljningar – Exempel Drift')
  expect(nameOf(calendar, 'x-wr-calname')).toBe('Underhåll och uppföljningar – Exempel Drift')
  expect(events.map(propertiesOf)).toEqual([
    {
      uid: UID,
      sequence: '0',
      dtstamp: '2026-06-26T08:00:00Z',
      dtstart: '2026-07-04T02:30:00Z',
      dtend: '2026-07-04T03:30:00Z',
      summary: 'Underhåll: Uppgradering av databasen',
      description: [
        'Räknas bort: ja, därför att det aviserades i tid (26 juni 2026, senast 29 juni 2026).',
        'Berörda tjänster: Kundportal.',
        'Aviserat 26 juni 2026 kl. 10:00 CEST.',
      ].join('\n'),
      url: 'https://status.example.com/services/portal/#maintenance-databas',
      status: 'CONFIRMED',
      transp: 'TRANSPARENT',
    },
  ])
  expect(events[0]?.getFirstProperty('dtstart')?.getParameter('tzid')).toBeUndefined()
})

test('each language speaks its own words, each service has its own windows', () => {
  const feeds = feedsOf([], [aWindow(), aWindow({ id: 'licensbyte', services: ['licens'] })])
  const { calendar, events } = read(calendarText(feeds, 'en/services/portal/calendar.ics'))
  expect(nameOf(calendar)).toBe('Maintenance and reviews – Customer portal (Example Operations)')
  expect(events.map(propertiesOf)).toMatchObject([
    {
      uid: UID,
      summary: 'Maintenance: Upgrade of the database',
      url: 'https://status.example.com/en/services/portal/#maintenance-databas',
    },
  ])
  expect(read(calendarText(feeds)).events).toHaveLength(2)
})

test('more time is the next version of an event; a window that was moved is an event beside it', () => {
  const longer = {
    announcedAt: '2026-07-04T03:10:00Z',
    start: '2026-07-04T03:30:00Z',
    end: '2026-07-04T04:30:00Z',
  }
  const moved = {
    announcedAt: '2026-07-06T08:00:00Z',
    start: '2026-07-11T02:30:00Z',
    end: '2026-07-11T03:30:00Z',
  }
  const window = aWindow({ end: longer.end, extensions: [longer, moved] })
  const { events } = read(calendarText(feedsOf([], [window])))
  expect(events.map(propertiesOf)).toMatchObject([
    { uid: UID, sequence: '1', dtstamp: longer.announcedAt, dtend: longer.end },
    {
      uid: 'databas.3@status.example.com',
      ...{ sequence: '0', dtstamp: moved.announcedAt, dtstart: moved.start, dtend: moved.end },
    },
  ])
  expect(propertiesOf(events[0]).description).toContain(
    '\nMer tid aviserad 4 juli 2026 kl. 05:10 CEST: 4 juli 2026 kl. 05:30 CEST – 4 juli 2026 kl. 06:30 CEST.',
  )
})

test('work that ran over leaves the announced end, and the description tells', () => {
  const actual = { start: '2026-07-04T02:39:43.968Z', end: '2026-07-04T04:01:13.355Z' }
  const [event] = read(calendarText(feedsOf([], [aWindow({ actual })]))).events
  expect(propertiesOf(event)).toMatchObject({ dtend: '2026-07-04T03:30:00Z', sequence: '0' })
  expect(propertiesOf(event).description).toContain(
    '\nVerklig tid: 4 juli 2026 kl. 04:39 CEST – 4 juli 2026 kl. 06:01 CEST.',
  )
  const open = aWindow({ actual: { start: actual.start, end: null } })
  expect(propertiesOf(read(calendarText(feedsOf([], [open]))).events[0]).description).toContain(
    '\nVerklig tid: 4 juli 2026 kl. 04:39 CEST – pågår.',
  )
})

test('hostile words come out exactly, and end no calendar', () => {
  const feeds = feedsOf(
    [],
    [aWindow({ title: `${HOSTILE}\r\nEND:VEVENT${FORBIDDEN}` })],
    { name: `${HOSTILE}\r\nX-EVIL:1` },
    [`${HOSTILE}${FORBIDDEN}`, 'L'],
  )
  const { calendar, events } = read(calendarText(feeds))
  expect(nameOf(calendar)).toBe(`Underhåll och uppföljningar – ${HOSTILE}\nX-EVIL:1`)
  expect(calendar.getFirstProperty('x-evil')).toBeNull()
  expect(propertiesOf(events[0]).summary).toBe(`Underhåll: ${HOSTILE}\nEND:VEVENT`)
  expect(propertiesOf(events[0]).description).toContain(`\nBerörda tjänster: ${HOSTILE}.\n`)
})

test('lines end in CRLF and are folded at 75 octets, between characters and not within', () => {
  const title = 'å🧨'.repeat(100)
  const text = calendarText(feedsOf([], [aWindow({ title })]))
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const bytes = Buffer.from(text)
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => Buffer.from(line, 'latin1'))
  expect(lines.filter((line) => line.includes('\n') || line.includes('\r'))).toEqual([])
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(75)
  const strict = new TextDecoder('utf-8', { fatal: true })
  for (const line of lines) expect(() => strict.decode(line)).not.toThrow()
  expect(propertiesOf(read(text).events[0]).summary).toBe(`Underhåll: ${title}`)
})

test('a calendar without maintenance is valid: it holds a zone, since it has to hold something', () => {
  const { calendar, events } = read(
    calendarText(feedsOf([], [aWindow()], { name: 'END:VCALENDAR' }), 'services/licens/calendar.ics'),
  )
  expect(events).toEqual([])
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone'])
  expect(nameOf(calendar)).toBe('Underhåll och uppföljningar – Licensserver (END:VCALENDAR)')
})

test('a UID outlives title and language, and tells pages on one host apart', () => {
  const uids = (feeds: Parameters<typeof syndicationFiles>[0], path?: string) =>
    read(calendarText(feeds, path)).events.map((event) => propertiesOf(event).uid)
  expect(uids(feedsOf([], [aWindow({ title: 'Annat', end: '2026-07-04T05:00:00Z' })]))).toEqual([UID])
  expect(uids(feedsOf([], [aWindow()]), 'en/calendar.ics')).toEqual([UID])
  for (const url of ['https://example.com/drift', 'https://example.com/drift/'])
    expect(uids(feedsOf([], [aWindow()], { url }))).toEqual(['databas@example.com/drift'])
})

test('the day after a change of clocks begins when it begins', () => {
  // 01:30 local on 25 October is still summer time, 03:30 is not: three hours of work.
  const window = aWindow({ start: '2026-10-24T23:30:00Z', end: '2026-10-25T02:30:00Z' })
  const [event] = read(calendarText(feedsOf([], [window]))).events
  const { dtstart, dtend } = propertiesOf(event)
  expect([dtstart, dtend]).toEqual(['2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z'])
})
