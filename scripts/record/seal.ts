import type { ChainEntry } from '../../data/schema/chain.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'
import { HISTORY, type Outcome } from '../publish/agreement/results.ts'
import type { Facts } from '../sla/evaluate.ts'
import { remembered } from '../sla/remembered.ts'
import { instantText } from '../sla/time/text.ts'
import { changeOf, recordedForm, restatedForm } from './change.ts'
import { figureOf, hashOf, latestOf, linkOf } from './entry.ts'
import { differencesText, type Fault } from './fault.ts'
import type { ClosedRecord } from './files.ts'
import { type Closed, inputsOf } from './inputs.ts'
import { type SigningKey, signatureOf } from './keys.ts'
import { boundsOf } from './period-bounds.ts'
import { publishedResult } from './published-result.ts'
import { nextReason, type WrittenRestatement } from './restatements.ts'

export interface Sealing {
  data: Data
  facts: Facts
  /** Epoch milliseconds. Entries that were recorded later are as if they were not there. */
  asOf: number
  record: ClosedRecord
  restatements: readonly WrittenRestatement[]
  /** Nothing is added by a build that only looks back. */
  readOnly?: boolean
  /** Without it new entries are not signed. */
  key?: SigningKey | null
}

export interface Sealed {
  /** With the recorded results in the place of those that were computed anew. */
  outcomes: Outcome[]
  /** New entries by agreement, oldest first, to be appended to the record. */
  added: Map<string, ChainEntry[]>
  /** Every chain as of `asOf`, the new entries included. */
  chains: Map<string, ChainEntry[]>
  /** Final figures that the data gives otherwise now, without a reason: what was recorded is published. */
  unexplained: Fault[]
}

/** A new entry without its place in the chain. */
type Draft = Pick<ChainEntry, 'version' | 'inputs' | 'result'>

/**
 * Put the record in force (semantics 2.15). A result that has become final gets its first entry. One that is recorded stays
 * as it is, whatever the data gives now, unless a reason is given: then it gets its next version, and keeps the former.
 * Nothing is added to a chain with faults, to one that has entries from after `asOf`, or without a signature to one that is
 * signed.
 */
export async function sealResults(outcomes: readonly Outcome[], sealing: Sealing): Promise<Sealed> {
  const { asOf, record, key } = sealing
  const recordedAt = instantText(asOf)
  const sealed: Sealed = { outcomes: [], added: new Map(), chains: new Map(), unexplained: [] }
  const drafts = new Map<string, Draft[]>()
  for (const [agreement, entries] of record.chains)
    sealed.chains.set(
      agreement,
      entries.filter((entry) => Date.parse(entry.recordedAt) <= asOf),
    )
  for (const outcome of outcomes) {
    const { id } = outcome.agreement
    const chain = sealed.chains.get(id) ?? []
    const own = drafts.get(id) ?? []
    drafts.set(id, own)
    const into = mayAdd(id, chain, sealing) ? own : null
    sealed.outcomes.push(sealOutcome(outcome, chain, into, sealing, sealed.unexplained))
  }
  for (const [agreement, own] of drafts) {
    const chain = sealed.chains.get(agreement) ?? []
    const added: ChainEntry[] = []
    for (const draft of own.sort(byPeriod)) {
      const last = added.at(-1) ?? chain.at(-1)
      const unsealed = {
        number: (last?.number ?? 0) + 1,
        recordedAt,
        previous: last ? linkOf(last) : null,
        ...draft,
      }
      const hash = hashOf(unsealed)
      added.push({ ...unsealed, hash, ...(key && { signature: await signatureOf(hash, key) }) })
    }
    if (added.length === 0) continue
    sealed.added.set(agreement, added)
    sealed.chains.set(agreement, [...chain, ...added])
  }
  return sealed
}

function mayAdd(
  agreement: string,
  chain: readonly ChainEntry[],
  { readOnly, record, key }: Sealing,
): boolean {
  const later = chain.length < (record.chains.get(agreement)?.length ?? 0)
  const faulty = record.faults.some((fault) => fault.agreement === undefined || fault.agreement === agreement)
  return !readOnly && !later && !faulty && (key != null || chain.at(-1)?.signature === undefined)
}

/** The oldest period first, so that a first build records the past in the order in which it closed. */
function byPeriod({ result: a }: Draft, { result: b }: Draft): number {
  return a.period.end.localeCompare(b.period.end) || (figureOf(a) < figureOf(b) ? -1 : 1)
}

