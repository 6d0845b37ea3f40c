import type { Service, ServiceFeed } from '../../data/schema/feed.ts'
import type { ServiceEntry } from '../../data/schema/site.ts'

/**
 * What a service cannot do without and what cannot do without it, each with its state, in the order of the page. Nothing
 * where services.yaml says nothing of it.
 */
export function dependencies(
  { id, dependsOn }: ServiceEntry,
  entries: ServiceEntry[],
  services: Service[],
): Pick<ServiceFeed, 'dependsOn' | 'dependents'> {
  const dependents = entries.filter((other) => other.dependsOn.includes(id)).map((other) => other.id)
  const told = (ids: string[]) =>
    services
      .filter((service) => ids.includes(service.id))
      .map(({ id: one, name, href, state, since }) => ({ id: one, name, href, state, since }))
  return {
    ...(dependsOn.length > 0 && { dependsOn: told(dependsOn) }),
    ...(dependents.length > 0 && { dependents: told(dependents) }),
  }
}
