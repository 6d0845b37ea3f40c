import type { Agreement } from '../data/schema/agreement.ts'
import type { Contract } from '../data/schema/contract.ts'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import type { Objective } from '../data/schema/objective.ts'
import { dataAsOf } from './build.ts'
import { type CountedRow, countedIn } from './explain/counted.ts'
import { explanationLines } from './explain/lines.ts'
import { type ExplainedSegment, explainSegments } from './explain/segments.ts'
import { type Recorded, recordedOf } from './explain/standing.ts'
import { UsageError } from './failure.ts'
import { loadData } from './load/data.ts'
import { measure } from './measure.ts'
import { named } from './named.ts'
import { didYouMean } from './nearest.ts'
import { evaluatorOf, factsOf } from './publish/agreement/results.ts'
import { withFacts } from './sla/agreement/change-parts.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import type { Facts } from './sla/evaluate.ts'
import { subjectsOf } from './sla/metrics.ts'
import { closedPeriods, periodAt, startOfDay } from './sla/time/period.ts'
import { instantText } from './sla/time/text.ts'
import type { Asked, PeriodBounds } from './sla/types.ts'
import type { Terminal } from './terminal.ts'

export interface ExplainOptions {
  data: string
  /** Epoch milliseconds; without it `asOf` of site.yaml, else now. */
  asOf?: number
  agreement: string
  objective: string
  period: string
  /** Needed where the objective is measured for several services by themselves. */
  service?: string
}

export interface Explanation {
  asOf: string
  /** With the steps of its explanation. */
  result: ObjectiveResult
  /** The whole period, every millisecond of it once, in order; empty for a metric that is not based on time. */
  segments: ExplainedSegment[]
  /** Everything that it counted, for a metric that is not based on time: each ticket, order, slice of requests or day. */
  counted: CountedRow[]
  /** What the record has of it, where that is kept. */
  recorded?: Recorded
}

/**
 * One figure step by step, down to the segments of its ledger and why each counts as it does, or to each thing counted. Evaluated anew from the
 * data folder, by the same functions as a build.
 * @throws UsageError when there is no such agreement, objective, period or service, with those that there are.
 */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<Explanation> {
  const loaded = await loadData(options.data)
  const asOf = options.asOf ?? loaded.site.asOf ?? Date.now()
  const dated = dataAsOf(loaded, asOf, options.asOf !== undefined)
  const contract = named('agreement', options.agreement, dated.contracts)
  const agreement = agreementAt(contract, asOf)
  const objective = named('objective', options.objective, agreement.objectives)
  const period = periodNamed(options.period, agreement, objective, asOf)
  const services = servicesNamed(options.service, subjectsOf(agreement, objective), objective)
  const { measured, maintenance } = await measure(dated, asOf)
  const all = { ...dated, maintenance }
  const evaluation = evaluatorOf(all, measured, asOf)(contract, objective.id, services, period)
  if (evaluation === null)
    throw new UsageError(`The objective "${objective.id}" did not hold yet in the period ${period.id}`)
  const recorded = await recordedOf(options.data, evaluation.result, asOf)
  const explanation = {
    ...(recorded && { recorded }),
    asOf: instantText(asOf),
    result: { ...evaluation.result, explain: evaluation.explain },
    segments: 'segments' in evaluation ? explainSegments(evaluation.segments) : [],
    counted: countedBy(contract, objective.id, services, period, evaluation.result, {
      facts: factsOf(all, measured, asOf),
      calendars: all.calendars,
      asOf,
    }),
  }
  for (const line of explanationLines(explanation, { agreement, services })) terminal.line(line)
  return explanation
}

/** What each part of the period counted that was judged by itself: the whole, or the parts of a change within it. */
function countedBy(
  contract: Contract,
  objectiveId: string,
  services: string[],
  period: PeriodBounds,
  { parts }: ObjectiveResult,
  { facts, calendars, asOf }: Pick<Asked, 'calendars' | 'asOf'> & { facts: Facts },
): CountedRow[] {
  const bounds = parts?.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })) ?? [
    period,
  ]
  return bounds.flatMap(({ start, end }) => {
    const agreement = withFacts(agreementAt(contract, start), contract, period)
    const objective = agreement.objectives.find(({ id }) => id === objectiveId)
    if (objective === undefined) return []
    const asked = { agreement, objective, period: { ...period, start, end }, calendars, asOf }
    return countedIn({ ...asked, versions: contract.versions }, services, facts)
  })
}

/** The period of that id among those that have begun since the agreement did. */
function periodNamed(
  id: string,
  { effectiveFrom, timeZone }: Agreement,
  objective: Objective,
  asOf: number,
): PeriodBounds {
  const first = startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)
  const running = periodAt(objective.period, timeZone, asOf)
  const all = [running, ...closedPeriods(objective.period, timeZone, first, asOf)]
  const found = all.find((period) => period.id === id)
  if (found) return found
  const oldest = all.at(-1)?.id ?? running.id
  const known = all.length > 1 ? `${oldest} to ${running.id}` : running.id
  throw new UsageError(`The objective "${objective.id}" has no period "${id}" (known: ${known})`)
}

function servicesNamed(service: string | undefined, groups: string[][], objective: Objective): string[] {
  const [only, ...others] = groups
  const known = [...new Set(groups.flat())]
  if (service === undefined || known.length === 0) {
    if (only && others.length === 0) return only
    throw new UsageError(
      `The objective "${objective.id}" is measured for each of its services by itself; say which with --service (known: ${known.join(', ')})`,
    )
  }
  const found = groups.find((group) => group.includes(service))
  if (found) return found
  throw new UsageError(
    `The objective "${objective.id}" does not concern a service "${service}"${didYouMean(service, known)} (known: ${known.join(', ')})`,
  )
}
