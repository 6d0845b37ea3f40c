import type { CreditRule, CreditTerms } from '../../../data/schema/credits.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import { displayNumber } from '../exact/display.ts'
import {
  add,
  max,
  multiply,
  parseDecimal,
  parsePercent,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'
import { byTiers } from './tiers.ts'
import type { CreditVerdict, Fee, Given } from './types.ts'

const HOUR = 3_600_000

type Rule<K extends string> = Extract<CreditRule, Record<K, unknown>>

/** The rules that hold for an objective: its own, else, for availability, the tiers of the agreement. */
export function rulesFor({ id, metric }: Objective, { objectives, tiers }: CreditTerms): CreditRule[] {
  const own = objectives[id]
  if (own !== undefined) return [own].flat()
  return metric === 'availability' && tiers !== undefined ? [{ tiers }] : []
}

/**
 * For each outage, each started hour of what counts in the period and is not free: the percentage for each hour, the
 * amount for each hour or once (`fixedPer`, G13).
 */
function byStartedHour(
  { perStartedHour }: Rule<'perStartedHour'>,
  { outages = [] }: CreditVerdict,
  fee: Fee,
): Given {
  const { amount, percentOfFee, fixedPer, after } = perStartedHour
  const hours = outages.map(({ countedMs }) => Math.max(0, Math.ceil((countedMs - after) / HOUR)))
  const all = hours.reduce((sum, each) => sum + each, 0)
  const times = fixedPer === 'hour' ? all : hours.filter((each) => each > 0).length
  return {
    kind: 'per-started-hour',
    amount: add(
      multiply(ratio(times), parseDecimal(amount)),
      multiply(ratio(all), multiply(parsePercent(percentOfFee), fee.period)),
    ),
    steps: [
      {
        step: 'started-hours',
        values: { hours: String(all), percentOfFee, fixedTimes: String(times), amount },
      },
    ],
  }
}

function byBreach(
  { perBreach: { amount, percent } }: Rule<'perBreach'>,
  { missed = 1 }: CreditVerdict,
  fee: Fee,
): Given {
  const each =
    amount === undefined ? multiply(parsePercent(percent ?? '0'), fee.period) : parseDecimal(amount)
  const gives = { ...(amount !== undefined && { amount }), ...(percent !== undefined && { percent }) }
  return {
    kind: 'per-breach',
    amount: multiply(ratio(missed), each),
    steps: [{ step: 'breaches', values: { count: String(missed), ...gives } }],
  }
}

/** Of percentage points, as they are told; the amount is of all of them. */
const POINT_DECIMALS = 6

/** In proportion to the distance from the target in percentage points; for targets in per cent. */
function byPercentPoint(
  { perPercentPoint: { percent } }: Rule<'perPercentPoint'>,
  { value }: CreditVerdict,
  { target }: Objective,
  fee: Fee,
): Given {
  const limit = targetValue(target)
  const short = (at: Ratio) => (isLowerBound(target) ? subtract(limit, at) : subtract(at, limit))
  // A breach may have a value that meets the target, as where one part of a split period was breached: it takes nothing back.
  const points = value === null || target.unit !== '%' ? ZERO : multiply(max(short(value), ZERO), ratio(100n))
  const amount = multiply(points, multiply(parsePercent(percent), fee.period))
  const values = { points: displayNumber(points, 'floor', POINT_DECIMALS), percent }
  return { kind: 'per-percent-point', amount, steps: [{ step: 'percent-points', values }] }
}

/**
 * What a rule gives for a breach, before stacking, caps and rounding (semantics 2.12). `breaches` is how many of the
 * objective's periods, this one included, were breached within so many months.
 */
export function givenBy(
  rule: CreditRule,
  verdict: CreditVerdict,
  objective: Objective,
  fee: Fee,
  breaches: (months: number) => number,
): Given {
  if (rule === 'remedy-plan') return { kind: 'remedy-plan', amount: ZERO, due: true, steps: [] }
  if ('tiers' in rule) return byTiers(rule, verdict, objective, fee)
  if ('perStartedHour' in rule) return byStartedHour(rule, verdict, fee)
  if ('perBreach' in rule) return byBreach(rule, verdict, fee)
  if ('perPercentPoint' in rule) return byPercentPoint(rule, verdict, objective, fee)
  const { breaches: needed, months } = rule.terminationRight
  const count = breaches(months)
  const values = { breaches: String(count), needed: String(needed), months: String(months) }
  return {
    kind: 'termination-right',
    amount: ZERO,
    due: count >= needed,
    steps: [{ step: 'termination', values }],
  }
}
