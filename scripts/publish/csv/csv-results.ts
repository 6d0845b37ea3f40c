import type { CreditEntry, ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Speaker } from '../speaker.ts'
import { csvLine, csvLines, csvTable } from './csv.ts'
import { fields, records, texts } from './csv-columns.ts'

/** Lines by what they tell, and which columns they have: closed periods stay the same, and a result is in several tables. */
const resultLines = new WeakMap<ObjectiveResult, { columns: string; line: string }>()

const IDS = fields<ObjectiveResult>('agreement', 'objective', 'service', 'metric')
const FIGURES = fields<ObjectiveResult>(
  ...(['clause', 'kind', 'period.id', 'period.type', 'period.start', 'period.end'] as const),
  ...(['period.timeZone', 'target.comparator', 'target.value', 'target.unit'] as const),
  ...(['target.quantifier', 'target.limit.comparator', 'target.limit.value'] as const),
  ...(['target.limit.unit', 'value', 'exact.num', 'exact.den', 'worst', 'best', 'verdict'] as const),
  ...(['reason', 'outlook', 'certainty', 'finality', 'phase', 'binding', 'coverage'] as const),
  ...(['metOnlyByRounding', 'disputed.without', 'disputed.verdict'] as const),
  ...(['restated.version', 'restated.reason', 'restated.by', 'restated.at'] as const),
  ...(['budget.totalMs', 'budget.usedMs', 'budget.remainingMs', 'budget.consumed'] as const),
  ...(['budget.burnRate', 'budget.breachAt', 'budget.exhaustionAt'] as const),
  ...(['projection.best', 'projection.runRate', 'projection.worst'] as const),
  ...(['ledger.upMs', 'ledger.downMs', 'ledger.unknownMs', 'ledger.outsideHoursMs'] as const),
  ...(['ledger.outsideContractMs', 'ledger.futureMs'] as const),
)
const ITEMS = fields<ObjectiveResult>('items.good', 'items.valid', 'items.open', 'items.pastDue')
const RULE = fields<ObjectiveResult>('method.rule')

/** Results of objectives, one a row, under the names of the feed. `ledger.excluded.X` is in milliseconds. */
export function resultsCsv(results: ObjectiveResult[], speakers: Speaker[]): string {
  const locales = speakers.map(({ locale }) => locale).join(' ')
  const known = tables.get(results)
  if (known?.locales === locales) return known.text
  const text = tableOf(results, speakers)
  tables.set(results, { locales, text })
  return text
}

/** Tables by the results that they tell, which for closed periods are the same list as a minute ago. */
const tables = new WeakMap<ObjectiveResult[], { locales: string; text: string }>()

function tableOf(results: ObjectiveResult[], speakers: Speaker[]): string {
  const columns = [
    ...IDS,
    ...texts<ObjectiveResult>('title', ({ title }) => title, speakers),
    ...FIGURES,
    ...records<ObjectiveResult>('aboveCap', ({ aboveCap }) => aboveCap, results),
    ...records<ObjectiveResult>('ledger.excluded', excludedMs, results),
    ...ITEMS,
    ...records<ObjectiveResult>('numbers', ({ numbers }) => numbers, results),
    ...RULE,
    ...records<ObjectiveResult>('method.parameters', ({ method }) => method.parameters, results),
  ]
  // A column says all by its name: whose words it has too.
  const names = columns.map(([name]) => name).join(',')
  const lines = results.map((result) => {
    const known = resultLines.get(result)
    if (known?.columns === names) return known.line
    const line = csvLine(columns, result)
    resultLines.set(result, { columns: names, line })
    return line
  })
  return csvLines(columns, lines)
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
