import type { Deviation } from './feed.ts'

/** A period by its id and its instants, as in the feed. */
export interface PeriodSpan {
  id: string
  start: string
  end: string
}

/** Whether a deviation belongs in a period's report: it is about that period, or was noticed in it and is about none. */
export function isOfPeriod(
  { period, openedAt }: Pick<Deviation, 'period' | 'openedAt'>,
  { id, start, end }: PeriodSpan,
): boolean {
  if (period !== undefined) return period.id === id
  if (openedAt === undefined) return false
  const at = Date.parse(openedAt)
  return at >= Date.parse(start) && at < Date.parse(end)
}
