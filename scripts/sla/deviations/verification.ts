import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Deviation, ObjectiveResult } from '../../../data/schema/feed.ts'
import { localDate } from '../time/period.ts'
import { isOver, moves } from './opened-at.ts'

interface Mended {
  record: DeviationRecord | undefined
  /** What the deviation is about, where it is about one. */
  objective: string | undefined
  service: string | undefined
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
  { record, objective, service, asOf }: Mended,
  needed: number,
  results: readonly ObjectiveResult[],
): Deviation['verification'] {
  if (record?.source !== 'figures') return undefined
  const days = record.correctiveActions.map(({ done }) => done)
  const last = days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  if (last === undefined || days.includes(undefined) || objective === undefined) return undefined
  const own = results.filter(
    (result) =>
      result.objective === objective &&
      (service === undefined || result.service === service) &&
      (isOver(result, asOf) || moves(result.period)) &&
      localDate(Date.parse(result.period.start), result.period.timeZone).toString() > last,
  )
  const periods = [...Map.groupBy(own, ({ period }) => period.id).values()].toSorted((a, b) =>
    (a[0]?.period.start ?? '').localeCompare(b[0]?.period.start ?? ''),
  )
  let met = 0
  for (const period of periods) {
    if (period.some(({ verdict }) => verdict === 'breached')) return { needed, met, state: 'failed' }
    if (period.every(({ verdict }) => verdict === 'met')) met += 1
    if (met === needed) return { needed, met, state: 'verified' }
  }
  return { needed, met, state: 'waiting' }
}
