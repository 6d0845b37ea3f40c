import { type ChainEntry, RecordedResult } from '../../data/schema/chain.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { type Difference, differenceOf } from '../sla/agreement/restatement.ts'
import { canonicalJson, storedOf } from '../sla/agreement/stored-result.ts'
import { instantText } from '../sla/time/text.ts'
import type { WrittenRestatement } from './restatements.ts'

/** A later version of this program may say more of how a figure came about than the one that recorded it. */
const MAY_BE_ADDED = /^(method\.parameters|numbers)\./

/** Whether it binds depends on who has signed by now; who had signed when it was recorded is a part of the evidence. */
const BY_NOW = 'binding'

/**
 * A result in the form in which it is recorded, and as it is read back: the fields of the contract and nothing else, in
 * canonical order.
 */
export function recordedForm(result: ObjectiveResult): RecordedResult {
  return RecordedResult.parse(JSON.parse(canonicalJson(storedOf(result))))
}

/**
 * What a recomputation says otherwise than the entry; null where nothing. A parameter or a further figure that the entry
 * does not have is no difference: nothing that was said has changed.
 * @param inputs - The digest of the evidence now; without it the evidence is not compared.
 */
export function changeOf(
  entry: ChainEntry,
  result: ObjectiveResult,
  inputs?: ChainEntry['inputs'],
): Difference | null {
  const found = differenceOf(entry.result, recordedForm(result)) ?? { before: {}, after: {} }
  const { [BY_NOW]: _, ...before } = found.before
  const after = Object.fromEntries(
    Object.entries(found.after).filter(
      ([path]) => path !== BY_NOW && (path in before || !MAY_BE_ADDED.test(path)),
    ),
  )
  if (inputs && inputs.form === entry.inputs.form && inputs.digest !== entry.inputs.digest) {
    before.inputs = entry.inputs.digest
    after.inputs = inputs.digest
  }
  return Object.keys({ ...before, ...after }).length === 0 ? null : { before, after }
}

/** The next version of a figure, with what changed and why. */
export function restatedForm(
  entry: ChainEntry,
  result: ObjectiveResult,
  { inputs }: { inputs: ChainEntry['inputs'] },
  { reason, by, at }: WrittenRestatement,
): RecordedResult {
  const now = recordedForm(result)
  const { before, after } = differenceOf(entry.result, now) ?? { before: {}, after: {} }
  const evidence = inputs.digest !== entry.inputs.digest
  return {
    ...now,
    finality: 'restated',
    restated: {
      version: entry.version + 1,
      reason,
      by,
      at: instantText(at),
      before: { ...before, ...(evidence && { inputs: entry.inputs.digest }) },
      after: { ...after, ...(evidence && { inputs: inputs.digest }) },
    },
  }
}
