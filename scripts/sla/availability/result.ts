import type { Text } from '../../../data/schema/common.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { decimalsFor, directionFor, displayShare } from '../exact/display.ts'
import { ceil, type Ratio } from '../exact/ratio.ts'
import { budgetOf, isLowerBound, satisfies } from '../exact/target.ts'
import { instantText } from '../time/text.ts'
import type { Evaluation, Question } from '../types.ts'
import { breachAt } from './breach-at.ts'
import { errorBudget, project } from './budget.ts'
import { shareOf } from './measure.ts'
import { methodParameters } from './parameters.ts'
import type { Reading } from './reading.ts'

const TITLE: Text = { sv: 'Tillgänglighet', en: 'Availability' }

/** What is decided already, before it is put into the feed's form. */
export type Figures = Omit<Evaluation, 'segments' | 'result' | 'explain'>

/** Budget of the period, where more is better and there is a base to spend it on. */
function budget({ objective: { target } }: Question, reading: Reading): Pick<ObjectiveResult, 'budget'> {
  const { totals, measure, fullBase, ledger } = reading
  if (!isLowerBound(target) || fullBase === 0) return {}
  const figures = errorBudget(totals.down, fullBase, measure.base - totals.unknown, target)
  // A budget that is used to the last millisecond is kept: nothing ran out unless it is lost or about to be.
  const lost = !satisfies(shareOf({ base: fullBase, bad: totals.down }), target)
  const watch = lost || ledger.outages.some(({ open }) => open)
  const gone = watch ? breachAt(ledger, budgetOf(fullBase, target)) : null
  return { budget: { ...figures, ...(gone !== null && { breachAt: instantText(gone) }) } }
}

/** The classes of the ledger in milliseconds, which add up to the period: weighted downtime is raised, up is the rest. */
function ledgerOf({ totals }: Reading): NonNullable<ObjectiveResult['ledger']> {
  const downMs = Number(ceil(totals.down))
  return {
    upMs: totals.up + totals.downTime - downMs,
    downMs,
    unknownMs: totals.unknown,
    outsideHoursMs: totals.outsideHours,
    outsideContractMs: totals.outsideContract,
    futureMs: totals.future,
    excluded: totals.excluded > 0 ? [{ reason: 'maintenance', ms: totals.excluded }] : [],
  }
}

/** An evaluation in the feed's form, displayed by semantics 2.10: shares cut so that they never contradict the verdict. */
export function toResult(question: Question, reading: Reading, figures: Figures): ObjectiveResult {
  const { agreement, objective, service, period, asOf } = question
  const { target } = objective
  const show = (share: Ratio) =>
    displayShare(share, directionFor(target.comparator), decimalsFor(target.value))
  const { value, worst, best, coverage, verdict, reason, outlook } = figures
  const running = period.start <= asOf && asOf < period.end
  const projection = running ? project(reading.measure, reading.rest) : null
  return {
    agreement: agreement.id,
    objective: objective.id,
    service,
    metric: objective.metric,
    title: objective.title ?? TITLE,
    ...(objective.clause !== undefined && { clause: objective.clause }),
    period: {
      id: period.id,
      type: period.type,
      start: instantText(period.start),
      end: instantText(period.end),
      timeZone: period.timeZone,
    },
    target,
    value: value && show(value),
    exact: value && { num: String(value.num), den: String(value.den) },
    ...(worst && { worst: show(worst) }),
    ...(best && { best: show(best) }),
    verdict,
    ...(reason !== undefined && { reason }),
    ...(outlook !== undefined && { outlook }),
    certainty: figures.certainty,
    finality: figures.finality,
    phase: figures.phase,
    binding: figures.binding,
    coverage: coverage && displayShare(coverage, 'floor', 2),
    ...budget(question, reading),
    ...(projection && {
      projection: {
        best: show(projection.best),
        runRate: show(projection.runRate),
        worst: show(projection.worst),
      },
    }),
    ledger: ledgerOf(reading),
    method: { rule: 'availability/time', parameters: methodParameters(question) },
  }
}
