import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import { min } from '../exact/ratio.ts'
import { instantText } from '../time/text.ts'
import type { Evaluation, PeriodBounds } from '../types.ts'
import type { Part } from './change-parts.ts'

/** A part of a period and what came of it. */
export interface Judged<E extends Evaluation = Evaluation> extends Part {
  evaluation: E
}

type Ledger = NonNullable<ObjectiveResult['ledger']>

/** The ledgers of parts as one, with what lies in none of them outside the contract. */
function joinedLedger(judged: readonly Judged[], period: PeriodBounds): Ledger | undefined {
  const ledgers = judged.flatMap(({ evaluation }) => evaluation.result.ledger ?? [])
  if (ledgers.length < judged.length) return undefined
  const sum = (of: (ledger: Ledger) => number) => ledgers.reduce((total, ledger) => total + of(ledger), 0)
  const covered = judged.reduce((total, part) => total + part.period.end - part.period.start, 0)
  const reasons = Map.groupBy(
    ledgers.flatMap(({ excluded }) => excluded),
    ({ reason }) => reason,
  )
  return {
    upMs: sum(({ upMs }) => upMs),
    downMs: sum(({ downMs }) => downMs),
    unknownMs: sum(({ unknownMs }) => unknownMs),
    outsideHoursMs: sum(({ outsideHoursMs }) => outsideHoursMs),
    outsideContractMs:
      sum(({ outsideContractMs }) => outsideContractMs) + period.end - period.start - covered,
    futureMs: sum(({ futureMs }) => futureMs),
    excluded: [...reasons].map(([reason, own]) => ({
      reason,
      ms: own.reduce((total, { ms }) => total + ms, 0),
    })),
  }
}

/** The counts of items of parts added up. A part in which nothing was counted has none. */
function joinedItems(judged: readonly Judged[]): ObjectiveResult['items'] {
  const all = judged.flatMap(({ evaluation }) => evaluation.result.items ?? [])
  if (all.length === 0) return undefined
  return all.reduce((a, b) => ({
    good: a.good + b.good,
    valid: a.valid + b.valid,
    open: a.open + b.open,
    pastDue: a.pastDue + b.pastDue,
  }))
}

/**
 * What all results over several parts share: the whole period, the ledger with its segments and the items of all parts, the least coverage;
 * final when every part is; and the phase that the period begins in. Budget and projection are of one target and left out.
 * The explanation begins with a step `part` for each: `start`, `end`, `comparator`, `target`, `value` where there is one,
 * `verdict`.
 */
export function joined(judged: readonly Judged[], lead: Evaluation, period: PeriodBounds): Evaluation {
  const evaluations = judged.map(({ evaluation }) => evaluation)
  const [first = lead] = evaluations
  const known = evaluations.flatMap(({ coverage }) => coverage ?? [])
  const open = evaluations.find(({ finality }) => finality !== 'final')
  const { budget, projection, ledger: own, ...rest } = lead.result
  const ledger = joinedLedger(judged, period)
  const items = joinedItems(judged)
  const { phase } = first
  const binding = evaluations.every((one) => one.binding)
  const finality = open?.finality ?? 'final'
  const least = evaluations.find(({ coverage }) => coverage !== null && coverage === known.reduce(min))
  const bounds = { start: instantText(period.start), end: instantText(period.end) }
  const steps: Step[] = judged.map(({ evaluation: { result } }) => ({
    step: 'part',
    values: {
      start: result.period.start,
      end: result.period.end,
      comparator: result.target.comparator,
      target: result.target.value,
      ...(result.value !== null && { value: result.value }),
      verdict: result.verdict,
    },
  }))
  const segments = evaluations.flatMap((one) => ('segments' in one ? one.segments : []))
  return {
    ...lead,
    ...('segments' in lead && { segments }),
    ...{ phase, binding, finality, coverage: least?.coverage ?? null },
    result: {
      ...rest,
      period: { ...rest.period, ...bounds },
      ...{ phase, binding, finality, coverage: least?.result.coverage ?? null },
      ...(ledger && { ledger }),
      ...(items && { items }),
    },
    explain: [...steps, ...lead.explain],
  }
}