/** @param drafts - Where new entries go; null where none may be added. */
function sealOutcome(
  outcome: Outcome,
  chain: readonly ChainEntry[],
  drafts: Draft[] | null,
  sealing: Sealing,
  unexplained: Fault[],
): Outcome {
  const latest = latestIn(chain)
  const firsts = firstIn(chain)
  const inputsAt = (result: ObjectiveResult, recordedAt: number) =>
    inputsOf(closedOf(outcome, result, sealing.data, recordedAt), sealing.data, sealing.facts)
  const seal = (result: ObjectiveResult): ObjectiveResult => {
    const entry = latest.get(figureOf(result))
    if (entry === undefined) {
      if (result.finality !== 'final') return result
      if (drafts) {
        const first = { version: 1, inputs: inputsAt(result, sealing.asOf), result: recordedForm(result) }
        drafts.push(first)
        return publishedResult(first, result, null)
      }
      if (!sealing.readOnly) unexplained.push(unrecordedFault(result))
      return result
    }
    const reason = result.finality === 'final' ? nextReason(entry, sealing.restatements, sealing.asOf) : null
    // Builds compare the evidence where somebody says that it changed; `verify` compares all of it.
    if (!reason) {
      const { change, published } = publishedAs(entry, result)
      if (change) unexplained.push(unexplainedFault(entry, change))
      return published
    }
    const first = firsts.get(figureOf(result)) ?? entry
    const inputs = inputsAt(result, Date.parse(first.recordedAt))
    const change = changeOf(entry, result, inputs)
    if (change && drafts) {
      const restated = restatedForm(entry, result, { inputs }, reason)
      const next = { version: entry.version + 1, inputs, result: restated }
      drafts.push(next)
      return publishedResult(next, result, null)
    }
    if (change) unexplained.push(unexplainedFault(entry, change))
    return publishedResult(entry, result, change)
  }
  // What is older than the record's beginning is told as it is computed, and not recorded behind what came after it. What
  // became final late, after an open incident or a pause of builds, is not.
  const { objective, service } = outcome.running
  const begun = [...latest.values()]
    .flatMap(({ result }) =>
      result.objective === objective && result.service === service ? result.period.start : [],
    )
    .sort()[0]
  const older = outcome.older.map((result) =>
    begun !== undefined && begun <= result.period.start ? seal(result) : result,
  )
  const all = withRecorded(outcome, [...outcome.closed.map(seal), ...older], [...latest.values()])
  const count = Math.max(outcome.closed.length, HISTORY)
  return { ...outcome, closed: all.slice(0, count), older: all.slice(count), history: all.slice(0, HISTORY) }
}

/** What is published of an entry that nobody gives a reason to change: of the same entry and result the same object. */
function publishedAs(entry: ChainEntry, result: ObjectiveResult): Published {
  const known = publishedOf(entry)
  const before = known.get(result)
  if (before) return before
  const change = changeOf(entry, result)
  const now = { change, published: publishedResult(entry, result, change) }
  known.set(result, now)
  return now
}

interface Published {
  change: ReturnType<typeof changeOf>
  published: ObjectiveResult
}

const publishedOf = remembered((_: ChainEntry) => new WeakMap<ObjectiveResult, Published>())

/** The same chain is asked about for each of its figures. */
const latestIn = remembered(latestOf)
const firstIn = remembered((chain: readonly ChainEntry[]) =>
  latestOf(chain.filter(({ version }) => version === 1)),
)

/** The closed results, and those that are recorded but that the data no longer reaches back to. Newest first. */
function withRecorded(
  { running }: Outcome,
  sealed: ObjectiveResult[],
  recorded: readonly ChainEntry[],
): ObjectiveResult[] {
  const known = new Set(sealed.map(figureOf))
  const lost = recorded
    .filter(
      ({ result }) =>
        result.objective === running.objective &&
        result.service === running.service &&
        !known.has(figureOf(result)),
    )
    .map((entry) => publishedResult(entry, running, { before: {}, after: {} }))
  return [...sealed, ...lost].sort((a, b) => b.period.end.localeCompare(a.period.end))
}

function closedOf(
  { agreement, objective, services }: Outcome,
  result: ObjectiveResult,
  { contracts }: Data,
  recordedAt: number,
): Closed {
  const contract = contracts.find(({ id }) => id === agreement.id)
  if (contract === undefined) throw new RangeError(`no contract is called "${agreement.id}"`)
  return { contract, objectiveId: objective.id, services, period: boundsOf(result.period), recordedAt }
}

/** What a build says of a figure that became final and could not be recorded. */
function unrecordedFault({ agreement, objective, service, period }: ObjectiveResult): Fault {
  return {
    kind: 'unrecorded',
    agreement,
    objective,
    ...(service !== undefined && { service }),
    period: period.id,
    message:
      'is final, but cannot be recorded: the chain has faults or entries from later on, or it is signed and no key is configured (SLA_SIGNING_KEY)',
  }
}

/** What a build or `verify` says of a final figure that the data gives otherwise now. */
export function unexplainedFault(
  { number, result }: ChainEntry,
  change: { before: Record<string, string>; after: Record<string, string> },
): Fault {
  const { agreement, objective, service, period } = result
  const evidence = Object.keys(change.after).every((path) => path === 'inputs')
  const said = evidence
    ? 'the figure is the same, but not the evidence that it was decided on'
    : differencesText(change)
        .filter((text) => !text.startsWith('inputs:'))
        .join('; ')
  return {
    kind: evidence ? 'evidence' : 'figure',
    agreement,
    objective,
    ...(service !== undefined && { service }),
    period: period.id,
    place: `entry ${number}`,
    message: `${said}. What was recorded stands; to change it, give the reason in restatements/`,
    ...change,
  }
}
