// @ts-nocheck
import type { RequestsSource } from '../../data/schema/item-sources.ts'
import type { CountSlice } from '../../data/schema/items.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import type { Fields } from './item-fields.ts'
import { type ItemOptions, type ItemReport, ownerOf, readItemSource } from './item-source.ts'

/** A count that has to be there. */
function counted(fields: Fields, role: string): number {
  fields.required(role)
  return fields.count(role) ?? 0
}

/** What counts and what of it was good, whichever way the columns tell it. */
function countsOf(fields: Fields, { columns }: RequestsSource): { good: number; valid: number } {
  const excluded = fields.count('excluded') ?? 0
  const valid = columns.valid === undefined ? counted(fields, 'total') - excluded : counted(fields, 'valid')
  const good = columns.good === undefined ? valid - counted(fields, 'bad') : counted(fields, 'good')
  if (fields.faulty()) return { good, valid }
  if (valid < 0) fields.fault('more are excluded than there were', `${excluded} of ${valid + excluded}`)
  else if (good < 0) fields.fault('more were bad than count', `${valid - good} of ${valid}`)
  else if (good > valid) fields.fault('more were good than count', `${good} of ${valid}`)
  return { good, valid }
}

/** When the stretch of a row ends: as a column says, at the next midnight after a date alone, or after the interval. */
function endOf(fields: Fields, start: number, { columns, interval = 0, timeZone }: RequestsSource): number {
  if (columns.end !== undefined) return fields.requiredTime('end')
  if (!fields.row.cells.time?.day) return start + interval
  return startOfDay(localDate(start, timeZone).add({ days: 1 }), timeZone)
}

/**
 * Reads counts of requests (semantics 2.7.2): CSV, NDJSON and Parquet, a stretch of time a row. A row with the key of an
 * earlier one of its service replaces it; without a key all add up. What begins at or after `asOf` is left out; a row that
 * ends before it begins, or in which more were good than count, is set aside.
 */
export async function readRequests(
  source: RequestsSource,
  options: ItemOptions,
): Promise<{ counts: Map<string, CountSlice[]>; report: ItemReport }> {
  const { time, end, service, good, bad, valid, total, excluded, key } = source.columns
  const columns = { time, end, service, good, bad, valid, total, excluded, key }
  const { items, report } = await readItemSource(
    source,
    { columns, times: ['time', 'end'] },
    options,
    (fields) => {
      const start = fields.requiredTime('time')
      const until = endOf(fields, start, source)
      const owner = ownerOf(fields, source, options)
      if (owner.service === undefined) fields.required('service')
      const counts = countsOf(fields, source)
      if (until <= start && !fields.faulty())
        fields.fault('it ends before it begins', `${fields.text('time')}; ${fields.text('end')}`)
      if (start >= options.asOf) return 'future'
      const slice: CountSlice = {
        service: owner.service ?? '',
        source: source.id,
        start,
        end: until,
        ...counts,
      }
      return { at: Math.min(until, options.asOf), item: { slice, key: fields.text('key') } }
    },
  )
  const latest = new Map<string, CountSlice>()
  for (const [index, one] of items.entries()) {
    const name = one.key === undefined ? `row ${index}` : `key ${one.slice.service} ${one.key}`
    latest.set(name, one.slice)
  }
  const counts = Map.groupBy(latest.values(), (slice) => slice.service)
  for (const list of counts.values()) list.sort(byStart)
  return { counts, report }
}

/** An order that depends on nothing but the counts themselves (semantics 2.16). */
export function byStart(a: CountSlice, b: CountSlice): number {
  return (
    a.start - b.start || a.end - b.end || compare(a.source, b.source) || a.valid - b.valid || a.good - b.good
  )
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b)
}
