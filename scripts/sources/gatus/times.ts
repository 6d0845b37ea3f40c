/** As Go writes a time as text: date, time, offset, zone, and now and then the reading of a second clock. */
const OF_GO =
  /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?) ([+-]\d{4})(?: [A-Z][\w+-]*)?(?: m=\S+)?$/

/** An instant as Gatus's API (RFC 3339) or its database (Go's own form) writes it; null for anything else. */
export function instantOf(text: unknown): number | null {
  if (typeof text !== 'string') return null
  const [, date, time, offset] = OF_GO.exec(text) ?? []
  try {
    return Temporal.Instant.from(date === undefined ? text : `${date}T${time}${offset}`).epochMilliseconds
  } catch {
    return null
  }
}
