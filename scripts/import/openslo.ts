import { LocalDate } from '../../data/schema/common.ts'
import type { Problem } from '../load/problem.ts'
import type { ImportedObjective, ImportedObjectives } from './objectives-from.ts'
import { idOf, isRecord, type TargetDocument } from './target-documents.ts'
import { isPercent, percentOfShare, plainDuration, rollingHours } from './target-numbers.ts'

const METHODS: Record<string, string> = {
  Occurrences: 'occurrences',
  Timeslices: 'timeslices',
  RatioTimeslices: 'ratio-timeslices',
}

/** Periods that begin with a calendar's, by the window's length. */
const CALENDAR: Record<string, string> = {
  '1d': 'calendar-day',
  '1w': 'calendar-week',
  '1M': 'calendar-month',
  '1Q': 'calendar-quarter',
  '1Y': 'calendar-year',
}

/**
 * An SLO of OpenSLO v1: a ratio of good requests becomes `request-availability` with the same budgeting method. What counts
 * (the queries), thresholds of a metric whose unit nobody tells, and alerts are not carried over.
 * @param documents the others of the file, among which indicators are looked for by name.
 */
export function openSloObjectives(
  slo: TargetDocument,
  documents: readonly TargetDocument[],
): ImportedObjectives {
  const notCarried: Problem[] = []
  const lost = (path: PropertyKey[], message: string) => {
    notCarried.push(slo.problem(['spec', ...path], message))
  }
  const spec = isRecord(slo.value.spec) ? slo.value.spec : {}
  if (Array.isArray(spec.alertPolicies) && spec.alertPolicies.length > 0)
    lost(['alertPolicies'], 'alerts belong to the monitoring; escalation stands in the agreement by hand')
  const objectives: ImportedObjective[] = []
  const none = { objectives, notCarried }
  const named = String(spec.budgetingMethod)
  const method = Object.hasOwn(METHODS, named) ? METHODS[named] : undefined
  if (method === undefined) {
    lost(['budgetingMethod'], `"${spec.budgetingMethod}" is not one of ${Object.keys(METHODS).join(', ')}`)
    return none
  }
  const window = periodOf(slo, spec, lost)
  if (window === null) return none
  const list = Array.isArray(spec.objectives) ? spec.objectives : []
  if (list.length === 0) lost(['objectives'], 'has no objective')
  for (const [index, plain] of list.entries()) {
    const one = isRecord(plain) ? plain : {}
    const at = ['objectives', index]
    const indicator = indicatorOf(one, documents) ?? indicatorOf(spec, documents)
    if (indicator === undefined) lost(at, 'its indicator is in no document of this file')
    else if (isRecord(indicator.thresholdMetric))
      lost(
        at,
        'a threshold of a metric whose unit the document does not tell; write a response-time objective by hand',
      )
    else {
      const target = percentAt(slo, [...at, 'target'], [...at, 'targetPercent'])
      const slices = slicesOf(slo, at, method, lost)
      if (target === null) lost(at, 'neither target, from 0 to 1, nor targetPercent is a decimal number')
      else if (slices !== null) {
        if (one.compositeWeight !== undefined)
          lost([...at, 'compositeWeight'], 'weights of objectives are not known here')
        if (isRecord(indicator.ratioMetric) && indicator.ratioMetric.raw !== undefined)
          lost(
            at,
            'a ratio that was worked out before does not tell how many requests there were, which a source has to',
          )
        objectives.push({
          service: typeof spec.service === 'string' ? spec.service : null,
          ...(window.timeZone !== undefined && { timeZone: window.timeZone }),
          objective: {
            id: list.length > 1 ? idOf(slo.name, String(one.displayName ?? index + 1)) : idOf(slo.name),
            ...titleOf(slo, one),
            metric: 'request-availability',
            target: `>= ${target} %`,
            period: window.period,
            method,
            ...slices,
          },
        })
      }
    }
  }
  if (objectives.length > 0)
    lost(
      ['indicator'],
      'what counts as good is a query there; here a source of type requests gives the counts',
    )
  return none
}

type Lost = (path: PropertyKey[], message: string) => void

