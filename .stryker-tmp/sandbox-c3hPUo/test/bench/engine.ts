// @ts-nocheck
import type { ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { evaluate, type Facts } from '../../scripts/sla/evaluate.ts'
import { closedPeriods } from '../../scripts/sla/time/period.ts'
import { anAgreement, CALENDARS, MINUTE } from '../sla/builders.ts'
import { figure, finish } from './figure.ts'

/*
 * `npm run bench:engine`: 1,000 agreements of five objectives over 24 months, from spans; and half as many, to see that
 * the time grows with the work and not with its square.
 */

const MONTHS = 24
const FROM = Temporal.ZonedDateTime.from('2024-10-01T00:00[Europe/Stockholm]').epochMilliseconds
const AS_OF = Temporal.ZonedDateTime.from('2026-10-20T00:00[Europe/Stockholm]').epochMilliseconds

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

/** Two years of a service: three outages a month, and an hour a month in which nobody looked. */
function timeline(service: string, seed: number): ServiceTimeline {
  const next = numbers(seed)
  const monitored: Span[] = []
  const observed = []
  let seen = FROM
  const month = (AS_OF - FROM) / (MONTHS + 1)
  for (let index = 0; index <= MONTHS; index += 1) {
    const start = FROM + index * month
    for (let outage = 0; outage < 3; outage += 1) {
      const at = Math.round(start + ((outage + next()) * month) / 3)
      monitored.push({
        service,
        state: 'major_outage',
        source: 'checks',
        ref: `c${index}-${outage}`,
        start: at,
        end: at + Math.ceil(next() * 30) * MINUTE,
        earliestStart: at - MINUTE,
        earliestEnd: at,
      })
    }
    const gap = Math.round(start + next() * month)
    observed.push({ start: seen, end: gap })
    seen = gap + 60 * MINUTE
  }
  observed.push({ start: seen, end: AS_OF })
  monitored.sort((a, b) => a.start - b.start)
  return {
    service,
    observed,
    monitored: monitored.map((span) => ({ ...span, earliestEnd: span.end - MINUTE })),
    declared: [],
    dataThrough: AS_OF,
    responseTimes: {},
    counts: [],
  }
}

const OBJECTIVES = [
  { id: 'a', metric: 'availability', target: '>= 99.9 %', period: 'calendar-month' },
  {
    id: 'b',
    metric: 'availability',
    target: '>= 99.5 %',
    period: 'calendar-month',
    serviceHours: 'se-legal-eves',
  },
  { id: 'c', metric: 'availability', target: '>= 99.95 %', period: 'calendar-month', minOutage: '5 min' },
  { id: 'd', metric: 'outage-count', target: '<= 2', period: 'calendar-month' },
  { id: 'e', metric: 'longest-outage', target: '<= 20 min', period: 'calendar-month' },
]

/** Evaluates so many agreements and gives the seconds that it took. */
function run(count: number): number {
  const timelines = new Map(
    Array.from({ length: count }, (_, index) => [`s${index}`, timeline(`s${index}`, index + 1)]),
  )
  const facts: Facts = {
    timelines,
    maintenance: [],
    exclusions: [],
    items: { tickets: [], deliveries: [], answers: [], invitations: [], reports: [] },
    itemsThrough: new Map(),
  }
  const agreements = [...timelines.keys()].map((service) =>
    anAgreement(
      {},
      { id: service, scope: { services: [service] }, objectives: OBJECTIVES, effectiveFrom: '2024-10-01' },
    ),
  )
  let results = 0
  const start = performance.now()
  for (const agreement of agreements) {
    for (const objective of agreement.objectives) {
      const periods = closedPeriods(objective.period, agreement.timeZone, FROM, AS_OF)
      for (const period of periods) {
        const { result } = evaluate(
          { agreement, objective, period, calendars: CALENDARS, asOf: AS_OF },
          agreement.scope.services,
          facts,
        )
        if (result.verdict !== 'pending') results += 1
      }
    }
  }
  const seconds = (performance.now() - start) / 1000
  if (results !== count * OBJECTIVES.length * MONTHS)
    throw new Error(`expected all periods judged, found ${results}`)
  return seconds
}

run(20)
const half = run(500)
const whole = run(1000)
figure('1,000 agreements x 5 objectives x 24 months', whole, 5, 's')
figure('the same against twice the half of it', whole / (2 * half), 1.25, '')
figure('memory', process.memoryUsage().rss / 1e6, 1000, 'MB')
finish()
