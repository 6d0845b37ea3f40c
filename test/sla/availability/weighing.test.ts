import { describe, expect, test } from 'vitest'
import type { Span } from '../../../data/schema/timeline.ts'
import { compose, takenDown } from '../../../scripts/sla/availability/compose.ts'
import { allPieces } from '../../../scripts/sla/availability/pieces.ts'
import { piecesAround } from '../../../scripts/sla/availability/pieces-around.ts'
import { ONE, ratio, ZERO } from '../../../scripts/sla/exact/ratio.ts'
import { aSpan, ask, at, evidence, percent6, question } from '../builders.ts'

/* Semantics 2.6 steps 1 to 6, in milliseconds from 0. */

const ASOF = 10_000
const weighing = (objective: Record<string, unknown> = {}) => ({
  objective: question({ objective }).objective,
  ...{ variant: 'convention' as const, asOf: ASOF },
})
const seen = (start: number, end: number, ref = 'r', more: Partial<Span> = {}) =>
  aSpan({ start, end }, { ref, ...more })
const told = (start: number, end: number, ref: string, more: Partial<Span> = {}) =>
  seen(start, end, ref, { source: 'incidents', ...more })

describe('pieces', () => {
  test('are named by incident, or by source and reference, sorted and once each', () => {
    const facts = evidence({
      monitored: [seen(0, 20, 'z'), seen(0, 20, 'z'), seen(10, 20, 'a')],
      declared: [told(10, 30, 'b')],
    })
    expect(allPieces(facts, weighing()).map(({ start, end, events }) => [start, end, events.join()])).toEqual(
      [
        [0, 10, 'checks:z'],
        [10, 20, 'b,checks:a,checks:z'],
        [20, 30, 'b'],
      ],
    )
  })

  const reported = (...spans: Span[]) =>
    allPieces(evidence({ declared: spans }), weighing({ downtimeStart: 'reported' })).map(
      ({ start, end, weight }) => [start, end, weight === ZERO ? 0 : 1],
    )

  test('of several reports of one outage the earliest counts, in whatever order they are told', () => {
    const spans = [
      told(0, 100, 'a', { reportedAt: 60 }),
      told(50, 150, 'b', { reportedAt: 55 }),
      told(70, 80, 'c', { reportedAt: 90 }),
      told(20, 30, 'd'),
    ]
    const expected = [
      ...[
        [0, 20, 0],
        [20, 30, 0],
        [30, 50, 0],
      ],
      ...[
        [50, 55, 0],
        [55, 70, 1],
      ],
      ...[
        [70, 80, 1],
        [80, 100, 1],
        [100, 150, 1],
      ],
    ]
    expect(reported(...spans)).toEqual(expected)
    expect(reported(...spans.toReversed())).toEqual(expected)
  })

  test('a report of what goes on does not take back an earlier one', () => {
    expect(reported(told(0, 100, 'a', { reportedAt: 20 }), told(50, 150, 'b', { reportedAt: 80 }))).toEqual([
      [0, 20, 0],
      [20, 50, 1],
      [50, 100, 1],
      [100, 150, 1],
    ])
  })

  test('a report after an outage is none of the next one', () => {
    expect(reported(told(0, 50, 'a', { reportedAt: 70 }), told(60, 90, 'b'))).toEqual([
      [0, 50, 0],
      [60, 90, 1],
    ])
  })

  test('a report as a piece begins, or as it ends, cuts nothing; outages apart have reports of their own', () => {
    expect(reported(told(0, 50, 'a', { reportedAt: 50 }), told(50, 90, 'b'))).toEqual([
      [0, 50, 0],
      [50, 90, 1],
    ])
    expect(reported(told(0, 50, 'a', { reportedAt: 40 }), told(60, 90, 'b'))).toEqual([
      [0, 40, 0],
      [40, 50, 1],
      [60, 90, 1],
    ])
  })
})

test('around a period is what hangs together with it over gaps that may be merged, on both sides', () => {
  const monitored = [
    ...[seen(0, 5), seen(100, 110), seen(115, 120), seen(125, 140)],
    ...[seen(150, 160), seen(195, 210), seen(214, 220), seen(226, 230)],
  ]
  const around = (mergeGap: string, start: number, end: number) =>
    piecesAround(
      [{ service: 'portal', evidence: evidence({ monitored }) }],
      { start, end },
      weighing({ mergeGap }),
    )[0]?.map((piece) => piece.start)
  // From 195 to 210 over the end, and on over 4 ms to 214, but not over 6; from 125 back over 5 each to 100.
  expect(around('0.005 s', 130, 200)).toEqual([100, 115, 125, 150, 195, 214])
  expect(around('0 s', 130, 200)).toEqual([125, 150, 195])
  // What touches hangs together too, and another part's outage is followed as well.
  const parts = [
    { service: 'portal', evidence: evidence({ monitored: [seen(0, 60)] }) },
    { service: 'b', evidence: evidence({ monitored: [seen(60, 100), seen(120, 140)] }) },
  ]
  const starts = piecesAround(parts, { start: 90, end: 110 }, weighing()).map((pieces) =>
    pieces.map(({ start }) => start),
  )
  expect(starts).toEqual([[0], [60]])
})

