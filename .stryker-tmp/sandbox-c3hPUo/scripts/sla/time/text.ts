/** An instant in the feed's form: ISO 8601 UTC with `Z`, with three decimals where it is not a whole second. */
// @ts-nocheck

export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

/** Milliseconds as an ISO 8601 duration in hours, minutes and seconds. */
export function durationText(ms: number): string {
  const part = (amount: number, letter: string) => (amount === 0 ? '' : `${amount}${letter}`)
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor((ms % 3_600_000) / 60_000)
  const text = `${part(hours, 'H')}${part(minutes, 'M')}${part((ms % 60_000) / 1000, 'S')}`
  return `PT${text === '' ? '0S' : text}`
}
