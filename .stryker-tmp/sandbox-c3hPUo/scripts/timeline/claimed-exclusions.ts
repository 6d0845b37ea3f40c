// @ts-nocheck
import type { ClaimedExclusion, IncidentRecord } from '../../data/schema/events.ts'

/**
 * The exclusions that incidents claim, one for each service that the incident touched (semantics 2.6): over the claim's own
 * times, else those of the service in the incident. An open one lasts until `asOf`; one that begins later is not there yet.
 */
export function claimedExclusions(incidents: readonly IncidentRecord[], asOf: number): ClaimedExclusion[] {
  return incidents
    .flatMap(({ id: incident, start, end, services, exclusions = [] }) =>
      exclusions.flatMap((claim) =>
        services.map((service) => ({
          ...claim,
          incident,
          service: service.id,
          start: claim.start ?? service.start ?? start,
          end: claim.end ?? service.end ?? end ?? asOf,
        })),
      ),
    )
    .filter((claim) => claim.start < Math.min(claim.end, asOf))
}
