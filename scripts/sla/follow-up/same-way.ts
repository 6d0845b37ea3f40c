import type { ObjectiveResult } from '../../../data/schema/feed.ts'

/** Results stay the same from build to build of a process that goes on. */
const ways = new WeakMap<ObjectiveResult, string>()

/** What results that are recorded did not say yet, and was so. */
const SAID_LATER = { countedBy: 'local-day' }
/** What decides over a verdict and not over the figure, and that the terms changed within the period. */
const NOT_MEASURING = new Set([
  ...['atRiskConsumption', 'minCoverage', 'minResponses', 'confidenceRule'],
  ...['midPeriodChange', 'midPeriodChangeAgreed'],
])

function wayOf(result: ObjectiveResult): string {
  const known = ways.get(result)
  if (known !== undefined) return known
  const way = wayText(result)
  ways.set(result, way)
  return way
}

function wayText({ metric, target, method, parts }: ObjectiveResult): string {
  const parameters = Object.entries({ ...SAID_LATER, ...method.parameters }).filter(
    ([name]) => !NOT_MEASURING.has(name),
  )
  const { unit, quantifier, limit } = target
  return JSON.stringify([
    metric,
    unit,
    quantifier,
    limit,
    method.rule,
    parameters.sort(),
    parts !== undefined,
  ])
}

/**
 * Whether results are measured in the same way, so that they can be compared or put together: by the same rule and
 * parameters, with the same limit for each item. Their targets may differ, as those do not change a figure.
 */
export function sameWay(results: readonly ObjectiveResult[]): boolean {
  return new Set(results.map(wayOf)).size <= 1
}
