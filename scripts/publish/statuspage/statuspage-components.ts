import { createHash } from 'node:crypto'
import type { State } from '../../../data/schema/common.ts'
import type { Service } from '../../../data/schema/feed.ts'
import { worstState } from '../states.ts'
import type { StatuspageContext } from './statuspage.ts'
import { statuspageWords } from './statuspage-words.ts'

/** Our states in Statuspage's names. Why `unknown` is degraded is told at statuspageFiles. */
export const STATUSES: Record<State, Exclude<State, 'unknown'>> = {
  operational: 'operational',
  under_maintenance: 'under_maintenance',
  unknown: 'degraded_performance',
  degraded_performance: 'degraded_performance',
  partial_outage: 'partial_outage',
  major_outage: 'major_outage',
}

/** The overall state as Statuspage's indicator. */
export const INDICATORS: Record<State, 'none' | 'minor' | 'major' | 'critical' | 'maintenance'> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  unknown: 'minor',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
}

/** A service or a group of them as Statuspage shows it. */
export interface Component {
  id: string
  name: string
  status: string
  created_at: string
  updated_at: string
  position: number
  description: string | null
  showcase: boolean
  start_date: null
  group_id: string | null
  page_id: string
  group: boolean
  only_show_if_degraded: boolean
  /** Of a group only: the ids of its services. */
  components?: string[]
}

/**
 * Services as components in their order, each group before its services; a group's status is that of its worst. A
 * position counts from 1 within the group, or on the page for groups and services without one.
 *
 * `created_at` is the earliest that the feed tells of a service, as nobody recorded when it was added; `updated_at` is
 * when its state last changed.
 */
export function componentEntries(
  services: Service[],
  context: StatuspageContext,
): { components: Component[]; ofServices: Map<string, Component> } {
  const groupOf = ({ group }: Service) => (group === undefined ? null : context.speaker.say(group))
  const byGroup = Map.groupBy(services, groupOf)
  // A service without a group stands alone; a group stands where its first service does.
  const places = services.filter(
    (service) => groupOf(service) === null || byGroup.get(groupOf(service))?.[0] === service,
  )
  const components: Component[] = []
  const ofServices = new Map<string, Component>()
  for (const [index, first] of places.entries()) {
    const name = groupOf(first)
    const members = name === null ? [first] : (byGroup.get(name) ?? [])
    const group = name === null ? null : groupEntry(name, members, index + 1, context)
    if (group !== null) components.push(group)
    for (const [place, service] of members.entries()) {
      const entry = serviceEntry(service, group === null ? index + 1 : place + 1, group?.id ?? null, context)
      components.push(entry)
      ofServices.set(service.id, entry)
    }
  }
  return { components, ofServices }
}

function serviceEntry(
  service: Service,
  position: number,
  groupId: string | null,
  context: StatuspageContext,
): Component {
  const unknown = service.state === 'unknown'
  return {
    id: service.id,
    name: context.speaker.say(service.name),
    status: STATUSES[service.state],
    created_at: context.local(firstKnown(service)),
    updated_at: context.local(service.since),
    position,
    description: unknown ? statuspageWords(context.speaker.locale).unknown : null,
    showcase: true,
    start_date: null,
    group_id: groupId,
    page_id: context.pageId,
    group: false,
    only_show_if_degraded: false,
  }
}

function groupEntry(
  name: string,
  members: Service[],
  position: number,
  context: StatuspageContext,
): Component {
  const state = worstState(members.map((service) => service.state))
  const times = (of: (service: Service) => string) => members.map(of).sort()
  return {
    id: groupId(name),
    name,
    status: STATUSES[state],
    created_at: context.local(times(firstKnown)[0] ?? context.now),
    updated_at: context.local(times(({ since }) => since).at(-1) ?? context.now),
    position,
    description: state === 'unknown' ? statuspageWords(context.speaker.locale).unknown : null,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: context.pageId,
    group: true,
    only_show_if_degraded: false,
    components: members.map(({ id }) => id),
  }
}

/** Groups have no id of their own: one from the name, which may be in any script, and never a service's. */
function groupId(name: string): string {
  return `group-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}

/** Noon of the strip's first day where the state has not held for longer: a date has no zone to be shifted by. */
function firstKnown({ since, days }: Service): string {
  const first = `${days.from}T12:00:00Z`
  return days.from !== '' && first < since ? first : since
}
