import { describe, expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../../data/schema/events.ts'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import {
  type Asked,
  ask,
  at,
  between,
  CALENDARS,
  declared,
  downFor,
  evidence,
  MINUTE,
  question,
  SERVICE,
  work,
} from '../builders.ts'

/* When an availability figure stands, and what stands beside it (semantics 2.6, 2.9, 2.11, 2.15). */

const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text)).toString()
const claim = (start: string, end: string, more: Partial<ClaimedExclusion> = {}): ClaimedExclusion => ({
  agreement: 'avtal',
  incident: 'i1',
  service: SERVICE,
  type: 'force-majeure',
  clause: '9.1',
  evidence: 'SMHI',
  approvedBy: [],
  ...between(start, end),
  ...more,
})
const LISTED = { exclusions: [{ type: 'force-majeure', clause: '9.1' }] }
const TWO = { scope: { services: ['a', 'b'] } }
const part = (service: string, more: Parameters<typeof evidence>[0] = {}) => ({
  service,
  evidence: evidence(more),
})

describe('finality', () => {
  const finality = (asked: Asked) => ask(asked).finality
  const until = (time: string) => [between('2026-01-01', '2026-02-01'), between('2026-02-02', time)]

  test('every service has to have reported to the end of the period, which its last stretch shows', () => {
    expect(finality({ evidence: { observed: until('2026-05-01') } })).toBe('final')
    expect(finality({ evidence: { observed: until('2026-04-30T23:59') } })).toBe('provisional')
    const late = part('b', { observed: until('2026-04-20') })
    expect(finality({ agreement: TWO, parts: [part('a'), part('b')] })).toBe('final')
    expect(finality({ agreement: TWO, parts: [part('a'), late] })).toBe('provisional')
  })

  test('where incidents alone have authority no monitoring is awaited', () => {
    const objective = { measurement: { authority: 'incidents' } }
    expect(finality({ objective, evidence: { observed: [] } })).toBe('final')
    expect(finality({ evidence: { observed: [] } })).toBe('provisional')
  })

  test('an incident of any service that is still open keeps it open, unless it began with the next period', () => {
    const asOf = '2026-05-20'
    const open = (start: string) => ({ declared: [declared(start, asOf)] })
    expect(finality({ evidence: open('2026-04-30T23:59'), asOf })).toBe('provisional')
    expect(finality({ evidence: open('2026-05-01T00:00'), asOf })).toBe('final')
    const parts = [part('a'), part('b', open('2026-04-30T23:59'))]
    expect(finality({ agreement: TWO, parts, asOf })).toBe('provisional')
  })
})

describe('a disputed exclusion', () => {
  const disputedIn = (exclusions: ClaimedExclusion[], more: Asked = {}) =>
    ask({
      ...more,
      agreement: { ...LISTED, ...more.agreement },
      evidence: { monitored: [downFor('2026-04-10T10:00', 120)], exclusions },
    }).result.disputed

  test('counts in the periods that it touches, and its bounds are none of it', () => {
    const touching = [
      ['2026-03-31T23:00', '2026-04-01T00:01'],
      ['2026-04-30T23:59', '2026-05-01T01:00'],
    ] as const
    const beside = [
      ['2026-03-31T23:00', '2026-04-01T00:00'],
      ['2026-05-01T00:00', '2026-05-01T01:00'],
    ] as const
    for (const [start, end] of touching) expect(disputedIn([claim(start, end)])).toBeDefined()
    for (const [start, end] of beside) expect(disputedIn([claim(start, end)])).toBeUndefined()
  })

  test('the other figure is without it and without what is agreed already, and with what is not listed', () => {
    const agreed = claim('2026-04-10T10:00', '2026-04-10T10:50', { approvedBy: ['customer'] })
    const disputed = claim('2026-04-10T10:50', '2026-04-10T11:20')
    const beta = claim('2026-04-10T11:20', '2026-04-10T12:00', { type: 'beta', approvedBy: ['customer'] })
    // 40 minutes are left of 43 120.
    expect(disputedIn([agreed, disputed, beta])).toEqual({ without: '99.90', verdict: 'met' })
  })

  test('is told of no period that is not judged', () => {
    const agreement = { effectiveFrom: '2026-04-05', partialPeriod: 'skip' }
    expect(disputedIn([claim('2026-04-10T10:00', '2026-04-10T12:00')], { agreement })).toBeUndefined()
  })
})

