import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { Objective } from '../../data/schema/objective.ts'
import { provableShare } from '../sla/availability/resolution.ts'
import { evaluate, type Facts } from '../sla/evaluate.ts'
import { displayNumber, displayShare } from '../sla/exact/display.ts'
import { instantText } from '../sla/time/text.ts'
import type { Evaluation, PeriodBounds } from '../sla/types.ts'
import { percentiles } from '../timeline/histogram.ts'
import { backingOf, type Chain, chainsOf } from './chains.ts'
import { type Rung, rungOf } from './ladder.ts'
import { lastMonths, type PlainTerms, plainTerms } from './plain.ts'

/** Decimals of an availability that no target decides over. */
const DECIMALS = 3

/** What a service delivered in a stretch of time. Lengths in milliseconds. */
export interface Delivered {
  period: string
  /** Per cent, cut; null where nothing is known of it: no data is not a number. */
  availability: string | null
  exact: { num: string; den: string } | null
  /** Known per cent of the time. */
  coverage: string | null
  downMs: number
  unknownMs: number
  /** Outages that began in it, and the longest of them, whole; null where nothing is known. */
  outages: number | null
  longestMs: number | null
}

export interface Baseline {
  service: string
  asOf: string
  timeZone: string
  /** Oldest first. */
  months: Delivered[]
  whole: Delivered
  /** Mean length of the outages, in milliseconds, raised; null without one. */
  mttrMs: number | null
  /** In milliseconds, of all answers of the twelve months together. */
  responseTime: { p50: number; p95: number; p99: number; samples: number } | null
  /** How often the service is looked at, in milliseconds, and what a month of that can prove at best, in per cent. */
  checks: { intervalMs: number; provable: string } | null
  suppliers: Chain[]
  ladder: Rung[]
}

export interface BaselineFacts {
  facts: Facts
  calendars: Record<string, Calendar>
  /** As they hold as of `asOf`, for what suppliers promise. */
  agreements: readonly Agreement[]
  timeZone: string
  /** Between two checks of the service, in milliseconds; null where it is not known. */
  interval: number | null
  /** Epoch milliseconds. */
  asOf: number
}

/**
 * What a service delivered in the last twelve calendar months that are over, by the engine with plain terms, and how each
 * target of the ladder would have fared (agreement-concepts 65 to 67; semantics 2.7.1, 2.7.3, 2.8, 2.14). Pure.
 */
export function baselineOf(service: string, given: BaselineFacts): Baseline {
  const { facts, calendars, agreements, timeZone, interval, asOf } = given
  const { months, whole } = lastMonths(timeZone, asOf)
  const terms = plainTerms(service, whole)
  const ask = (objective: Objective, period: PeriodBounds) =>
    evaluate({ agreement: terms.agreement, objective, period, calendars, asOf }, [service], facts)
  const shortest = Math.min(...months.map(({ start, end }) => end - start))
  const provable = interval === null ? null : provableShare(Math.floor(shortest / interval))
  const mttr = ask(terms.mttr, whole).value
  return {
    service,
    asOf: instantText(asOf),
    timeZone,
    months: months.map((period) => delivered(period, terms, ask)),
    whole: delivered(whole, terms, ask),
    mttrMs: mttr && Number(displayNumber(mttr, 'ceil', 0)),
    responseTime: responseTimeOf(service, facts, whole),
    checks:
      interval !== null && provable !== null
        ? { intervalMs: interval, provable: displayShare(provable, 'floor', DECIMALS) }
        : null,
    suppliers: chainsOf(service, agreements),
    ladder: terms.ladder.map(({ target, objective }) =>
      rungOf(
        target,
        months.map((period) => ask(objective, period)),
        provable,
        backingOf(service, agreements, target),
        ask(objective, whole),
      ),
    ),
  }
}

type Ask = (objective: Objective, period: PeriodBounds) => Evaluation

function delivered(period: PeriodBounds, { ladder: [rung], count }: PlainTerms, ask: Ask): Delivered {
  if (rung === undefined) throw new RangeError('a ladder without a rung')
  const { value, coverage, result } = ask(rung.objective, period)
  const { numbers } = ask(count, period).result
  return {
    period: period.id,
    availability: value && displayShare(value, 'floor', DECIMALS),
    exact: value && { num: String(value.num), den: String(value.den) },
    coverage: coverage && displayShare(coverage, 'floor', 2),
    ...lengthsOf(result),
    outages: numbers?.outages === undefined ? null : Number(numbers.outages),
    longestMs: numbers?.longestMs === undefined ? null : Number(numbers.longestMs),
  }
}

function lengthsOf({ ledger }: ObjectiveResult): Pick<Delivered, 'downMs' | 'unknownMs'> {
  return { downMs: ledger?.downMs ?? 0, unknownMs: ledger?.unknownMs ?? 0 }
}

/** Percentiles by nearest rank, of all days together: they are never averaged (semantics 2.7.4). */
function responseTimeOf(
  service: string,
  { timelines }: Facts,
  { start, end, timeZone }: PeriodBounds,
): Baseline['responseTime'] {
  const days = timelines.get(service)?.responseTimes[timeZone] ?? []
  const found = percentiles(days, start, end, [50, 95, 99])
  const [p50, p95, p99] = found?.values ?? []
  if (found === null || p50 === undefined || p95 === undefined || p99 === undefined) return null
  return { p50, p95, p99, samples: found.samples }
}
