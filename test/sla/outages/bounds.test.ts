import { describe, expect, test } from 'vitest'
import type { Span } from '../../../data/schema/timeline.ts'
import { aSpan, at, between, declared, downFor, MINUTE } from '../builders.ts'
import { askOutages } from './builders.ts'

/* How bad unknown time can have been (semantics 2.9): April 2026, seen but for some gaps. */

const HOUR = 60 * MINUTE
type Metric = Parameters<typeof askOutages>[0]

/** April without the gaps; each is a start and a length in milliseconds. */
function seenBut(...gaps: [start: string, ms: number][]) {
  const ends = gaps.map(([start, ms]) => at(start) + ms)
  return [...gaps.map(([start]) => at(start)), at('2027-01-01')].map((end, index) => ({
    start: ends[index - 1] ?? at('2026-01-01'),
    end,
  }))
}
const FOUR_HOURS = seenBut(['2026-04-15T08:00', 4 * HOUR])

function worst(
  metric: Metric,
  objective: object,
  { observed = FOUR_HOURS, monitored = [] as Span[], declared = [] as Span[], serviceHours = '24x7' } = {},
) {
  const asked = { objective: { ...objective }, agreement: { serviceHours } }
  return askOutages(metric, { ...asked, evidence: { observed, monitored, declared } }).result.worst
}

