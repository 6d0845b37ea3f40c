import type { Agreement } from '../../data/schema/agreement.ts'
import type { Objective } from '../../data/schema/objective.ts'
import { isLowerBound } from '../sla/exact/target.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { error, type Found, type LintContext, type Rule, warning } from './finding.ts'

/** Metrics of which more is better; of all others less is. */
const MORE_IS_BETTER = [
  'availability',
  'request-availability',
  'mtbf',
  'delivery-precision',
  'csat',
  'nps',
  'nki',
]
/** Metrics in which a failed request is a bad one. */
const AVAILABLE = ['availability', 'request-availability']
/** A share can be good or bad: only its words tell. */
const EITHER = ['ratio']

function each(agreement: Agreement, look: (objective: Objective, path: PropertyKey[]) => Found[]): Found[] {
  return agreement.objectives.flatMap((objective, index) => look(objective, ['objectives', index]))
}

/** L05: the target can be read in one way only (the schema already asks for metric, target, period and quantifier). */
export const l05: Rule = (agreement) => [...readOneWay(agreement), ...nothingSlips(agreement)]

/** What one parameter leaves to another: reopening to the days of grace (2.7.5), failed requests to availability (2.7.4). */
const nothingSlips = (agreement: Agreement): Found[] =>
  each(agreement, (objective, path) => {
    const days = agreement.grace.workingDays
    if (objective.metric === 'resolution' && objective.reopenWindow.workingDays > days)
      return [
        warning(
          [...path, 'reopenWindow'],
          `a ticket can be reopened for ${objective.reopenWindow.workingDays} working days, but the period is final after ${days}: one that is reopened later is a new ticket, whatever the window says; shorten it or lengthen \`grace\``,
        ),
      ]
    if (objective.metric !== 'response-time' || objective.failedRequests === 'bad') return []
    const services = objective.services ?? agreement.scope.services
    const watched = agreement.objectives.filter(({ metric }) => AVAILABLE.includes(metric))
    const blind = services.filter(
      (service) => !watched.some((other) => (other.services ?? agreement.scope.services).includes(service)),
    )
    return blind.length === 0
      ? []
      : [
          warning(
            [...path, 'failedRequests'],
            `failed requests count in nothing: they are left out here, and no objective promises that ${blind.join(', ')} is available; add one, or write \`failedRequests: bad\``,
          ),
        ]
  })

const readOneWay = (agreement: Agreement): Found[] =>
  each(agreement, (objective, path) => {
    const { metric, target, period, kind } = objective
    const found: Found[] = []
    const { comparator, value, unit } = target
    if (!EITHER.includes(metric) && isLowerBound(target) !== MORE_IS_BETTER.includes(metric))
      found.push(
        error(
          [...path, 'target'],
          `"${comparator} ${value} ${unit}" asks for the worse side of ${metric}; turn the comparator round`,
        ),
      )
    if (unit === '%' && Number(value) > 100)
      found.push(error([...path, 'target'], `${value} % is more than all; expected 100 % or less`))
    const credited = kind === 'sla' && agreement.credits !== undefined && agreement.credits !== 'none'
    const rolls = typeof period === 'object' && 'rolling' in period
    if (credited && rolls)
      found.push(
        error(
          [...path, 'period'],
          `a rolling window is never final, so no credit can follow from it (semantics P4); use calendar-month or { billing: … }`,
        ),
      )
    if (credited && period === 'service-year' && isTimeBased(objective) && metric !== 'availability')
      found.push(
        error(
          [...path, 'period'],
          `in a service year a minute of downtime pays once (semantics 2.12), which says what is left of an availability, but not of ${metric}; use calendar-month or { billing: … }`,
        ),
      )
    return found
  })

