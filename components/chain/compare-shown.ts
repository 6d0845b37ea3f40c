import type { ChainEntry } from '../../data/schema/chain.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { canonical } from './canonical.ts'
import type { ChainProblem } from './verify-chain.ts'

type Recorded = ChainEntry['result']

/** Every field that is recorded: one that is missing here fails the type check. */
const FIELDS: Record<keyof Recorded, true> = {
  agreement: true,
  objective: true,
  service: true,
  metric: true,
  period: true,
  target: true,
  value: true,
  exact: true,
  worst: true,
  best: true,
  verdict: true,
  reason: true,
  certainty: true,
  finality: true,
  phase: true,
  binding: true,
  aboveCap: true,
  coverage: true,
  ledger: true,
  items: true,
  numbers: true,
  metOnlyByRounding: true,
  restated: true,
  method: true,
}

/** What a result says in the fields that are recorded, as one text. */
function said(result: Partial<Record<keyof Recorded, unknown>>): string {
  const fields = Object.keys(FIELDS) as (keyof Recorded)[]
  return canonical(
    Object.fromEntries(
      fields.flatMap((field) => (result[field] === undefined ? [] : [[field, result[field]]])),
    ),
  )
}

const seriesOf = ({ objective, service }: Pick<Recorded, 'objective' | 'service'>) =>
  canonical([objective, service ?? null])
const figureOf = (result: Pick<Recorded, 'objective' | 'service' | 'period'>) =>
  canonical([seriesOf(result), result.period.id])

/**
 * Where a feed shows something else of closed periods than what was recorded when it was made: another figure, a final one
 * that is not recorded, or nothing where a figure was recorded after the oldest that it shows.
 */
export function compareShown(feed: AgreementFeed, entries: readonly ChainEntry[]): ChainProblem[] {
  const made = Date.parse(feed.generatedAt)
  const latest = new Map<string, Recorded>()
  for (const { recordedAt, result } of entries)
    if (Date.parse(recordedAt) <= made) latest.set(figureOf(result), result)
  const problems = feed.history.flatMap((result): ChainProblem[] => {
    const recorded = latest.get(figureOf(result))
    if (recorded === undefined)
      return result.finality === 'provisional' ? [] : [{ kind: 'unrecorded', result }]
    return said(recorded) === said(result) ? [] : [{ kind: 'differs', result }]
  })
  return [...problems, ...hidden(feed, [...latest.values()])]
}

/** Recorded figures that are not shown, of objectives that still run, and newer than the oldest that is. */
function hidden({ results, history }: AgreementFeed, recorded: readonly Recorded[]): ChainProblem[] {
  const running = new Set(results.map(seriesOf))
  const shown = new Set(history.map(figureOf))
  const oldest = new Map<string, number>()
  for (const result of history) {
    const series = seriesOf(result)
    oldest.set(series, Math.min(endOf(result), oldest.get(series) ?? Number.POSITIVE_INFINITY))
  }
  return recorded
    .filter(
      (result) =>
        running.has(seriesOf(result)) &&
        !shown.has(figureOf(result)) &&
        endOf(result) > (oldest.get(seriesOf(result)) ?? Number.NEGATIVE_INFINITY),
    )
    .map((result) => ({ kind: 'hidden', result }))
}

const endOf = ({ period }: Pick<ObjectiveResult, 'period'>) => Date.parse(period.end)
