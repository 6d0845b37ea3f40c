import type { ChainEntry } from '../../data/schema/chain.ts'
import type { Contract } from '../../data/schema/contract.ts'
import type { IncidentRecord } from '../../data/schema/events.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { localDate } from '../sla/time/period.ts'
import { type Found, warning } from './finding.ts'

/**
 * Disputes about incidents that were opened after the figures were written down as final: what was written down is what
 * is published, so that they change nothing (semantics 2.15). Tickets and orders are not looked at, for their times
 * stand in the measurements. The path is that of the contract's first version.
 * @param entries - The agreement's chain; empty where no record is kept.
 * @param asOf - Epoch milliseconds.
 */
export function lateDisputes(
  contract: Contract,
  entries: readonly ChainEntry[],
  incidents: readonly IncidentRecord[],
  asOf: number,
): Found[] {
  const { disputes, timeZone } = agreementAt(contract, asOf)
  const day = (instant: number) => localDate(instant, timeZone).toString()
  return (disputes?.open ?? []).flatMap(({ openedAt, settledAt, incidents: disputed }, index) => {
    if (settledAt !== undefined) return []
    const own = incidents.filter(({ id }) => disputed.includes(id))
    const late = entries.filter(
      ({ recordedAt, result }) =>
        Date.parse(recordedAt) <= openedAt && own.some((incident) => touches(incident, result)),
    )
    const [first] = late
    if (first === undefined) return []
    const figures = [...new Set(late.map(({ result }) => `${result.objective} ${result.period.id}`))]
    return [
      warning(
        ['disputes', 'open', index, 'openedAt'],
        `the dispute was opened on ${day(openedAt)}, when what it is about was final (${figures.join(', ')}, recorded on ${day(Date.parse(first.recordedAt))}), and changes nothing there; where the parties agree to a change, correct the incident and give the reason in restatements/, else take the dispute away`,
      ),
    ]
  })
}

/** Whether an incident reaches into the period of a figure about time, on a service that the figure is of. */
function touches(
  { start, end, services }: IncidentRecord,
  { period, service, ledger }: ChainEntry['result'],
) {
  return (
    ledger !== undefined &&
    start < Date.parse(period.end) &&
    (end ?? Number.POSITIVE_INFINITY) > Date.parse(period.start) &&
    (service === undefined || services.some(({ id }) => id === service))
  )
}
