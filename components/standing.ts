import type { ObjectiveResult } from '../data/schema/feed.ts'
import type { Standing } from './messages/messages.ts'
import { periodName, standingOf } from './objectives.ts'
import type { View } from './view.ts'

/**
 * How the objectives that count now stand: neither excluded ones, nor those of a preparation phase or not signed, nor
 * those that are measured without a promise (semantics 2.9).
 */
export function standing(objectives: readonly ObjectiveResult[], view: View): Standing | undefined {
  const counted = objectives.filter(
    ({ verdict, phase, binding, kind }) =>
      verdict !== 'excluded' && phase !== 'preparation' && binding && kind === undefined,
  )
  const [first] = counted
  if (first === undefined) return undefined
  const sum: Standing = {
    total: counted.length,
    onTrack: 0,
    atRisk: 0,
    broken: 0,
    noData: 0,
    month: false,
    past: view.past || view.stale,
  }
  for (const objective of counted) {
    const word = standingOf(objective)
    if (word === 'breached' || word === 'lost') sum.broken += 1
    else if (word === 'no-data') sum.noData += 1
    else if (word === 'at-risk') sum.atRisk += 1
    else if (word === 'on-track' || word === 'met') sum.onTrack += 1
  }
  const period = periodName(first, view)
  const same = counted.every(({ period: { id } }) => id === first.period.id)
  return same && period ? { ...sum, period, month: first.period.type === 'calendar-month' } : sum
}
