import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { displayValue } from '../exact/display.ts'
import { ceil, ONE, type Ratio, subtract } from '../exact/ratio.ts'
import { budgetOf, isLowerBound } from '../exact/target.ts'
import { type More, resultOf } from '../result.ts'
import { instantText } from '../time/text.ts'
import type { Figures, TimeQuestion } from '../types.ts'
import { breachAt, exhaustionAt } from './breach-at.ts'
import { errorBudget, project } from './budget.ts'
import type { Totals } from './fold.ts'
import { baseWithout, shareOf } from './measure.ts'
import { methodParameters } from './parameters.ts'
import type { Reading } from './reading.ts'

/** Budget of the period, where more is better and there is a base to spend it on. */
function budget(
  { objective, period, asOf }: TimeQuestion,
  reading: Reading,
): Pick<ObjectiveResult, 'budget'> {
  const { target } = objective
  const { totals, measure, fullBase, ledger } = reading
  if (!isLowerBound(target) || fullBase === 0) return {}
  const known = baseWithout(totals.unknown, measure.base, totals)
  const figures = errorBudget(totals.down, fullBase, known, target)
  // A budget that is used to the last millisecond is kept: nothing ran out unless it is lost or about to be.
  const lost = !keeps(shareOf({ base: fullBase, bad: totals.down }), objective)
  const watch = lost || ledger.outages.some(({ open }) => open)
  const whole = budgetOf(fullBase, target)
  const gone = watch ? breachAt(ledger, whole) : null
  const { value } = measure
  const rated = !lost && value !== null && asOf < period.end
  const used = rated ? exhaustionAt(ledger, whole, subtract(ONE, value)) : null
  return {
    budget: {
      ...figures,
      ...(gone !== null && { breachAt: instantText(gone) }),
      ...(used !== null && { exhaustionAt: instantText(used) }),
    },
  }
}

/** The classes of the ledger in milliseconds, which add up to the period: weighted downtime is raised, up is the rest. */
export function ledgerOf(totals: Totals): NonNullable<ObjectiveResult['ledger']> {
  const downMs = Number(ceil(totals.down))
  return {
    upMs: totals.known - downMs,
    downMs,
    unknownMs: totals.unknown,
    outsideHoursMs: totals.outsideHours,
    outsideContractMs: totals.outsideContract,
    futureMs: totals.future,
    excluded: Object.entries(totals.excludedFor)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, ms]) => ({ reason, ms })),
  }
}

/** An availability figure in the feed's form. A period that is not judged has neither budget nor projection. */
export function toResult(
  question: TimeQuestion,
  reading: Reading,
  figures: Figures,
  { judged, ...more }: Pick<More, 'numbers' | 'disputed'> & { judged: boolean },
): ObjectiveResult {
  const { objective, parts, period, asOf } = question
  const [only] = parts
  const running = judged && period.start <= asOf && asOf < period.end
  const projection = running ? project(reading.measure, reading.rest) : null
  const show = (share: Ratio) => displayValue(share, objective.target)
  return resultOf(question, figures, {
    ...(only && parts.length === 1 && { service: only.service }),
    ...(judged && budget(question, reading)),
    ...(projection && {
      projection: {
        best: show(projection.best),
        runRate: show(projection.runRate),
        worst: show(projection.worst),
      },
    }),
    ledger: ledgerOf(reading.totals),
    ...more,
    method: { rule: 'availability/time', parameters: methodParameters(question) },
  })
}
