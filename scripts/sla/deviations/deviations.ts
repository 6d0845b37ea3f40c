import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Deviation, ObjectiveResult } from '../../../data/schema/feed.ts'
import { localDate } from '../time/period.ts'
import { causeDue } from './cause-due.ts'
import { findingsIn } from './findings.ts'
import { type Joined, join } from './join.ts'
import { knownAt } from './known-at.ts'
import type { LateSurvey } from './late-surveys.ts'
import { sameCause } from './same-cause.ts'
import { stateOf } from './state-of.ts'
import { verification } from './verification.ts'

/** A deviation with everything that is computed of it; what was written stands in its `record`. */
export interface OpenedDeviation
  extends Joined,
    Pick<Deviation, 'state' | 'ageDays' | 'causeDue' | 'verification' | 'sameCause'> {
  /** Epoch milliseconds; null where a running period does not tell it. */
  openedAt: number | null
  /** Days from the one on which it was opened until its cause was known. */
  causeAfterDays?: number
}

interface Question {
  /** As it holds at `asOf`. */
  agreement: Agreement
  /** Everything that came of it, running and closed. */
  results: readonly ObjectiveResult[]
  /** Every written deviation; those of other agreements are left out. */
  records: readonly DeviationRecord[]
  calendars: Record<string, Calendar>
  /** As `lateSurveys` gives them; none without it. */
  surveys?: readonly LateSurvey[]
  /** Epoch milliseconds: nothing that was known later is told. */
  asOf: number
}

/** Days between the local days of two instants, never negative: a cause can be known before a period ends. */
function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return Math.max(0, from.until(to).days)
}

/**
 * The deviations of an agreement (agreement-concepts rows 37 and 49 to 53): what the figures show (`kindOf`) with the file
 * that is about it, and what people noticed. Those that are not closed come first, then the latest.
 *
 * Where nothing binds (`isBinding`) a deviation is told and followed, but no time limit runs for its cause.
 */
export function deviationsOf({
  agreement,
  results,
  records,
  calendars,
  surveys,
  asOf,
}: Question): OpenedDeviation[] {
  const { id, timeZone, deviations: terms } = agreement
  const known = records
    .filter((record) => record.agreement === id)
    .flatMap((record) => knownAt(record, asOf, timeZone) ?? [])
  const joined = join(id, findingsIn(results, asOf, surveys), known, results).map((one) => ({
    ...one,
    openedAt: one.record?.openedAt ?? one.finding?.openedAt ?? null,
  }))
  const caused = joined.flatMap(({ record, openedAt }) =>
    record?.rootCause
      ? [{ record: record.id, category: record.rootCause.category, openedAt: openedAt ?? asOf }]
      : [],
  )
  return joined
    .map((one): OpenedDeviation => {
      const { record, result, openedAt, binding } = one
      const cause = record?.rootCause
      const opened = openedAt === null ? null : localDate(openedAt, timeZone)
      const due = binding ? causeDue(agreement, { openedAt, record, asOf }, calendars) : undefined
      const mended = verification({ record, result, asOf }, terms?.verifyPeriods ?? 1, results)
      const repeats =
        record && cause
          ? sameCause(
              { record: record.id, category: cause.category, openedAt: openedAt ?? asOf },
              caused,
              timeZone,
            )
          : undefined
      return {
        ...one,
        state: stateOf(record),
        ...(opened && { ageDays: daysBetween(opened, localDate(record?.closedAt ?? asOf, timeZone)) }),
        ...(opened && cause && { causeAfterDays: daysBetween(opened, Temporal.PlainDate.from(cause.found)) }),
        ...(due && { causeDue: due }),
        ...(mended && { verification: mended }),
        ...(repeats && { sameCause: repeats }),
      }
    })
    .toSorted(openThenLatest)
}

function openThenLatest(a: OpenedDeviation, b: OpenedDeviation): number {
  const when = ({ openedAt }: OpenedDeviation) => openedAt ?? Number.MAX_SAFE_INTEGER
  const closed = ({ state }: OpenedDeviation) => (state === 'closed' ? 1 : 0)
  return closed(a) - closed(b) || when(b) - when(a) || (a.id < b.id ? -1 : 1)
}
