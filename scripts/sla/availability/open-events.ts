import type { TimeQuestion } from '../types.ts'
import type { Reading } from './reading.ts'

/**
 * How many events of a running period were open and counted as down at `asOf`, which is taken for their end (semantics T1).
 * Empty where there is none, and once the period is over: then its own end is the last that can count.
 */
export function openEvents(
  { period, asOf }: TimeQuestion,
  { ledger, known }: Pick<Reading, 'ledger' | 'known'>,
): { openEvents?: string } {
  if (asOf >= period.end || !ledger.outages.some(({ open }) => open)) return {}
  // Pieces do not overlap.
  const going = known.pieces.filter(({ end }) => end === asOf).flatMap(({ events }) => events)
  return { openEvents: String(going.length) }
}
