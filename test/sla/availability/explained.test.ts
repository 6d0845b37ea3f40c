import { describe, expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../../data/schema/events.ts'
import type { Evidence } from '../../../scripts/sla/types.ts'
import { type Asked, ask, at, between, declared, downFor, MINUTE, SERVICE, work } from '../builders.ts'

/* How a figure came about, in numbers worked out by hand (semantics 2.16). */

const ms = (minutes: number) => String(minutes * MINUTE)
const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text)).toString()
const stepsOf = (asked: Asked, name: string) =>
  ask(asked)
    .explain.filter(({ step }) => step === name)
    .map(({ values }) => values)

const POLICY = { maintenance: { notice: { elapsed: '48 h' } } }
const announcedAt = '2026-01-01T12:00'
const claim = (start: string, end: string, more: Partial<ClaimedExclusion> = {}): ClaimedExclusion => ({
  agreement: 'avtal',
  incident: 'i1',
  service: SERVICE,
  type: 'force-majeure',
  clause: '9.1',
  evidence: 'SMHI',
  approvedBy: ['customer'],
  ...between(start, end),
  ...more,
})
const LISTED = { exclusions: [{ type: 'force-majeure', clause: '9.1' }] }

/**
 * April 2026 from the 2nd, office hours (8 to 17; the 3rd and 6th are holidays), on Monday the 20th at 12:00. Agreed so
 * far: 9 h on the 2nd, 7th to 10th and 13th to 17th, 4 h on the 20th: 5 640 minutes. To come: 5 h on the 20th, and 9 h on
 * the 21st to 24th and 27th to 30th: 4 620. Of the other 32 940 minutes of 43 200 the 1 440 of the 1st are outside the
 * agreement, so 31 500 are outside its hours.
 */
const APRIL: Asked = {
  objective: { serviceHours: 'se-legal-eves', weights: { partial: '0.3' } },
  agreement: { ...POLICY, effectiveFrom: '2026-04-02' },
  asOf: '2026-04-20T12:00',
  evidence: {
    // An hour of the 9th was not seen.
    observed: [between('2026-01-01', '2026-04-09T08:00'), between('2026-04-09T09:00', '2027-01-01')],
    maintenance: [work('m1', { announcedAt, start: '2026-04-08T08:00', end: '2026-04-08T10:00' })],
    monitored: [
      downFor('2026-04-08T08:00', 120, { ref: 'r1' }),
      downFor('2026-04-14T16:50', 20, { ref: 'r2' }),
    ],
    // 30 minutes that weigh 9, beginning before anybody was at work.
    declared: [declared('2026-04-10T07:00', '2026-04-10T08:30', 'partial_outage', 'i1')],
  },
}

test('from agreed time to the verdict', () => {
  const agreedMs = ms(5640)
  expect(ask(APRIL).explain).toEqual([
    {
      step: 'agreed',
      values: {
        periodMs: ms(43_200),
        outsideContractMs: ms(1440),
        outsideHoursMs: ms(31_500),
        futureMs: ms(4620),
        agreedMs,
      },
    },
    {
      step: 'maintenance',
      values: {
        id: 'm1',
        start: instant('2026-04-08T08:00'),
        end: instant('2026-04-08T10:00'),
        why: 'announced-in-time',
        excludedMs: ms(120),
        announcedAt: instant(announcedAt),
        deadline: instant('2026-04-06T08:00'),
        noticeRequired: 'PT48H',
      },
    },
    { step: 'base', values: { baseMs: ms(5520), agreedMs, excludedMs: ms(120), mode: 'remove' } },
    // 5 460 of 5 520 minutes are known.
    { step: 'unknown', values: { unknownMs: ms(60), coverage: '98.91', policy: 'exclude' } },
    {
      step: 'outage',
      values: {
        start: instant('2026-04-08T08:00'),
        end: instant('2026-04-08T10:00'),
        open: 'false',
        weight: '1',
        countedMs: '0',
        events: 'checks:r1',
      },
    },
    {
      step: 'outage',
      values: {
        start: instant('2026-04-10T07:00'),
        end: instant('2026-04-10T08:30'),
        open: 'false',
        weight: '3/10',
        countedMs: ms(9),
        events: 'i1',
      },
    },
    {
      step: 'outage',
      values: {
        start: instant('2026-04-14T16:50'),
        end: instant('2026-04-14T17:10'),
        open: 'false',
        weight: '1',
        countedMs: ms(10),
        events: 'checks:r2',
      },
    },
    { step: 'down', values: { downMs: ms(19) } },
    // 19 of 5 460 down; at best of 5 520; at worst the 60 too.
    { step: 'value', values: { value: '99.65', num: '5441', den: '5460', worst: '98.56', best: '99.65' } },
    {
      step: 'verdict',
      values: {
        comparator: '>=',
        target: '99.9',
        verdict: 'breached',
        certainty: 'certain',
        outlook: 'lost',
      },
    },
  ])
})

test('an outage names all that told of it', () => {
  const evidence = {
    monitored: [downFor('2026-04-10T10:00', 30, { ref: 'r1' })],
    declared: [declared('2026-04-10T10:10', '2026-04-10T10:20')],
  }
  expect(stepsOf({ evidence }, 'outage')[0]?.events?.split('\n').sort()).toEqual(['checks:r1', 'i1'])
})

