import type { ChainProblemKind } from './verify-chain.ts'

/** What is said of a chain of closed periods. Dates are `2026-11-05` in the zone of the page. */
export interface ChainMessages {
  unchanged: (date: string) => string
  signatures: Record<'valid' | 'none' | 'unsupported', string>
  /** Before the list of what does not fit. */
  wrong: string
  /** `figure` names the promise, the service and the period. */
  problems: Record<ChainProblemKind, (figure: string) => string>
  /** `12 till`: problems that are not listed. */
  more: (count: string) => string
  unreachable: string
  unreadable: string
  /** A page without https has nothing to verify with. */
  insecure: string
}
