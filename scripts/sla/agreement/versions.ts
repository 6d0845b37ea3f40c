import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementVersion, Contract } from '../../../data/schema/contract.ts'
import { remembered } from '../remembered.ts'
import { startOfDay } from '../time/period.ts'

/** The first instant of a version: the local midnight of its day (semantics 2.13). */
export const versionStart = remembered(({ from, agreement }: AgreementVersion): number =>
  startOfDay(Temporal.PlainDate.from(from), agreement.timeZone),
)

/** The version in force at an instant; before the agreement begins, its first. */
export function versionAt({ versions }: Contract, instant: number): AgreementVersion {
  return versions.findLast((version) => versionStart(version) <= instant) ?? versions[0]
}

/** The agreement as it holds at an instant, merged and amended. */
export function agreementAt(contract: Contract, instant: number): Agreement {
  return versionAt(contract, instant).agreement
}

/**
 * Whether an amendment of a contract is in force at `asOf`, approved for a later day, or only proposed (semantics 2.13).
 */
export function amendmentState(
  contract: Contract,
  { id, effectiveFrom }: { id: string; effectiveFrom: string },
  asOf: number,
): 'in-force' | 'approved' | 'proposed' {
  if (contract.proposed.some((one) => one.id === id)) return 'proposed'
  const { timeZone } = agreementAt(contract, asOf)
  return startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone) <= asOf ? 'in-force' : 'approved'
}
