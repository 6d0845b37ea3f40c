import { isMonitor } from '../../data/schema/sources.ts'
import type { Data } from '../load/data.ts'
import { targetsOf } from '../load/templates.ts'
import { coveredBy } from '../timeline/timeline.ts'
import type { LintContext } from './finding.ts'

/** What the rules need to know besides an agreement. */
export function lintContext({ calendars, sources, services, templates }: Data): LintContext {
  const ids = services.map(({ id }) => id)
  return {
    calendars,
    templates: Object.fromEntries(
      Object.entries(templates).map(([name, template]) => [name, targetsOf(template)]),
    ),
    intervals: Object.fromEntries(
      sources.map((source) => [source.id, isMonitor(source) ? source.interval : null]),
    ),
    looks: Object.fromEntries(
      sources.flatMap((source) => (isMonitor(source) ? [[source.id, coveredBy(source, ids)]] : [])),
    ),
  }
}