describe('what is taken out of several services', () => {
  const down = [downFor('2026-04-10T10:00', 60, { service: 'a' })]
  const taken = (composition: string, exclusions: ClaimedExclusion[], more: object = {}) => {
    const parts = [part('a', { monitored: down, exclusions }), part('b')]
    const { result, explain } = ask({
      objective: { composition, ...more },
      agreement: { ...TWO, ...LISTED },
      parts,
    })
    const steps = explain.filter(({ step }) => step === 'exclusion').map(({ values }) => values.excludedMs)
    return [(result.ledger?.downMs ?? 0) / MINUTE, ...steps]
  }
  const own = claim('2026-04-10T10:00', '2026-04-10T11:00', { service: 'a', approvedBy: ['customer'] })

  test('a claim for one is taken out of a series, of parallel services there is nothing to take', () => {
    expect(taken('serial', [own])).toEqual([0, String(60 * MINUTE)])
    expect(taken('parallel', [own])).toEqual([0, '0'])
  })

  test('a claim is of the service that its evidence is about', () => {
    expect(taken('serial', [{ ...own, service: 'b' }])).toEqual([60])
  })

  test('of a share the claim of one takes its own share out', () => {
    const unitWeights = { a: '0.75', b: '0.25' }
    expect(taken('weighted', [], { unitWeights })[0]).toBe(45)
    expect(taken('weighted', [own], { unitWeights })[0]).toBe(0)
  })

  test('a window that names others too is a window of this one', () => {
    const window = { start: '2026-04-10T10:00', end: '2026-04-10T11:00', announcedAt: '2026-01-01' }
    const { result } = ask({
      agreement: { maintenance: { notice: { elapsed: '48 h' } } },
      evidence: {
        monitored: [downFor('2026-04-10T10:00', 60)],
        maintenance: [work('m1', { ...window, services: ['annan', SERVICE] })],
      },
    })
    expect(result.ledger).toMatchObject({ downMs: 0, excluded: [{ reason: 'maintenance' }] })
  })
})

describe('asked again', () => {
  const seconds = (asked: ReturnType<typeof question>) =>
    evaluateAvailability(asked).result.ledger?.excluded.map(({ ms }) => ms / MINUTE)

  test('at another time, a suspension that goes on has gone on', () => {
    const suspensions = [{ from: instant('2026-04-10T10:00'), reason: 'Vilande' }]
    const asked = question({ agreement: { suspensions }, asOf: '2026-04-10T11:00' })
    expect(seconds(asked)).toEqual([60])
    expect(seconds({ ...asked, asOf: at('2026-04-10T12:00') })).toEqual([120])
  })

  test('G26 by another calendar, notice is late or not', () => {
    const window = { start: '2026-06-23T10:00', end: '2026-06-23T12:00', announcedAt: '2026-06-16T09:00' }
    const asked = question({
      agreement: { maintenance: { notice: { workingDays: 5 } } },
      evidence: { maintenance: [work('m1', window)], monitored: [downFor('2026-06-23T10:00', 120)] },
      in: '2026-06-15',
    })
    expect(seconds(asked)).toEqual([])
    const legal = { ...CALENDARS, 'se-legal-eves': CALENDARS['se-legal'] }
    expect(seconds({ ...asked, calendars: legal })).toEqual([120])
  })

  test('with other evidence, another window is taken out', () => {
    const asked = question({
      agreement: { suspensions: [], maintenance: { notice: { elapsed: '48 h' } } },
      evidence: { monitored: [downFor('2026-04-10T10:00', 60)] },
    })
    expect(seconds(asked)).toEqual([])
    const window = { start: '2026-04-10T10:00', end: '2026-04-10T11:00', announcedAt: '2026-01-01' }
    const [{ service, evidence: seen } = part(SERVICE)] = asked.parts
    const parts = [{ service, evidence: { ...seen, maintenance: [work('m1', window)] } }]
    expect(seconds({ ...asked, parts })).toEqual([60])
  })
})

describe('budget and projection', () => {
  test('the burn rate is over the time that is known', () => {
    // 43.2 minutes are allowed in April. A third of it is not seen: 28.8 of 28 800 known minutes are allowed.
    const { result } = ask({
      evidence: {
        observed: [between('2026-01-01', '2026-04-21')],
        monitored: [downFor('2026-04-10T10:00', 14.4)],
      },
    })
    expect(result.budget).toMatchObject({ consumed: '33.33', burnRate: '0.50' })
  })

  test('it is over what is known also where more is unknown than a constant base is long', () => {
    // An hour of the ten that were seen of May was bad, a tenth: a hundred times what 99.9 % allows.
    const { result } = ask({
      objective: { period: { fixedDenominator: '720 h' } },
      evidence: {
        observed: [between('2026-05-01T00:00', '2026-05-01T10:00')],
        monitored: [downFor('2026-05-01T02:00', 60)],
      },
      in: '2026-05-10',
    })
    expect([result.value, result.budget?.burnRate]).toEqual(['90.00', '100.00'])
  })

  test('a projection from the first instant of a period to its end, and of none that is not judged', () => {
    const projected = (asOf: string, agreement = {}) =>
      ask({ agreement, in: '2026-04-15', asOf }).result.projection
    expect(projected('2026-03-31T23:59:59.999')).toBeUndefined()
    expect(projected('2026-04-01T00:00')).toMatchObject({ best: '100.00', worst: '0.00' })
    expect(projected('2026-04-30T23:59:59.999')).toBeDefined()
    expect(projected('2026-05-01T00:00')).toBeUndefined()
    const skipped = { effectiveFrom: '2026-04-05', partialPeriod: 'skip' }
    expect(projected('2026-04-10', skipped)).toBeUndefined()
  })
})
