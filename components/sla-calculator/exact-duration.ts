const NBSP = '\u00a0'

/** `8 h 45 min 36 s`, `4 min 19,2 s`: tenths of a second, cut, so that what is allowed is never told as more than it is. */
export function exactDuration(ms: number, tag: string): string {
  const tenths = Math.floor(ms / 100)
  const [hours, minutes, seconds] = [
    Math.floor(tenths / 36_000),
    Math.floor((tenths % 36_000) / 600),
    (tenths % 600) / 10,
  ]
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  const parts = [
    [hours, 'h'],
    [minutes, 'min'],
    [seconds, 's'],
  ] as const
  const shown = parts.filter(([count]) => count > 0)
  return (shown.length === 0 ? [parts[2]] : shown)
    .map(([count, unit]) => `${number.format(count)}${NBSP}${unit}`)
    .join(NBSP)
}
