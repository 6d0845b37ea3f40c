import { z } from 'zod'
import { Text } from '../../../data/schema/common.ts'
import type { Change, Contract, ContractAmendment } from '../../../data/schema/contract.ts'
import { type AgreementFeed, Metric } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { amendmentState, versionAt } from '../../sla/agreement/versions.ts'
import { TITLES } from '../../sla/result.ts'
import { CHANGE_NAMES } from './change-names.ts'
import { type ChangeSetting, changeWords, fieldChanges } from './change-words.ts'

type Versions = NonNullable<AgreementFeed['versions']>
type Amendments = NonNullable<AgreementFeed['amendments']>
type Levels = NonNullable<AgreementFeed['levels']>

/** The terms whose changes are published as written: what the agreement's page and its results show anyway. */
const AS_WRITTEN =
  /^(title|scope|phases|maintenance|serviceHours|effectiveTo|midPeriodChange|partialPeriod|objectives\.[^.]+\.(title|kind|clause|target|period|quantifier|services|priority|calendar|serviceHours|minOutage|mergeGap|unknownPolicy|minCoverage))(\.|$)/

/** How an agreement came to its terms, and which level each target is from. Without approvals, and of public terms alone. */
export function agreementHistory(
  id: string,
  data: Data,
  asOf: number,
  publish: Site['publish'],
): { versions?: Versions; amendments?: Amendments; levels?: Levels } {
  const contract = data.contracts.find((one) => one.id === id)
  if (contract === undefined) return {}
  const amendments = [...contract.approved, ...contract.proposed].sort((a, b) =>
    a.effectiveFrom.localeCompare(b.effectiveFrom),
  )
  const setting = { ...data, titleOf: (objective: string) => titleOf(objective, contract, amendments) }
  return {
    versions: contract.versions.map(({ from, amendments: began }) => ({
      from,
      amendments: began.filter(({ agreement }) => agreement === id).map((one) => one.id),
    })),
    amendments: amendments.map((one) => amendmentEntry(contract, one, setting, publish, asOf)),
    levels: levelsOf(contract, data, asOf),
  }
}

function amendmentEntry(
  contract: Contract,
  amendment: ContractAmendment,
  setting: ChangeSetting,
  publish: Site['publish'],
  asOf: number,
): Amendments[number] {
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
      .flatMap(fieldChanges)
      .filter(({ path }) => isTold(path, publish))
      .map((change) => ({
        path: change.path,
        ...(AS_WRITTEN.test(change.path)
          ? { from: textOf(change.from), to: textOf(change.to) }
          : { from: null, to: null }),
        words: changeWords(change, setting),
      })),
  }
}

/** Whether it may be told that a term changes: terms that have a name here, of credits and suppliers as site.yaml says. */
function isTold(path: string, publish: Site['publish']): boolean {
  const [first = '', , field = 'target'] = path.split('.')
  if (first === 'credits') return publish.credits
  if (first === 'suppliers') return publish.suppliers
  if (first === 'fees') return publish.fees
  const { terms, fields } = CHANGE_NAMES.en
  return Object.hasOwn(first === 'objectives' ? fields : terms, first === 'objectives' ? field : first)
}

/** What an objective is called, by the latest version that has it, else by the amendment that would bring it. */
function titleOf(id: string, { versions }: Contract, amendments: readonly ContractAmendment[]): Text {
  const known = versions
    .toReversed()
    .flatMap(({ agreement }) => agreement.objectives.filter((one) => one.id === id))
  const proposed = amendments.flatMap(({ set }) => {
    const { data } = Named.safeParse(set[`objectives.${id}`])
    return data ?? []
  })
  const [found] = [...known, ...proposed]
  return found?.title ?? (found && TITLES[found.metric]) ?? id
}

const Named = z.object({ title: Text.optional(), metric: Metric })

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
