/** Epoch milliseconds as the feed writes instants: ISO 8601 UTC with `Z`, milliseconds only where there are any. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
