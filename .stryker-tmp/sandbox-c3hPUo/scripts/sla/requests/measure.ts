// @ts-nocheck
import type { RequestObjective } from '../../../data/schema/objective.ts'
import { add, divide, ONE, parsePercent, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import type { Slice } from './slices.ts'
import { sumOfShares } from './sum.ts'

/** What a period's requests come to. Shares are of 1; null where there is nothing to take a share of. */
export interface RequestMeasure {
  good: number
  valid: number
  /** Of the slices: how many are known, empty ones included, how many of them are empty, how many unknown. */
  slices: { known: number; empty: number; unknown: number }
  value: Ratio | null
  /** With all unknown slices bad, and with all of them good. */
  worst: Ratio | null
  best: Ratio | null
  /** The share of the base, by time, in which anything was reported; null without a base. */
  coverage: Ratio | null
  /** The weight of good and of all slices that count, and of unknown ones; for `occurrences` as if each were one. */
  weights: { good: Ratio; all: number; unknown: number }
}

function lengthOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { length }) => sum + length, 0)
}

/** What a slice that is not empty is worth, from 0 to 1: by its target good or not, or its share. */
function goodWeight(slices: readonly Slice[], { method, sliceTarget, target }: RequestObjective): Ratio {
  if (method === 'ratio-timeslices')
    return sumOfShares(slices.map(({ good, valid, length }) => ({ good, valid, weight: length })))
  const aim = parsePercent(sliceTarget ?? target.value)
  const keeps = ({ good, valid }: Slice) => BigInt(good) * aim.den >= BigInt(valid) * aim.num
  return ratio(lengthOf(slices.filter(keeps)))
}

/**
 * Measure requests by the contract's method (semantics 2.7.2). `occurrences`: good of all valid. `timeslices`: the share
 * of slices in which enough were good. `ratio-timeslices`: the mean of the slices' shares. Slices weigh by their length. A
 * slice with fewer than `minRequestsPerSlice` is empty: good, bad or left out by `emptySlice`. An unknown slice can hold
 * any number of requests, so with one the bounds of `occurrences` are 0 and 1.
 */
export function measureRequests(slices: readonly Slice[], objective: RequestObjective): RequestMeasure {
  const { method, emptySlice, minRequestsPerSlice } = objective
  const known = slices.filter(({ reported }) => reported)
  const unknown = lengthOf(slices) - lengthOf(known)
  const good = known.reduce((sum, slice) => sum + slice.good, 0)
  const valid = known.reduce((sum, slice) => sum + slice.valid, 0)
  const isEmpty = (slice: Slice) => slice.valid < minRequestsPerSlice
  const [empty, full] = [known.filter(isEmpty), known.filter((slice) => !isEmpty(slice))]
  const emptyWeight = ratio(emptySlice === 'good' ? lengthOf(empty) : 0)
  const weights = {
    good: add(goodWeight(full, objective), emptyWeight),
    all: emptySlice === 'exclude' ? lengthOf(full) : lengthOf(known),
    unknown,
  }
  const base = lengthOf(slices)
  const share = (part: Ratio, whole: number) => (whole === 0 ? null : divide(part, ratio(whole)))
  const so = {
    good,
    valid,
    slices: { known: known.length, empty: empty.length, unknown: slices.length - known.length },
    coverage: share(ratio(lengthOf(known)), base),
    weights,
  }
  const nothing = { ...so, value: null, worst: null, best: null }
  if (valid === 0) return nothing
  if (method === 'occurrences') {
    const value = ratio(good, valid)
    return { ...so, value, ...(unknown > 0 ? { worst: ZERO, best: ONE } : { worst: value, best: value }) }
  }
  if (weights.all === 0) return nothing
  return {
    ...so,
    value: share(weights.good, weights.all),
    worst: share(weights.good, weights.all + unknown),
    best: share(add(weights.good, ratio(unknown)), weights.all + unknown),
  }
}

/** The best share that the period can still end at: every slice that is unknown or to come good, and none left out. */
export function bestEnd({ weights: { good, all, unknown } }: RequestMeasure, toCome: number): Ratio {
  const rest = unknown + toCome
  return divide(add(good, ratio(rest)), ratio(Math.max(1, all + rest)))
}
