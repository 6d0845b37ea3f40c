import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Deviation, ObjectiveResult } from '../../../data/schema/feed.ts'
import { localDate } from '../time/period.ts'
import { isOver, moves } from './opened-at.ts'

interface Mended {
  record: DeviationRecord | undefined
  /** Of the objective and period that it is about, where there is one. */
  result: ObjectiveResult | undefined
  asOf: number
}

/**
 * Whether mending helped (agreement-concepts row 51): the target is met in the first `needed` periods that began after the
 * day of the last action. One that breaks it before shows that it did not, until another action is done; one that breaks it
 * later is a deviation of its own. Periods that are not judged count neither way. A window that moves along counts as one
 * period once it has left that day behind.
 * @param results - Of every period of the agreement, in any order.
 * @returns nothing while an action is left or where there is none, and of what somebody noticed: the figures did not show it.
 */
export function verification(
  { record, result, asOf }: Mended,
  needed: number,
  results: readonly ObjectiveResult[],
): Deviation['verification'] {
  if (record?.source !== 'figures') return undefined
  const { objective, correctiveActions } = record
  const service = result?.service ?? record.service
  const days = correctiveActions.flatMap(({ done }) => done ?? [])
  const last = days.toSorted().at(-1)
  if (last === undefined || days.length < correctiveActions.length) return undefined
  const own = results
    .filter(
      (one) =>
        one.objective === objective &&
        (service === undefined || one.service === service) &&
        (isOver(one, asOf) || moves(one.period)) &&
        localDate(Date.parse(one.period.start), one.period.timeZone).toString() > last,
    )
    .toSorted((a, b) => a.period.start.localeCompare(b.period.start))
  let met = 0
  for (const period of Map.groupBy(own, (one) => one.period.id).values()) {
    if (period.some(({ verdict }) => verdict === 'breached')) return { needed, met, state: 'failed' }
    if (period.every(({ verdict }) => verdict === 'met')) met += 1
    if (met === needed) return { needed, met, state: 'verified' }
  }
  return { needed, met, state: 'waiting' }
}
