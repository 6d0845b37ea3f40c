import { displayShare } from '../exact/display.ts'
import { add, ceil, compare, divide, isZero, type Ratio, ZERO } from '../exact/ratio.ts'
import type { Lost } from './losses.ts'

/** A line of a list of losses in the feed's form. */
export interface Line {
  downMs: number
  /** Per cent of the time of all lines, cut; absent where none was lost. */
  share?: string
  missed: number
}

export interface Pareto<K> extends Line {
  lines: (Line & { key: K })[]
  /** What does not stand in the lines, together. */
  others?: Line & { count: number }
}

/**
 * The greatest first: by time, then by items, then by name, so that the same losses give the same list. What comes after
 * the first `most` is summed up. Milliseconds are rounded as sums, so that the lines add up to the whole, which is raised
 * (semantics 2.10 R2).
 * @param nameOf - Decides between lines that are equal; no two are the same.
 */
export function pareto<K>(losses: ReadonlyMap<K, Lost>, nameOf: (key: K) => string, most: number): Pareto<K> {
  const sorted = [...losses].sort(
    ([a, x], [b, y]) => compare(y.ms, x.ms) || y.missed - x.missed || (nameOf(a) < nameOf(b) ? -1 : 1),
  )
  const sumOf = (some: typeof sorted) =>
    some.reduce((sum, [, { ms, missed }]) => ({ ms: add(sum.ms, ms), missed: sum.missed + missed }), {
      ms: ZERO,
      missed: 0,
    })
  const whole = sumOf(sorted)
  let exact: Ratio = ZERO
  let told = 0n
  const line = ({ ms, missed }: Lost): Line => {
    exact = add(exact, ms)
    const upTo = ceil(exact)
    const downMs = Number(upTo - told)
    told = upTo
    const share = isZero(whole.ms) ? {} : { share: displayShare(divide(ms, whole.ms), 'floor', 1) }
    return { downMs, ...share, missed }
  }
  const lines = sorted.slice(0, most).map(([key, lost]) => ({ key, ...line(lost) }))
  const rest = sorted.slice(most)
  return {
    lines,
    ...(rest.length > 0 && { others: { count: rest.length, ...line(sumOf(rest)) } }),
    downMs: Number(ceil(whole.ms)),
    missed: whole.missed,
  }
}
