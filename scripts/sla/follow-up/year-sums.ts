import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import {
  add,
  compare,
  divide,
  max,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'

/** What the periods of a year come to together, or why they cannot be put together. */
export type Sum = { value: Ratio } | { reason: string }

const none = (reason: string): Sum => ({ reason })
const exactOf = ({ exact }: ObjectiveResult): Ratio | null =>
  exact && ratio(BigInt(exact.num), BigInt(exact.den))
const shareOf = (good: number, valid: number): Sum =>
  valid === 0 ? none('no-data') : { value: ratio(good, valid) }
/** The sum of whole numbers. */
export const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0)

function stepValue({ explain = [] }: ObjectiveResult, name: string, value: string): number {
  return Number(explain.find(({ step }) => step === name)?.values[value] ?? Number.NaN)
}

/** The base that a share of time was taken of, in milliseconds, by the contract's policy for unknown time (semantics 2.9). */
function baseOf(result: ObjectiveResult): number {
  const base = stepValue(result, 'base', 'baseMs')
  return result.method.parameters.unknownPolicy === 'exclude' ? base - (result.ledger?.unknownMs ?? 0) : base
}

/** Shares of time: what was bad in each period, exactly, of the base of all of them (semantics P1). */
function ofTime(results: readonly ObjectiveResult[]): Sum {
  if (results.some(({ method }) => method.parameters.unknownPolicy === 'hold-last')) return none('metric')
  let base = 0
  let bad = ZERO
  for (const result of results) {
    const share = exactOf(result)
    if (share === null) continue
    const own = baseOf(result)
    if (Number.isNaN(own)) return none('metric')
    base += own
    bad = add(bad, multiply(subtract(ONE, share), ratio(own)))
  }
  return base === 0 ? none('no-data') : { value: subtract(ONE, divide(bad, ratio(base))) }
}

/** One of the numbers that results tell, of all of them together; where it is not told it is none. */
function told(results: readonly ObjectiveResult[], name: string): number {
  return total(results.map(({ numbers = {} }) => Number(numbers[name] ?? 0)))
}

function ofNumbers(results: readonly ObjectiveResult[], good: string, valid: string): Sum {
  return shareOf(told(results, good), told(results, valid))
}

function ofSurveys(results: readonly ObjectiveResult[], rule: string, least: number): Sum {
  const sum = (name: string) => told(results, name)
  if (sum('valid') === 0) return none('no-data')
  if (sum('valid') < least) return none('insufficient')
  if (rule === 'surveys/csat-top-2-box') return ofNumbers(results, 'satisfied', 'valid')
  if (rule !== 'surveys/nps') return none('metric')
  return { value: ratio(100 * (sum('promoters') - sum('detractors')), sum('valid')) }
}

/** Counts and lengths: their sum, or the greatest of them. */
function ofValues(results: readonly ObjectiveResult[], together: typeof add | typeof max): Sum {
  const values = results.flatMap((result) => exactOf(result) ?? [])
  if (values.length === 0) return none('no-data')
  return { value: values.reduce((a, b) => together(a, b)) }
}

/** Items are in one period each (semantics 2.7.6), so that their shares add up: where the value is that share. */
function ofItems(results: readonly ObjectiveResult[], { target }: ObjectiveResult): Sum {
  const items = results.flatMap(({ items: own }) => own ?? [])
  const isShare = results.every((result) => {
    const value = exactOf(result)
    const { good = 0, valid = 0 } = result.items ?? {}
    return value === null || (valid > 0 && compare(value, ratio(good, valid)) === 0)
  })
  if (target.quantifier === 'every') return ofValues(results, max)
  if (!isShare || target.unit !== '%') return none('metric')
  return shareOf(total(items.map(({ good }) => good)), total(items.map(({ valid }) => valid)))
}

/** Everything that was counted in the periods of one objective, together; `last` is the latest of them. */
export function sumOf(results: readonly ObjectiveResult[], last: ObjectiveResult): Sum {
  const { rule, parameters } = last.method
  switch (last.metric) {
    case 'availability':
      return ofTime(results)
    case 'request-availability': {
      if (rule !== 'requests/occurrences') return none('metric')
      const sum = (name: string) => total(results.map((result) => stepValue(result, 'requests', name) || 0))
      return shareOf(sum('good'), sum('valid'))
    }
    case 'response-time': {
      if (rule !== 'latency/threshold-share') return none('metric')
      const failed = parameters.failedRequests === 'bad' ? told(results, 'failed') : 0
      return shareOf(told(results, 'good'), told(results, 'samples') + failed)
    }
    case 'outage-count':
    case 'outage-total':
      return ofValues(results, add)
    case 'longest-outage':
      return ofValues(results, max)
    case 'csat':
    case 'nps':
    case 'nki':
      return ofSurveys(results, rule, Number(parameters.minResponses ?? 0))
    case 'defect-rate':
      return ofNumbers(results, 'defective', 'counted')
    case 'mttr':
    case 'mtbf':
    case 'report-delivery':
    case 'milestone':
      return none('metric')
    default:
      return ofItems(results, last)
  }
}
