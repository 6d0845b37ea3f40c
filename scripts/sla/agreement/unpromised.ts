import type { Agreement } from '../../../data/schema/agreement.ts'
import { localDate } from '../time/period.ts'

/**
 * The services that nobody has promised anything about (agreement-concepts row 9): no agreement that is in force on the day
 * of `asOf` has an objective for them that is a promise.
 */
export function servicesWithoutSla(
  services: readonly { id: string }[],
  agreements: readonly Agreement[],
  asOf: number,
): string[] {
  const promised = new Set(agreements.filter((agreement) => isInForce(agreement, asOf)).flatMap(promisedIn))
  return services.map(({ id }) => id).filter((id) => !promised.has(id))
}

function isInForce({ effectiveFrom, effectiveTo, timeZone }: Agreement, asOf: number): boolean {
  const today = localDate(asOf, timeZone).toString()
  return effectiveFrom <= today && (effectiveTo === undefined || today <= effectiveTo)
}

function promisedIn({ objectives, scope }: Agreement): string[] {
  return objectives.filter(({ kind }) => kind === 'sla').flatMap(({ services }) => services ?? scope.services)
}
