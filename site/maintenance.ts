import type { Maintenance } from '../data/schema/feed.ts'

export interface Phases {
  /** The next to come first. */
  announced: Maintenance[]
  running: Maintenance[]
  /** The latest first. */
  past: Maintenance[]
}

/** Where windows stand at an instant (ISO 8601). What was recorded of the work goes before what was announced. */
export function maintenancePhases(windows: Maintenance[], at: string): Phases {
  const now = Date.parse(at)
  const over = ({ end, actual }: Maintenance) => (actual ? actual.end !== null : Date.parse(end) <= now)
  const begun = ({ start, actual }: Maintenance) => Date.parse(actual?.start ?? start) <= now
  const ascending = windows.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
  const open = ascending.filter((window) => !over(window))
  return {
    announced: open.filter((window) => !begun(window)),
    running: open.filter(begun),
    past: ascending.filter(over).reverse(),
  }
}
