/** An instant in the feed's form: ISO 8601 UTC with `Z`, with three decimals where it is not a whole second. */
export function instantText(instant: number): string {
  const smallestUnit = instant % 1000 === 0 ? 'second' : 'millisecond'
  return Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit })
}

/** Milliseconds as an ISO 8601 duration in hours, minutes and seconds. */
export function durationText(ms: number): string {
  return Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'hours' }).toString()
}
