import type { ChecksSource } from '../../data/schema/sources.ts'
import type { Interval, Span, SpanState } from '../../data/schema/timeline.ts'
import { sharedStart } from '../each-remembered.ts'
import type { Check } from '../sources/check-rows.ts'

/** How checks become states; times in milliseconds. */
export type CheckRule = Pick<ChecksSource, 'interval' | 'maxStaleness' | 'confirm'>

/** How long a result holds when no other follows, in milliseconds (semantics 2.7.3). */
export function staleAfter({ interval, maxStaleness = 2 * interval }: CheckRule): number {
  return maxStaleness
}

type Known = SpanState | 'up'

const SPAN_STATE = {
  up: 'up',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  down: 'major_outage',
} as const satisfies Record<Exclude<Check['state'], 'unknown'>, Known>

/**
 * What a service's checks say of it (semantics 2.7.3). `checks` are sorted by time, one an instant; those after `asOf` are
 * not looked at. Each state holds until the next check, at most `maxStaleness` (twice the interval unless stated), and
 * never past `asOf`; beyond that, before the first check and from a check that says `unknown`, nothing is known.
 * Where it took several failures to be sure, a span says when it was (`detectedAt`). Spans carry the bounds of their ends: at the earliest one interval before, and never beyond the neighbouring check.
 *
 * What `thin` made of the checks gives the same. Only where `asOf` is not later than the last check of a run of them, the
 * last check before it is not known, and the bound of an open span's end may lie up to an interval earlier.
 */
export function checksToSpans(
  checks: Check[],
  rule: CheckRule,
  asOf: number,
  of: { service: string; source: string },
): { observed: Interval[]; spans: Span[] } {
  const count = checks.findLastIndex(({ at }) => at <= asOf)
  const [first, last] = [checks[0], checks[count]]
  if (first === undefined || last === undefined) return { observed: [], spans: [] }
  const question = { rule, of, asOf }
  const name = JSON.stringify([rule.interval, staleAfter(rule), rule.confirm, of])
  const known = settled.get(first)
  const before = known && holds(known, name, checks, count) ? known : { checks: [], told: NOTHING }
  const from = before.checks.length
  const older = from === count ? before.told : told(before.told, checks.slice(from, count), question, last.at)
  // The last check may complete a row of results that began before it.
  if (older.row > 0) return told(before.told, checks.slice(from, count + 1), question, asOf)
  if (from < count) settled.set(first, { name, checks: checks.slice(0, count), next: last.at, told: older })
  return told(older, [last], question, asOf)
}

interface Question {
  rule: CheckRule
  of: { service: string; source: string }
  asOf: number
}

/** What checks told, and what matters of it for those that follow. */
interface Told {
  observed: Interval[]
  spans: Span[]
  /** The state that they left the service in, and how many results speak against it. */
  now: Known
  row: number
  previous: { at: number; state: Known } | undefined
  lastOther: number
}

const NOTHING: Told = {
  observed: [],
  spans: [],
  now: 'up',
  row: 0,
  previous: undefined,
  lastOther: Number.NEGATIVE_INFINITY,
}

interface Settled {
  /** The rule, the service and the source. */
  name: string
  checks: readonly Check[]
  /** When the check after them was made. */
  next: number
  told: Told
}

/**
 * What all checks but the last told when they were asked about before, by the first of them: checks never change, so a year
 * of them tells the same each minute, in the same spans.
 */
const settled = new WeakMap<Check, Settled>()

/** Whether the first `count` of some checks begin with those that are settled, and the next was made when theirs was. */
function holds(
  { name, checks, next }: Settled,
  asked: string,
  now: readonly Check[],
  count: number,
): boolean {
  const { length } = checks
  return name === asked && length <= count && now[length]?.at === next && sharedStart(checks, now) === length
}

/** Adds what more checks tell; the last of them holds until `next` at most. */
function told(before: Told, checks: readonly Check[], { rule, of, asOf }: Question, next: number): Told {
  const longest = staleAfter(rule)
  const past = checks.flatMap((check) => apart(check, longest)).filter(({ at }) => at <= asOf)
  const { states, sureAt, now, row } = confirmedStates(past, rule.confirm, before.now)
  let { previous, lastOther } = before
  const observed = toGoOn(before.observed, past[0]?.at)
  const spans = toGoOn(before.spans, past[0]?.at)
  let open = spans.at(-1)
  for (const [index, { at, ref, through = at }] of past.entries()) {
    const state = states[index]
    const end = Math.min(past[index + 1]?.at ?? next, through + longest, asOf)
    if (state === undefined || end <= at) continue
    if (previous !== undefined && previous.state !== state) lastOther = previous.at
    const lastAt = through < asOf ? through : at
    previous = { at: lastAt, state }
    const last = observed.at(-1)
    if (last?.end === at) last.end = end
    else observed.push({ start: at, end })
    if (open?.end !== at || open.state !== state) open = undefined
    if (open) open.end = end
    else if (state !== 'up') {
      const detectedAt = sureAt.get(index) ?? at
      open = {
        ...{ ...of, start: at, end, state, ref, earliestStart: Math.max(lastOther, at - rule.interval) },
        ...(detectedAt > at && { detectedAt }),
      }
      spans.push(open)
    }
    if (open) open.earliestEnd = Math.max(lastAt, end - rule.interval)
  }
  return { observed, spans, now, row, previous, lastOther }
}

/** What was told stays as it is; only the last of it may go on at an instant, and is another then. */
function toGoOn<T extends Interval>(list: readonly T[], at: number | undefined): T[] {
  return list.map((one, index) => (index === list.length - 1 && one.end === at ? { ...one } : one))
}

/** A run of checks that were made too far apart to be one, as under a rule that came later: its first and its last. */
function apart(check: Check, holds: number): Check[] {
  if (check.through === undefined) return [check]
  const { through, count: _, longestGap = 0, ...first } = check
  return through === undefined || longestGap <= holds ? [check] : [first, { ...first, at: through }]
}

/**
 * The state that each check leaves a service in when it takes several results in a row to change between up and not up;
 * undefined where a check says `unknown`, which neither adds to a row of results nor ends it. A service is up until its
 * first confirmed failure; `before` is what earlier checks left it in. With `backdate` the change holds from the first
 * result of the row, else from the last; `sureAt` tells for every check of such a row when its last result made sure.
 */
function confirmedStates(
  checks: Check[],
  confirm: CheckRule['confirm'],
  before: Known,
): { states: (Known | undefined)[]; sureAt: Map<number, number> } & Pick<Told, 'now' | 'row'> {
  const states: (Known | undefined)[] = []
  const sureAt = new Map<number, number>()
  let now = before
  let row: number[] = []
  for (const [index, check] of checks.entries()) {
    if (check.state === 'unknown') {
      states[index] = undefined
      continue
    }
    const found: Known = SPAN_STATE[check.state]
    if ((found === 'up') === (now === 'up')) {
      now = found
      row = []
    } else {
      const needed = found === 'up' ? confirm.successes : confirm.failures
      // More results than `thin` left single may be asked for since; then a run makes sure at its first.
      row.push(...Array<number>(Math.min(check.count ?? 1, needed)).fill(index))
      if (row.length >= needed) {
        for (const at of confirm.backdate ? row : []) {
          states[at] = stateOf(checks[at])
          sureAt.set(at, check.at)
        }
        now = found
        row = []
      }
    }
    states[index] = now
  }
  return { states, sureAt, now, row: row.length }
}

function stateOf(check: Check | undefined): Known | undefined {
  return check === undefined || check.state === 'unknown' ? undefined : SPAN_STATE[check.state]
}
