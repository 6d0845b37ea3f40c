import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { Objective, TimeObjective } from '../../data/schema/objective.ts'
import { isTemplates } from '../load/templates.ts'
import { displayShare } from '../sla/exact/display.ts'
import { compare, divide, ONE, parseDecimal, type Ratio, ratio, subtract, ZERO } from '../sla/exact/ratio.ts'
import { isLowerBound, targetValue } from '../sla/exact/target.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { backing } from './backing.ts'
import { error, type Found, type LintContext, type Rule, warning } from './finding.ts'

/** L18: somebody has looked whether the target can be kept, and suppliers promise enough for it. */
export const l18: Rule = (agreement, context) => [
  ...baselines(agreement, context),
  ...backing(agreement),
  ...stretches(agreement),
]

const baselines = ({ objectives, template = '' }: Agreement, { templates = {} }: LintContext): Found[] =>
  objectives.flatMap((objective, index) => {
    const { id, metric, target, baseline, kind, rationale } = objective
    if (metric === 'milestone' || metric === 'report-delivery' || kind !== 'sla') return []
    const path = ['objectives', index, 'baseline']
    const known = templates[template]?.[id]
    if (baseline === undefined && isTemplates(objective, known))
      return [
        warning(
          path,
          `the target of "${id}" is that of the template "${template}" as it stands, and nothing says what the service delivered before; add \`baseline: { value: "…", over: … }\` and see whether the target fits`,
        ),
      ]
    if (baseline === undefined)
      return [
        warning(
          path,
          `nothing says what "${id}" was before it was promised; add \`baseline: { value: "…", over: … }\``,
        ),
      ]
    const order = compare(parseDecimal(baseline.value), parseDecimal(target.value))
    const isWorse = isLowerBound(target) ? order < 0 : order > 0
    return isWorse && rationale === undefined
      ? [
          warning(
            path,
            `the service delivered ${baseline.value}, worse than the target ${target.value}; say in \`rationale\` what changes, or lower the target`,
          ),
        ]
      : []
  })

/** What is hoped for lies beyond what is promised. */
const stretches = ({ objectives }: Agreement): Found[] =>
  objectives.flatMap(({ id, target, stretch }, index) => {
    if (stretch === undefined) return []
    const order = compare(parseDecimal(stretch), parseDecimal(target.value))
    if (isLowerBound(target) ? order > 0 : order < 0) return []
    const beyond = isLowerBound(target) ? 'more' : 'less'
    return [
      error(
        ['objectives', index, 'stretch'],
        `${stretch} is not better than the target of "${id}", ${target.value}; give a value that is ${beyond}, in the same unit, or take it out`,
      ),
    ]
  })

const DAY = 86_400_000
const LENGTHS = {
  'calendar-day': DAY,
  'calendar-week': 7 * DAY,
  'calendar-month': 30 * DAY,
  'calendar-quarter': 90 * DAY,
  'calendar-half': 181 * DAY,
  'calendar-year': 365 * DAY,
  'service-year': 365 * DAY,
}

/** Length of a period in milliseconds; a calendar month is taken as 30 days. */
function lengthOfPeriod(period: Objective['period']): number {
  if (typeof period === 'string') return LENGTHS[period]
  if ('billing' in period) return LENGTHS['calendar-month']
  return 'fixedDenominator' in period
    ? period.fixedDenominator
    : Temporal.Duration.from(period.rolling).total('milliseconds')
}

/** Share of the week in which a calendar is open. */
function openShare(calendar: Calendar | undefined): Ratio {
  const hours = Object.values(calendar?.weekly ?? {}).flat()
  const minutes = hours.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
  return minutes === 0 ? ONE : ratio(minutes, 7 * 24 * 60)
}

/** Smallest distinguishable downtime as a share of the base (semantics 2.8, G72). */
function resolution(
  agreement: Agreement,
  objective: TimeObjective,
  interval: number,
  calendars: Record<string, Calendar>,
) {
  const hours = objective.serviceHours ?? agreement.serviceHours
  const share = hours === '24x7' ? ONE : openShare(calendars[hours])
  return divide(ratio(interval, lengthOfPeriod(objective.period)), share)
}

/** L19: what is measured is fine enough to tell the target, and what belongs to the agreed time. */
export const l19: Rule = (agreement, context) => [
  ...closeEnough(agreement, context),
  ...wholeDays(agreement, context),
]

/** The checks are close enough together to tell the target. */
const closeEnough: Rule = (agreement, { intervals, calendars }) =>
  agreement.objectives.flatMap((objective, index) => {
    const interval = intervals[objective.measurement.source ?? '']
    if (!isTimeBased(objective) || objective.metric !== 'availability' || !interval) return []
    const allowed = subtract(ONE, targetValue(objective.target))
    if (compare(allowed, ZERO) <= 0) return []
    const share = resolution(agreement, objective, interval, calendars)
    const path = ['objectives', index, 'target']
    const said = `a check every ${interval / 1000} s tells ${displayShare(share, 'ceil', 3)} % of the period apart, and ${displayShare(allowed, 'floor', 3)} % is allowed`
    if (compare(share, allowed) > 0)
      return [
        error(path, `${said}: a single failed check breaks the target; check more often or lower the target`),
      ]
    return compare(share, divide(allowed, ratio(4n))) > 0
      ? [warning(path, `${said}: four failed checks are all there is; check more often`)]
      : []
  })

/** Whether a calendar is open for a part of some day. */
function closesWithinDays({ weekly, exceptions }: Calendar): boolean {
  return [...Object.values(weekly), ...Object.values(exceptions)].some((hours) => {
    const open = hours.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
    return open > 0 && open < 24 * 60
  })
}

/** Response times are known by local day: nothing within one can be taken out. */
const wholeDays: Rule = ({ objectives, serviceHours, maintenance, exclusions }, { calendars }) => {
  const calendar = calendars[serviceHours]
  const within = [
    ...(calendar && closesWithinDays(calendar) ? [`the closed hours of "${serviceHours}"`] : []),
    ...(maintenance && maintenance.exclusionMode !== 'none' ? ['maintenance'] : []),
    ...(Array.isArray(exclusions) ? ['other exclusions'] : []),
  ]
  if (within.length === 0) return []
  return objectives.flatMap(({ id, metric }, index) =>
    metric === 'response-time'
      ? [
          warning(
            ['objectives', index, 'metric'],
            `response times are known by local day, so "${id}" counts all requests of a day and cannot take out ${within.join(' and ')} within it: where that could change the verdict it is called resolution-limited; to leave them out, count good requests as request-availability`,
          ),
        ]
      : [],
  )
}
