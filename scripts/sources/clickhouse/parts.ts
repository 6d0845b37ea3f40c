import type { Interval } from '../../../data/schema/timeline.ts'

export const DAY = 86_400_000

/** Rows that one question is about, so that it is answered in time and within the server's memory. */
const MOST_ROWS = 10_000_000
/** Characters of names that go along with one question: servers refuse a field of 128 KiB. */
const MOST_NAMES = 64_000

/** Services that one question is about; a row of its answer names them by their number. */
export interface Batch {
  /** Each with one of its names. */
  services: { service: string; name: string }[]
  parameters: { names: string[]; ids: number[] }
}

/** All services in batches, each with all its names. */
export function batches(names: ReadonlyMap<string, string>, most = MOST_NAMES): Batch[] {
  const found: Batch[] = []
  let length = 0
  for (const [service, own] of Map.groupBy(names.keys(), (name) => names.get(name) ?? '')) {
    const adds = own.reduce((sum, name) => sum + name.length + 8, 0)
    if (found.length === 0 || length + adds > most) {
      found.push({ services: [], parameters: { names: [], ids: [] } })
      length = 0
    }
    length += adds
    const { services, parameters } = found.at(-1) as Batch
    for (const name of own) {
      parameters.names.push(name.trim())
      parameters.ids.push(services.length)
    }
    services.push({ service, name: own[0] ?? service })
  }
  return found
}

/** Windows over `within` that hold the days that have rows, each as many as one question may be about, at least a day. */
export function windows(
  days: readonly { day: number; rows: number }[],
  within: Interval,
  most = MOST_ROWS,
): Interval[] {
  const found: Interval[] = []
  let held = 0
  for (const { day, rows } of days.toSorted((a, b) => a.day - b.day)) {
    const [start, end] = [Math.max(day * DAY, within.start), Math.min((day + 1) * DAY, within.end)]
    const last = found.at(-1)
    if (last === undefined || held + rows > most) {
      found.push({ start, end })
      held = 0
    } else last.end = end
    held += rows
  }
  return found
}
