import type { Agreement } from '../../data/schema/agreement.ts'
import type { Text } from '../../data/schema/common.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { Explanation } from '../explain.ts'
import type { CountedRow } from './counted.ts'
import { lengthText, localText, valueText } from './numbers.ts'
import type { ExplainedSegment } from './segments.ts'
import { standingLines } from './standing.ts'
import { stepText, valuesText } from './steps.ts'

/** The language of the command line, else whichever there is. */
function english(text: Text): string {
  return typeof text === 'string' ? text : (text.en ?? Object.values(text)[0] ?? '')
}

function headline({
  value,
  target,
  verdict,
  reason,
  outlook,
  certainty,
  finality,
  phase,
  binding,
  aboveCap,
}: ObjectiveResult) {
  const figure = value === null ? 'no figure' : valueText(value, target.unit)
  const standing = [verdict, reason, outlook, certainty, finality].filter((part) => part !== undefined)
  const why = phase !== 'full' ? phase : aboveCap ? volumeText(aboveCap) : 'not signed'
  const bound = phase === 'full' && binding ? '' : `; ${why}, not binding`
  return `${figure} against ${target.comparator} ${valueText(target.value, target.unit)}: ${standing.join(', ')}${bound}`
}

const volumeText = ({ counts, actual, cap }: NonNullable<ObjectiveResult['aboveCap']>) =>
  `${actual} ${counts} against the cap ${cap}`

function segmentLine(
  { start, end, ms, class: kind, why, events }: ExplainedSegment,
  timeZone: string,
): string {
  const named = events.length > 0 ? ` (${events.join(', ')})` : ''
  const times = [start, end].map((at) => localText(at, timeZone).padEnd(23)).join('  ')
  return `  ${times}  ${lengthText(ms).padStart(22)}  ${kind.padEnd(16)}  ${why}${named}`
}

/** What each class comes to: together the whole period. */
function sumLines(segments: readonly ExplainedSegment[]): string[] {
  const sums = new Map<string, number>()
  for (const { class: kind, ms } of segments) sums.set(kind, (sums.get(kind) ?? 0) + ms)
  return [...sums].map(([kind, ms]) => `  ${kind.padEnd(16)}  ${lengthText(ms).padStart(22)}`)
}

function ledgerLines(segments: readonly ExplainedSegment[], zone: string): string[] {
  const all = segments.map((segment) => segmentLine(segment, zone))
  return [
    `Every segment of the period (${segments.length}):`,
    ...all,
    '',
    'Together:',
    ...sumLines(segments),
    '',
  ]
}

function countedLines(counted: readonly CountedRow[], zone: string): string[] {
  return [
    `Everything that was counted (${counted.length}):`,
    ...counted.map((row) => `  ${valuesText(row, zone)}`),
    '',
  ]
}

/** An explanation in words for the terminal; times of day are those of the agreement's zone. */
export function explanationLines(
  { asOf, result, segments, counted, recorded }: Explanation,
  { agreement, services }: { agreement: Agreement; services: string[] },
): string[] {
  const { period, clause, title, explain = [] } = result
  const zone = period.timeZone
  return [
    `${english(agreement.title)} (${agreement.id})${clause === undefined ? '' : `, ${clause}`}: ${english(title)}`,
    `${[services.join(' + '), period.id].filter((part) => part !== '').join(', ')}: ${localText(period.start, zone)} to ${localText(period.end, zone)} (${zone}), as of ${localText(asOf, zone)}`,
    headline(result),
    ...standingLines(result, recorded),
    '',
    'How it came about:',
    ...explain.map((step, index) => `${String(index + 1).padStart(3)}. ${stepText(step, result)}`),
    '',
    ...(segments.length > 0 ? ledgerLines(segments, zone) : []),
    ...(counted.length > 0 ? countedLines(counted, zone) : []),
    `Rule: ${result.method.rule}`,
    ...Object.entries(result.method.parameters).map(([name, value]) => `  ${name.padEnd(18)}  ${value}`),
  ]
}
