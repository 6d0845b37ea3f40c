import type { Delivery } from '../../../data/schema/items.ts'

/** An order as a whole: delivered with its last line (semantics 2.7.9). */
export interface Order {
  id: string
  ordered: number
  delivered: number | undefined
  cancelled: number | undefined
  /** The latest date that the customer asked for instead. */
  agreed: number | undefined
  /** No line of it has a time of day. */
  dateOnly: boolean
}

/** Only a line that came in its whole quantity is delivered. */
function arrival({ delivered, deliveredQuantity, quantity }: Delivery, known: number): number | undefined {
  const whole = deliveredQuantity === undefined || deliveredQuantity >= quantity
  return whole && delivered !== undefined && delivered <= known ? delivered : undefined
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

/**
 * The orders that lines and parcels make up, by what is known at an instant. An order is delivered when all of it is that
 * was not cancelled, and cancelled when all of it was. Rows without a time of order cannot be timed and are left out.
 */
export function ordersOf(deliveries: readonly Delivery[], known: number): Order[] {
  const rows = Map.groupBy(deliveries, ({ id, order }) => order ?? id)
  return [...rows].flatMap(([id, lines]): Order[] => {
    const begun = lines.flatMap(({ ordered }) => (ordered !== undefined && ordered <= known ? [ordered] : []))
    if (begun.length === 0) return []
    const kept = lines.filter(({ cancelled }) => cancelled === undefined || cancelled > known)
    const arrivals = kept.map((line) => arrival(line, known))
    const delivered = arrivals.includes(undefined) ? undefined : latest(arrivals)
    const cancelled = kept.length === 0 ? latest(lines.map((line) => line.cancelled)) : undefined
    const agreed = latest(kept.map((line) => line.agreed))
    return [
      {
        id,
        ordered: Math.min(...begun),
        dateOnly: lines.every((line) => line.dateOnly),
        delivered,
        cancelled,
        agreed,
      },
    ]
  })
}
