import { ObjectiveResult } from '../../../data/schema/feed.ts'
import { type Ask, evaluatePeriod } from '../../../scripts/sla/agreement/mid-period.ts'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import { isTimeBased } from '../../../scripts/sla/metrics.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import type { Evidence } from '../../../scripts/sla/types.ts'
import { at, downFor, question, weekdays, ZONE } from '../builders.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/* A contract that changes within a period, and what it makes of April 2026. */

/** A contract whose `upp` is amended once. */
export function changed(
  from: string,
  to: string,
  day: string,
  more: Record<string, unknown> = {},
  set: Record<string, unknown> = {},
) {
  return contractOf(
    'drift',
    aFile('drift', 'service', {
      ...BASE,
      objectives: [availability(from, more.objective as Record<string, unknown> | undefined)],
      signatures: ['provider', 'customer'].map((party) => ({ party, name: 'N', signedAt: '2025-12-01' })),
      amendments: [
        {
          id: 'a1',
          effectiveFrom: day,
          approvals: ['provider', 'customer'],
          set: { 'objectives.upp.target': `>= ${to} %`, ...set },
        },
      ],
      ...(more.agreement as Record<string, unknown> | undefined),
    }),
  )
}

export const asking =
  (evidence: Partial<Evidence>, asOf = '2030-01-01'): Ask =>
  (agreement, objective, period) => {
    if (!isTimeBased(objective)) throw new Error('expected an objective on time')
    const calendars = { kontor: weekdays('kontor', [{ fromMinute: 480, toMinute: 1020 }]) }
    return evaluateAvailability({
      ...question({ evidence }),
      agreement,
      objective,
      period,
      asOf: at(asOf),
      calendars: { ...question({}).calendars, ...calendars },
    })
  }

export const APRIL = periodAt('calendar-month', ZONE, at('2026-04-10'))
export const down = (first: number, second: number) => ({
  monitored: [downFor('2026-04-03T10:00', first), downFor('2026-04-20T10:00', second)].filter(
    ({ start, end }) => end > start,
  ),
})

export function judge(contract: ReturnType<typeof changed>, evidence: Partial<Evidence>, asOf?: string) {
  const evaluation = evaluatePeriod(contract, 'upp', APRIL, asking(evidence, asOf))
  if (evaluation === null) return null
  ObjectiveResult.strict().parse(evaluation.result)
  return evaluation
}
