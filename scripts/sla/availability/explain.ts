import type { Step } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { add, ceil, multiply, ratio, ZERO } from '../exact/ratio.ts'
import { announcedSpan } from '../maintenance/announced.ts'
import { assessmentValues } from '../maintenance/counts.ts'
import { valueSteps } from '../requests/steps.ts'
import { intersect, lengthOf, reaching } from '../time/intervals.ts'
import { instantText } from '../time/text.ts'
import type { Evaluation, Segment, TimeQuestion } from '../types.ts'
import { claimSteps, suspensionSteps } from './exclusion-steps.ts'
import { openEvents } from './open-events.ts'
import type { Reading } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

const touches = (a: Interval, b: Interval) => a.start < b.end && a.end > b.start

/** The weighted downtime of the segments within a span, in whole milliseconds, raised. */
function countedMs(segments: readonly Segment[], span: Interval): string {
  const down = reaching(segments, span).reduce((sum, { start, end, weight }) => {
    const ms = Math.min(end, span.end) - Math.max(start, span.start)
    return weight ? add(sum, multiply(weight, ratio(ms))) : sum
  }, ZERO)
  return String(ceil(down))
}

/**
 * How a figure came about (semantics 2.16), in order. All values are strings: instants ISO 8601 UTC, `…Ms` whole
 * milliseconds, percentages decimals as in the result.
 *
 * - `agreed`: `periodMs`, `outsideContractMs`, `outsideHoursMs`, `futureMs`, `agreedMs` (so far)
 * - `maintenance`, one for each window that touches the period: `id`, `start`, `end`, `why` (codes of validity.ts),
 *   `excludedMs` in this period, `announcedAt`, and `deadline` and `noticeRequired` where there are such
 * - `suspension` and `exclusion`, one for each that touches the period: see exclusion-steps.ts
 * - `base`: `baseMs` (so far, unknown time included), `agreedMs`, `excludedMs`, `mode`
 * - `unknown`: `unknownMs`, `sourceLateMs` (of it, since the sources fell silent, where there is such), `coverage` (absent
 *   without agreed time), `policy`
 * - `outage`, one each: `start`, `end` (whole, before clipping), `open` (`true` or `false`), `weight` (its greatest, a
 *   fraction such as `1` or `3/10`), `countedMs` (weighted, in this period, after exclusions), `events` (ids, one a line)
 * - `down`: `downMs`, and `openEvents` where there are such (T1)
 * - `value`: `value`, `num`, `den`, and `worst`, `best`; absent where nothing is known
 * - `verdict`: `comparator`, `target`, `verdict`, `certainty`, and `reason` and `outlook` where there are such
 */
export function explain(
  question: TimeQuestion,
  reading: Reading,
  reliefs: Reliefs,
  result: Evaluation['result'],
): Step[] {
  const { ledger, totals, measure } = reading
  const { segments, outages } = ledger
  const { agreement, objective, period, asOf } = question
  const maintained = segments.filter(({ reason }) => reason === 'maintenance')
  const late = lengthOf(segments.filter(({ reason }) => reason === 'source-late'))
  const agreedMs = String(totals.known + totals.unknown + totals.excluded)
  const optional = (values: Record<string, string | null | undefined>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] != null))
  const step = (name: string, values: Record<string, string | null | undefined>): Step => ({
    step: name,
    values: optional(values),
  })
  return [
    step('agreed', {
      periodMs: String(period.end - period.start),
      outsideContractMs: String(totals.outsideContract),
      outsideHoursMs: String(totals.outsideHours),
      futureMs: String(totals.future),
      agreedMs,
    }),
    ...reliefs.maintenance
      .filter(({ record }) => touches(announcedSpan(record, asOf), period))
      .map((assessment) =>
        step('maintenance', {
          id: assessment.record.id,
          start: instantText(assessment.record.start),
          end: instantText(assessment.record.end),
          why: assessment.why,
          excludedMs: String(lengthOf(intersect(maintained, assessment.valid))),
          ...assessmentValues(assessment, agreement),
        }),
      ),
    ...suspensionSteps(question, segments),
    ...claimSteps(question, reliefs, segments),
    step('base', {
      baseMs: String(measure.base),
      agreedMs,
      excludedMs: String(totals.excluded),
      mode: result.method.parameters.exclusionMode,
    }),
    step('unknown', {
      unknownMs: String(totals.unknown),
      ...(late > 0 && { sourceLateMs: String(late) }),
      coverage: result.coverage,
      policy: objective.unknownPolicy,
    }),
    ...outages.map(({ start, end, open, weight, events }) =>
      step('outage', {
        start: instantText(start),
        end: instantText(end),
        open: String(open),
        weight: weight.den === 1n ? String(weight.num) : `${weight.num}/${weight.den}`,
        countedMs: countedMs(segments, { start, end }),
        events: events.join('\n'),
      }),
    ),
    step('down', { downMs: String(ceil(totals.down)), ...openEvents(question, reading) }),
    ...valueSteps(result),
  ]
}
