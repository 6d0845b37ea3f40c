/** An instant in the feed's form: ISO 8601 UTC with `Z`. */
export function instantText(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString()
}

/** Milliseconds as an ISO 8601 duration in hours, minutes and seconds. */
export function durationText(ms: number): string {
  return Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'hours' }).toString()
}
