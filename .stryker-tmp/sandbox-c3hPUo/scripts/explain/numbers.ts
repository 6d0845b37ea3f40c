/** A length in hours, minutes and seconds, exact: `743 h 59 min 0.25 s`. Parts that are 0 are left out. */
// @ts-nocheck

export function lengthText(ms: number): string {
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor((ms % 3_600_000) / 60_000)
  const rest = ms % 60_000
  const seconds = `${Math.floor(rest / 1000)}${
    rest % 1000 === 0
      ? ''
      : `.${String(rest % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`
  }`
  const parts = [
    hours > 0 ? `${hours} h` : '',
    minutes > 0 ? `${minutes} min` : '',
    rest > 0 ? `${seconds} s` : '',
  ]
  return parts.filter((part) => part !== '').join(' ') || '0 s'
}

/** An instant in a zone's wall time, with its offset where the clock shows an hour twice: `2026-07-04 04:39:12`. */
export function localText(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const plain = local.toPlainDateTime()
  const twice = !plain
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    .equals(plain.toZonedDateTime(timeZone, { disambiguation: 'later' }))
  const text = plain
    .toString({ smallestUnit: local.millisecond === 0 ? 'second' : 'millisecond' })
    .replace('T', ' ')
  return twice ? `${text}${local.offset}` : text
}

/** A value or target with its unit: whole milliseconds as a length, `15 min`; `99.86 %`; a plain number as it is. */
export function valueText(value: string, unit: string): string {
  if (unit === 'ms' && /^\d+$/.test(value)) return lengthText(Number(value))
  return unit === '' ? value : `${value} ${unit}`
}