/** L06: a figure has a source, and somebody who measures. */
export const l06: Rule = (agreement, { intervals, looks }) =>
  each(agreement, (objective, path) => {
    const { metric, measurement } = objective
    if (metric === 'milestone') return []
    const { source, by } = measurement
    if (source === undefined)
      return [
        error(
          [...path, 'measurement'],
          `nothing says where the figure comes from; add \`measurement: { source: ${Object.keys(intervals)[0] ?? 'checks'}, by: provider }\``,
        ),
      ]
    if (!(source in intervals) && source !== 'incidents')
      return [
        error(
          [...path, 'measurement', 'source'],
          `no source is called "${source}"; sources.yaml has ${Object.keys(intervals).join(', ') || 'none'}`,
        ),
      ]
    const blind = blindSpots(agreement, objective, looks, path)
    return by === undefined
      ? [
          ...blind,
          warning(
            [...path, 'measurement'],
            'nothing says who measures; add `by: provider`, `by: customer` or a third party',
          ),
        ]
      : blind
  })

/** Services of an objective that the monitor which should measure them does not look at: another one would, or none. */
function blindSpots(
  { scope }: Agreement,
  objective: Objective,
  looks: LintContext['looks'],
  path: PropertyKey[],
): Found[] {
  const { source = '', authority } = objective.measurement
  const seen = looks[source]
  const measured = isTimeBased(objective) || objective.metric === 'response-time'
  if (seen === undefined || !measured || authority === 'incidents') return []
  return (objective.services ?? scope.services)
    .filter((service) => !seen.has(service))
    .map((service) => {
      const others = Object.keys(looks).filter((id) => looks[id]?.has(service))
      const instead = others.length > 0 ? `it is measured by ${others.join(', ')}` : 'nothing measures it'
      return error(
        [...path, 'measurement', 'source'],
        `"${source}" does not look at ${service}, so that ${instead}; name a source that does, add ${service} to the source in sources.yaml, or take it out of the objective's services`,
      )
    })
}

/** L07: working time is counted in a calendar that exists and has hours. */
export const l07: Rule = (agreement, { calendars }) =>
  each(agreement, (objective, path) => {
    if (!('calendar' in objective) || objective.calendar === undefined || objective.calendar === '24x7') {
      const works = objective.target.unit === 'workingDays' && objective.metric === 'lead-time'
      return works
        ? [
            error(
              [...path, 'calendar'],
              'working days are counted in a calendar of working days; "24x7" has none: name one of calendars.yaml',
            ),
          ]
        : []
    }
    const calendar = calendars[objective.calendar]
    if (calendar === undefined)
      return [
        error(
          [...path, 'calendar'],
          `no calendar is called "${objective.calendar}"; calendars.yaml has ${Object.keys(calendars).join(', ') || 'none'}`,
        ),
      ]
    const open = Object.values(calendar.weekly).some((hours) => hours.length > 0)
    return open
      ? []
      : [
          error(
            [...path, 'calendar'],
            `calendar "${calendar.id}" is never open, so its clock never runs; give it hours`,
          ),
        ]
  })

/** L08: what maintenance does to the figures is said. */
export const l08: Rule = ({ maintenance, objectives }) =>
  maintenance === undefined && objectives.some((objective) => 'unknownPolicy' in objective)
    ? [
        warning(
          ['maintenance'],
          'nothing is said of planned maintenance, so all of it counts as downtime; state notice, cap and exclusionMode, or write `maintenance: none`',
        ),
      ]
    : []

/** L20: weights that are neither nothing nor all need a clause that says so (semantics 2.6.3). */
export const l20: Rule = (agreement) =>
  each(agreement, (objective, path) => {
    if (!('weights' in objective) || objective.clause !== undefined) return []
    const { partial, degraded } = objective.weights
    const odd = [partial, degraded].filter((weight) => !/^[01](\.0+)?$/.test(weight))
    return odd.length > 0
      ? [
          warning(
            [...path, 'weights'],
            `a weight of ${odd.join(' and ')} makes an outage count in part; name the clause that says so, or use 0 or 1`,
          ),
        ]
      : []
  })
