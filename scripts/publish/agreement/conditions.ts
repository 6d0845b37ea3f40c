import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementFeed } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import type { Measured } from '../../measure.ts'
import { capacityEntries } from './capacity.ts'
import { disputeEntries } from './dispute-entries.ts'
import { escalationEntries } from './escalations.ts'
import type { Outcome } from './results.ts'
import { rolloutEntry } from './rollout-entry.ts'
import { workloadEntries } from './workload.ts'

/** What an agreement says that depends on what has happened: work, escalations, disputes, its beginning. Only what there is. */
export function conditions(
  agreement: Agreement,
  data: Data,
  outcomes: readonly Outcome[],
  asOf: number,
  publish: Site['publish'],
  { measured, ids }: { measured: Measured | undefined; ids: boolean },
): Pick<AgreementFeed, 'workload' | 'capacity' | 'escalations' | 'disputes' | 'rollout'> {
  const workload = measured ? workloadEntries(agreement, measured, asOf) : []
  const capacity = measured ? capacityEntries(agreement, data, measured, asOf) : []
  const escalations = measured ? escalationEntries(agreement, data, measured, asOf, ids) : []
  const disputes = disputeEntries(agreement, data, asOf, ids)
  const rollout = rolloutEntry(agreement, outcomes, publish, asOf)
  return {
    ...(workload.length > 0 && { workload }),
    ...(capacity.length > 0 && { capacity }),
    ...(escalations.length > 0 && { escalations }),
    ...(disputes.length > 0 && { disputes }),
    ...(rollout && { rollout }),
  }
}
