import { lengthText, valueText } from '../explain/numbers.ts'
import { table } from './table.ts'
import type { Change } from './terms.ts'
import type { Side, WhatIf } from './what-if.ts'

/**
 * What a breach gives. Of a claim that has run out what the rule gave by itself is told: years later all have, which says
 * nothing of the terms.
 */
function creditText({ credits }: Side): string {
  return credits
    .map(({ kind, percent, amount, lapsed, currency, status, steps }) => {
      if (status === 'none') return ['nothing', steps.at(-1)?.values.why].filter(Boolean).join(': ')
      const money = status === 'expired' || status === 'waived' ? lapsed : amount
      const told = [percent && `${percent} %`, money && `${money} ${currency}`].filter(Boolean)
      return told.length === 0 ? kind : told.join(' = ')
    })
    .join(' + ')
}

/** A target as it is read: with a share, what that share has to keep. */
function targetText({ comparator, value, unit, limit }: Side['target']): string {
  const of = limit ? ` ${limit.comparator} ${valueText(limit.value, limit.unit)}` : ''
  return `${comparator} ${valueText(value, unit)}${of}`
}

function sideRow(side: Side | null): string[] {
  if (side === null) return ['', 'did not hold', '', '']
  const { value, target, verdict, reason, certainty, remainingMs } = side
  const left = remainingMs === null ? '' : `${remainingMs < 0 ? '-' : ''}${lengthText(Math.abs(remainingMs))}`
  const judged = [verdict, reason, certainty === 'certain' ? undefined : certainty].filter(Boolean).join(', ')
  return [value === null ? '' : valueText(value, target.unit), judged, left, creditText(side)]
}

function changeText({ target, serviceHours, withoutExclusions }: Change): string {
  return [
    target && targetText(target),
    serviceHours && `counted in ${serviceHours}`,
    withoutExclusions && 'nothing taken out',
  ]
    .filter(Boolean)
    .join(', ')
}

function sumText(sides: (Side | null)[]): string {
  const count = (verdict: Side['verdict']) => sides.filter((side) => side?.verdict === verdict).length
  const [met, breached] = [count('met'), count('breached')]
  const others = sides.filter((side) => side !== null).length - met - breached
  return `${met} met, ${breached} breached${others > 0 ? `, ${others} without either` : ''}`
}

/** What history would have come to, in words for the terminal. */
export function whatIfLines({ agreement, objective, service, change, periods }: WhatIf): string[] {
  const first = periods.find(({ agreed }) => agreed !== null)?.agreed
  const rows = periods.map(({ period, agreed, changed }) => [period, ...sideRow(agreed), ...sideRow(changed)])
  return [
    `${agreement}, ${objective}, ${service}: what if it were ${changeText(change)}?`,
    ...(first
      ? [`Left: as agreed, ${targetText(first.target)} at first. Right: as it would have been.`]
      : []),
    '',
    ...(periods.length === 0
      ? ['No period is over yet.']
      : table([
          ['period', ...['agreed', 'verdict', 'left', 'credit'], ...['what if', 'verdict', 'left', 'credit']],
          ...rows,
        ])),
    '',
    `As agreed: ${sumText(periods.map(({ agreed }) => agreed))}`,
    `What if:   ${sumText(periods.map(({ changed }) => changed))}`,
  ]
}
