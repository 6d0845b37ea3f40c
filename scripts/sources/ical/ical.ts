import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IcalSource } from '../../../data/schema/ical-source.ts'
import type { ReadOptions } from '../checks.ts'
import { connect } from '../connection.ts'
import { findNames } from '../files.ts'
import type { MaintenanceRead, PlannedWindow } from '../maintenance-read.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { UnreachableError } from '../unreachable-error.ts'
import { type Calendar, type CalendarEvent, readCalendar } from './events.ts'
import { clockOf } from './times.ts'
import { type WindowRule, windowsOf } from './windows.ts'

/** Recurring maintenance is shown this far ahead; what lies further off is told by a later build. */
const AHEAD_MS = 92 * 86_400_000

/**
 * Reads maintenance from iCalendar files (semantics 2.6): every event and every time that it recurs is a window. Its
 * description is not published, for a calendar's may be meant for colleagues. What cannot be understood is set aside
 * with the event's title.
 * @throws SourceError when a file is missing or no calendar. @throws UnreachableError when the address does not answer.
 */
export async function readIcal(
  source: IcalSource,
  options: Pick<ReadOptions, 'dataDir' | 'asOf'> & Pick<WindowRule, 'nameless'>,
): Promise<MaintenanceRead> {
  const calendars = await calendarsOf(source, options.dataDir)
  const windows: PlannedWindow[] = []
  const setAside: SetAside[] = []
  const read: MaintenanceRead = {
    ...{ windows, setAside, files: calendars.map(({ place }) => place) },
    ...{ rows: 0, used: 0, ignoredFuture: 0, since: Number.NEGATIVE_INFINITY, ahead: AHEAD_MS },
  }
  for (const { place, calendar } of calendars) {
    const aside = ({ reason, found }: { reason: string; found: string }) =>
      setAside.push({ file: place, line: null, reason, found: excerpt(found) })
    const rule = {
      source: source.id,
      services: source.service ?? new Map(Object.entries(source.services ?? {})),
      clock: clockOf(calendar.zones, source.timeZone),
      ...{ nameless: options.nameless, until: options.asOf + AHEAD_MS },
    }
    read.rows += calendar.events.length + calendar.broken.length
    for (const one of calendar.broken) aside(one)
    if (calendar.broken.length > 0) read.since = null
    for (const { master, changes } of eventsByUid(calendar.events)) {
      const told = windowsOf(master, changes, rule)
      for (const one of told.aside) aside(one)
      if (told.aside.some(({ stranger }) => !stranger)) read.since = null
      const known = told.windows.filter(({ announcedAt }) => announcedAt <= options.asOf)
      windows.push(...known)
      if (told.aside.length > 0) continue
      if (known.length === 0 && told.windows.length > 0) read.ignoredFuture += 1 + changes.length
      else read.used += 1 + changes.length
    }
  }
  return read
}

async function calendarsOf(
  source: IcalSource,
  dataDir: string,
): Promise<{ place: string; calendar: Calendar }[]> {
  if (source.url !== undefined) {
    const server = connect({ ...source, url: source.url })
    const place = server.place('')
    return [{ place, calendar: readCalendar(await server.text(''), place, UnreachableError) }]
  }
  const { names, problems } = findNames(source.files ?? [], dataDir)
  if (problems.length > 0) throw new SourceError(problems)
  return names.map((place) => ({
    place,
    calendar: readCalendar(readFileSync(join(dataDir, place), 'utf8'), place),
  }))
}

/** Each event with its changed occurrences; of several forms of one event the one that was changed last. */
function eventsByUid(events: CalendarEvent[]): { master: CalendarEvent; changes: CalendarEvent[] }[] {
  const latest = new Map<string, CalendarEvent>()
  for (const [index, event] of events.entries()) {
    const uid = event.uid || `without ${index}`
    const key = `${uid} ${event.recurrence ? JSON.stringify(event.recurrence) : ''}`
    if (event.sequence >= (latest.get(key)?.sequence ?? 0)) latest.set(key, { ...event, uid })
  }
  return [...Map.groupBy(latest.values(), ({ uid }) => uid).values()].flatMap((own) => {
    const changes = own.filter(({ recurrence }) => recurrence !== undefined)
    const master = own.find(({ recurrence }) => recurrence === undefined)
    // A change whose rule is in another file stands for itself.
    return master ? [{ master, changes }] : changes.map((change) => ({ master: change, changes: [] }))
  })
}
