/** One run of a clock, from start to stop; without a stop it is still open. */
// @ts-nocheck

export interface Run {
  id: string
  start: number
  stop?: number
  /** It stopped because nothing was asked any more: it does not count unless it was late before (semantics 2.7.5). */
  cancelled?: true
}
