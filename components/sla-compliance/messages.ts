import type { Plural } from '../messages/messages.ts'

/** What only `<sla-compliance>` says. Numbers and dates come already in words. */
export interface ComplianceMessages {
  between: (parties: string) => string
  signed: string
  /** Not signed by all: guiding, not binding. */
  guiding: string
  phases: Record<'preparation' | 'pilot', string>
  kpi: string
  clause: (clause: string) => string
  none: string
  provisional: string
  restated: (reason: string) => string
  /** The verdict holds by the contract's rule for missing data, or within the checks' resolution. */
  certainty: Record<'policy' | 'resolution-limited', string>
  range: (worst: string, best: string) => string
  coverage: (percent: string) => string
  gross: (value: string) => string
  excluded: (duration: string, reason: string) => string
  reasons: Record<string, string>
  open: (count: string) => string
  how: string
  history: string
  /** `12 perioder` … how many were what. */
  periods: Plural
  columns: { period: string; value: string; target: string; verdict: string }
  credits: string
  credit: (percent: string) => string
  creditStates: Record<string, string>
  claimBy: (date: string) => string
  /** Steps of the explanation and the names of their numbers; those that are missing are shown as they are. */
  steps: Record<string, string>
  values: Record<string, string>
}
