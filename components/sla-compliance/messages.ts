import type { Plural } from '../messages/messages.ts'

/** What only `<sla-compliance>` says. Numbers and dates come already in words. */
export interface ComplianceMessages {
  between: (parties: string) => string
  signed: string
  /** Not signed by all: guiding, not binding. */
  guiding: string
  /** Why it does not bind: more work came than the cap that it was promised up to. */
  aboveCap: Record<'tickets' | 'orders' | 'requests', (actual: string, cap: string) => string>
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
  excluded: (duration: string, reason: string) => string
  /** Where the contract's own rounding alone makes the value keep the target. */
  rounding: string
  /** A party disputes what the value rests on: what it is without that, and how it stands then. */
  disputed: (value: string, verdict: string) => string
  /** The terms changed within the period. */
  changed: string
  /** Codes of the feed: reasons, rules, answers. Those that are missing are shown as they are. */
  reasons: Record<string, string>
  /** `1 öppet`, `2 öppna`: items that are open, and those of them that are late. */
  open: Plural
  pastDue: Plural
  /** Figures of a metric that stand beside its value, in this order. */
  numbers: Record<string, (number: string) => string>
  how: string
  /** `12 perioder` … how many were what. */
  periods: Plural
  /** `uppfyllt i 9`. */
  inPeriods: (standing: string, count: string) => string
  columns: { period: string; value: string; target: string; verdict: string }
  credits: string
  credit: (percent: string) => string
  /** What a breach gave a right to that was not claimed in time, or waived. */
  gave: (credit: string) => string
  creditKinds: Record<string, string>
  creditStates: Record<string, string>
  claimBy: (date: string) => string
  /** Steps of the explanation and the names of their numbers; those that are missing are shown as they are. */
  steps: Record<string, string>
  values: Record<string, string>
  /** `75 % av tiden` of an item is used, at an instant that follows. */
  ofTheTime: (percent: string) => string
}
