/** What only `<sla-incidents>` says. Durations come already in words. */
export interface IncidentsMessages {
  open: string
  none: string
  /** For a screen reader, when nothing goes on any more. */
  quiet: string
  took: (duration: string) => string
  /** `från 05:40` and `till 06:30`: a service's own times, where it was not hit for as long as the incident lasted. */
  from: (time: string) => string
  until: (time: string) => string
}
