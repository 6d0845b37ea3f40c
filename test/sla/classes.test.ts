import { expect, test } from 'vitest'
import { type Asked, aSpan, ask, at, between, declared, downFor, MINUTE, percent6, work } from './builders.ts'

/* The defect classes of uptime trackers that an engine can have, one named test each. */

const DAY = { objective: { period: 'calendar-day' }, in: '2026-06-16T12:00' }
const ledger = (asked: Asked) => {
  const { result } = ask(asked)
  if (!result.ledger) throw new Error('a result has a ledger')
  return result.ledger
}

test('a probe silent for 3 hours: unknown rises by 180 minutes, up and down do not', () => {
  const outage = [downFor('2026-06-16T03:00', 20)]
  const full = ledger({ ...DAY, evidence: { monitored: outage } })
  const observed = [between('2026-06-16', '2026-06-16T10:00'), between('2026-06-16T13:00', '2026-06-17')]
  const silent = { ...DAY, evidence: { monitored: outage, observed } }
  const gap = ledger(silent)
  expect(gap.unknownMs).toBe(180 * MINUTE)
  expect(gap.downMs).toBe(full.downMs)
  expect(gap.upMs).toBe(full.upMs - 180 * MINUTE)
  expect(ask(silent).result.coverage).toBe('87.50')
})

test('a known outage inside a gap is down, not unknown', () => {
  const observed = [between('2026-06-16', '2026-06-16T10:00'), between('2026-06-16T13:00', '2026-06-17')]
  const incident = [declared('2026-06-16T11:00', '2026-06-16T12:00')]
  const { downMs, unknownMs } = ledger({ ...DAY, evidence: { observed, declared: incident } })
  expect([downMs, unknownMs]).toEqual([60 * MINUTE, 120 * MINUTE])
})

test('no samples is no data, neither 100 nor 0', () => {
  const { result } = ask({ ...DAY, evidence: { observed: [] } })
  expect([result.verdict, result.value, result.exact]).toEqual(['no-data', null, null])
  expect('worst' in result || 'best' in result).toBe(false)
})

test('a millisecond of downtime in a year never prints 100', () => {
  const objective = { period: 'calendar-year', target: '>= 99.999 %' }
  const { result } = ask({ objective, evidence: { monitored: [downFor('2026-04-10', 1 / MINUTE)] } })
  expect([result.value, result.verdict]).toEqual(['99.999', 'met'])
})

test('a millisecond of unknown time in a year never prints 100 coverage', () => {
  const objective = { period: 'calendar-year' }
  const observed = [
    { start: at('2025-01-01'), end: at('2026-04-10') },
    { start: at('2026-04-10') + 1, end: at('2028-01-01') },
  ]
  expect(ask({ objective, evidence: { observed } }).result.coverage).toBe('99.99')
})

test('99.8996 against 99.9 is shown as 99.89 and missed', () => {
  // 0.1004 % of 43 200 minutes.
  const { result } = ask({ evidence: { monitored: [downFor('2026-04-10', 43.3728)] } })
  expect([result.value, result.verdict]).toEqual(['99.89', 'breached'])
  expect(result.exact).toEqual({ num: '249749', den: '250000' })
})

test('never over 100 or under 0: overlapping, duplicate, backward and endless events', () => {
  const monitored = [
    aSpan(between('2026-06-15', '2026-06-18')),
    aSpan(between('2026-06-15', '2026-06-18')),
    aSpan(between('2026-06-16T05:00', '2026-06-20'), { source: 'other' }),
    aSpan(between('2026-06-16T09:00', '2026-06-16T08:00')),
    aSpan(between('2026-06-16T09:00', '2026-06-16T09:00')),
  ]
  const all = ask({ ...DAY, evidence: { monitored } })
  expect([all.result.value, all.result.ledger?.downMs]).toEqual(['0.00', 1440 * MINUTE])
  const backward = ask({ ...DAY, evidence: { monitored: monitored.slice(3) } })
  expect([backward.result.value, backward.result.ledger?.downMs]).toEqual(['100.00', 0])
})

