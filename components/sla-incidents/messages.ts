/** What only `<sla-incidents>` says. Durations come already in words. */
export interface IncidentsMessages {
  open: string
  none: string
  /** For a screen reader, when nothing goes on any more. */
  quiet: string
  took: (duration: string) => string
  planned: string
}