test('where nothing is known there is no value to tell', () => {
  expect(stepsOf({ evidence: { observed: [] } }, 'value')).toEqual([])
})

describe('only what touches the period has a step', () => {
  const inApril = [
    ['2026-04-01T00:00', '2026-04-01T00:01'],
    ['2026-04-30T23:59', '2026-05-01T00:00'],
    ['2026-03-31T23:00', '2026-05-01T01:00'],
  ] as const
  const around = [
    ['2026-03-31T23:00', '2026-04-01T00:00'],
    ['2026-05-01T00:00', '2026-05-01T01:00'],
  ] as const

  test('of maintenance', () => {
    const windows = (spans: readonly (readonly [string, string])[]): Asked => ({
      agreement: POLICY,
      evidence: { maintenance: spans.map(([start, end], n) => work(`m${n}`, { announcedAt, start, end })) },
    })
    expect(stepsOf(windows(inApril), 'maintenance').map(({ id }) => id)).toEqual(['m2', 'm0', 'm1'])
    expect(stepsOf(windows(around), 'maintenance')).toEqual([])
  })

  test('of suspensions', () => {
    const steps = ([from, to]: readonly [string, string]) => {
      const suspensions = [{ from: instant(from), to: instant(to), reason: 'Vilande' }]
      return stepsOf({ agreement: { suspensions } }, 'suspension')
    }
    expect(inApril.flatMap(steps)).toHaveLength(3)
    expect(around.flatMap(steps)).toEqual([])
  })

  test('of claimed exclusions', () => {
    const steps = (spans: readonly (readonly [string, string])[]) => {
      const exclusions = spans.map(([start, end], n) => claim(start, end, { incident: `i${n}` }))
      return stepsOf({ agreement: LISTED, evidence: { exclusions } }, 'exclusion')
    }
    expect(steps(inApril).map(({ incident }) => incident)).toEqual(['i2', 'i0', 'i1'])
    expect(steps(around)).toEqual([])
  })
})

describe('time that is taken out has one ground', () => {
  // Suspended 10 to 12, maintenance 11 to 13, claimed 9:30 to 13:30; down all the while.
  const asked: Asked = {
    agreement: {
      ...POLICY,
      ...LISTED,
      suspensions: [
        { from: instant('2026-04-10T10:00'), to: instant('2026-04-10T12:00'), reason: 'Obetald faktura' },
      ],
    },
    evidence: {
      monitored: [downFor('2026-04-10T09:30', 240)],
      maintenance: [work('m1', { announcedAt, start: '2026-04-10T11:00', end: '2026-04-10T13:00' })],
      exclusions: [claim('2026-04-10T09:30', '2026-04-10T13:30')],
    },
  }

  test('a suspension goes before maintenance, and that before a claim', () => {
    const { explain, result } = ask(asked)
    const excluded = explain.flatMap(({ step, values }) =>
      step !== 'base' && values.excludedMs ? [[step, values.excludedMs]] : [],
    )
    expect(excluded).toEqual([
      ['maintenance', ms(60)],
      ['suspension', ms(120)],
      ['exclusion', ms(60)],
    ])
    expect(result.ledger?.excluded).toEqual([
      { reason: 'force-majeure', ms: 60 * MINUTE },
      { reason: 'maintenance', ms: 60 * MINUTE },
      { reason: 'suspension', ms: 120 * MINUTE },
    ])
  })

  test('a step says from when to when, and what of it was taken out', () => {
    expect(stepsOf(asked, 'suspension')).toEqual([
      { start: instant('2026-04-10T10:00'), end: instant('2026-04-10T12:00'), excludedMs: ms(120) },
    ])
  })
})

describe('the step of a claimed exclusion', () => {
  const stepOf = (more: Partial<ClaimedExclusion>, evidence: Partial<Evidence> = {}) => {
    const exclusions = [claim('2026-04-10T10:00', '2026-04-10T11:00', more)]
    return stepsOf({ agreement: LISTED, evidence: { ...evidence, exclusions } }, 'exclusion')[0]
  }

  test('says who approved it, and nothing where nobody has', () => {
    expect(stepOf({ approvedBy: ['customer', 'provider'] })).toEqual({
      incident: 'i1',
      service: SERVICE,
      type: 'force-majeure',
      clause: '9.1',
      start: instant('2026-04-10T10:00'),
      end: instant('2026-04-10T11:00'),
      why: 'listed',
      excludedMs: ms(60),
      approvedBy: 'customer, provider',
    })
    expect(stepOf({ approvedBy: [] })).not.toHaveProperty('approvedBy')
  })

  test('of another service there is none', () => {
    expect(stepOf({ service: 'annan' })).toBeUndefined()
  })

  test('they are told in order of time, at one time by what they claim', () => {
    const exclusions = [
      claim('2026-04-12T10:00', '2026-04-12T11:00', { incident: 'late' }),
      claim('2026-04-10T10:00', '2026-04-10T11:00', { incident: 'b' }),
      claim('2026-04-10T10:00', '2026-04-10T11:00', { incident: 'a' }),
      claim('2026-04-09T10:00', '2026-04-12T11:00', { incident: 'early' }),
    ]
    for (const list of [exclusions, exclusions.toReversed()]) {
      const steps = stepsOf({ agreement: LISTED, evidence: { exclusions: list } }, 'exclusion')
      expect(steps.map(({ incident }) => incident)).toEqual(['early', 'a', 'b', 'late'])
    }
  })
})
