/** What only `<sla-history>` says. Counts come already in words. */
export interface HistoryMessages {
  calendar: (service: string) => string
  /** `3 dagar` had something to tell. */
  deviating: (days: string) => string
  /** Of `3 dagar` nothing is known. */
  unmeasured: (days: string) => string
  earlier: (months: string) => string
  months: { one: string; other: string }
}