test('the same outage from two sources and an incident counts once', () => {
  const span = between('2026-06-16T10:00', '2026-06-16T11:00')
  const monitored = [aSpan(span), aSpan(span, { source: 'other' })]
  const incident = [declared('2026-06-16T10:00', '2026-06-16T11:00')]
  expect(ledger({ ...DAY, evidence: { monitored, declared: incident } }).downMs).toBe(60 * MINUTE)
})

test('a change of the check interval does not re-weight: spans count by time', () => {
  // The same 10 minutes once as one span and once as 30 spans of 20 seconds, as quick retries would leave them (G73).
  const start = at('2026-04-10T10:00')
  const retries = Array.from({ length: 30 }, (_, i) =>
    aSpan({ start: start + i * 20_000, end: start + (i + 1) * 20_000 }, { ref: `r${i}` }),
  )
  const once = ask({ evidence: { monitored: [downFor('2026-04-10T10:00', 10)] } })
  const often = ask({ evidence: { monitored: retries } })
  expect(percent6(once.value)).toBe('99.976851')
  expect(often.value).toEqual(once.value)
})

test('days of 23 and 25 hours: the days of a month add up to the month', () => {
  for (const [month, hours] of [
    ['2026-03', 743],
    ['2026-10', 745],
  ] as const) {
    const days = Array.from({ length: 31 }, (_, d) => `${month}-${String(d + 1).padStart(2, '0')}T12:00`)
    const up = days.map((day) => ledger({ objective: { period: 'calendar-day' }, in: day }).upMs)
    expect(up.reduce((sum, ms) => sum + ms, 0)).toBe(hours * 60 * MINUTE)
  }
})

test('an outage that goes on is counted to asOf, and its explanation says that it is open', () => {
  const asOf = '2026-06-16T15:00'
  const monitored = [aSpan(between('2026-06-16T14:00', asOf))]
  const { result, explain } = ask({ ...DAY, evidence: { monitored }, asOf })
  expect(result.ledger).toMatchObject({ downMs: 60 * MINUTE, futureMs: 9 * 60 * MINUTE })
  expect(explain.find(({ step }) => step === 'outage')?.values).toMatchObject({
    open: 'true',
    end: '2026-06-16T13:00:00Z',
  })
})

test('an outage over the end of a window counts only outside it, and so does one over its start', () => {
  const agreement = { maintenance: { notice: { calendarDays: 5 } } }
  const window = { announcedAt: '2026-06-01', start: '2026-06-16T01:00', end: '2026-06-16T03:00' }
  const counted = (start: string, end: string) => {
    const evidence = { monitored: [aSpan(between(start, end))], maintenance: [work('m1', window)] }
    return ledger({ ...DAY, agreement, evidence }).downMs / MINUTE
  }
  expect(counted('2026-06-16T02:00', '2026-06-16T03:30')).toBe(30)
  expect(counted('2026-06-16T00:30', '2026-06-16T02:00')).toBe(30)
  expect(counted('2026-06-16T00:30', '2026-06-16T03:30')).toBe(60)
  expect(counted('2026-06-16T01:00', '2026-06-16T03:00')).toBe(0)
})

test('maintenance is out of both sides and listed: it raises neither up nor the value', () => {
  const agreement = { maintenance: { notice: { calendarDays: 5 }, excludeSpan: 'announced' } }
  const window = { announcedAt: '2026-06-01', start: '2026-06-16T01:00', end: '2026-06-16T03:00' }
  const evidence = { monitored: [downFor('2026-06-16T10:00', 22)], maintenance: [work('m1', window)] }
  const { result } = ask({ ...DAY, agreement, evidence })
  expect(result.ledger).toMatchObject({
    upMs: (22 * 60 - 22) * MINUTE,
    downMs: 22 * MINUTE,
    excluded: [{ reason: 'maintenance', ms: 120 * MINUTE }],
  })
  // 22 of 1 320 minutes: 98.33 %, not 98.47 % of the whole day.
  expect(result.value).toBe('98.33')
})
