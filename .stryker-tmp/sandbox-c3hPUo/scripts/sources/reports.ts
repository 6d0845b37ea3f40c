// @ts-nocheck
import type { ReportsSource } from '../../data/schema/item-sources.ts'
import type { ReportRecord } from '../../data/schema/items.ts'
import { type ItemOptions, readItemSource } from './item-source.ts'

/** Reads when reports were handed over (semantics 2.7.10): CSV, NDJSON and Parquet, the report of a period a row. */
export async function readReports(source: ReportsSource, options: ItemOptions) {
  const { agreement, period, delivered } = source.columns
  const table = { columns: { agreement, period, delivered }, times: ['delivered'] }
  return readItemSource<ReportRecord>(source, table, options, (fields) => {
    const at = fields.requiredTime('delivered')
    const item = {
      agreement: source.agreement ?? fields.required('agreement'),
      period: fields.required('period'),
      deliveredAt: at,
    }
    return at > options.asOf ? 'future' : { at, item }
  })
}
