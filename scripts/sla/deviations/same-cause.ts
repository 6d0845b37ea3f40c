import type { RootCauseCategory } from '../../../data/schema/deviation.ts'
import { localDate } from '../time/period.ts'

interface Caused {
  /** Of the file that names the cause: it is counted once, however many periods it is about. */
  record: string
  category: RootCauseCategory
  /** Epoch milliseconds. */
  openedAt: number
}

/**
 * How many deviations had a cause of the same category in the twelve months that end with the day on which this one was
 * opened, this one counted (agreement-concepts row 53). What was looked for and not found is no cause that repeats.
 */
export function sameCause(one: Caused, all: readonly Caused[], timeZone: string): number | undefined {
  if (one.category === 'unknown') return undefined
  const day = localDate(one.openedAt, timeZone)
  const [from, to] = [day.subtract({ months: 12 }).toString(), day.toString()]
  const others = all.filter(({ category, openedAt }) => {
    const opened = localDate(openedAt, timeZone).toString()
    return category === one.category && opened > from && opened <= to
  })
  return new Set([one.record, ...others.map(({ record }) => record)]).size
}