describe('how many outages a gap can hide', () => {
  test('outages of an hour with a millisecond between: four take 4 h and 3 ms', () => {
    const hidden = (ms: number) =>
      worst('outage-count', { minOutage: '1 h' }, { observed: seenBut(['2026-04-15T08:00', 4 * HOUR + ms]) })
    expect([hidden(2), hidden(3)]).toEqual(['3', '4'])
  })

  test('of outages that may be short, those an hour apart: at 8:00, 9:00, 10:00 and 11:00', () => {
    expect(worst('outage-count', { mergeGap: '1 h' })).toBe('4')
  })

  test('an outage that counts beside a gap makes it no longer', () => {
    const monitored = [downFor('2026-04-15T07:00', 60)]
    expect(worst('outage-count', { minOutage: '1 h' }, { monitored })).toBe('4')
  })

  test('one that was too short to count does, whatever else was out', () => {
    const monitored = [downFor('2026-04-10T10:00', 300), downFor('2026-04-15T07:58', 2)]
    expect(worst('outage-count', { minOutage: '4 h 1 min' }, { monitored })).toBe('2')
  })

  test('one that was too short does, though a later one counts; far from any gap it hides nothing', () => {
    const observed = seenBut(['2026-04-15T08:00', 3 * MINUTE])
    const short = downFor('2026-04-15T07:57', 3)
    const later = downFor('2026-04-20T10:00', 10, { ref: 's' })
    // 7:57 to 8:03 is long enough to be one more.
    expect(worst('outage-count', { minOutage: '5 min' }, { observed, monitored: [short, later] })).toBe('2')
    // At the very start of the period, two minutes and then seen to be up: no more than they were.
    const first = [downFor('2026-04-01T00:00', 2)]
    expect(worst('outage-count', { minOutage: '5 min' }, { observed, monitored: first })).toBe('0')
  })

  test('what is seen to be up between them keeps nothing apart that the contract puts together', () => {
    const rules = { minOutage: '8 min', mergeGap: '5 min' }
    const monitored = [downFor('2026-04-15T07:55', 2)]
    const until = (minutes: number) => seenBut(['2026-04-15T08:00', minutes * MINUTE])
    // Out from 7:55, up from 7:57 to 8:00, and unseen until 8:03: all that is eight minutes.
    expect(worst('outage-count', rules, { observed: until(3), monitored })).toBe('1')
    expect(worst('outage-count', rules, { observed: until(2), monitored })).toBe('0')
    // Unseen for two minutes, up for four, and unseen for two.
    const twice = seenBut(['2026-04-15T08:00', 2 * MINUTE], ['2026-04-15T08:06', 2 * MINUTE])
    expect(worst('outage-count', rules, { observed: twice })).toBe('1')
  })

  test('an outage in closed hours, of which nothing counts, makes one that counts of a gap beside it', () => {
    const asked = {
      observed: seenBut(['2026-04-15T16:50', 10 * MINUTE]),
      monitored: [downFor('2026-04-15T17:00', 60)],
      serviceHours: 'se-legal-eves',
    }
    expect(worst('outage-count', { minOutage: '1 h' }, asked)).toBe('1')
    // From 16:30 on it counts by itself, and the ten minutes before it, unseen, hide no other.
    const counting = {
      ...asked,
      observed: seenBut(['2026-04-15T16:20', 10 * MINUTE]),
      monitored: [downFor('2026-04-15T16:30', 90)],
    }
    expect(worst('outage-count', { minOutage: '1 h' }, counting)).toBe('1')
  })

  test('what weighs nothing was not out: neither beside a gap nor in it', () => {
    const degraded = (start: string, minutes: number) => [
      downFor(start, minutes, { state: 'degraded_performance' }),
    ]
    const beside = { monitored: degraded('2026-04-15T07:58', 2) }
    expect(worst('outage-count', { minOutage: '4 h 1 min' }, beside)).toBe('0')
    const within = { declared: degraded('2026-04-15T08:00', 240) }
    expect(worst('outage-count', { minOutage: '1 h' }, within)).toBe('3')
  })

  test('an outage that was declared in a gap takes its own time of it', () => {
    const asked = { declared: [declared('2026-04-15T08:00', '2026-04-15T09:00')] }
    // The declared one, and two in the three hours that are left.
    expect(worst('outage-count', { minOutage: '1 h' }, asked)).toBe('3')
  })

  test('a gap in closed hours hides nothing', () => {
    const observed = seenBut(['2026-04-15T08:00', 4 * HOUR], ['2026-04-16T00:00', 6 * HOUR])
    const office = { observed, serviceHours: 'se-legal-eves' }
    expect(worst('outage-count', { minOutage: '1 h' }, office)).toBe('3')
  })

  test('at either end of the period even a short gap can be the edge of a long outage', () => {
    const edge = (start: string) =>
      worst('outage-count', { minOutage: '1 h' }, { observed: seenBut([start, 10 * MINUTE]) })
    expect([edge('2026-04-01T00:00'), edge('2026-04-15T00:00'), edge('2026-04-30T23:50')]).toEqual([
      '1',
      '0',
      '1',
    ])
  })
})

describe('how long the mean can be', () => {
  test('without an outage it is that of the longest gap, not of all', () => {
    const observed = seenBut(['2026-04-10T08:00', HOUR / 2], ['2026-04-15T08:00', 4 * HOUR])
    expect(worst('mttr', {}, { observed })).toBe(String(4 * HOUR))
  })

  test('a gap that is longer than the mean raises it, a shorter one does not', () => {
    const monitored = [downFor('2026-04-05T10:00', 60), downFor('2026-04-07T10:00', 60)]
    const mean = (ms: number) => worst('mttr', {}, { monitored, observed: seenBut(['2026-04-15T08:00', ms]) })
    // 60, 60 and 90 minutes.
    expect(mean(1.5 * HOUR)).toBe(String(70 * MINUTE))
    expect(mean(HOUR / 2)).toBe(String(HOUR))
  })
})

