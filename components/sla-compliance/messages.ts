/** What only `<sla-compliance>` says. Numbers and dates come already in words. */
export type ComplianceMessages = Record<never, never>
