import { readFileSync, writeFileSync } from 'node:fs'
import { movedDay, rowsOf } from './moved.ts'

/*
 * Makes data/measurements/deliveries/lines.csv, the order lines of the example's delivery agreement, from USAID's SCMS
 * Delivery History (open data of the US government; data/measurements/deliveries/ATTRIBUTION.md). Nobody needs to run it
 * again: node scripts/example/deliveries.ts ../shared/data/scms-delivery/SCMS_comma_BOM_CR.csv
 */

/** From Monday 14 September 2015, the last delivery, to Monday 17 August 2026. */
export const WEEKS = 570
/** The agreement's first day: a line stays that was due and delivered on it or later. */
const FROM = '2024-10-01'
const HEAD = 'line,order,promised,delivered'

/** The order lines as the example has them, by day; days are moved by whole weeks, and no other column is kept. */
export function orderLines(source: string): string {
  const lines = rowsOf(source).flatMap((row) => {
    const promised = movedDay(row['Scheduled Delivery Date'] ?? '', WEEKS)
    const delivered = movedDay(row['Delivered to Client Date'] ?? '', WEEKS)
    if (promised < FROM || delivered < FROM) return []
    return [[row.ID, row['PO / SO #'], promised, delivered].join(',')]
  })
  return `${[HEAD, ...lines].join('\n')}\n`
}

const [, , from] = process.argv
if (import.meta.main && from !== undefined)
  writeFileSync('data/measurements/deliveries/lines.csv', orderLines(readFileSync(from, 'utf8')))
