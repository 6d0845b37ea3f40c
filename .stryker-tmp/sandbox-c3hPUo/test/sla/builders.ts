// @ts-nocheck
import { z } from 'zod'
import { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar, DayInterval } from '../../data/schema/calendar.ts'
import { MaintenanceMatter, type MaintenanceRecord } from '../../data/schema/events.ts'
import { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Interval, Span, SpanState } from '../../data/schema/timeline.ts'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { isTimeBased } from '../../scripts/sla/metrics.ts'
import { periodAt } from '../../scripts/sla/time/period.ts'
import type { Evidence, Part, TimeEvaluation, TimeQuestion } from '../../scripts/sla/types.ts'

/*
 * Short ways to say what a test is about. Times are local wall times in Stockholm unless they end in `Z` or an offset.
 */

export const ZONE = 'Europe/Stockholm'
export const MINUTE = 60_000
export const SERVICE = 'portal'

/** Epoch milliseconds of `2026-04-01`, `2026-04-01T10:00`, `2026-04-01T10:00:30` (local) or of an instant with offset. */
export function at(text: string, timeZone = ZONE): number {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
}

/** An interval between two such times. */
export function between(start: string, end: string, timeZone = ZONE): Interval {
  return { start: at(start, timeZone), end: at(end, timeZone) }
}

type AgreementFile = Parameters<typeof Agreement.parse>[0]

/** An agreement as a file would say it, by default signed, since 2020, on one service, 24x7, without maintenance. */
export function anAgreement(
  objective: Record<string, unknown> = {},
  agreement: Record<string, unknown> = {},
): Agreement {
  const file: AgreementFile = {
    id: 'avtal',
    level: 'service',
    title: 'Avtal',
    parties: [
      { role: 'provider', name: 'Leverantör' },
      { role: 'customer', name: 'Kund' },
    ],
    visibility: 'public',
    timeZone: ZONE,
    effectiveFrom: '2020-01-01',
    signatures: [
      { party: 'provider', name: 'A', signedAt: '2019-12-01' },
      { party: 'customer', name: 'B', signedAt: '2019-12-01' },
    ],
    scope: { services: [SERVICE] },
    objectives: [
      {
        id: 'tillganglighet',
        metric: 'availability',
        target: '>= 99.9 %',
        period: 'calendar-month',
        ...objective,
      },
    ],
    ...agreement,
  }
  return Agreement.parse(file)
}

/** A span from a source of checks; pass `source: 'incidents'` in `more` for a declared one. */
export function aSpan(span: Interval, more: Partial<Span> = {}): Span {
  return { service: SERVICE, state: 'major_outage', source: 'checks', ref: 'r', ...span, ...more }
}

/** A span that starts at a time and lasts some minutes. */
export function downFor(start: string, minutes: number, more: Partial<Span> = {}): Span {
  return aSpan({ start: at(start), end: at(start) + Math.round(minutes * MINUTE) }, more)
}

/** A declared incident's span. */
export function declared(start: string, end: string, state: SpanState = 'major_outage', ref = 'i1'): Span {
  return aSpan(between(start, end), { state, ref, source: 'incidents' })
}

export const ALWAYS: Interval[] = [{ start: at('2000-01-01'), end: at('2100-01-01') }]

/** Evidence that was observed all along, of nothing but what is given. */
export function evidence(more: Partial<Evidence> = {}): Evidence {
  return { observed: ALWAYS, monitored: [], declared: [], maintenance: [], exclusions: [], ...more }
}

/** A maintenance window as a file would say it. */
export function work(id: string, matter: Record<string, unknown>): MaintenanceRecord {
  const instant = (text: unknown) =>
    typeof text === 'string' ? Temporal.Instant.fromEpochMilliseconds(at(text)).toString() : text
  const { announcedAt, start, end, actual, ...rest } = matter
  const done = actual as { start: string; end: string | null } | undefined
  const parsed = MaintenanceMatter.parse({
    title: id,
    services: [SERVICE],
    announcedAt: instant(announcedAt),
    start: instant(start),
    end: instant(end),
    ...(done && { actual: { start: instant(done.start), end: instant(done.end) } }),
    ...rest,
  })
  return { ...parsed, id, markdown: '' }
}

/** A calendar open at the same hours Monday to Friday, closed on the dates given. */
export function weekdays(id: string, hours: DayInterval[], closed: readonly string[] = []): Calendar {
  const weekly = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, hours]))
  return { id, timeZone: ZONE, weekly, exceptions: Object.fromEntries(closed.map((date) => [date, []])) }
}

const LEGAL_2026 = ['01-01', '01-06', '04-03', '04-06', '05-01', '05-14', '12-25'].map((d) => `2026-${d}`)
const EVES_2026 = ['2026-06-19', '2026-12-24', '2026-12-31']
const OFFICE = [{ fromMinute: 8 * 60, toMinute: 17 * 60 }]

/** Semantics C4, 2026; holidays that fall on a Saturday or Sunday are closed anyway. */
export const CALENDARS = {
  'se-legal-eves': weekdays('se-legal-eves', OFFICE, [...LEGAL_2026, ...EVES_2026]),
  'se-legal': weekdays('se-legal', OFFICE, LEGAL_2026),
}

/** What to ask: everything has a default, so a test says only what it is about. */
export interface Asked {
  objective?: Record<string, unknown>
  agreement?: Record<string, unknown>
  /** A time within the period. */
  in?: string
  evidence?: Partial<Evidence>
  /** In place of `evidence`: of several services that are one figure. */
  parts?: Part[]
  asOf?: string
  calendars?: Record<string, Calendar>
}

/** The question about the period that holds `in`, by default April 2026, long after it. */
export function question(asked: Asked): TimeQuestion {
  const agreement = anAgreement(asked.objective, asked.agreement)
  const [objective] = agreement.objectives
  if (!objective || !isTimeBased(objective)) throw new Error('expected an objective on time')
  return {
    agreement,
    objective,
    period: periodAt(objective.period, agreement.timeZone, at(asked.in ?? '2026-04-15')),
    parts: asked.parts ?? [{ service: SERVICE, evidence: evidence(asked.evidence) }],
    calendars: asked.calendars ?? CALENDARS,
    asOf: at(asked.asOf ?? '2030-01-01'),
  }
}

/** Evaluate; every result has to be what the feed's schema asks for. */
export function ask(asked: Asked): TimeEvaluation {
  const evaluation = evaluateAvailability(question(asked))
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}

/** The exact share as a percentage cut to six decimals: what goldens print. */
export function percent6(share: { num: bigint; den: bigint } | null): string | null {
  if (share === null) return null
  const millionths = (share.num * 100_000_000n) / share.den
  const digits = millionths.toString().padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}
