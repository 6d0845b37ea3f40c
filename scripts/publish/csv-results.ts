import type { CreditEntry, ObjectiveResult } from '../../data/schema/feed.ts'
import { csvTable } from './csv.ts'
import { fields, records, texts } from './csv-columns.ts'
import type { Speaker } from './speaker.ts'

/** Results of objectives, one a row, under the names of the feed. `ledger.excluded.X` is in milliseconds. */
export function resultsCsv(results: ObjectiveResult[], speakers: Speaker[]): string {
  return csvTable(
    [
      ...fields<ObjectiveResult>('agreement', 'objective', 'service', 'metric'),
      ...texts<ObjectiveResult>('title', ({ title }) => title, speakers),
      ...fields<ObjectiveResult>(
        ...(['clause', 'kind', 'period.id', 'period.type', 'period.start', 'period.end'] as const),
        ...(['period.timeZone', 'target.comparator', 'target.value', 'target.unit'] as const),
        ...(['target.quantifier', 'target.limit.comparator', 'target.limit.value'] as const),
        ...(['target.limit.unit', 'value', 'exact.num', 'exact.den', 'worst', 'best', 'verdict'] as const),
        ...(['reason', 'outlook', 'certainty', 'finality', 'phase', 'binding', 'coverage'] as const),
        ...(['metOnlyByRounding', 'disputed.without', 'disputed.verdict'] as const),
        ...(['restated.version', 'restated.reason', 'restated.by', 'restated.at'] as const),
        ...(['budget.totalMs', 'budget.usedMs', 'budget.remainingMs', 'budget.consumed'] as const),
        ...(['budget.burnRate', 'budget.breachAt'] as const),
        ...(['projection.best', 'projection.runRate', 'projection.worst'] as const),
        ...(['ledger.upMs', 'ledger.downMs', 'ledger.unknownMs', 'ledger.outsideHoursMs'] as const),
        ...(['ledger.outsideContractMs', 'ledger.futureMs'] as const),
      ),
      ...records<ObjectiveResult>('ledger.excluded', excludedMs, results),
      ...fields<ObjectiveResult>('items.good', 'items.valid', 'items.open', 'items.pastDue'),
      ...records<ObjectiveResult>('numbers', ({ numbers }) => numbers, results),
      ...fields<ObjectiveResult>('method.rule'),
      ...records<ObjectiveResult>('method.parameters', ({ method }) => method.parameters, results),
    ],
    results,
  )
}

function excludedMs({ ledger }: ObjectiveResult): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { reason, ms } of ledger?.excluded ?? []) sums[reason] = (sums[reason] ?? 0) + ms
  return sums
}

/** What breaches give, one rule's answer a row. */
export function creditsCsv(credits: CreditEntry[]): string {
  return csvTable(
    fields<CreditEntry>(
      ...(['agreement', 'objective', 'service', 'period.id', 'period.type', 'period.start'] as const),
      ...(['period.end', 'period.timeZone', 'kind', 'tier.below', 'tier.atLeast', 'percent'] as const),
      ...(['credited', 'amount', 'currency', 'status', 'claimBy', 'capped'] as const),
    ),
    credits,
  )
}
