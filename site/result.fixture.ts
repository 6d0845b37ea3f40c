import type { ObjectiveResult } from '../data/schema/feed.ts'

/** A result for the tests of the words: the portal in March 2026, met. */
export function result(over: Partial<ObjectiveResult>): ObjectiveResult {
  return {
    agreement: 'drift',
    objective: 'o',
    service: 'portal',
    metric: 'availability',
    title: { sv: 'Portalen', en: 'The portal' },
    period: {
      id: '2026-03',
      type: 'calendar-month',
      start: '2026-02-28T23:00:00Z',
      end: '2026-03-31T22:00:00Z',
      timeZone: 'Europe/Stockholm',
    },
    target: { comparator: '>=', value: '99.9', unit: '%' },
    value: '99.9',
    exact: null,
    verdict: 'met',
    certainty: 'certain',
    finality: 'final',
    phase: 'full',
    binding: true,
    coverage: null,
    method: { rule: 'availability/time', parameters: {} },
    ...over,
  }
}
