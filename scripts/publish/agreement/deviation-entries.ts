import type { Agreement } from '../../../data/schema/agreement.ts'
import { isOfPeriod, type PeriodSpan } from '../../../data/schema/deviation-period.ts'
import type { Deviation } from '../../../data/schema/feed.ts'
import type { Items } from '../../../data/schema/items.ts'
import type { Data } from '../../load/data.ts'
import { deviationsOf, type OpenedDeviation } from '../../sla/deviations/deviations.ts'
import { lateSurveys } from '../../sla/deviations/late-surveys.ts'
import { localDate } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import { renderMarkdown } from '../markdown.ts'
import { actionEntries } from './action-entries.ts'
import type { Outcome } from './results.ts'

/** Deviations of an agreement in the feed's form: those beside its figures, and those of each closed period. */
export interface DeviationEntries {
  /** Of the running periods and those in `history`, and everything that somebody wrote. */
  recent: Deviation[]
  ofPeriod(period: PeriodSpan): Deviation[]
}

/**
 * What went wrong in an agreement or is about to, field by field: roles and never people. The words of a deviation are
 * written for whoever may read the agreement.
 * @param outcomes - Of that agreement.
 * @param asOf - Epoch milliseconds: nothing that was known later is told.
 * @param items - Answers and invitations, by which a survey is late; without them none is.
 */
export function deviationEntries(
  agreement: Agreement,
  { deviations: records, calendars }: Pick<Data, 'deviations' | 'calendars'>,
  outcomes: Outcome[],
  asOf: number,
  items?: Items,
): DeviationEntries {
  const shown = new Set(outcomes.flatMap(({ running, history }) => [running, ...history]))
  const results = outcomes.flatMap(({ running, closed, older }) => [running, ...closed, ...older])
  const today = localDate(asOf, agreement.timeZone).toString()
  const surveys = items ? lateSurveys(agreement, items, calendars, asOf) : []
  const all = deviationsOf({ agreement, results, records, calendars, surveys, asOf }).map((one) => ({
    isRecent: one.record !== undefined || (one.result !== undefined && shown.has(one.result)),
    entry: deviationEntry(one, agreement, today),
  }))
  return {
    recent: all.filter(({ isRecent }) => isRecent).map(({ entry }) => entry),
    ofPeriod: (period) => all.map(({ entry }) => entry).filter((entry) => isOfPeriod(entry, period)),
  }
}

function deviationEntry(one: OpenedDeviation, { roles }: Agreement, today: string): Deviation {
  const { id, finding, record, result, binding, state, openedAt, causeAfterDays } = one
  const { ageDays, causeDue, verification, sameCause } = one
  const objective = result?.objective ?? record?.objective
  const service = result?.service ?? record?.service
  const source = record?.source ?? 'figures'
  const kind = source === 'figures' ? (finding?.kind ?? record?.kind ?? 'at-risk') : undefined
  const { title, rootCause, closedAt, correctiveActions = [], markdown = '' } = record ?? {}
  const html = markdown === '' ? '' : renderMarkdown(markdown)
  return {
    id,
    ...(record && { record: record.id }),
    source,
    ...(kind && { kind }),
    ...(title && { title }),
    ...(objective && { objective }),
    ...(service && { service }),
    ...(result && { period: result.period }),
    ...(source === 'figures' && finding === undefined && { settled: true as const }),
    binding,
    state,
    ...(openedAt !== null && { openedAt: instantText(openedAt) }),
    ...(closedAt !== undefined && { closedAt: instantText(closedAt) }),
    ...(ageDays !== undefined && { ageDays }),
    ...(rootCause && {
      rootCause: { ...rootCause, ...(causeAfterDays !== undefined && { afterDays: causeAfterDays }) },
    }),
    ...(causeDue && { causeDue }),
    actions: actionEntries(correctiveActions, roles, today),
    ...(verification && { verification }),
    ...(sameCause !== undefined && { sameCause }),
    ...(html !== '' && { html }),
  }
}
