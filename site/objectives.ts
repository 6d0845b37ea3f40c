import { standingOf } from '../components/objectives.ts'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import { capital, date, formats } from './format.ts'
import type { Words } from './messages.ts'

export type Tone = 'well' | 'degraded' | 'partial' | 'major' | 'maintenance' | 'unknown'

const TONES: Record<ReturnType<typeof standingOf>, Tone> = {
  met: 'well',
  'on-track': 'well',
  'at-risk': 'degraded',
  breached: 'major',
  lost: 'major',
  pending: 'unknown',
  'no-data': 'unknown',
  excluded: 'unknown',
}
export const standingTone = (result: ObjectiveResult): Tone => TONES[standingOf(result)]

/** `minst 99,9 %` */
export function targetWords({ target }: ObjectiveResult, locale: string, { page }: Words): string {
  return `${page.comparators[target.comparator]} ${formats(locale).quantity(target.value, target.unit)}`
}

/** `per kalendermånad`, `under de senaste 90 dygnen` */
export function periodTypeWords({ period }: ObjectiveResult, { page }: Words): string {
  const [, days] = /^P(\d+)D$/.exec(period.id) ?? []
  if (days !== undefined) return page.rollingDays(days)
  const [, hours] = /^PT(\d+)H$/.exec(period.id) ?? []
  if (hours !== undefined) return page.rollingHours(hours)
  return page.periodTypes[period.type] ?? period.type
}

/** The name of one period, `November 2026`, `Kvartal 3 2026`, `Senaste 90 dygnen`. */
export function periodName({ period }: ObjectiveResult, locale: string, words: Words): string {
  return capital(periodWords(period, locale, words), locale)
}

function periodWords({ id, type }: ObjectiveResult['period'], locale: string, words: Words): string {
  const { page, widget } = words
  const [year = '', part = ''] = id.split(/-[WQH]?/)
  const day = (text: string) => date(text, 'shortDate', locale, 'UTC')
  switch (type) {
    case 'calendar-day':
      return day(id)
    case 'calendar-week':
      return page.week(String(Number(part)), year)
    case 'calendar-month':
      return date(`${id}-01`, 'month', locale, 'UTC')
    case 'calendar-quarter':
      return widget.quarter(part, year)
    case 'calendar-half':
      return page.half(part, year)
    case 'billing':
      return id.split('/').map(day).join(' – ')
    case 'rolling': {
      const [, count = '', unit] = /^PT?(\d+)([DH])$/.exec(id) ?? []
      return unit === 'D' ? page.lastDays(count) : page.lastHours(count)
    }
    default:
      return id
  }
}

/** Time that was taken out, whatever the reason. */
export function excludedMs({ ledger }: ObjectiveResult): number {
  return (ledger?.excluded ?? []).reduce((sum, { ms }) => sum + ms, 0)
}

export interface LedgerRow {
  name: string
  ms: number
  effect: string
}

/** The ledger's rows that have any time, in the order of the rules; together they are the period (semantics 2.4). */
export function ledgerRows({ ledger, method }: ObjectiveResult, { page }: Words): LedgerRow[] {
  if (!ledger) return []
  const row = ([name, effect]: readonly string[], ms: number) => ({
    name: name ?? '',
    effect: effect ?? '',
    ms,
  })
  const excluded = ledger.excluded.map(({ reason, ms }) => {
    const why = page.ledger.reasons[reason] ?? reason
    const effect =
      method.parameters.exclusionMode === 'count-as-up' ? page.ledger.up[1] : page.ledger.excluded[1]
    return row([`${page.ledger.excluded[0]}: ${why}`, effect ?? ''], ms)
  })
  const rows = [
    row(page.ledger.up, ledger.upMs),
    row(page.ledger.down, ledger.downMs),
    row(page.ledger.unknown, ledger.unknownMs),
    ...excluded,
    row(page.ledger.outsideHours, ledger.outsideHoursMs),
    row(page.ledger.outsideContract, ledger.outsideContractMs),
    row(page.ledger.future, ledger.futureMs),
  ]
  return rows.filter(({ ms }) => ms > 0)
}

/** Length of a period. */
export function periodMs({ period }: ObjectiveResult): number {
  return Date.parse(period.end) - Date.parse(period.start)
}

/** Anchor of an objective on its agreement's page; others link to it, so it never changes. */
export function objectiveAnchor({ objective }: ObjectiveResult): string {
  return `mal-${objective}`
}