describe('several services as one', () => {
  const parts = ['portal', 'b', 'c'].map((service) => ({ service, evidence: evidence() }))
  const asked = (composition: unknown, more: Record<string, unknown> = {}) =>
    question({
      objective: { composition, ...more },
      agreement: { scope: { services: ['portal', 'b', 'c'] } },
    }).objective
  const whole = [{ start: 0, end: 100 }]
  const piece = (start: number, end: number, event: string) => ({ start, end, weight: ONE, events: [event] })

  test('a stretch has the events of all of them, sorted, and one that nothing touched is no piece', () => {
    const known = [
      { pieces: [piece(10, 30, 'z'), piece(20, 30, 'y')].slice(0, 1), observed: whole },
      { pieces: [piece(20, 40, 'a')], observed: whole },
      { pieces: [], observed: whole },
    ]
    const serial = compose(known, parts, asked('serial'), 'convention')
    expect(serial.pieces).toEqual([
      piece(10, 20, 'z'),
      { ...piece(20, 30, 'a'), events: ['a', 'z'] },
      piece(30, 40, 'a'),
    ])
    expect(serial.observed).toEqual(whole)
  })

  test('by weights a service counts its share', () => {
    const unitWeights = { portal: '0.5', b: '0.3', c: '0.2' }
    const known = [
      { pieces: [piece(10, 30, 'z')], observed: whole },
      { pieces: [piece(20, 40, 'a')], observed: whole },
      { pieces: [], observed: whole },
    ]
    const { pieces } = compose(known, parts, asked('weighted', { unitWeights }), 'convention')
    expect(pieces.map(({ weight }) => weight)).toEqual([ratio(1, 2), ratio(4, 5), ratio(3, 10)])
  })

  test('what takes the whole down: any in a series, all in parallel, two of three', () => {
    const lists = [
      [{ start: 0, end: 30 }],
      [{ start: 20, end: 50 }],
      [
        { start: 25, end: 28 },
        { start: 60, end: 70 },
      ],
    ]
    const of = (composition: unknown) =>
      takenDown(lists, parts, asked(composition)).map(({ start, end }) => [start, end])
    expect(of('serial')).toEqual([
      [0, 50],
      [60, 70],
    ])
    expect(of('parallel')).toEqual([[25, 28]])
    expect(of({ kOfN: 2 })).toEqual([[20, 30]])
    expect(
      takenDown(
        [
          [
            { start: 5, end: 9 },
            { start: 1, end: 5 },
          ],
        ],
        parts.slice(0, 1),
        asked(undefined),
      ),
    ).toEqual([{ start: 1, end: 9 }])
  })
})

/*
 * Found by the seed -1824852620 of property 10. Three services by weights 0.5, 0.3 and 0.2 in a quarter of 2 184 h; the
 * budget of 99 % is 21.84 h. The first is down for 10.5 h with the second, and unseen for 19 h later on. While the second
 * is down in part the convention counts what is known alone, so its unknown time is half an hour and cannot break the
 * target. But had the first been down all the time that nobody looked, 21.845 h would be: the verdict is not certain.
 */
test('a verdict is certain only if it is in every reading, what is unseen beside a partial outage included', () => {
  const FROM = at('2026-03-31T22:30')
  const hours = (start: number, end: number, more: Partial<Span> = {}) =>
    aSpan({ start: FROM + start * 3_600_000, end: FROM + end * 3_600_000 }, more)
  const hole = hours(17.5, 36.5)
  const observed = [
    { start: at('2020-01-01'), end: hole.start },
    { start: hole.end, end: at('2030-01-01') },
  ]
  const judged = (first: Parameters<typeof evidence>[0]) => {
    const { verdict, certainty, worst } = ask({
      objective: {
        ...{ composition: 'weighted', unitWeights: { a: '0.5', b: '0.3', c: '0.2' } },
        ...{ weights: { partial: '0.3' }, period: 'calendar-quarter', target: '>= 99 %' },
      },
      agreement: { scope: { services: ['a', 'b', 'c'] } },
      parts: [
        { service: 'a', evidence: evidence(first) },
        {
          service: 'b',
          evidence: evidence({
            monitored: [hours(1, 20.5), hours(20.5, 36, { state: 'partial_outage' })],
          }),
        },
        { service: 'c', evidence: evidence() },
      ],
      in: '2026-04-15',
    })
    return [verdict, certainty, percent6(worst)]
  }
  expect(judged({ monitored: [hours(0, 12), hole] })).toEqual(['breached', 'certain', '98.999771'])
  expect(judged({ monitored: [hours(0, 12)], observed }).slice(0, 2)).toEqual(['met', 'policy'])
  expect(judged({ monitored: [hours(0, 12)] }).slice(0, 2)).toEqual(['met', 'certain'])
})
