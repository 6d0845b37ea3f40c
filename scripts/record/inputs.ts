import type { Agreement } from '../../data/schema/agreement.ts'
import type { ChainEntry } from '../../data/schema/chain.ts'
import type { Contract } from '../../data/schema/contract.ts'
import type { Objective } from '../../data/schema/objective.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import { cappedVolumes } from '../sla/agreement/above-cap.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import type { Facts } from '../sla/evaluate.ts'
import { measuredBy } from '../sla/measured-by.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { intersect } from '../sla/time/intervals.ts'
import type { PeriodBounds } from '../sla/types.ts'
import { digestOf } from './entry.ts'
import { decisiveItems } from './item-inputs.ts'
import { decisiveCalendars, decisiveTerms } from './terms.ts'

/** What of a closed period is asked about. */
export interface Closed {
  contract: Contract
  objectiveId: string
  /** As `subjectsOf` gives them: none for items. */
  services: readonly string[]
  period: PeriodBounds
  /** When the period was first recorded, epoch milliseconds: what became known later did not decide it. */
  recordedAt: number
}

/**
 * The digest of what decided a figure: terms, calendars and the slice of the evidence that falls into the period
 * (docs/verify.md says which). Where a fact stands in the provider's files is not among them, so that moving a file
 * changes nothing.
 */
export function inputsOf(
  closed: Closed,
  { calendars }: Pick<Data, 'calendars'>,
  facts: Facts,
): ChainEntry['inputs'] {
  const { contract, objectiveId, services, period, recordedAt } = closed
  const agreement = agreementAt(contract, period.end - 1)
  const objective = agreement.objectives.find(({ id }) => id === objectiveId)
  const volumes = cappedVolumes(contract, objectiveId, period, facts)
  const terms = decisiveTerms(contract, objectiveId, period, recordedAt)
  return {
    form: 1,
    digest: digestOf({
      period,
      terms,
      calendars: decisiveCalendars(terms, calendars, period, recordedAt),
      services: services.map((service) => serviceInputs(service, period, objective, agreement, facts)),
      ...(objective &&
        services.length === 0 && {
          items: decisiveItems({ agreement, objective, period, calendars, asOf: recordedAt }, facts.items),
        }),
      ...(volumes.length > 0 && { volumes }),
    }),
  }
}

function serviceInputs(
  service: string,
  period: PeriodBounds,
  objective: Objective | undefined,
  { id, timeZone }: Agreement,
  { timelines, maintenance, exclusions }: Facts,
): object {
  const within = ({ start, end }: Interval) => start < period.end && end > period.start
  const timeline = measuredBy(timelines.get(service), objective?.measurement.source)
  const windows = maintenance.filter((window) => window.services.includes(service) && touches(window, period))
  return {
    service,
    maintenance: windows.map(({ title: _, markdown: __, ...window }) => window),
    exclusions: exclusions
      .filter((claim) => claim.service === service && claim.agreement === id && within(claim))
      .map(({ evidence: _, duty: __, ...claim }) => claim),
    ...(objective &&
      isTimeBased(objective) && {
        observed: intersect(timeline?.observed ?? [], [period]).map(({ start, end }) => [start, end]),
        // A monitor's reference is a place in a file; an incident's is its id, which disputes name.
        monitored: (timeline?.monitored ?? []).filter(within).map(({ ref: _, ...span }) => span),
        declared: (timeline?.declared ?? []).filter(within),
      }),
    ...(objective?.metric === 'response-time' && {
      responseDays: (timeline?.responseTimes[timeZone] ?? []).filter(
        ({ day }) => day >= period.start && day < period.end,
      ),
    }),
    ...((objective?.metric === 'request-availability' || objective?.metric === 'ratio') && {
      counts: (timeline?.counts ?? []).filter(within),
    }),
  }
}

/** A window touches a period with any time of it: as announced, as moved or as it was. */
function touches({ start, end, actual, extensions = [] }: Facts['maintenance'][number], period: Interval) {
  const stretches = [{ start, end }, ...extensions, ...(actual ? [actual] : [])]
  return stretches.some((one) => one.start < period.end && (one.end ?? period.end) > period.start)
}
