import { describe, expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../../data/schema/events.ts'
import type { TimeEvaluation } from '../../../scripts/sla/types.ts'
import { type Asked, at, between, declared, downFor, evidence, MINUTE, SERVICE, work } from '../builders.ts'
import { askOutages, valueIn } from './builders.ts'

/* The edges of outage metrics: where a period ends, when a running one is at risk, what stands beside the value. */

const HOUR = 60 * MINUTE
const monitored = (...outages: [start: string, minutes: number][]): Asked => ({
  evidence: {
    monitored: outages.map(([start, minutes], index) => downFor(start, minutes, { ref: `r${index}` })),
  },
})
type Metric = Parameters<typeof askOutages>[0]
const told = ({ verdict, reason, outlook }: TimeEvaluation) =>
  [verdict, reason ?? '', outlook ?? ''].join(' ')

test('an outage that starts with the next period is none of this one', () => {
  const asked = monitored(['2026-05-01T00:00', 60])
  expect([valueIn('outage-count', asked), valueIn('outage-count', { ...asked, in: '2026-05-15' })]).toEqual([
    0, 1,
  ])
  // One across the end, by which the ledger is widened over the start of the other.
  const both = monitored(['2026-04-30T23:00', 60.5], ['2026-05-01T00:01', 60])
  expect(valueIn('outage-count', both)).toBe(1)
})

test('an outage that is maintenance until midnight belongs to the period in which it first counts', () => {
  const window = { announcedAt: '2026-04-01', start: '2026-04-30T23:00', end: '2026-05-01T00:00' }
  const asked: Asked = {
    agreement: { maintenance: { notice: { elapsed: '48 h' } } },
    evidence: { ...monitored(['2026-04-30T23:30', 60]).evidence, maintenance: [work('m1', window)] },
  }
  expect([valueIn('outage-count', asked), valueIn('outage-count', { ...asked, in: '2026-05-15' })]).toEqual([
    0, 1,
  ])
})

test('at its end a period is judged', () => {
  const ending = (asOf: string) => askOutages('outage-count', { ...monitored(), in: '2026-04-15', asOf })
  expect([ending('2026-04-30T23:59:59.999').verdict, ending('2026-05-01T00:00').verdict]).toEqual([
    'pending',
    'met',
  ])
})

describe('a running period is at risk', () => {
  const running = (asOf: string, metric: Metric, asked: Asked, objective = {}) =>
    askOutages(metric, { ...asked, asOf, in: asOf, objective }).outlook

  test('from 75 % of what is allowed on, though the rate would do', () => {
    const used = (minutes: number) =>
      running('2026-04-29', 'outage-total', monitored(['2026-04-10T10:00', minutes]), { target: '<= 6 h' })
    expect([used(269), used(270)]).toEqual(['on-track', 'at-risk'])
  })

  test('by the longest only while it goes on: one that is over used up nothing of the next', () => {
    const over = monitored(['2026-04-10T10:00', 115])
    expect(running('2026-04-15', 'longest-outage', over)).toBe('on-track')
    const open: Asked = {
      evidence: {
        monitored: [downFor('2026-04-10T10:00', 10)],
        declared: [declared('2026-04-15T10:00', '2026-04-16T10:00')],
      },
    }
    expect(running('2026-04-15T11:35', 'longest-outage', open)).toBe('at-risk')
  })

  test('never by a mean that is kept, however near', () => {
    expect(running('2026-04-29', 'mttr', monitored(['2026-04-10T10:00', 55]))).toBe('on-track')
    expect(running('2026-04-29', 'mtbf', monitored(['2026-04-10T10:00', 55]))).toBe('on-track')
    // 644 hours between four outages so far, 716 at the end: 161 and 179 of 200.
    const four = ['05', '10', '15', '20'].map((day): [string, number] => [`2026-04-${day}T10:00`, 60])
    expect(running('2026-04-28', 'mtbf', monitored(...four), { target: '<= 200 h' })).toBe('on-track')
  })

  test('never where nothing has happened, even if nothing may', () => {
    expect(running('2026-04-15', 'outage-count', {}, { target: '<= 0' })).toBe('on-track')
  })

  test('by the count at the rate so far, from a tenth of the period on', () => {
    const one = monitored(['2026-04-01T10:00', 5])
    const outlook = (asOf: string) => running(asOf, 'outage-count', one, { target: '<= 2' })
    // One in three days is ten a month, one in fifteen is two.
    expect(outlook('2026-04-03T23:59:59.999')).toBe('on-track')
    expect(outlook('2026-04-04T00:00')).toBe('at-risk')
    expect(outlook('2026-04-16T00:00')).toBe('on-track')
  })
})

describe('a running period of which there is nothing to say', () => {
  test('nothing is agreed in all of it', () => {
    const suspensions = [{ from: '2026-03-01T00:00:00Z', to: '2026-06-01T00:00:00Z', reason: 'Vilande' }]
    expect(told(askOutages('outage-count', { agreement: { suspensions }, asOf: '2026-04-15' }))).toBe(
      'pending  ',
    )
  })

  test('nothing is agreed yet', () => {
    const agreement = { serviceHours: 'se-legal' }
    expect(told(askOutages('outage-count', { agreement, asOf: '2026-04-01T07:00' }))).toBe(
      'pending  on-track',
    )
  })

  test('nothing was seen yet', () => {
    const asked = { asOf: '2026-04-15', evidence: { observed: [] } }
    expect(told(askOutages('outage-count', asked))).toBe('pending no-measurement ')
  })
})

test('unknown time that the contract takes for down ends with what is known, not with the period', () => {
  const asked: Asked = {
    objective: { unknownPolicy: 'assume-down' },
    asOf: '2026-04-15T12:00',
    evidence: { observed: [between('2026-04-01', '2026-04-15T11:00')] },
  }
  expect(valueIn('longest-outage', asked)).toBe(HOUR)
})

test('and is no longer than it is so far: three minutes are none where five are asked for', () => {
  const asked: Asked = {
    objective: { unknownPolicy: 'assume-down', minOutage: '5 min' },
    asOf: '2026-04-15T12:00',
    evidence: { observed: [between('2026-04-01', '2026-04-15T11:57')] },
  }
  expect(valueIn('outage-count', asked)).toBe(0)
})

test('closed hours that nobody looked at are not unknown: no policy makes one outage of the two beside them', () => {
  const { result } = askOutages('outage-count', {
    objective: { unknownPolicy: 'assume-down' },
    agreement: { serviceHours: 'se-legal-eves' },
    evidence: {
      observed: [between('2026-01-01', '2026-04-13T17:00'), between('2026-04-14T08:00', '2026-06-01')],
      ...monitored(['2026-04-13T16:00', 60], ['2026-04-14T08:00', 60]).evidence,
    },
  })
  expect(result).toMatchObject({ value: '2', worst: '2', best: '2', coverage: '100.00' })
})

test('the worst is never better than what the contract takes unknown time for', () => {
  // One from March, a gap five minutes after it, one from 1:00 on and a gap right after that. Held as it was last seen, the
  // second lasts an hour; with both gaps down all is one, which began in March.
  const seen = [
    between('2026-01-01', '2026-04-01T00:10'),
    between('2026-04-01T01:00', '2026-04-01T01:10'),
    between('2026-04-01T02:00', '2026-06-01'),
  ]
  const { value, worst } = askOutages('longest-outage', {
    objective: { unknownPolicy: 'hold-last', mergeGap: '5 min' },
    evidence: { observed: seen, ...monitored(['2026-03-31T23:30', 35], ['2026-04-01T01:00', 10]).evidence },
  }).result
  expect(value).toBe(String(HOUR))
  expect(Number(worst)).toBeGreaterThanOrEqual(HOUR)
})

test('nor where that takes in closed hours that nobody looked at', () => {
  // Out from 8:00 to 8:30; nobody looked from 7:30 to 8:00, in closed hours, nor from 12:00 to 12:05. Down, the first are an hour.
  const seen = [
    between('2026-01-01', '2026-04-15T07:30'),
    between('2026-04-15T08:00', '2026-04-15T12:00'),
    between('2026-04-15T12:05', '2026-06-01'),
  ]
  const { result } = askOutages('outage-count', {
    objective: { unknownPolicy: 'assume-down', minOutage: '1 h' },
    agreement: { serviceHours: 'se-legal-eves' },
    evidence: { observed: seen, ...monitored(['2026-04-15T08:00', 30]).evidence },
  })
  expect(result).toMatchObject({ value: '1', worst: '1' })
})

describe('what the contract takes unknown time for goes before what weighs nothing', () => {
  test('a degraded service that nobody looked at was down, if that is what is agreed', () => {
    const observed = [between('2026-04-01', '2026-04-15T08:00'), between('2026-04-15T12:00', '2026-05-01')]
    const degraded = downFor('2026-04-15T07:00', 360, { state: 'degraded_performance', source: 'incidents' })
    const asked: Asked = {
      objective: { unknownPolicy: 'assume-down' },
      evidence: { observed, declared: [degraded] },
    }
    expect(valueIn('outage-total', asked)).toBe(4 * HOUR)
  })
})

describe('beside the value', () => {
  const exclusion: ClaimedExclusion = {
    agreement: 'avtal',
    incident: 'i1',
    service: SERVICE,
    type: 'force-majeure',
    clause: '9.1',
    evidence: 'SMHI',
    approvedBy: [],
    ...between('2026-04-10T10:00', '2026-04-10T13:00'),
  }
  const claimed: Asked = {
    agreement: { exclusions: [{ type: 'force-majeure', clause: '9.1' }] },
    evidence: { ...monitored(['2026-04-10T10:00', 180]).evidence, exclusions: [exclusion] },
  }

  test('what the customer has not approved counts, with the figure without it beside it', () => {
    expect(askOutages('longest-outage', claimed).result).toMatchObject({
      value: String(3 * HOUR),
      verdict: 'breached',
      finality: 'provisional',
      disputed: { without: '0', verdict: 'met' },
    })
    // Without it there is no outage to take the mean of.
    expect(askOutages('mttr', claimed).result.disputed).toEqual({ without: null, verdict: 'met' })
    const undisputed = askOutages('longest-outage', monitored(['2026-04-10T10:00', 180])).result
    expect([undisputed.disputed, undisputed.finality]).toEqual([undefined, 'final'])
  })

  test('while it runs it is at risk, and lost only where the customer’s approval could not mend it', () => {
    const running = { ...claimed, asOf: '2026-04-20' }
    expect(askOutages('longest-outage', running).result).toMatchObject({
      verdict: 'pending',
      outlook: 'at-risk',
    })
    const unclaimed = { ...running, evidence: { ...running.evidence, exclusions: [] } }
    expect(askOutages('longest-outage', unclaimed).result).toMatchObject({ outlook: 'lost' })
  })

  test('a period that is not judged is not disputed either', () => {
    const agreement = { ...claimed.agreement, effectiveFrom: '2026-04-05', partialPeriod: 'skip' }
    const { result } = askOutages('longest-outage', { ...claimed, agreement })
    expect([result.verdict, result.disputed]).toEqual(['excluded', undefined])
  })

  test('the service where there is one, and no numbers where nothing is known', () => {
    expect(askOutages('outage-count').result).toMatchObject({ service: SERVICE, numbers: { outages: '0' } })
    const parts = ['a', 'b'].map((service) => ({ service, evidence: evidence() }))
    const composed = askOutages('outage-count', { parts, agreement: { scope: { services: ['a', 'b'] } } })
    expect('service' in composed.result).toBe(false)
    expect('numbers' in askOutages('outage-count', { evidence: { observed: [] } }).result).toBe(false)
  })

  test('an incident that is still open at the end leaves the figure provisional', () => {
    const open: Asked = {
      evidence: { declared: [declared('2026-04-30T23:00', '2026-05-20')] },
      asOf: '2026-05-20',
    }
    expect(askOutages('outage-count', { ...open, in: '2026-04-15' }).finality).toBe('provisional')
    expect(at('2026-05-20')).toBeGreaterThan(at('2026-05-09'))
  })
})
