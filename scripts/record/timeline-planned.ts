import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import type { Announcement } from '../sla/maintenance/announced.ts'
import { intersect, subtractIntervals } from '../sla/time/intervals.ts'
import { instantText } from '../sla/time/text.ts'
import type { MaintenanceRead, PlannedWindow } from '../sources/maintenance-read.ts'
import type { Planned } from './timeline-lines.ts'
import { type Month, NO_MONTH } from './timeline-parse.ts'
import type { Recorded } from './timeline-take.ts'

/**
 * Puts what a source told of maintenance to what is recorded of it (semantics 2.6, provable announcement). Time that is
 * planned keeps the announcement that it was first recorded with. Time that comes to it, in a window that is new or was
 * moved, was announced no earlier than the source was last heard without it, whatever the source says; time that is taken
 * away counts no longer. What was announced when it was over is no announcement. A window that has not begun and is not
 * told of any more was withdrawn; one that has begun was forgotten and stays.
 */
export function takePlanned(
  before: Recorded,
  { windows, since, ahead = Number.POSITIVE_INFINITY }: Pick<MaintenanceRead, 'windows' | 'since' | 'ahead'>,
  services: readonly string[],
  asOf: number,
): Recorded {
  const heardOf = (service: string) => before.latest.planned.get(service) ?? Number.NEGATIVE_INFINITY
  const told = new Map(windows.flatMap(eachService).map((one) => [keyOf(one), one]))
  const asked = new Set(services)
  const months = new Map<string, Month>()
  for (const [name, month] of before.months) {
    const planned = month.planned.flatMap((one) => {
      const now = told.get(keyOf(one))
      told.delete(keyOf(one))
      if (!asked.has(one.service)) return [one]
      if (now) return withTime(now, one.announced, heardOf(one.service))
      const withdrawn = since !== null && startOf(one) > asOf && firstOf(one) > since
      return withdrawn ? [] : [one]
    })
    const same = JSON.stringify(planned) === JSON.stringify(month.planned)
    months.set(name, same ? month : { ...month, planned })
  }
  for (const one of told.values()) {
    const heard = heardOf(one.service)
    // A calendar is read so far ahead and no further: what lies beyond may have been there before.
    const hidden = one.start > heard + ahead
    for (const planned of withTime(one, [], hidden ? Number.NEGATIVE_INFINITY : heard)) {
      // It stays in the file of this month wherever it is moved to, so that it is never in two files or in none.
      const name = instantText(one.start).slice(0, 7)
      const month = months.get(name) ?? NO_MONTH
      months.set(name, { ...month, planned: [...month.planned, planned] })
    }
  }
  const heard = new Map([...before.latest.planned, ...services.map((service) => [service, asOf] as const)])
  return { months, latest: { ...before.latest, planned: heard, months: [...months.keys()].sort() } }
}

/** The recorded maintenance of these services, each window once for all that have the same times and announcements. */
export function plannedOf({ months }: Recorded, services: readonly string[]): MaintenanceRecord[] {
  const own = [...months.values()]
    .flatMap(({ planned }) => planned)
    .filter(({ service }) => services.includes(service))
    .sort((a, b) => firstOf(a) - firstOf(b) || (a.service < b.service ? -1 : 1))
  return [...Map.groupBy(own, ({ id }) => id).values()].flatMap((forms) =>
    [...Map.groupBy(forms, ({ service: _, ...rest }) => JSON.stringify(rest)).values()].flatMap(
      (alike, index) => recordOf(alike, index),
    ),
  )
}

function recordOf(alike: readonly Planned[], index: number): MaintenanceRecord[] {
  const [first] = alike
  if (first === undefined) return []
  const { id, title, markdown, announced, actual, service } = first
  const [earliest, ...extensions] = announced.toSorted(
    (a, b) => a.announcedAt - b.announcedAt || a.start - b.start,
  )
  if (earliest === undefined) return []
  return [
    {
      ...{ id: index === 0 ? id : `${id}-${service}`, title, markdown, class: 'planned', ...earliest },
      services: alike.map((one) => one.service),
      ...(extensions.length > 0 && { extensions }),
      ...(actual && { actual }),
    },
  ]
}

type Told = PlannedWindow & { service: string }

function eachService(window: PlannedWindow): Told[] {
  return window.services.map((service) => ({ ...window, service }))
}

/** A window as it is told of now, with the announcements that its time had before; none where all of it came too late. */
function withTime(now: Told, before: readonly Announcement[], heard: number): Planned[] {
  const { service, id, title, markdown, actual, announcedAt, start, end } = now
  const span: Interval = { start, end }
  const kept = before.flatMap((one) =>
    intersect([one], [span]).map((part) => ({ announcedAt: one.announcedAt, ...part })),
  )
  const added = subtractIntervals([span], kept)
    .map((part) => ({ announcedAt: Math.max(announcedAt, heard), ...part }))
    .filter((part) => part.announcedAt < part.end)
  const announced = [...kept, ...added].sort((a, b) => a.start - b.start)
  return announced.length === 0
    ? []
    : [{ service, id, title, markdown, announced, ...(actual && { actual }) }]
}

const keyOf = ({ service, id }: { service: string; id: string }) => `${service} ${id}`
const startOf = ({ announced }: Planned) => Math.min(...announced.map(({ start }) => start))
const firstOf = ({ announced }: Planned) => Math.min(...announced.map(({ announcedAt }) => announcedAt))
