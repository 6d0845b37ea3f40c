import type { Agreement } from '../../data/schema/agreement.ts'
import { remembered } from './remembered.ts'
import type { Evaluation } from './types.ts'

/** The same promise where nothing is let out: neither maintenance, nor other exclusions, nor suspended time. */
const withoutExclusions = remembered(
  ({ maintenance: _, exclusions: __, ...agreement }: Agreement): Agreement => ({
    ...agreement,
    suspensions: [],
  }),
)

/**
 * Put the gross value beside the net one where time was excluded: what the figure would be if all of it counted. The
 * verdict is that of the net value alone.
 */
export function withGross<E extends Evaluation>(agreement: Agreement, ask: (agreement: Agreement) => E): E {
  const net = ask(agreement)
  if ((net.result.ledger?.excluded.length ?? 0) === 0) return net
  const gross = ask(withoutExclusions(agreement)).result.value
  if (gross === null) return net
  return { ...net, result: { ...net.result, numbers: { ...net.result.numbers, gross } } }
}
