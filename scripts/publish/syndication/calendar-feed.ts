import ical, {
  escape as escapeText,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { AgreementFeed, Maintenance } from '../../../data/schema/feed.ts'
import { reviewEvents } from '../agreement/review-events.ts'
import { type Made, once } from '../made-files.ts'
import { maintenanceFacts, maintenanceUrl } from '../maintenance-facts.ts'
import type { Speaker } from '../speaker.ts'

/** What a calendar is made of: windows of maintenance, and the reviews of agreements. */
export interface CalendarDates {
  windows: Maintenance[]
  agreements: AgreementFeed[]
}

/** A calendar has to hold something (RFC 5545 3.6); where there is no event, that is a zone that nothing uses. */
const EMPTY = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

/** The calendars of a process that builds again and again, each with everything that it was made from. */
const written = new Map<string, { question: string; text: string }>()

/**
 * Maintenance and reviews as an iCalendar file to subscribe to, times in UTC and days as days. A window stands at its announced time; how long the
 * work took is told in its description. It blocks nobody's day (TRANSPARENT).
 *
 * `DTSTAMP` is the newest announcement, not the clock, and `SEQUENCE` how often time was added to the window since the first
 * (RFC 5545 3.8.7.4). Added time that does not lengthen the window, as when it was moved, is an event of its own.
 */
export function calendarFeed(
  dates: CalendarDates,
  name: string,
  pageUrl: string,
  speaker: Speaker,
): Required<Made> {
  const host = authority(pageUrl)
  const events = once(() => eventsOf(dates, host, speaker))
  const key = once(() => JSON.stringify([speaker.locale, name, events()]))
  return { key, text: () => calendarText(events(), key(), name, host, speaker) }
}

function eventsOf({ windows, agreements }: CalendarDates, host: string, speaker: Speaker): ICalEventData[] {
  return [
    ...windows
      .flatMap((window) => timesOf(window, host))
      .map(({ window, ...times }) => ({
        ...times,
        summary: `${speaker.words.maintenance}: ${speaker.say(window.title)}`,
        description: maintenanceFacts(window, speaker).join('\n'),
        url: maintenanceUrl(window, speaker),
        status: ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
      })),
    ...agreements.flatMap((feed) => reviewEvents(feed, host, speaker)),
  ]
}

function calendarText(
  events: ICalEventData[],
  question: string,
  name: string,
  host: string,
  { locale }: Speaker,
): string {
  // The library takes long, and most calendars are the same in every build.
  const place = `${locale} ${host} ${name}`
  const known = written.get(place)
  if (known?.question === question) return known.text
  const text = ical({
    prodId: { company: 'sla-status', product: 'maintenance', language: locale.toUpperCase() },
    // The library writes a name as it is given.
    name: escapeText(name, false),
    events,
  }).toString()
  const whole = `${events.length === 0 ? text.replace(/END:VCALENDAR$/, `${EMPTY}END:VCALENDAR`) : text}\r\n`
  written.set(place, { question, text: whole })
  return whole
}

/** When a window is, each time with its own name: the window itself, and what was added to it elsewhere. */
function timesOf(window: Maintenance, host: string) {
  const { id, announcedAt, start, end, extensions = [] } = window
  const elsewhere = extensions.filter((added) => Date.parse(added.start) > Date.parse(end))
  const within = extensions.filter((added) => !elsewhere.includes(added))
  const newest = within.reduce(
    (last, added) => Math.max(last, Date.parse(added.announcedAt)),
    Date.parse(announcedAt),
  )
  const event = (name: string, sequence: number, stamp: number, from: string, to: string) => ({
    ...{ window, id: `${name}@${host}`, sequence },
    ...{ stamp: new Date(stamp), start: new Date(from), end: new Date(to) },
  })
  return [
    event(id, within.length, newest, start, end),
    ...elsewhere.map((added) =>
      event(
        `${id}.${extensions.indexOf(added) + 2}`,
        0,
        Date.parse(added.announcedAt),
        added.start,
        added.end,
      ),
    ),
  ]
}

/** Host and path: two pages may share a host. */
function authority(pageUrl: string): string {
  const { host, pathname } = new URL(pageUrl)
  return host + pathname.replace(/\/+$/, '')
}
