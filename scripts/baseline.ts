import type { Contract } from '../data/schema/contract.ts'
import type { Objective } from '../data/schema/objective.ts'
import { type Baseline, baselineOf } from './baseline/baseline.ts'
import { baselineLines } from './baseline/baseline-lines.ts'
import { checkInterval } from './baseline/check-interval.ts'
import { type OtherTerms, readTarget, readTerms } from './baseline/terms.ts'
import { ticketLines } from './baseline/ticket-lines.ts'
import { isOfTickets, type TicketBaseline, ticketBaseline } from './baseline/tickets.ts'
import { type WhatIf, whatIf } from './baseline/what-if.ts'
import { whatIfLines } from './baseline/what-if-lines.ts'
import { dataAsOf } from './build.ts'
import { UsageError } from './failure.ts'
import { type Data, loadData } from './load/data.ts'
import { measure } from './measure.ts'
import { named } from './named.ts'
import { factsOf } from './publish/agreement/results.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import { subjectsOf } from './sla/metrics.ts'
import type { Terminal } from './terminal.ts'

export interface BaselineOptions extends OtherTerms {
  data: string
  /** Epoch milliseconds; without it `asOf` of site.yaml, else now. */
  asOf?: number
  /** Without it the tickets of the agreement are told of. */
  service?: string
  /** Whose closed periods are computed under other terms; without it the baseline is told. */
  agreement?: string
  /** Needed where the agreement has several objectives of availability on the service. */
  objective?: string
}

/**
 * `sla-status baseline SERVICE`: what the service delivered in the last twelve months and which targets are realistic; or,
 * with an agreement, what its closed periods would have come to under other terms. With an agreement and no service: what
 * its tickets took, and how many would have kept other times.
 * @throws UsageError for a service, agreement or objective that there is not, with those that there are.
 */
export async function baseline(
  options: BaselineOptions,
  terminal: Terminal,
): Promise<Baseline | WhatIf | TicketBaseline> {
  const loaded = await loadData(options.data)
  const asOf = options.asOf ?? loaded.site.asOf ?? Date.now()
  const dated = dataAsOf(loaded, asOf, options.asOf !== undefined)
  if (options.service === undefined) return ofTickets(options, dated, asOf, terminal)
  const service = named('service', options.service, dated.services).id
  const question = readQuestion(options, service, dated, asOf)
  const { measured, maintenance } = await measure(dated, asOf)
  const data = { ...dated, maintenance }
  if (question !== null) {
    const found = whatIf(question, question.change, data, measured, asOf)
    for (const line of whatIfLines(found)) terminal.line(line)
    return found
  }
  const found = baselineOf(service, {
    facts: factsOf(data, measured, asOf),
    calendars: data.calendars,
    agreements: data.agreements,
    timeZone: data.site.timeZone,
    interval: checkInterval(service, data, measured),
    asOf,
  })
  for (const line of baselineLines(found)) terminal.line(line)
  return found
}

async function ofTickets(
  { agreement: id, objective, target, serviceHours, withoutExclusions }: BaselineOptions,
  data: Data,
  asOf: number,
  terminal: Terminal,
): Promise<TicketBaseline> {
  if (id === undefined)
    throw new UsageError(
      `Of what? Name a service (known: ${data.services.map((one) => one.id).join(', ')}), or with --agreement one whose tickets are meant`,
    )
  if (serviceHours ?? withoutExclusions)
    throw new UsageError(
      'Tickets have their own calendar and no exclusions; name a service beside --agreement for other hours',
    )
  const agreement = agreementAt(named('agreement', id, data.contracts), asOf)
  const all = agreement.objectives.filter(isOfTickets)
  if (all.length === 0)
    throw new UsageError(
      `The agreement "${id}" has no objective of tickets; name a service beside --agreement for availability`,
    )
  const objectives = objective === undefined ? all : [named('objective', objective, all)]
  const [first] = objectives
  const { measured } = await measure(data, asOf)
  const found = ticketBaseline({
    ...{ agreement, objectives, facts: factsOf(data, measured, asOf), calendars: data.calendars, asOf },
    ...(target !== undefined && first && { target: readTarget(target, first) }),
  })
  for (const line of ticketLines(found)) terminal.line(line)
  return found
}

/** What is asked of an agreement; null where the baseline is asked for. */
function readQuestion(options: BaselineOptions, service: string, data: Data, asOf: number) {
  const { agreement: id, objective: asked, target, serviceHours, withoutExclusions } = options
  if (id === undefined) {
    if (asked ?? target ?? serviceHours ?? withoutExclusions)
      throw new UsageError('Other terms are for an agreement; say which with --agreement')
    return null
  }
  const contract = named('agreement', id, data.contracts)
  const objective = objectiveAsked(contract, asked, service, asOf)
  const services = groupOf(contract, objective, service, asOf)
  if (services === undefined)
    throw new UsageError(`The objective "${objective.id}" is not measured on the service "${service}"`)
  const change = readTerms(options, objective, Object.keys(data.calendars))
  return { contract, objective: objective.id, service, services, change }
}

function groupOf(contract: Contract, objective: Objective, service: string, asOf: number) {
  return subjectsOf(agreementAt(contract, asOf), objective).find((group) => group.includes(service))
}

/** The objective that is meant: the one named, else the only one of availability on the service. */
function objectiveAsked(
  contract: Contract,
  asked: string | undefined,
  service: string,
  asOf: number,
): Objective {
  const { objectives } = agreementAt(contract, asOf)
  if (asked !== undefined) return named('objective', asked, objectives)
  const onService = objectives.filter((one) => groupOf(contract, one, service, asOf) !== undefined)
  const [only, ...others] = onService.filter(({ metric }) => metric === 'availability')
  if (only !== undefined && others.length === 0) return only
  const known = onService.map(({ id }) => id).join(', ') || 'none'
  throw new UsageError(
    `"${contract.id}" has ${only === undefined ? 'no objective' : 'several objectives'} of availability on "${service}"; say which with --objective (known: ${known})`,
  )
}
