import type { Text } from '../../data/schema/common.ts'
import type { Metric, ObjectiveResult } from '../../data/schema/feed.ts'
import type { Objective } from '../../data/schema/objective.ts'
import { displayShare, displayValue } from './exact/display.ts'
import { satisfies } from './exact/target.ts'
import { remembered } from './remembered.ts'
import { instantText } from './time/text.ts'
import type { Asked, Figures, PeriodBounds } from './types.ts'

/** What a metric is called where the agreement gives its objective no title. */
export const TITLES: Record<Metric, Text> = {
  availability: { sv: 'Tillgänglighet', en: 'Availability' },
  'request-availability': { sv: 'Lyckade anrop', en: 'Successful requests' },
  'outage-count': { sv: 'Antal avbrott', en: 'Number of outages' },
  'longest-outage': { sv: 'Längsta avbrott', en: 'Longest outage' },
  'outage-total': { sv: 'Sammanlagd avbrottstid', en: 'Total outage time' },
  'response-time': { sv: 'Svarstid', en: 'Response time' },
  'first-response': { sv: 'Första svar', en: 'First response' },
  'next-reply': { sv: 'Nästa svar', en: 'Next reply' },
  update: { sv: 'Lägesrapport', en: 'Status update' },
  resolution: { sv: 'Lösningstid', en: 'Resolution time' },
  'lead-time': { sv: 'Ledtid', en: 'Lead time' },
  'delivery-precision': { sv: 'Leveransprecision', en: 'Delivery precision' },
  'defect-rate': { sv: 'Andel defekta', en: 'Defect rate' },
  ratio: { sv: 'Andel godkända', en: 'Share of good' },
  csat: { sv: 'Kundnöjdhet', en: 'Customer satisfaction' },
  nps: { sv: 'Rekommendationsvilja (NPS)', en: 'Net promoter score' },
  nki: { sv: 'Nöjdkundindex (förenklat NKI)', en: 'Customer satisfaction index (simple NKI)' },
  mttr: { sv: 'Tid till återställning', en: 'Mean time to restore' },
  mtbf: { sv: 'Tid mellan avbrott', en: 'Mean time between failures' },
  'report-delivery': { sv: 'Rapport i tid', en: 'Report in time' },
  milestone: { sv: 'Milstolpe', en: 'Milestone' },
}

/** What a metric adds to the part that all results share. */
export type More = Pick<ObjectiveResult, 'method'> &
  Partial<
    Pick<ObjectiveResult, 'service' | 'budget' | 'ledger' | 'items' | 'projection' | 'numbers' | 'disputed'>
  >

/** The target in the feed's form. With a share as quantifier the share is the target, and what each item has to keep its limit. */
function targetOf(objective: Objective): ObjectiveResult['target'] {
  const { target } = objective
  if (!('quantifier' in objective)) return target
  const { quantifier } = objective
  if (typeof quantifier === 'string') return { ...target, quantifier }
  if ('share' in quantifier) return { ...quantifier.share, quantifier: 'share', limit: target }
  return { ...target, quantifier: `p${quantifier.percentile}` }
}

/** Whether a met value would miss its target if the contract did not round it (semantics 2.10 R5). */
function onlyByRounding(
  { contractRounding }: Objective,
  { verdict, value }: Figures,
  target: ObjectiveResult['target'],
): boolean {
  return contractRounding !== undefined && verdict === 'met' && value !== null && !satisfies(value, target)
}

/** Agreements share their periods, and so their texts. */
const periodText = remembered(({ id, type, start, end, timeZone }: PeriodBounds) => {
  return { id, type, start: instantText(start), end: instantText(end), timeZone }
})

/** An evaluation in the feed's form: values cut so that they never contradict the verdict (semantics 2.10). */
export function resultOf(asked: Asked, figures: Figures, more: More): ObjectiveResult {
  const { agreement, objective, period } = asked
  const target = targetOf(objective)
  const { value, worst, best, coverage, reason, outlook } = figures
  return {
    agreement: agreement.id,
    objective: objective.id,
    ...(more.service !== undefined && { service: more.service }),
    metric: objective.metric,
    title: objective.title ?? TITLES[objective.metric],
    ...(objective.clause !== undefined && { clause: objective.clause }),
    ...(objective.kind !== 'sla' && { kind: objective.kind }),
    period: periodText(period),
    target,
    value: value && displayValue(value, target),
    exact: value && { num: String(value.num), den: String(value.den) },
    ...(worst && { worst: displayValue(worst, target) }),
    ...(best && { best: displayValue(best, target) }),
    verdict: figures.verdict,
    ...(reason !== undefined && { reason }),
    ...(outlook !== undefined && { outlook }),
    certainty: figures.certainty,
    finality: figures.finality,
    phase: figures.phase,
    binding: figures.binding,
    coverage: coverage && displayShare(coverage, 'floor', 2),
    ...(more.budget && { budget: more.budget }),
    ...(more.projection && { projection: more.projection }),
    ...(more.ledger && { ledger: more.ledger }),
    ...(more.items && { items: more.items }),
    ...(more.numbers && { numbers: more.numbers }),
    ...(onlyByRounding(objective, figures, target) && { metOnlyByRounding: true }),
    ...(more.disputed && { disputed: more.disputed }),
    method: more.method,
  }
}
