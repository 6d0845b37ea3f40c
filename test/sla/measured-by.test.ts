import { expect, test } from 'vitest'
import type { ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { NOTHING_MEASURED } from '../../scripts/measure.ts'
import { evaluate, type Facts } from '../../scripts/sla/evaluate.ts'
import { measuredBy } from '../../scripts/sla/measured-by.ts'
import { anAgreement } from './builders.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 1)
const within = [{ start: START, end: START + DAY }]

const down = (source: string, hours: number): Span => ({
  ...{ service: 'portal', source, ref: source, state: 'major_outage' },
  ...{ start: START, end: START + hours * HOUR },
})

/** Two sources that look at one service: one saw it out for an hour, the other for six. */
const near = { observed: within, monitored: [down('near', 1)], responseTimes: {} }
const far = { observed: within, monitored: [down('far', 6)], responseTimes: {} }
const timeline: ServiceTimeline = {
  ...{ service: 'portal', observed: within, monitored: [...near.monitored, ...far.monitored], declared: [] },
  ...{ dataThrough: START + DAY, responseTimes: {}, counts: [], bySource: { near, far } },
}

test('an objective that names a source of checks is measured by that one alone', () => {
  const facts: Facts = {
    ...NOTHING_MEASURED,
    ...{ timelines: new Map([['portal', timeline]]), maintenance: [], exclusions: [] },
  }
  const period = { id: 'day', type: 'calendar-day', timeZone: 'UTC', start: START, end: START + DAY } as const
  const downOf = (source?: string) => {
    const agreement = anAgreement(source === undefined ? {} : { measurement: { source } }, {
      timeZone: 'UTC',
    })
    const [objective] = agreement.objectives
    if (objective === undefined) throw new Error('an agreement has an objective')
    const asked = { agreement, objective, period, calendars: {}, asOf: START + DAY, versions: [] }
    const found = evaluate(asked, ['portal'], facts)
    return found.result.ledger?.downMs
  }
  expect(downOf('near')).toBe(HOUR)
  expect(downOf('far')).toBe(6 * HOUR)
  expect(downOf()).toBe(6 * HOUR)
  // What does not look at the service narrows nothing, as an incident system or tickets.
  expect(downOf('incidents')).toBe(6 * HOUR)
})

test('the narrowed timeline is the same object each time, so that what follows from it is worked out once', () => {
  expect(measuredBy(timeline, 'near')).toBe(measuredBy(timeline, 'near'))
  expect(measuredBy(timeline, undefined)).toBe(timeline)
  expect(measuredBy(undefined, 'near')).toBeUndefined()
})
