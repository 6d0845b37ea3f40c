import { z } from 'zod'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { ResponseTimeObjective } from '../../../data/schema/objective.ts'
import type { ResponseDay } from '../../../data/schema/timeline.ts'
import { evaluateResponseTime } from '../../../scripts/sla/latency/evaluate.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import type { Evaluation } from '../../../scripts/sla/types.ts'
import { anAgreement, at, CALENDARS, SERVICE } from '../builders.ts'

export interface AskedResponse {
  objective?: Record<string, unknown>
  agreement?: Record<string, unknown>
  days: ResponseDay[]
  maintenance?: MaintenanceRecord[]
  /** A time within the period. */
  in?: string
  asOf?: string
  /** Null: no source has reported. */
  dataThrough?: string | null
}

/** A local day in Stockholm: samples as `[ms, how many]`. */
export function aDay(date: string, counts: [number, number][], more: Partial<ResponseDay> = {}): ResponseDay {
  return { day: at(date), counts, failed: 0, ...more }
}

/** Ask about one day in April 2026, long after it, unless stated; the result has to be what the feed asks for. */
export function askResponse(asked: AskedResponse): Evaluation {
  const agreement = anAgreement(
    {
      metric: 'response-time',
      target: '<= 300 ms',
      quantifier: { share: '>= 95 %' },
      period: 'calendar-day',
      ...asked.objective,
    },
    asked.agreement,
  )
  const evaluation = evaluateResponseTime({
    agreement,
    objective: agreement.objectives[0] as ResponseTimeObjective,
    service: SERVICE,
    period: periodAt(
      agreement.objectives[0]?.period ?? 'calendar-day',
      agreement.timeZone,
      at(asked.in ?? '2026-04-15'),
    ),
    days: asked.days,
    maintenance: asked.maintenance ?? [],
    exclusions: [],
    dataThrough: asked.dataThrough === null ? null : at(asked.dataThrough ?? '2029-01-01'),
    calendars: CALENDARS,
    asOf: at(asked.asOf ?? '2030-01-01'),
  })
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}
