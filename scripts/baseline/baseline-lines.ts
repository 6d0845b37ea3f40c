import { lengthText, localText } from '../explain/numbers.ts'
import type { Baseline, Delivered } from './baseline.ts'
import type { Backing } from './chains.ts'
import type { Rung } from './ladder.ts'
import { table } from './table.ts'

const BACKING: Record<Backing, string> = {
  backed: 'can back it',
  'if-independent': 'if they fail apart',
  'not-backed': 'promise less',
}

const percent = (value: string | null) => (value === null ? 'no data' : `${value} %`)
const length = (ms: number | null) => (ms === null ? '' : lengthText(ms))

function deliveredRow(name: string, one: Delivered): string[] {
  const { availability, downMs, outages, longestMs, coverage } = one
  const down = availability === null ? '' : lengthText(downMs)
  return [
    name,
    percent(availability),
    down,
    outages === null ? '' : String(outages),
    length(longestMs),
    coverage === null ? '' : `${coverage} %`,
  ]
}

function rungRow(rung: Rung): string[] {
  const { target, met, judged, share, wilson, resolutionLimited, provable, suppliers, grade, against } = rung
  return [
    `${target.comparator} ${target.value} ${target.unit}`,
    judged === 0 ? 'no data' : `${met} of ${judged}`,
    share === null ? '' : `${share} %`,
    `${wilson.low}–${wilson.high} %`,
    String(resolutionLimited),
    provable === null ? 'not known' : provable ? 'can prove it' : 'cannot prove it',
    suppliers === null ? 'none named' : BACKING[suppliers],
    against.length === 0 ? grade : `${grade} (${against.join(', ')})`,
  ]
}

/** The line for the agreement (rule L18). */
function lineToWrite({ whole, months }: Baseline): string[] {
  const over = `${months[0]?.period} to ${months.at(-1)?.period}`
  return [`For the agreement: baseline: { value: "${whole.availability}", over: ${over} }`]
}

/** A baseline in words for the terminal. */
export function baselineLines(baseline: Baseline): string[] {
  const { service, asOf, timeZone, months, whole, mttrMs, responseTime, checks, suppliers, ladder } = baseline
  const lost = months.length - Math.min(...ladder.map(({ judged }) => judged))
  return [
    `${service}: ${months[0]?.period} to ${months.at(-1)?.period} (${timeZone}), as of ${localText(asOf, timeZone)}`,
    'Around the clock, nothing taken out.',
    '',
    ...table([
      ['month', 'availability', 'down', 'outages', 'longest', 'known'],
      ...months.map((month) => deliveredRow(month.period, month)),
      deliveredRow('all', whole),
    ]),
    '',
    mttrMs === null ? 'No outage to take a mean of.' : `Mean time to restore: ${lengthText(mttrMs)}`,
    responseTime === null
      ? 'No response times.'
      : `Response time: half within ${responseTime.p50} ms, 95 % within ${responseTime.p95} ms, 99 % within ${responseTime.p99} ms (${responseTime.samples} answers)`,
    checks === null
      ? 'Nothing says how often it is looked at.'
      : `A check every ${lengthText(checks.intervalMs)}: a month of them without a failure proves ${checks.provable} % at best.`,
    ...suppliers.map(
      (one) =>
        `Suppliers of ${one.objective} (${one.agreement}): ${one.independent} % together, ${one.worst} % if they never fail at the same time.`,
    ),
    '',
    ...table([
      ['target', 'months met', 'share', '95 % interval', 'unclear', 'checks', 'suppliers', 'grade'],
      ...ladder.map(rungRow),
    ]),
    ...(lost > 0
      ? [
          `${lost} of ${months.length} months have too little data for some target, and count as met for none.`,
        ]
      : []),
    'Realistic is what 95 of 100 months keep. Unclear: months that depend on when between two checks an outage began or ended.',
    ...(lost === 0 ? lineToWrite(baseline) : []),
  ]
}
