import type { Service, ServiceFeed } from '../../data/schema/feed.ts'
import type { ServiceEntry } from '../../data/schema/site.ts'
import { remembered } from '../sla/remembered.ts'

/** Who cannot do without whom, in the order of the entries. */
const dependentsOf = remembered((entries: ServiceEntry[]) => {
  const dependents = new Map<string, string[]>()
  for (const { id, dependsOn } of entries)
    for (const other of new Set(dependsOn)) dependents.set(other, [...(dependents.get(other) ?? []), id])
  return dependents
})

/**
 * What a service cannot do without and what cannot do without it, each with its state, in the order of the page. Nothing
 * where services.yaml says nothing of it.
 */
export function dependencies(
  { id, dependsOn }: ServiceEntry,
  entries: ServiceEntry[],
  services: Service[],
): Pick<ServiceFeed, 'dependsOn' | 'dependents'> {
  const dependents = dependentsOf(entries).get(id) ?? []
  const told = (ids: readonly string[]) =>
    services
      .filter((service) => ids.includes(service.id))
      .map(({ id: one, name, href, state, since }) => ({ id: one, name, href, state, since }))
  return {
    ...(dependsOn.length > 0 && { dependsOn: told(dependsOn) }),
    ...(dependents.length > 0 && { dependents: told(dependents) }),
  }
}
