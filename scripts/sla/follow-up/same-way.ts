import type { ObjectiveResult } from '../../../data/schema/feed.ts'

type Parameters = ObjectiveResult['method']['parameters']

/** What results that are recorded did not say yet, and was so. */
const SAID_LATER: Parameters = { countedBy: 'local-day' }
/** What decides over a verdict and not over the figure, and that the terms changed within the period. */
const NOT_MEASURING = new Set([
  ...['atRiskConsumption', 'minCoverage', 'minResponses', 'confidenceRule'],
  ...['midPeriodChange', 'midPeriodChangeAgreed'],
])

/**
 * Whether results are measured in the same way, so that they can be compared or put together: by the same rule and
 * parameters, with the same limit for each item. Their targets may differ, as those do not change a figure.
 */
export function sameWay([first, ...others]: readonly ObjectiveResult[]): boolean {
  return first === undefined || others.every((other) => areAlike(first, other))
}

function areAlike(one: ObjectiveResult, other: ObjectiveResult): boolean {
  const [a, b] = [one.target, other.target]
  return (
    one.metric === other.metric &&
    a.unit === b.unit &&
    a.quantifier === b.quantifier &&
    JSON.stringify(a.limit) === JSON.stringify(b.limit) &&
    one.method.rule === other.method.rule &&
    (one.parts === undefined) === (other.parts === undefined) &&
    holds(one.method.parameters, other.method.parameters) &&
    holds(other.method.parameters, one.method.parameters)
  )
}

/** Whether what measures by some parameters is so by others too. */
function holds(some: Parameters, others: Parameters): boolean {
  for (const name in some)
    if (!NOT_MEASURING.has(name) && some[name] !== (others[name] ?? SAID_LATER[name])) return false
  return true
}
