import type { CheckRule } from '../timeline/checks-to-spans.ts'
import { singleChecks, thin } from '../timeline/thin.ts'
import { type Check, type CheckState, STATES } from './check-rows.ts'
import type { ChecksRead, ReadOptions } from './checks.ts'

/** A time in which a monitor that tells of changes alone found a service in one state. */
export interface Stretch {
  start: number
  end: number
  state: CheckState
  ref: string
}

/**
 * The looks that a monitor made in stretches, one every interval from the beginning of each, as `thin` leaves them; where
 * stretches overlap the worst counts. Nothing is known between stretches. The last look before a change is an interval
 * before it, for it may have happened at any time since; the very last is at the end of the last stretch, up to which
 * the monitor told. None lies outside of `from` and `asOf`.
 */
export function looksOf(
  stretches: readonly Stretch[],
  rule: CheckRule,
  { from = Number.NEGATIVE_INFINITY, asOf }: Pick<ReadOptions, 'from' | 'asOf'>,
): Check[] {
  const looks: Check[] = []
  const parts = partsOf(stretches.filter(({ end, start }) => end > start && start <= asOf))
  for (const [index, part] of parts.entries()) {
    const { start, end, state, ref } = part
    const next = parts[index + 1]
    const last = Math.min(next ? Math.max(start, end - rule.interval) : end, asOf)
    const first = start + Math.max(0, Math.ceil((from - start) / rule.interval)) * rule.interval
    looks.push(...looksBetween({ ...part, start: first, end: last }, rule.interval, singleChecks(rule)))
    if (last >= from) looks.push({ at: last, state, ref })
    if (next && next.start > end && end >= from && end <= asOf) looks.push({ at: end, state: 'unknown', ref })
  }
  return thin(looks, rule)
}

/** Looks from the start on, before the end: the first by themselves, for a rule may ask for several, the rest as one. */
function looksBetween({ start, end, state, ref }: Stretch, interval: number, most: number): Check[] {
  const count = Math.max(0, Math.ceil((end - start) / interval))
  const single = Math.min(count, most + 1)
  const looks = Array.from(
    { length: single },
    (_, index): Check => ({ at: start + index * interval, state, ref }),
  )
  if (count <= single) return looks
  const through = start + (count - 1) * interval
  const rest = { through, count: count - single, longestGap: interval }
  return [...looks, { at: start + single * interval, ...rest, state, ref }]
}

/** The same without overlaps, in order; neighbours of one state and reference are one. */
function partsOf(stretches: readonly Stretch[]): Stretch[] {
  const bounds = [...new Set(stretches.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const parts: Stretch[] = []
  for (const [index, start] of bounds.entries()) {
    const end = bounds[index + 1]
    if (end === undefined) break
    const worst = stretches
      .filter((one) => one.start <= start && one.end >= end)
      .sort((a, b) => STATES.indexOf(b.state) - STATES.indexOf(a.state) || a.start - b.start)[0]
    if (worst === undefined) continue
    const last = parts.at(-1)
    if (last?.end === start && last.state === worst.state && last.ref === worst.ref) last.end = end
    else parts.push({ ...worst, start, end })
  }
  return parts
}

/** What a system told in stretches, by service: checks without response times. */
export function readStretches(
  byService: ReadonlyMap<string, readonly Stretch[]>,
  rule: CheckRule,
  options: ReadOptions,
): Pick<ChecksRead, 'checks' | 'responseTimes' | 'used' | 'ignoredFuture' | 'timed'> {
  const checks = new Map<string, Check[]>()
  let [used, ignoredFuture] = [0, 0]
  for (const [service, stretches] of byService) {
    const future = stretches.filter(({ start }) => start > options.asOf).length
    ignoredFuture += future
    used += stretches.length - future
    const looks = looksOf(stretches, rule, options)
    if (looks.length > 0) checks.set(service, looks)
  }
  return { checks, responseTimes: new Map(), used, ignoredFuture, timed: false }
}
