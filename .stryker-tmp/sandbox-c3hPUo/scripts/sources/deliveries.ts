// @ts-nocheck
import type { DeliveriesSource } from '../../data/schema/item-sources.ts'
import type { Delivery } from '../../data/schema/items.ts'
import { type ItemOptions, ownerOf, readItemSource } from './item-source.ts'

const TIMES = ['ordered', 'promised', 'agreed', 'delivered', 'cancelled', 'defectsFound'] as const

/**
 * Reads orders, lines or parcels (semantics 2.7.8): CSV, NDJSON and Parquet, one a row. What happened after `asOf` has not
 * happened yet; an order that was made after it is left out. A row that was delivered before it was ordered is set aside
 * (T9). In a later file the same `id` replaces the earlier row, so that a new export can be laid beside an old one; twice in
 * one file it is a fault, since an order's number may have been taken for that of its lines.
 */
export async function readDeliveries(source: DeliveriesSource, options: ItemOptions) {
  const { id, order, service, customer, ordered, promised, agreed, delivered, cancelled } = source.columns
  const { quantity, deliveredQuantity, inspected, defective, defectsFound } = source.columns
  const columns = {
    ...{ id, order, service, customer, ordered, promised, agreed, delivered, cancelled, defectsFound },
    ...{ quantity, deliveredQuantity, inspected, defective },
  }
  const table = { columns, times: [...TIMES] }
  const seen = new Map<string, number | null>()
  const { items, report } = await readItemSource(source, table, options, (fields) => {
    const [orderedAt, promisedAt, agreedAt, deliveredAt, cancelledAt, foundAt] = TIMES.map((role) =>
      fields.time(role),
    )
    const past = (cell: { at: number } | undefined) => (cell && cell.at <= options.asOf ? cell.at : undefined)
    const number = fields.text('order')
    const counts = {
      deliveredQuantity: fields.count('deliveredQuantity'),
      inspected: fields.count('inspected'),
      defective: fields.count('defective'),
    }
    if (orderedAt && deliveredAt && deliveredAt.at < orderedAt.at)
      fields.fault('it was delivered before it was ordered', `${deliveredAt.text}; ${orderedAt.text}`)
    const item: Delivery = {
      id: fields.required('id'),
      ...ownerOf(fields, source, options),
      ...(number !== undefined && { order: number }),
      ...given({
        ordered: orderedAt?.at,
        promised: promisedAt?.at,
        agreed: agreedAt?.at,
        delivered: past(deliveredAt),
        cancelled: past(cancelledAt),
        defectsFoundAt: past(foundAt),
      }),
      dateOnly: (agreedAt ?? promisedAt ?? deliveredAt ?? orderedAt)?.day ?? false,
      quantity: fields.count('quantity') ?? 1,
      ...given(counts),
    }
    const { file, line } = fields.row
    const key = `${file}\n${item.id}`
    if (seen.has(key)) {
      const before = seen.get(key)
      fields.fault(
        `"${id}" has the same value on line ${before}; expected one row each, and \`order\` for what they share`,
        item.id,
      )
    } else seen.set(key, line)
    if (orderedAt && orderedAt.at > options.asOf) return 'future'
    return { at: Math.max(item.ordered ?? 0, item.delivered ?? 0), item }
  })
  return { items: [...new Map(items.map((item) => [item.id, item])).values()], report }
}

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** The same without what is undefined. */
function given<T extends Record<string, number | undefined>>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
