import type { ObjectiveResult } from '../../data/schema/feed.ts'

const FITS: Record<string, (value: number, target: number) => boolean> = {
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
  '<=': (value, target) => value <= target,
  '<': (value, target) => value < target,
}

/** What of a result cannot be: a figure that says otherwise than its verdict, a ledger that is not its period. */
export function contradictionsIn(result: ObjectiveResult): string[] {
  const { value, exact, verdict, reason, target, ledger, period, objective, service } = result
  const name = `${objective} ${service ?? ''} ${period.id}`
  const found: string[] = []
  const fits = value !== null && FITS[target.comparator]?.(Number(value), Number(target.value))
  if (verdict === 'met' && fits !== true) found.push(`${name}: met with ${value} of ${target.value}`)
  if (verdict === 'breached' && fits !== false)
    found.push(`${name}: breached with ${value} of ${target.value}`)
  // What too little was measured of may have a figure, of what was measured, that decides nothing.
  if (verdict === 'no-data' && value !== null && reason !== 'insufficient')
    found.push(`${name}: no data, but ${value}`)
  if (value !== null && Number(value) === 100 && exact?.num !== exact?.den)
    found.push(`${name}: 100 % for ${exact?.num} of ${exact?.den}`)
  if (ledger) {
    const { excluded, ...classes } = ledger
    const all = [...Object.values(classes), ...excluded.map(({ ms }) => ms)]
    const sum = all.reduce((total, ms) => total + ms, 0)
    const length = Date.parse(period.end) - Date.parse(period.start)
    if (sum !== length || all.some((ms) => ms < 0)) found.push(`${name}: a ledger of ${sum} of ${length} ms`)
  }
  return found
}
