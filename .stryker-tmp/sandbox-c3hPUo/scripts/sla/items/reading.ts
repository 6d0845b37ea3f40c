// @ts-nocheck
import type { Quantifier } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { compare, multiply, parsePercent, type Ratio, ratio } from '../exact/ratio.ts'
import type { ItemQuestion } from '../types.ts'
import { type Attribution, itemsOf } from './attribution.ts'
import { type Item, isOpenAt } from './item.ts'
import { quantified } from './quantifier.ts'

/** How an objective puts items into periods and into a value. */
export interface Counting {
  quantifier: Quantifier
  attribution: Attribution
  /** `excluded`: nothing is due in the period, and nothing is missing. */
  noVolume: 'no-data' | 'deem-met' | 'excluded'
}

/** The items of a period and what they come to. */
export interface Reading {
  /** Those that are decided, by the instant of it. */
  decided: Item[]
  /** By creation alone: those of the period that are not decided yet. */
  undecided: number
  good: number
  /** What each used, ascending. */
  used: number[]
  value: Ratio | null
  /** Neither fulfilled nor cancelled at the end of the period, of a cohort so far; and those of them that were late then. */
  open: Item[]
  pastDue: Item[]
  cancelled: number
  /** Something open has used so much that the objective is at risk (semantics 2.9). */
  threatened: boolean
}

/** Up to when anything is known. */
export function knownUntil({ asOf, dataThrough = asOf }: ItemQuestion): number {
  return Math.min(asOf, dataThrough)
}

/**
 * The amount that an item counts with. By decision what it had used when the period ended, so that a period that is over
 * does not change while something late stays open (semantics 2.7.6); else all that it used so far.
 */
export function usedBy(item: Item, attribution: Attribution, end: number): number {
  return item.usedAt(attribution === 'decision' ? end : Number.POSITIVE_INFINITY)
}

/** Count the items of a period (semantics 2.7.6). */
export function readItems(question: ItemQuestion, items: readonly Item[], counting: Counting): Reading {
  const { agreement, objective, period } = question
  const { quantifier, attribution } = counting
  const contract = contractTime(agreement)
  const own = itemsOf(items, attribution, period, contract)
  const decided = own
    .filter((item) => item.decidedAt !== null)
    .sort((a, b) => (a.decidedAt ?? 0) - (b.decidedAt ?? 0) || (a.id < b.id ? -1 : 1))
  const used = decided.map((item) => usedBy(item, attribution, period.end)).sort((a, b) => a - b)
  const good = decided.filter(({ state }) => state === 'met').length
  const cohort = attribution === 'created'
  const open = cohort
    ? own.filter(({ stop }) => stop === undefined)
    : items.filter((item) => item.start >= contract.start && isOpenAt(item, period.end))
  const pastDue = open.filter(({ decidedAt }) => decidedAt !== null && (cohort || decidedAt < period.end))
  const until = knownUntil(question)
  const watched = parsePercent(objective.atRiskConsumption)
  const near = (item: Item) =>
    compare(ratio(item.usedAt(until)), multiply(watched, ratio(Math.max(item.limit, 1)))) >= 0
  return {
    decided,
    undecided: own.length - decided.length,
    good,
    used,
    value: quantified(quantifier, used, good),
    open,
    pastDue,
    cancelled: items.filter(
      ({ state, stop = 0 }) => state === 'cancelled' && stop >= period.start && stop < period.end,
    ).length,
    threatened: open.some((item) => (item.decidedAt === null || attribution !== 'decision') && near(item)),
  }
}
