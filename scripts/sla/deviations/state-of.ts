import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Deviation } from '../../../data/schema/feed.ts'

/**
 * How far a deviation has come (agreement-concepts rows 49 to 51), by the first step that is not taken: its cause, its
 * actions, their doing, its closing. Only a person closes one: figures can show that mending helped, not that all is said.
 */
export function stateOf(record: DeviationRecord | undefined): Deviation['state'] {
  if (record?.closedAt !== undefined) return 'closed'
  if (record?.rootCause === undefined) return 'open'
  const { correctiveActions } = record
  if (correctiveActions.length === 0) return 'cause-known'
  return correctiveActions.every(({ done }) => done !== undefined) ? 'verifying' : 'acting'
}
