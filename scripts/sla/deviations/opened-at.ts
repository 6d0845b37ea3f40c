import type { DeviationKind } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'

/**
 * When the figures first showed a deviation, epoch milliseconds: the instant at which the budget ran out (semantics 2.11)
 * or the report was late (2.7.10), else the end of the period. Null where a running period does not tell it, as for a
 * risk: it has come and gone before, and which day counts is written in the deviation's file.
 */
export function openedAt(result: ObjectiveResult, kind: DeviationKind, asOf: number): number | null {
  const end = Date.parse(result.period.end)
  if (kind === 'breach' || kind === 'late-report') {
    const at = result.budget?.breachAt ?? lateSince(result)
    if (at !== undefined && Date.parse(at) <= asOf) return Date.parse(at)
  }
  return isOver(result, asOf) ? end : null
}

function lateSince({ metric, explain = [] }: ObjectiveResult): string | undefined {
  if (metric !== 'report-delivery') return undefined
  return explain.find(({ step }) => step === 'missed-item')?.values.decidedAt
}

/** Whether a period has closed; a window that moves along never does (semantics P4). */
export function isOver({ period }: Pick<ObjectiveResult, 'period'>, asOf: number): boolean {
  return !moves(period) && Date.parse(period.end) <= asOf
}

/** Whether a period is a window that moves along with `asOf`: it never closes, and is never final (semantics P4). */
export const moves = ({ type }: { type: string }): boolean => type === 'rolling' || type === 'service-year'
