import type { Target } from '../../../data/schema/target.ts'

/**
 * Something that is counted one by one against a limit: one clock of a ticket, one order. Amounts are in the unit of the
 * objective's target, milliseconds or working days; instants are epoch milliseconds (semantics 2.7.5, 2.7.6, 2.7.9).
 */
export interface Item {
  id: string
  /** The ticket's priority by which it is counted. */
  priority?: string
  start: number
  /** When it was fulfilled, or cancelled. */
  stop?: number
  /** The most that it may use. */
  limit: number
  /** What it used up to an instant, or up to its stop where that comes first. */
  usedAt(instant: number): number
  /** `met` and `breached` are decided, the latter perhaps before it stopped; a cancelled one does not count. */
  state: 'met' | 'breached' | 'running' | 'paused' | 'cancelled'
  /** The earliest instant at which the limit is used up; null while it is paused (K3). */
  dueAt: number | null
  /** From then on it is late (K2); null while it is paused. */
  breachAt: number | null
  /** `min(stop, breachAt)`, the instant that puts it in a period (semantics 2.7.6); null while it is not decided. */
  decidedAt: number | null
  /** Where it is open: when the shares of the limit are used up, in open hours (K4, G56). */
  escalations: { percent: number; at: number }[]
  /** Of a ticket: the instant at which so much of it is or was used; null where its clock stands still before. */
  reachedAt?(used: number): number | null
  /** What its events say was changed afterwards (K8). */
  edited: boolean
}

/** The most that keeps an upper target in whole milliseconds or days: `< 2 h` allows one millisecond less than `<= 2 h`. */
export function limitOf({ comparator, value }: Target): number {
  return Number(value) - (comparator === '<' ? 1 : 0)
}

/** Whether it had neither been fulfilled nor cancelled at the end of a period, as far as is known. */
export function isOpenAt({ start, stop }: Item, end: number): boolean {
  return start < end && (stop === undefined || stop >= end)
}
