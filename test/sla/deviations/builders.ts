import { DeviationMatter, type DeviationRecord } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { instantText } from '../../../scripts/sla/time/text.ts'
import { at, ZONE } from '../builders.ts'

/** A closed month of `avtal`, met, with a target that everybody has signed. */
export function result(month: string, more: Partial<ObjectiveResult> = {}): ObjectiveResult {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString()
  return {
    agreement: 'avtal',
    objective: 'tillganglighet',
    service: 'portal',
    metric: 'availability',
    title: 'Tillgänglighet',
    period: {
      id: month,
      type: 'calendar-month',
      start: instantText(at(`${month}-01`)),
      end: instantText(at(`${next}-01`)),
      timeZone: ZONE,
    },
    target: { comparator: '>=', value: '99.9', unit: '%' },
    value: '100',
    exact: { num: '1', den: '1' },
    verdict: 'met',
    certainty: 'certain',
    finality: 'final',
    phase: 'full',
    binding: true,
    coverage: '100',
    method: { rule: 'availability', parameters: {} },
    ...more,
  }
}

/** A file about the breach of June, as its front matter would say it. */
export function file(matter: Record<string, unknown> = {}, id = '2026-06-portal'): DeviationRecord {
  const parsed = DeviationMatter.parse({
    agreement: 'avtal',
    objective: 'tillganglighet',
    periods: ['2026-06'],
    ...matter,
  })
  return { ...parsed, id, markdown: '' }
}

export const cause = (found: string, category = 'change') => ({ category, text: 'Därför', found })
export const action = (due: string, done?: string) => ({ what: 'Gör om', owner: 'drift', due, done })