function titleOf({ value }: TargetDocument, { displayName }: Record<string, unknown>): { title?: string } {
  const metadata = isRecord(value.metadata) ? value.metadata : {}
  const parts = [metadata.displayName, displayName].filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? {} : { title: parts.join(': ') }
}

/** The indicator that stands here, or the one of its own that it refers to. */
function indicatorOf(
  { indicator, indicatorRef }: Record<string, unknown>,
  documents: readonly TargetDocument[],
): Record<string, unknown> | undefined {
  if (isRecord(indicator)) return isRecord(indicator.spec) ? indicator.spec : {}
  const named = documents.find(({ kind, name }) => kind === 'SLI' && name === indicatorRef)
  return isRecord(named?.value.spec) ? named.value.spec : undefined
}

function percentAt(slo: TargetDocument, share: PropertyKey[], percent: PropertyKey[]): string | null {
  const ratio = slo.written(['spec', ...share])
  const written = slo.written(['spec', ...percent])
  if (ratio !== undefined) return percentOfShare(ratio)
  return written !== undefined && isPercent(written) ? written : null
}

/** What a method of slices needs besides; null where it is not there. */
function slicesOf(slo: TargetDocument, at: PropertyKey[], method: string, lost: Lost) {
  if (method === 'occurrences') return {}
  // A number without a unit is of minutes.
  const window = slo.written(['spec', ...at, 'timeSliceWindow'])?.replace(/^(\d+)$/, '$1m')
  const slice = window === undefined ? null : plainDuration(window)
  if (slice === null) {
    lost([...at, 'timeSliceWindow'], 'expected the length of a slice, as in 5m')
    return null
  }
  if (method === 'ratio-timeslices') return { slice }
  const share = slo.written(['spec', ...at, 'timeSliceTarget'])
  const sliceTarget = share === undefined ? null : percentOfShare(share)
  if (sliceTarget !== null) return { slice, sliceTarget }
  lost([...at, 'timeSliceTarget'], 'expected from which share of good requests a slice is good, as in 0.99')
  return null
}

/** The period of a window, and its zone where the document says one. */
function periodOf(
  slo: TargetDocument,
  spec: Record<string, unknown>,
  lost: Lost,
): { period: string | { rolling: string } | { billing: string }; timeZone?: string } | null {
  const windows = Array.isArray(spec.timeWindow) ? spec.timeWindow : []
  const window = isRecord(windows[0]) ? windows[0] : {}
  const at = ['timeWindow', 0]
  const duration = String(slo.written(['spec', ...at, 'duration']) ?? '')
  if (windows.length !== 1) {
    lost(['timeWindow'], 'expected exactly one window')
    return null
  }
  if (!isRecord(window.calendar)) {
    const period = rollingHours(duration)
    if (period !== null) return { period }
    lost(
      [...at, 'duration'],
      `a window of "${duration}" that rolls has no exact length in hours; choose a period by hand`,
    )
    return null
  }
  const { startTime, timeZone } = window.calendar
  const zone = typeof timeZone === 'string' ? { timeZone } : {}
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(String(startTime ?? '')) ?? []
  if (time !== undefined && !/^00:00(:00)?$/.test(time))
    lost([...at, 'calendar', 'startTime'], `periods here begin at midnight, not at ${time}`)
  const period = Object.hasOwn(CALENDAR, duration) ? CALENDAR[duration] : undefined
  if (period === undefined) {
    const hint = duration === '1m' ? '; 1m is a minute, a month is 1M' : ''
    lost([...at, 'duration'], `no period is as long as "${duration}" of a calendar${hint}`)
    return null
  }
  if (duration === '1M' && day !== undefined && !day.endsWith('-01'))
    return { period: { billing: day }, ...zone }
  if (day !== undefined && !beginsPeriod(day, duration))
    lost([...at, 'calendar', 'startTime'], `a ${period} begins by the calendar, not on ${day}`)
  return { period, ...zone }
}

function beginsPeriod(day: string, duration: string): boolean {
  if (!LocalDate.safeParse(day).success) return false
  const date = Temporal.PlainDate.from(day)
  if (duration === '1w') return date.dayOfWeek === 1
  if (duration === '1Q') return date.day === 1 && date.month % 3 === 1
  return duration !== '1Y' || (date.day === 1 && date.month === 1)
}
