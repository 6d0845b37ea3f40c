import { quantityWords, standingOf } from '../components/objectives.ts'
import { kindOfPeriod, perPeriod, promisedWords } from '../components/promise.ts'
import { boundWords } from '../components/sla-compliance/bound.ts'
import type { State } from '../data/schema/common.ts'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import { capital, date } from './format.ts'
import type { Words } from './messages.ts'
import { viewIn } from './view.ts'

export type Tone = 'well' | 'degraded' | 'partial' | 'major' | 'maintenance' | 'unknown'

const TONES: Record<ReturnType<typeof standingOf>, Tone> = {
  met: 'well',
  'on-track': 'well',
  'at-risk': 'degraded',
  breached: 'major',
  lost: 'major',
  pending: 'unknown',
  'no-data': 'unknown',
  excluded: 'maintenance',
}

/** The state that is as bad as a tone: its shape says what the colour says. */
export const TONE_STATES: Record<Tone, State> = {
  well: 'operational',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  major: 'major_outage',
  maintenance: 'under_maintenance',
  unknown: 'unknown',
}
export const standingTone = (result: ObjectiveResult): Tone => TONES[standingOf(result)]

type Target = ObjectiveResult['target']

/** `minst 99,9 %`, `högst 30 min, varje ärende`, `minst 95 % inom 800 ms`. */
export const targetWords = ({ target }: { target: Target }, locale: string, { page }: Words): string =>
  promisedWords(target, page, viewIn(locale))

/** A value of the result in its target's unit; a dash where there is none. */
export function figureWords(
  value: string | null,
  { target }: Pick<ObjectiveResult, 'target'>,
  locale: string,
): string {
  return value === null ? '–' : quantityWords(value, target, viewIn(locale))
}

/** `Svarstid: minst 95 % inom 800 ms per kalendermånad.` */
export function promiseWords(result: ObjectiveResult, locale: string, words: Words): string {
  const { metrics } = words.page
  const target = targetWords(result, locale, words)
  return `${metrics[result.metric]}: ${perPeriod(target, result.target, periodTypeWords(result, words))}.`
}

/** What a reader has to know of a figure besides how it stands: what it is worth, and what became of it. */
export function remarks(result: ObjectiveResult, locale: string, { page, widget, terms }: Words): string[] {
  const { kind, phase, aboveCap, finality, restated, metOnlyByRounding } = result
  const { compliance } = widget
  return [
    kind === 'kpi' ? compliance.kpi : kind === 'proposed' ? terms.proposed : '',
    // A proposal binds nobody, signed or not.
    kind === 'proposed' && phase === 'full' && !aboveCap ? '' : boundWords(result, viewIn(locale)),
    finality === 'restated' ? (restated ? compliance.restated(restated.reason) : page.finality.restated) : '',
    metOnlyByRounding ? compliance.rounding : '',
  ].filter((remark) => remark !== '')
}

/** Whether the period is still going on; a window that moves along is always. */
export const isOpen = ({ verdict, outlook, period }: ObjectiveResult): boolean =>
  verdict === 'pending' || outlook !== undefined || period.type === 'rolling'

/** `per kalendermånad`, `under de senaste 90 dygnen` */
export const periodTypeWords = ({ period }: Pick<ObjectiveResult, 'period'>, { page }: Words): string =>
  kindOfPeriod(period, page)

/** The name of one period, `November 2026`, `Kvartal 3 2026`, `Senaste 90 dygnen`. */
export function periodName(
  { period }: Pick<ObjectiveResult, 'period'>,
  locale: string,
  words: Words,
): string {
  return capital(periodWords(period, locale, words), locale)
}

/** The same within a sentence: `kvartal 3 2026`. */
export function periodWords({ id, type }: ObjectiveResult['period'], locale: string, words: Words): string {
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
export function ledgerRows({ ledger, method }: ObjectiveResult, { page, widget }: Words): LedgerRow[] {
  if (!ledger) return []
  const row = ([name, effect]: readonly string[], ms: number) => ({
    name: name ?? '',
    effect: effect ?? '',
    ms,
  })
  const excluded = ledger.excluded.map(({ reason, ms }) => {
    const why = widget.compliance.reasons[reason] ?? reason
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
export function objectiveAnchor({ objective }: Pick<ObjectiveResult, 'objective'>): string {
  return `mal-${objective}`
}