describe('how often one can have failed', () => {
  test('a gap without a bound leaves none', () => {
    expect(worst('mtbf', {}, { monitored: [downFor('2026-04-10T10:00', 60)] })).toBeUndefined()
  })

  test('with one outage and one that could be hidden it is half of the time known to be up', () => {
    const monitored = [downFor('2026-04-10T10:00', 300)]
    // 720 hours less 5 down and 4 unknown, by two.
    expect(worst('mtbf', { minOutage: '4 h' }, { monitored })).toBe(String(355.5 * HOUR))
  })

  test('what was too short to count was not up either, if a gap makes it long enough', () => {
    const asked = {
      observed: seenBut(['2026-04-15T08:00', 2 * HOUR]),
      monitored: [downFor('2026-04-10T10:00', 300), downFor('2026-04-15T10:00', 120)],
    }
    // 720 hours less 5 and less 4, from 8 to 12, by two.
    expect(worst('mtbf', { minOutage: '4 h' }, asked)).toBe(String(355.5 * HOUR))
  })

  test('between two looks it can have been longer out, so the bounds are those of every reading', () => {
    const span = aSpan(between('2026-04-10T10:00', '2026-04-10T12:00'), {
      earliestStart: at('2026-04-10T09:00'),
      earliestEnd: at('2026-04-10T11:00'),
    })
    const { result } = askOutages('mtbf', { evidence: { monitored: [span] } })
    // Out for 2 h; from 9 to 12 at worst, from 10 to 11 at best.
    expect(result).toMatchObject({
      value: String(718 * HOUR),
      worst: String(717 * HOUR),
      best: String(719 * HOUR),
    })
  })
})

describe('how few outages there can have been: those that were lost sight of for a while are one if they went on', () => {
  // Down from 8 to 13 as far as is seen, unseen from 9 to 10 and from 11 to 12; and once elsewhere.
  const observed = seenBut(['2026-04-15T09:00', HOUR], ['2026-04-15T11:00', HOUR], ['2026-04-25T09:00', HOUR])
  const monitored = ['15T08:00', '15T10:00', '15T12:00', '20T08:00'].map((start) =>
    downFor(`2026-04-${start}`, 60),
  )
  const of = (metric: Metric, target: string, seen = observed) =>
    askOutages(metric, { objective: { target }, evidence: { observed: seen, monitored } }).result

  test('four that are seen can be two, so that more than two are not certain', () => {
    expect(of('outage-count', '<= 3')).toMatchObject({
      ...{ value: '4', best: '2', verdict: 'breached', certainty: 'policy' },
    })
    expect(of('outage-count', '<= 1')).toMatchObject({ verdict: 'breached', certainty: 'certain' })
  })

  test('and the time between them longer: 720 hours less four of outages, by two', () => {
    expect(of('mtbf', '>= 200 h')).toMatchObject({
      ...{ best: String(358 * HOUR), verdict: 'breached', certainty: 'policy' },
    })
  })

  test('what is seen to have been up between them keeps them apart', () => {
    const elsewhere = seenBut(['2026-04-25T09:00', HOUR])
    expect(of('outage-count', '<= 3', elsewhere)).toMatchObject({ best: '4', certainty: 'certain' })
  })

  test('a gap beside the minute that an outage touched is no part of it', () => {
    // The outage of 40 s counts from 10:00 to 10:01, up to the gap, or from its end on.
    const touching = { objective: { granularity: 'slot-any' } }
    const once = [aSpan(between('2026-04-15T10:00:10', '2026-04-15T10:00:50'))]
    for (const gap of ['2026-04-15T10:01', '2026-04-15T09:56']) {
      const seen = { observed: seenBut([gap, 4 * MINUTE]), monitored: once }
      const { value, best } = askOutages('outage-count', { ...touching, evidence: seen }).result
      expect([gap, value, best]).toEqual([gap, '1', '1'])
    }
  })

  test('one that goes on from before the period is none of it', () => {
    const edge = seenBut(['2026-04-01', HOUR])
    const before = [downFor('2026-03-31T23:00', 60), downFor('2026-04-01T01:00', 60)]
    const { best, value } = askOutages('outage-count', {
      evidence: { observed: edge, monitored: before },
    }).result
    expect([value, best]).toEqual(['1', '0'])
  })
})
