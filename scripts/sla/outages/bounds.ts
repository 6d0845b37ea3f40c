import type { OutageObjective } from '../../../data/schema/objective.ts'
import { add, compare, divide, isZero, max, min, type Ratio, ratio } from '../exact/ratio.ts'
import { merge, reaching } from '../time/intervals.ts'
import type { TimeQuestion } from '../types.ts'
import type { Episode } from './episodes.ts'
import { figureOf, lengthOfAll, longestOf, type Tally, upTime } from './tally.ts'
import { unseenTime } from './unknown.ts'

/**
 * How many outages unknown time can hide: as many as fit between two looks, by the shortest that counts and the gap that
 * keeps two apart. Null where neither bounds them. What was out and does not count, too short or in closed hours, is looked
 * at with the unseen time beside it, or so near that the contract makes one of both: together they may be one that counts.
 * At the ends of the period one can always reach in from outside.
 */
function hiddenOutages(
  { objective: { minOutage, mergeGap }, period, asOf }: TimeQuestion,
  { known, ledger: { segments, outages } }: Tally,
): number | null {
  const unknown = segments.filter((segment) => segment.class === 'unknown')
  if (unknown.length === 0) return 0
  if (minOutage === 0 && mergeGap === 0) return null
  const within = { start: period.start, end: Math.min(period.end, asOf) }
  const counting = outages.filter((outage) => reaching(segments, outage).some(({ weight }) => weight))
  const uncounted = known.pieces.filter(
    (piece) => !isZero(piece.weight) && reaching(counting, piece).length === 0,
  )
  const near = [...unseenTime(known, within), ...uncounted].map(({ start, end }) => ({
    start,
    end: end + mergeGap,
  }))
  return merge(near)
    .filter((run) => reaching(unknown, run).length > 0)
    .reduce((sum, run) => {
      const fit = Math.floor((run.end - run.start + 1) / (Math.max(minOutage, 1) + mergeGap + 1))
      const atEdge = run.start <= within.start || run.end >= within.end
      return sum + Math.max(fit, atEdge ? 1 : 0)
    }, 0)
}

/** Of the outages with all unknown time down, those that hold one that was seen, or several as one. */
function joined({ episodes: known }: Tally, { episodes }: Tally): Episode[] {
  return episodes.filter((one) => known.some(({ start, end }) => start < one.end && end > one.start))
}

/** The greatest mean length: what is known joined to all unknown time beside it, and of the rest what raises the mean. */
function worstMean(so: Tally, down: Tally): Ratio | null {
  const sure = joined(so, down)
  const rest = down.episodes
    .filter((one) => !sure.includes(one))
    .map(({ counted }) => counted)
    .sort((a, b) => compare(b, a))
  let [sum, count] = [lengthOfAll(sure), sure.length]
  for (const length of rest) {
    if (count > 0 && compare(multiplyBy(length, count), sum) <= 0) break
    sum = add(sum, length)
    count += 1
  }
  return count === 0 ? null : divide(sum, ratio(count))
}

function multiplyBy(a: Ratio, times: number): Ratio {
  return { num: a.num * BigInt(times), den: a.den }
}

/**
 * The best that unknown time leaves possible (semantics 2.9): all of it up; but of how many outages there were, that those
 * which it lies between were one. A mean length could be lowered by short outages that nobody saw; no party can plead
 * those, so it is the mean of what was seen. Null where there can have been no outage to divide by.
 * @param down - Gives the same with all unknown time down.
 */
export function bestOf({ metric }: OutageObjective, so: Tally, down: () => Tally): Ratio | null {
  if (metric !== 'outage-count' && metric !== 'mtbf') return figureOf(metric, so)
  const fewest = joined(so, down()).length
  if (metric === 'outage-count') return ratio(fewest)
  const { totals } = so
  return fewest === 0 ? null : divide(add(upTime(totals), ratio(totals.unknown)), ratio(fewest))
}

/**
 * The worst that unknown time leaves possible (semantics 2.9); null where it has no bound, or there is no outage at all.
 * @param down - Gives the same with all unknown time down.
 * @param apart - Gives that without an outage from before that runs into unknown time; null where none does.
 */
export function worstOf(
  question: TimeQuestion<OutageObjective>,
  so: Tally,
  down: () => Tally,
  apart: () => Tally | null,
): Ratio | null {
  const { metric } = question.objective
  const value = figureOf(metric, so)
  const count = so.episodes.length
  const hidden = hiddenOutages(question, so)
  switch (metric) {
    case 'outage-count':
      return hidden === null ? null : ratio(count + hidden)
    case 'outage-total':
      return max(so.totals.down, down().totals.down)
    case 'longest-outage':
      return [so, down(), apart() ?? so].map(({ episodes }) => longestOf(episodes)).reduce(max)
    case 'mttr': {
      const means = [value, worstMean(so, down()), worstMean(so, apart() ?? so)]
      return means.reduce((a, b) => (a && b ? max(a, b) : (a ?? b)))
    }
    case 'mtbf': {
      if (hidden === null || count + hidden === 0) return null
      return divide(min(upTime(so.totals), upTime(down().totals)), ratio(count + hidden))
    }
  }
}
