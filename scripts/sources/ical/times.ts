import type { OwnZones, Written } from './events.ts'

/** How the times of a calendar become instants. */
export interface Clock {
  /** Of a time, or of the midnight that a whole day begins with; null where nothing says in which zone. */
  instantOf(written: Written): number | null
  /** So much later, by the clock on the wall for whole days and by the stopwatch else. */
  after(written: Written, duration: string): number | null
}

/**
 * A wall clock time that does not exist moves forward by the gap, one that occurs twice is the earlier (semantics T4).
 * @param floating the zone of times that name none, and of whole days.
 */
export function clockOf(zones: OwnZones, floating: string | undefined): Clock {
  const zoned = ({ wall, zone = floating }: Written): Temporal.ZonedDateTime | null => {
    if (zone === undefined || !isZone(zone)) return null
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)
  }
  const own = ({ wall, zone = '' }: Written) => zones.get(zone)?.(wall) ?? null
  return {
    instantOf: (written) => zoned(written)?.epochMilliseconds ?? own(written),
    after(written, duration) {
      const length = Temporal.Duration.from(duration)
      const local = zoned(written)?.add(length).epochMilliseconds
      if (local !== undefined) return local
      const start = own(written)
      return start === null ? null : start + length.total({ unit: 'milliseconds', relativeTo: '2000-01-01' })
    },
  }
}

function isZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
