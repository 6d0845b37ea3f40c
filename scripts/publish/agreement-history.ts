import type { Change, Contract, ContractAmendment } from '../../data/schema/contract.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'
import { amendmentState, versionAt } from '../sla/agreement/versions.ts'

type Versions = NonNullable<AgreementFeed['versions']>
type Amendments = NonNullable<AgreementFeed['amendments']>
type Levels = NonNullable<AgreementFeed['levels']>

/** The terms whose changes are published: what the agreement's page and its results show anyway. */
const PUBLIC =
  /^(title|scope|phases|maintenance|serviceHours|effectiveTo|midPeriodChange|partialPeriod|objectives\.[^.]+\.(title|kind|clause|target|period|quantifier|services|priority|calendar|serviceHours|minOutage|mergeGap|unknownPolicy|minCoverage))(\.|$)/

/** How an agreement came to its terms, and which level each target is from. Without approvals, and of public terms alone. */
export function agreementHistory(
  id: string,
  data: Data,
  asOf: number,
): { versions?: Versions; amendments?: Amendments; levels?: Levels } {
  const contract = data.contracts.find((one) => one.id === id)
  if (contract === undefined) return {}
  const amendments = [...contract.approved, ...contract.proposed].sort((a, b) =>
    a.effectiveFrom.localeCompare(b.effectiveFrom),
  )
  return {
    versions: contract.versions.map(({ from, amendments: began }) => ({
      from,
      amendments: began.filter(({ agreement }) => agreement === id).map((one) => one.id),
    })),
    amendments: amendments.map((one) => amendmentEntry(contract, one, asOf)),
    levels: levelsOf(contract, data, asOf),
  }
}

function amendmentEntry(contract: Contract, amendment: ContractAmendment, asOf: number): Amendments[number] {
  const { id, effectiveFrom, proposedAt, agreedAt, reason, changes } = amendment
  return {
    id,
    effectiveFrom,
    state: amendmentState(contract, amendment, asOf),
    ...(proposedAt === undefined ? {} : { proposedAt }),
    ...(agreedAt === undefined ? {} : { agreedAt }),
    ...(reason === undefined ? {} : { reason }),
    changes: changes
      .map(ofTarget)
      .filter(({ path }) => PUBLIC.test(path))
      .map(({ path, from, to }) => ({ path, from: textOf(from), to: textOf(to) })),
  }
}

/** An objective that comes or goes is told by its target. */
function ofTarget({ path, from, to }: Change): Change {
  if (!/^objectives\.[^.]+$/.test(path)) return { path, from, to }
  const target = (objective: unknown) => (objective as { target?: unknown } | null)?.target ?? null
  return { path: `${path}.target`, from: target(from), to: target(to) }
}

function textOf(value: unknown): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function levelsOf(contract: Contract, data: Data, asOf: number): Levels {
  const { agreement, provenance } = versionAt(contract, asOf)
  const open = data.agreements.filter(({ visibility }) => visibility === 'public').map(({ id }) => id)
  return agreement.objectives.flatMap(({ id: objective }) => {
    const [level = '', from = ''] = provenance[`objectives.${objective}.target`]?.split(':') ?? []
    const [source = '', amendment] = from.split('@')
    if (level === '') return []
    const named = open.includes(source)
    return [
      {
        objective,
        level,
        ...(named && { agreement: source }),
        ...(named && amendment !== undefined && { amendment }),
      },
    ]
  })
}
