import { isMonitor } from '../../data/schema/sources.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'

/**
 * How often a service is looked at, in milliseconds: by the slowest of the sources that look at it. Null where no source
 * says.
 */
export function checkInterval(
  service: string,
  { sources, services }: Data,
  { timelines }: Measured,
): number | null {
  const own = services.find(({ id }) => id === service)?.sources
  const looking = own ?? Object.keys(timelines.get(service)?.bySource ?? {})
  const monitors = sources.filter(isMonitor).filter(({ id }) => looking.length === 0 || looking.includes(id))
  return monitors.length === 0 ? null : Math.max(...monitors.map(({ interval }) => interval))
}
