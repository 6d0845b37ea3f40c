import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import { valueSteps } from '../requests/steps.ts'
import { instantText } from '../time/text.ts'
import type { ItemQuestion } from '../types.ts'
import type { Attribution } from './attribution.ts'
import type { Item } from './item.ts'
import { knownUntil, type Reading, usedBy } from './reading.ts'

/**
 * How a figure of items came about (semantics 2.16), in order. Instants are ISO 8601 UTC; `used` and `limit` are whole
 * milliseconds, or working days, in `unit`.
 *
 * - `items`: `counted`, `good`, `missed`, `undecided`, `cancelled`, `open`, `pastDue`, `attribution`, and
 *   `mayMiss` and `mayMissForecast` where there are such
 * - `missed-item`, each that was late, by the instant it was decided: `id`, `priority`, `start`, `stop` (absent while it is
 *   open), `used` (in this period), `limit`, `unit`, `due`, `decidedAt`, `edited` (`true`, where it was)
 * - `open-item`, each that is open and not late in a period that is running: `id`, `priority`, `start`, `state`, `used`,
 *   `limit`, `unit`, `due` (absent while it is paused), and its escalations by per cent, as in `at75`
 * - `value` and `verdict`: as for every metric
 */
export function explainItems(
  question: ItemQuestion,
  attribution: Attribution,
  reading: Reading,
  result: ObjectiveResult,
): Step[] {
  const { period, asOf, objective } = question
  const { decided, good, open, pastDue } = reading
  const { unit } = objective.target
  const { mayMiss, mayMissForecast } = result.numbers ?? {}
  const about = (item: Item, used: number) => ({
    id: item.id,
    ...(item.priority !== undefined && { priority: item.priority }),
    start: instantText(item.start),
    used: String(used),
    limit: String(item.limit),
    unit,
    ...(item.dueAt !== null && { due: instantText(item.dueAt) }),
    ...(item.edited && { edited: 'true' }),
  })
  const missed = decided.filter(({ state }) => state === 'breached')
  const running = asOf < period.end ? open.filter(({ decidedAt }) => decidedAt === null) : []
  return [
    {
      step: 'items',
      values: {
        counted: String(decided.length),
        good: String(good),
        missed: String(decided.length - good),
        undecided: String(reading.undecided),
        cancelled: String(reading.cancelled),
        open: String(open.length),
        pastDue: String(pastDue.length),
        attribution,
        ...(mayMiss !== undefined && { mayMiss }),
        ...(mayMissForecast !== undefined && { mayMissForecast }),
      },
    },
    ...missed.map((item) => ({
      step: 'missed-item',
      values: {
        ...about(item, usedBy(item, attribution, period.end)),
        ...(item.stop !== undefined && { stop: instantText(item.stop) }),
        decidedAt: instantText(item.decidedAt ?? item.start),
      },
    })),
    ...running.map((item) => ({
      step: 'open-item',
      values: {
        ...about(item, item.usedAt(knownUntil(question))),
        state: item.state,
        ...Object.fromEntries(item.escalations.map(({ percent, at }) => [`at${percent}`, instantText(at)])),
      },
    })),
    ...valueSteps(result),
  ]
}
