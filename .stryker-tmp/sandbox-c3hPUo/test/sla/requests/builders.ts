// @ts-nocheck
import { z } from 'zod'
import { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { CountSlice } from '../../../data/schema/items.ts'
import type { RatioObjective, RequestObjective } from '../../../data/schema/objective.ts'
import { evaluateRequests } from '../../../scripts/sla/requests/evaluate.ts'
import type { CountQuestion } from '../../../scripts/sla/requests/question.ts'
import { evaluateRatio } from '../../../scripts/sla/requests/ratio.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import type { Evaluation } from '../../../scripts/sla/types.ts'
import { anAgreement, at, CALENDARS, MINUTE, SERVICE } from '../builders.ts'

export interface AskedCounts {
  objective?: Record<string, unknown>
  agreement?: Record<string, unknown>
  counts: CountSlice[]
  maintenance?: CountQuestion<RequestObjective>['maintenance']
  exclusions?: CountQuestion<RequestObjective>['exclusions']
  /** A time within the period; April 2026 unless stated. */
  in?: string
  asOf?: string
}

/** What was counted from a time on, `minutes` each: pairs of good and valid. */
export function counted(
  start: string,
  minutes: number,
  pairs: [good: number, valid: number][],
): CountSlice[] {
  return pairs.map(([good, valid], index) => ({
    service: SERVICE,
    start: at(start) + index * minutes * MINUTE,
    end: at(start) + (index + 1) * minutes * MINUTE,
    good,
    valid,
  }))
}

/** The same pair many times. */
export function times(count: number, pair: [good: number, valid: number]): [number, number][] {
  return Array.from({ length: count }, () => pair)
}

function asked(more: AskedCounts, objective: Record<string, unknown>) {
  const agreement = anAgreement(objective, more.agreement)
  return {
    agreement,
    service: SERVICE,
    counts: more.counts,
    maintenance: more.maintenance ?? [],
    exclusions: more.exclusions ?? [],
    calendars: CALENDARS,
    asOf: at(more.asOf ?? '2030-01-01'),
    period: periodAt(
      agreement.objectives[0]?.period ?? 'calendar-month',
      agreement.timeZone,
      at(more.in ?? '2026-04-15'),
    ),
  }
}

function checked(evaluation: Evaluation): Evaluation {
  ObjectiveResult.strict().parse(evaluation.result)
  z.array(Step).parse(evaluation.explain)
  return evaluation
}

/** Evaluate requests, by default the share of all in April 2026 against 99.9 %. */
export function askRequests(more: AskedCounts): Evaluation {
  const question = asked(more, { metric: 'request-availability', method: 'occurrences', ...more.objective })
  const objective = question.agreement.objectives[0] as RequestObjective
  return checked(evaluateRequests({ ...question, objective }))
}

/** Evaluate a ratio, by default `< 1 %` of what is counted in April 2026. */
export function askRatio(more: AskedCounts): Evaluation {
  const question = asked(more, { metric: 'ratio', unit: 'order', target: '< 1 %', ...more.objective })
  const objective = question.agreement.objectives[0] as RatioObjective
  return checked(evaluateRatio({ ...question, objective }))
}
