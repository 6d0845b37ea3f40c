// @ts-nocheck
import type { Agreement, Amendment } from './agreement.ts'

/** What an amendment changes of one path, as written in the files; null where there was or will be nothing. */
export interface Change {
  path: string
  from: unknown
  to: unknown
}

/** An amendment with what it changes of the agreement that it meets. */
export interface ContractAmendment extends Amendment {
  changes: Change[]
}

/** An agreement as it holds from a day until the next version's (semantics 2.13). */
export interface AgreementVersion {
  /** The first local day, in the agreement's zone. */
  from: string
  agreement: Agreement
  /** What began that day, of the agreement itself and of those that it extends. Empty for the first version. */
  amendments: { agreement: string; id: string }[]
  /**
   * Which level each value is from, by path, as in `objectives.svar.target`: `corporate:koncern`, or
   * `corporate:koncern@a1` where its amendment `a1` gave it (semantics 2.14).
   */
  provenance: Record<string, string>
}

/** An agreement over time: every version, oldest first, and its own amendments in the order of their dates. */
export interface Contract {
  id: string
  versions: [AgreementVersion, ...AgreementVersion[]]
  approved: ContractAmendment[]
  /** Without the approvals that they need: shown, never evaluated. */
  proposed: ContractAmendment[]
}
