const DECIMAL = /^(\d+)(?:\.(\d+))?$/

/** A share from 0 to 1 as a percentage, digit by digit: 0.9995 is 99.95, and 0.990 is 99.0. Null for anything else. */
export function percentOfShare(text: string): string | null {
  const [, whole = '', fraction = ''] = DECIMAL.exec(text) ?? []
  if (whole === '') return null
  const digits = `${whole}${fraction.padEnd(2, '0')}`
  const point = whole.length + 2
  const percent = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}`
  const rest = digits.slice(point)
  return rest === '' ? percent : `${percent}.${rest}`
}

export const isPercent = (text: string): boolean => DECIMAL.test(text)

const HOURS: Record<string, number> = { h: 1, d: 24, w: 168 }

/** A window that rolls, as exactly so many hours; null for minutes and for months, quarters and years, which differ. */
export function rollingHours(text: string): { rolling: string } | null {
  const [, amount, unit = ''] = /^(\d+)([hdw])$/.exec(text) ?? []
  const hours = HOURS[unit]
  return hours === undefined ? null : { rolling: `PT${Number(amount) * hours}H` }
}

/** `5m`, `30s` or `2h` as a duration of ours. */
export function plainDuration(text: string): string | null {
  const [, amount, unit = ''] = /^(\d+)(s|m|h)$/.exec(text) ?? []
  return amount === undefined ? null : `${amount} ${unit === 'm' ? 'min' : unit}`
}
