import type { Agreement } from '../data/schema/agreement.ts'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import type { Objective } from '../data/schema/objective.ts'
import { dataAsOf } from './build.ts'
import { explanationLines } from './explain/lines.ts'
import { type ExplainedSegment, explainSegments } from './explain/segments.ts'
import { UsageError } from './failure.ts'
import { loadData } from './load/data.ts'
import { measure } from './measure.ts'
import { named } from './named.ts'
import { didYouMean } from './nearest.ts'
import { evaluatorOf } from './publish/results.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import { subjectsOf } from './sla/metrics.ts'
import { closedPeriods, periodAt, startOfDay } from './sla/time/period.ts'
import { instantText } from './sla/time/text.ts'
import type { PeriodBounds } from './sla/types.ts'
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
}

/**
 * One figure step by step, down to the segments of its ledger and why each counts as it does. Evaluated anew from the
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
  const evaluation = evaluatorOf({ ...dated, maintenance }, measured, asOf)(
    contract,
    objective.id,
    services,
    period,
  )
  if (evaluation === null)
    throw new UsageError(`The objective "${objective.id}" did not hold yet in the period ${period.id}`)
  const explanation = {
    asOf: instantText(asOf),
    result: { ...evaluation.result, explain: evaluation.explain },
    segments: 'segments' in evaluation ? explainSegments(evaluation.segments) : [],
  }
  for (const line of explanationLines(explanation, { agreement, services })) terminal.line(line)
  return explanation
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
