// @ts-nocheck
import { type Fields, fieldsOf } from './item-fields.ts'
import { type Files, readItemRows } from './item-rows.ts'
import type { Table } from './loading.ts'
import type { SetAside } from './set-aside.ts'

export interface ItemOptions {
  /** The folder that a source's paths are relative to. */
  dataDir: string
  /** Ids of the services that exist. */
  services: string[]
  /** Epoch milliseconds; what lies after it is planned, not actual (semantics T9). */
  asOf: number
}

/** What came of a source of items, for the build's report. */
export interface ItemReport {
  id: string
  files: string[]
  /** Data rows in all files; each is used, ignored as later than `asOf`, or set aside. */
  rows: number
  used: number
  ignoredFuture: number
  setAside: SetAside[]
  /** The latest instant up to `asOf` that any row tells of: what is known through. */
  dataThrough: number | null
}

/** What a row says: something to use with the instant that it happened, or that it is to come. */
export type Told<T> = { at: number; item: T } | 'future'

/**
 * Reads a source of items row by row. `tell` makes of a row's fields what it says; where it finds a fault the row is set
 * aside with its file, line and reason, and never stops the rest.
 */
export async function readItemSource<T>(
  source: Files,
  table: Pick<Table, 'columns' | 'times'>,
  options: ItemOptions,
  tell: (fields: Fields) => Told<T>,
): Promise<{ items: T[]; report: ItemReport }> {
  const { rows, files, count, setAside } = await readItemRows(source, table, options)
  const { timeFormat } = source
  const timeWords =
    timeFormat === undefined ? 'ISO 8601, as in 2026-01-31T08:00:00Z' : `the pattern ${timeFormat}`
  const items: T[] = []
  let ignoredFuture = 0
  let dataThrough: number | null = null
  for (const row of rows) {
    const { fields, setAside: place } = fieldsOf(row, table.columns, timeWords)
    const told = tell(fields)
    if (fields.faulty()) setAside.push(place())
    else if (told === 'future') ignoredFuture += 1
    else {
      items.push(told.item)
      if (told.at <= options.asOf) dataThrough = Math.max(dataThrough ?? told.at, told.at)
    }
  }
  setAside.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0))
  const used = items.length
  return { items, report: { id: source.id, files, rows: count, used, ignoredFuture, setAside, dataThrough } }
}

/** Whose and of which service a row is, by its columns and the source's settings. */
export function ownerOf(
  fields: Fields,
  source: {
    id: string
    service?: string | undefined
    services?: Record<string, string> | undefined
    customers?: Record<string, string> | undefined
  },
  { services }: ItemOptions,
): { source: string; service?: string; customer?: string } {
  const known = new Map(source.services ? Object.entries(source.services) : services.map((id) => [id, id]))
  const service = source.service ?? fields.meaning('service', known, 'services')
  const customers = source.customers && new Map(Object.entries(source.customers))
  const customer = customers ? fields.meaning('customer', customers, 'customers') : fields.text('customer')
  return {
    source: source.id,
    ...(service !== undefined && { service }),
    ...(customer !== undefined && { customer }),
  }
}
