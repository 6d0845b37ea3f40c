import ICAL from 'ical.js'
import { SourceError } from '../source-error.ts'
import type { UnreachableError } from '../unreachable-error.ts'

/** A time as a calendar writes it: wall clock, and the zone that it is read in. */
export interface Written {
  /** ISO 8601 without an offset: `2026-03-01T01:00:00`, or `2026-03-01` for a whole day. */
  wall: string
  /** `UTC`, a zone's name, or undefined where the time floats. */
  zone: string | undefined
}

/** A VEVENT, its properties as they stand. */
export interface CalendarEvent {
  uid: string
  summary: string
  categories: string[]
  status: string
  sequence: number
  start: Written
  end: Written | undefined
  /** ISO 8601. */
  duration: string | undefined
  recurrence: Written | undefined
  /** Whether a changed event stands for all that follow it, which is not understood here. */
  andFuture: boolean
  rules: InstanceType<typeof ICAL.Recur>[]
  added: Written[]
  excepted: Written[]
  created: Written | undefined
  modified: Written | undefined
  /** When this form of the event was written; in a calendar with a METHOD, only when it was sent. */
  stamp: Written | undefined
}

/** Zones that a calendar defines itself and that no rule of the world's knows: by their name, how to read times in them. */
export type OwnZones = Map<string, (wall: string) => number>

export interface Calendar {
  events: CalendarEvent[]
  zones: OwnZones
  /** Events that are not even that, with the reason. */
  broken: { reason: string; found: string }[]
}

/**
 * Reads a calendar.
 * @throws SourceError or UnreachableError, as told, when it is none.
 */
export function readCalendar(
  text: string,
  place: string,
  Wrong: typeof SourceError | typeof UnreachableError = SourceError,
): Calendar {
  let calendars: InstanceType<typeof ICAL.Component>[]
  try {
    const parsed: unknown[] = ICAL.parse(text.replace(/^\uFEFF/, ''))
    const several = Array.isArray(parsed[0]) ? parsed : [parsed]
    calendars = several.map((one) => new ICAL.Component(one as unknown[]))
    // Of an empty text the library makes a part without a name.
    if (calendars.some(({ name }) => name !== 'vcalendar')) throw new Error('it has none in it')
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Wrong([
      `${place}: is no calendar: ${words.split('\n')[0]}; expected BEGIN:VCALENDAR (RFC 5545)`,
    ])
  }
  const events: CalendarEvent[] = []
  const broken: Calendar['broken'] = []
  const zones: OwnZones = new Map()
  for (const calendar of calendars) {
    const sent = calendar.hasProperty('method')
    for (const zone of calendar.getAllSubcomponents('vtimezone')) addZone(zones, zone)
    for (const component of calendar.getAllSubcomponents('vevent')) {
      try {
        events.push(eventOf(component, sent))
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error)
        const summary = component.getFirstProperty('summary')?.getFirstValue()
        broken.push({ reason: `the event cannot be read: ${words}`, found: String(summary ?? '') })
      }
    }
  }
  return { events, zones, broken }
}

function eventOf(component: InstanceType<typeof ICAL.Component>, sent: boolean): CalendarEvent {
  const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '').trim()
  const times = (name: string) => component.getAllProperties(name).flatMap(writtenOf)
  const [start] = times('dtstart')
  if (start === undefined) throw new Error('it has no DTSTART')
  const recurrence = component.getFirstProperty('recurrence-id')
  return {
    uid: text('uid'),
    summary: text('summary'),
    categories: component
      .getAllProperties('categories')
      .flatMap((property) => property.getValues().map((value) => String(value).trim())),
    status: text('status').toUpperCase(),
    sequence: Number(text('sequence')) || 0,
    ...{ start, end: times('dtend')[0], duration: text('duration') || undefined },
    recurrence: times('recurrence-id')[0],
    andFuture: recurrence?.getFirstParameter('range')?.toUpperCase() === 'THISANDFUTURE',
    rules: component
      .getAllProperties('rrule')
      .flatMap((property) => property.getValues().filter((value) => value instanceof ICAL.Recur)),
    ...{ added: times('rdate'), excepted: times('exdate') },
    ...{ created: times('created')[0], modified: times('last-modified')[0] },
    stamp: sent ? undefined : times('dtstamp')[0],
  }
}

function writtenOf(property: InstanceType<typeof ICAL.Property>): Written[] {
  const zone = property.getFirstParameter('tzid') || undefined
  return property.getValues().map((value) => {
    const time = value instanceof ICAL.Period ? value.start : value
    if (!(time instanceof ICAL.Time)) throw new Error(`${property.name.toUpperCase()} is no time`)
    return written(time, zone)
  })
}

/** A time of the library's as the calendar wrote it; the library knows UTC and nothing else for sure. */
export function written(time: InstanceType<typeof ICAL.Time>, zone: string | undefined): Written {
  const utc = time.zone === ICAL.Timezone.utcTimezone
  return { wall: time.toString().replace(/Z$/, ''), zone: utc ? 'UTC' : zone }
}

function addZone(zones: OwnZones, component: InstanceType<typeof ICAL.Component>): void {
  const name = String(component.getFirstPropertyValue('tzid') ?? '')
  const zone = new ICAL.Timezone({ component, tzid: name })
  zones.set(name, (wall) => {
    const time = ICAL.Time.fromString(wall, undefined)
    time.zone = zone
    return time.toUnixTime() * 1000
  })
}
