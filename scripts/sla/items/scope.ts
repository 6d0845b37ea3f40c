import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Objective } from '../../../data/schema/objective.ts'

interface Scoped {
  source?: string
  customer?: string
  service?: string
}

/** As much of an item's question as says where it belongs. */
interface Question {
  agreement: Pick<Agreement, 'parties' | 'scope'>
  objective: Pick<Objective, 'services'> & { measurement: Pick<Objective['measurement'], 'source'> }
  service?: string
}

/**
 * Whether something counted belongs to an agreement: its customer is a party, or it has none and is everybody's; its
 * service is one of the objective's, or it has none; and its source is the one that the objective names, if it names one.
 * Asked about one service, what has none belongs nowhere.
 */
export function scopeOf({ agreement, objective, service }: Question): (thing: Scoped) => boolean {
  const customers = agreement.parties.flatMap(({ role, id }) => (role === 'customer' && id ? [id] : []))
  const services = service === undefined ? (objective.services ?? agreement.scope.services) : [service]
  const { source } = objective.measurement
  return (thing) =>
    (customers.length === 0 || thing.customer === undefined || customers.includes(thing.customer)) &&
    (thing.service === undefined ? service === undefined : services.includes(thing.service)) &&
    (source === undefined || thing.source === undefined || thing.source === source)
}
