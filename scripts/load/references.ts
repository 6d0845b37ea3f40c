import type { Agreement } from '../../data/schema/agreement.ts'
import type { IncidentRecord, MaintenanceRecord } from '../../data/schema/events.ts'
import type { ServiceEntry } from '../../data/schema/site.ts'
import { isMonitor, type Source } from '../../data/schema/sources.ts'
import type { Problem } from './problem.ts'

/** A validated value that can still say where its parts stand. */
export interface Located<T> {
  value: T
  problem: (path: PropertyKey[], message: string) => Problem
}

interface Files {
  services?: Located<{ services: ServiceEntry[] }> | undefined
  sources: Located<{ sources: Source[] }> | undefined
  agreements: Located<Agreement>[]
  incidents: Located<IncidentRecord>[]
  maintenance: Located<MaintenanceRecord>[]
}

interface Names {
  services: string[]
  calendars: string[]
}

/** Names that one file uses and no other declares, and names that two files declare. */
export function unknownNames(
  { services, sources, agreements, incidents, maintenance }: Files,
  names: Names,
): Problem[] {
  const problems: Problem[] = []
  const known = new Set(names.services)
  const service = ({ problem }: Located<unknown>, path: PropertyKey[], id: string) => {
    if (known.has(id)) return
    problems.push(
      problem(path, `no service is called "${id}"; services.yaml has ${names.services.join(', ')}`),
    )
  }
  const calendar = ({ problem }: Located<unknown>, path: PropertyKey[], id: string | undefined) => {
    if (id === undefined || id === '24x7' || names.calendars.includes(id)) return
    const known = names.calendars.join(', ')
    problems.push(problem(path, `no calendar is called "${id}" in calendars.yaml; known are ${known}`))
  }

  if (sources) {
    for (const [index, source] of sources.value.sources.entries()) {
      const at = ['sources', index]
      if (source.type === 'probe')
        for (const [place, target] of source.targets.entries())
          service(sources, [...at, 'targets', place, 'service'], target.service)
      if (!('services' in source || 'service' in source || source.type === 'checks')) continue
      if ('service' in source && source.service !== undefined)
        service(sources, [...at, 'service'], source.service)
      for (const [word, id] of Object.entries(source.services ?? {}))
        service(sources, [...at, 'services', word], id)
      if (source.type === 'checks' && source.service === undefined && source.columns.service === undefined) {
        const message = 'expected either columns.service, or service where every row is of the same one'
        problems.push(sources.problem([...at, 'columns'], message))
      }
    }
  }
  const monitors = sources?.value.sources.filter(isMonitor).map(({ id }) => id)
  for (const [index, { sources: order = [] }] of (services?.value.services ?? []).entries()) {
    for (const [place, id] of order.entries()) {
      if (services === undefined || monitors === undefined || monitors.includes(id)) continue
      const message = `no source of checks is called "${id}"; sources.yaml has ${monitors.join(', ') || 'none'}`
      problems.push(services.problem(['services', index, 'sources', place], message))
    }
  }
  for (const file of agreements) {
    const { scope, serviceHours, maintenance: policy, objectives, grace, suppliers, channels } = file.value
    const { notice } = file.value.amendmentRule ?? {}
    for (const [index, name] of scope.services.entries()) service(file, ['scope', 'services', index], name)
    calendar(file, ['serviceHours'], serviceHours)
    for (const [index, objective] of objectives.entries()) {
      const hours = 'serviceHours' in objective ? objective.serviceHours : undefined
      calendar(file, ['objectives', index, 'serviceHours'], hours)
      const counted = 'calendar' in objective ? objective.calendar : undefined
      calendar(file, ['objectives', index, 'calendar'], counted)
    }
    calendar(file, ['grace', 'calendar'], grace.calendar)
    for (const [index, supplier] of suppliers.entries())
      calendar(file, ['suppliers', index, 'calendar'], supplier.calendar)
    for (const [index, { hours }] of channels.entries()) calendar(file, ['channels', index, 'hours'], hours)
    if (notice && 'workingDays' in notice)
      calendar(file, ['amendmentRule', 'notice', 'calendar'], notice.calendar)
    if (policy && 'workingDays' in policy.notice) {
      calendar(file, ['maintenance', 'notice'], policy.notice.calendar ?? 'se-legal-eves')
    }
  }
  for (const file of incidents) {
    for (const [index, { id }] of file.value.services.entries()) service(file, ['services', index, 'id'], id)
    for (const [index, { agreement, duty }] of (file.value.exclusions ?? []).entries()) {
      const known = agreements.map(({ value }) => value.id)
      if (known.includes(agreement)) {
        problems.push(
          ...unknownDuty(
            file,
            index,
            duty,
            agreements.filter(({ value }) => value.id === agreement),
          ),
        )
        continue
      }
      const message = `no agreement is called "${agreement}"; known are ${known.join(', ') || 'none'}`
      problems.push(file.problem(['exclusions', index, 'agreement'], message))
    }
    for (const [index, { owner }] of (file.value.actions ?? []).entries()) {
      const known = [...new Set(agreements.flatMap(({ value }) => value.roles.map(({ id }) => id)))]
      if (known.includes(owner)) continue
      const message = `no agreement has a role "${owner}"; known are ${known.join(', ') || 'none'}`
      problems.push(file.problem(['actions', index, 'owner'], message))
    }
  }
  for (const file of maintenance) {
    for (const [index, id] of file.value.services.entries()) service(file, ['services', index], id)
  }
  return problems
}

/** A duty that an exclusion rests on is one of the agreement's, in some version of it. */
function unknownDuty(
  { problem }: Located<IncidentRecord>,
  index: number,
  duty: string | undefined,
  versions: Located<Agreement>[],
): Problem[] {
  const known = [
    ...new Set(versions.flatMap(({ value }) => value.responsibilities.flatMap(({ clause }) => clause ?? []))),
  ]
  if (duty === undefined || known.includes(duty)) return []
  const message = `the agreement has no duty with the clause "${duty}"; its responsibilities have ${known.join(', ') || 'no clauses'}`
  return [problem(['exclusions', index, 'duty'], message)]
}
