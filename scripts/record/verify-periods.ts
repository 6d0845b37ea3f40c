import type { ChainEntry } from '../../data/schema/chain.ts'
import type { Contract } from '../../data/schema/contract.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { evaluatorOf, factsOf } from '../publish/agreement/results.ts'
import { periodOf } from '../sla/agreement/periods-of.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { subjectsOf } from '../sla/metrics.ts'
import type { PeriodBounds } from '../sla/types.ts'
import { changeOf } from './change.ts'
import { figureOf, latestOf } from './entry.ts'
import type { Fault } from './fault.ts'
import { inputsOf } from './inputs.ts'
import { boundsOf } from './period-bounds.ts'
import { nextReason, restatementsOf, type WrittenRestatement } from './restatements.ts'
import { unexplainedFault } from './seal.ts'

export interface PeriodsVerified {
  /** How many figures were recomputed. */
  figures: number
  faults: Fault[]
  /** Changes whose reason is given: the next build records them. */
  explained: Fault[]
}

/**
 * Recompute every recorded figure from the data and say which differ, in the figure or in the evidence that it was decided
 * on. The latest version of each is what is compared. A reason that changes nothing is a fault too: it would let a later
 * change pass.
 */
export function verifyPeriods(
  chains: ReadonlyMap<string, readonly ChainEntry[]>,
  data: Data,
  measured: Measured,
  { asOf, restatements }: { asOf: number; restatements: readonly WrittenRestatement[] },
): PeriodsVerified {
  const ask = evaluatorOf(data, measured, asOf)
  const facts = factsOf(data, measured, asOf)
  const verified: PeriodsVerified = { figures: 0, faults: [], explained: [] }
  const used = new Set<WrittenRestatement>()
  for (const [agreement, entries] of chains) {
    const contract = data.contracts.find(({ id }) => id === agreement)
    const firsts = latestOf(entries.filter(({ version }) => version === 1))
    for (const entry of latestOf(entries).values()) {
      verified.figures += 1
      for (const one of restatementsOf(entry.result, restatements).slice(0, entry.version - 1)) used.add(one)
      const asked = contract && askedOf(contract, entry.result)
      const now = asked ? ask(contract, entry.result.objective, asked.services, asked.period) : null
      if (!asked || !now) {
        verified.faults.push(gone(entry))
        continue
      }
      const recordedAt = Date.parse((firsts.get(figureOf(entry.result)) ?? entry).recordedAt)
      const closed = { ...asked, contract, objectiveId: entry.result.objective, recordedAt }
      const change = changeOf(entry, now.result, inputsOf(closed, data, facts))
      if (change === null) continue
      const reason = nextReason(entry, restatements, asOf)
      if (reason) used.add(reason)
      const found = reason && now.result.finality === 'final' ? verified.explained : verified.faults
      found.push(unexplainedFault(entry, change))
    }
  }
  return {
    ...verified,
    faults: [...verified.faults, ...restatements.filter((one) => !used.has(one)).map(unused)],
  }
}

/** The question that a recorded figure answered, by the agreement as it is written now; null where it no longer asks it. */
function askedOf(
  contract: Contract,
  { objective, service, period }: ObjectiveResult | ChainEntry['result'],
): { services: string[]; period: PeriodBounds } | null {
  const { end } = boundsOf(period)
  const now = periodOf(contract, objective, end - 1)
  const agreement = agreementAt(contract, end - 1)
  const own = agreement.objectives.find(({ id }) => id === objective)
  if (own === undefined || now?.id !== period.id) return null
  const groups = subjectsOf(agreement, own)
  const services = groups.find((group) => service === undefined || group.includes(service))
  return services ? { services, period: now } : null
}

function gone({ number, result: { agreement, objective, service, period } }: ChainEntry): Fault {
  return {
    kind: 'gone',
    agreement,
    objective,
    ...(service !== undefined && { service }),
    period: period.id,
    place: `entry ${number}`,
    message: 'the agreement as it is written now has no such figure; what was recorded stands',
  }
}

function unused({ file, agreement, objective, service, period }: WrittenRestatement): Fault {
  return {
    kind: 'unused',
    agreement,
    objective,
    ...(service !== undefined && { service }),
    period,
    place: file,
    message: 'the reason changes nothing; remove it, or it would let a later change pass',
  }
}
