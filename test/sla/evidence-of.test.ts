import { expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../data/schema/events.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { NOTHING_MEASURED } from '../../scripts/measure.ts'
import { evaluate, type Facts } from '../../scripts/sla/evaluate.ts'
import { countsFor, partsOf, responsesFor } from '../../scripts/sla/evidence-of.ts'
import { looksAt } from '../../scripts/sla/measured-by.ts'
import { periodAt } from '../../scripts/sla/time/period.ts'
import { ALWAYS, anAgreement, at, between, CALENDARS, question, SERVICE, work } from './builders.ts'
import { aTicket, someItems } from './items/builders.ts'

/* What a service's figures are computed from: what is known of that service, and nothing else (semantics 2.6 step 1). */

const WINDOW = { announcedAt: '2026-01-01', start: '2026-04-10T10:00', end: '2026-04-10T10:30' }
const CLAIM: ClaimedExclusion = {
  ...between('2026-04-10T10:30', '2026-04-10T10:45'),
  ...{ agreement: 'avtal', service: SERVICE, incident: 'i1', type: 'customer', clause: '9', evidence: 'e' },
  approvedBy: [],
}
const TIMELINE: ServiceTimeline = {
  ...{ service: SERVICE, observed: ALWAYS, monitored: [], declared: [], counts: [] },
  ...{ dataThrough: at('2026-05-01'), responseTimes: {} },
}
const FACTS: Facts = {
  ...NOTHING_MEASURED,
  timelines: new Map([[SERVICE, TIMELINE]]),
  maintenance: [work('m1', WINDOW), work('m2', { ...WINDOW, services: ['annan'] })],
  exclusions: [CLAIM, { ...CLAIM, service: 'annan' }],
}
const ASKED = question({})
const partOf = (service: string) => partsOf([service], ASKED.objective, FACTS)[0]

test('maintenance and exclusions of other services are not a service’s own', () => {
  expect(partOf(SERVICE)?.evidence).toMatchObject({ maintenance: [{ id: 'm1' }], exclusions: [CLAIM] })
  expect(partOf('annan')?.evidence.maintenance.map(({ id }) => id)).toEqual(['m2'])
  expect(partOf('annan')?.evidence.exclusions.map(({ service }) => service)).toEqual(['annan'])
})

test('of a service that nobody looks at nothing is known, whichever source is named', () => {
  const nothing = { observed: [], monitored: [], declared: [], maintenance: [], exclusions: [] }
  expect(partOf('okänd')).toEqual({ service: 'okänd', evidence: nothing })
  const { objective } = question({ objective: { measurement: { source: 'near' } } })
  expect(partsOf(['okänd'], objective, FACTS)).toEqual([{ service: 'okänd', evidence: nothing }])
  const own = { service: 'okänd', maintenance: [], exclusions: [] }
  expect(countsFor(ASKED, 'okänd', FACTS)).toEqual({ ...own, counts: [] })
  expect(responsesFor(ASKED, 'okänd', FACTS)).toEqual({ ...own, days: [], dataThrough: null })
})

test('response times that are counted by the days of another zone are none', () => {
  expect(responsesFor(ASKED, SERVICE, FACTS)).toMatchObject({ days: [], dataThrough: at('2026-05-01') })
})

test('a source that happens to be called undefined is not the one where none is named', () => {
  const checks = { observed: ALWAYS, monitored: [], responseTimes: {} }
  const timeline = { ...TIMELINE, bySource: { undefined: checks } }
  expect([looksAt(timeline, 'undefined'), looksAt(timeline, undefined)]).toEqual([true, false])
  expect([looksAt(TIMELINE, 'near'), looksAt(undefined, 'near')]).toEqual([false, false])
})

test('once its source has told of the end of a period, what has not happened since then is late and not untold', () => {
  const agreement = anAgreement({
    ...{ metric: 'resolution', calendar: '24x7', quantifier: 'every', target: '<= 4 h' },
    ...{ attribution: 'created', measurement: { source: 'arenden' } },
  })
  // Of April, due on 1 May at 02:00, and never solved.
  const items = someItems({ tickets: [aTicket([['2026-04-30T22:00', 'created']])] })
  const told = (last: string) => {
    const facts = { ...FACTS, items, itemsThrough: new Map([['arenden', at(last)]]) }
    return agreement.objectives.map((objective) => {
      const period = periodAt(objective.period, agreement.timeZone, at('2026-04-15'))
      return evaluate(
        { agreement, objective, period, calendars: CALENDARS, asOf: at('2026-06-01') },
        [],
        facts,
      ).verdict
    })
  }
  expect(told('2026-05-01T01:00')).toEqual(['breached'])
  expect(told('2026-05-01')).toEqual(['breached'])
  expect(told('2026-04-30T23:59:59.999')).toEqual(['no-data'])
})
