import { expect, test } from 'vitest'
import { worstState } from '../../scripts/publish/states.ts'
import type { CheckState } from '../../scripts/sources/check-rows.ts'
import { type CheckRule, checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import {
  type Asked,
  aSpan,
  ask,
  at,
  between,
  declared,
  downFor,
  evidence,
  MINUTE,
  percent6,
  work,
} from './builders.ts'

/*
 * The defect classes of uptime trackers, one named test each. "Viewer-dependent figures" is tested in
 * process-zone.test.ts, "Pagination cut" and "Unescaped JSON" in feed-classes.test.ts.
 */

const DAY = { objective: { period: 'calendar-day' }, in: '2026-06-16T12:00' }
const ledger = (asked: Asked) => {
  const { result } = ask(asked)
  if (!result.ledger) throw new Error('a result has a ledger')
  return result.ledger
}

test('Gap = up, gap = down: a probe silent for 3 hours: unknown rises by 180 minutes, up and down do not', () => {
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

test('Empty = 100 %, empty = 0 %: no samples is no data, neither the one nor the other', () => {
  const { result } = ask({ ...DAY, evidence: { observed: [] } })
  expect([result.verdict, result.value, result.exact]).toEqual(['no-data', null, null])
  expect('worst' in result || 'best' in result).toBe(false)
})

test('Rounds up to 100: a millisecond of downtime in a year never prints 100', () => {
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

test('Rounds up over the target: 99.8996 against 99.9 is shown as 99.89 and missed', () => {
  // 0.1004 % of 43 200 minutes.
  const { result } = ask({ evidence: { monitored: [downFor('2026-04-10', 43.3728)] } })
  expect([result.value, result.verdict]).toEqual(['99.89', 'breached'])
  expect(result.exact).toEqual({ num: '249749', den: '250000' })
})

test('> 100, < 0: never, by overlapping, duplicate, backward and endless events', () => {
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

test('Double count: the same outage from two sources and an incident counts once', () => {
  const span = between('2026-06-16T10:00', '2026-06-16T11:00')
  const monitored = [aSpan(span), aSpan(span, { source: 'other' })]
  const incident = [declared('2026-06-16T10:00', '2026-06-16T11:00')]
  expect(ledger({ ...DAY, evidence: { monitored, declared: incident } }).downMs).toBe(60 * MINUTE)
})

test('Check-count weighting: quick retries do not re-weight, spans count by time', () => {
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

test.each([
  ['Europe/Stockholm', '2026-03', 743],
  ['Europe/Berlin', '2026-03', 743],
  ['Europe/Berlin', '2026-10', 745],
  ['America/New_York', '2026-03', 743],
  ['America/New_York', '2026-11', 721],
])('Day = 86,400 s: in %s the days of %s add up to its %d hours', (timeZone, month, hours) => {
  const from = Temporal.PlainDate.from(`${month}-01`)
  const up = Array.from({ length: from.daysInMonth }, (_, days) => {
    const asked = { objective: { period: 'calendar-day' }, in: `${from.add({ days })}T12:00:00Z` }
    return ledger({ ...asked, agreement: { timeZone } }).upMs
  })
  expect(up.reduce((sum, ms) => sum + ms, 0)).toBe(hours * 60 * MINUTE)
  expect(new Set(up).size).toBe(2)
})

test('`down` while window still open: an outage that goes on is counted to asOf, and its explanation says that it is open', () => {
  const asOf = '2026-06-16T15:00'
  const monitored = [aSpan(between('2026-06-16T14:00', asOf))]
  const { result, explain } = ask({ ...DAY, evidence: { monitored }, asOf })
  expect(result.ledger).toMatchObject({ downMs: 60 * MINUTE, futureMs: 9 * 60 * MINUTE })
  expect(explain.find(({ step }) => step === 'outage')?.values).toMatchObject({
    open: 'true',
    end: '2026-06-16T13:00:00Z',
  })
})

test('Maintenance edges: an outage over the end of a window counts only outside it, and so does one over its start', () => {
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

test('Maintenance counts up: it is out of both sides and listed, and raises neither up nor the value', () => {
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

test('Maintenance edges: an overrun counts', () => {
  const agreement = { maintenance: { notice: { calendarDays: 5 } } }
  const window = {
    ...{ announcedAt: '2026-06-01', start: '2026-06-16T02:00', end: '2026-06-16T04:00' },
    actual: { start: '2026-06-16T02:10', end: '2026-06-16T04:25' },
  }
  const monitored = [aSpan(between('2026-06-16T02:10', '2026-06-16T04:25'))]
  const { downMs } = ledger({ ...DAY, agreement, evidence: { monitored, maintenance: [work('m1', window)] } })
  expect(downMs).toBe(25 * MINUTE)
})

test('Maintenance masks: one service in maintenance and one down, and the worse of the two is what is said', () => {
  expect(worstState(['operational', 'under_maintenance', 'major_outage'])).toBe('major_outage')
  const agreement = {
    maintenance: { notice: { calendarDays: 5 } },
    scope: { services: ['a', 'b'] },
  }
  const down = { monitored: [aSpan(between('2026-06-16T01:00', '2026-06-16T03:00'))] }
  const window = work('m1', {
    ...{ announcedAt: '2026-06-01', start: '2026-06-16T01:00', end: '2026-06-16T03:00', services: ['a'] },
  })
  const parts = [
    { service: 'a', evidence: evidence({ maintenance: [window] }) },
    { service: 'b', evidence: evidence(down) },
  ]
  const objective = { ...DAY.objective, composition: 'parallel' }
  const both = { service: 'a', evidence: evidence({ ...down, maintenance: [window] }) }
  expect(ledger({ ...DAY, objective, agreement, parts }).downMs).toBe(0)
  expect(ledger({ ...DAY, objective, agreement, parts: [both, parts[1] as typeof both] }).downMs).toBe(
    120 * MINUTE,
  )
})

test('Old shown as current: what was last seen two days ago is unknown since, and not carried on', () => {
  const observed = [between('2026-06-01', '2026-06-14T12:00')]
  const asked = { in: '2026-06-16', asOf: '2026-06-16T12:00', evidence: { observed } }
  const { result } = ask(asked)
  expect(result.ledger?.unknownMs).toBe(2 * 1440 * MINUTE)
  expect([result.coverage, result.verdict]).toEqual(['87.09', 'pending'])
})

test('Whole day coloured: a day with a minute down is 99.93 %, not down', () => {
  const { result } = ask({ ...DAY, evidence: { monitored: [downFor('2026-06-16T10:00', 1)] } })
  expect([result.value, result.ledger?.downMs]).toEqual(['99.93', MINUTE])
})

test('Split at midnight: 23:58 to 00:14 is one outage of 16 minutes, 2 and 14 by day', () => {
  const monitored = [aSpan(between('2026-06-15T23:58', '2026-06-16T00:14'))]
  // A minimum of 15 minutes would lose it if it were cut in two first.
  const objective = { period: 'calendar-day', minOutage: '15 min' }
  const of = (day: string) => ledger({ objective, in: `${day}T12:00`, evidence: { monitored } }).downMs
  expect([of('2026-06-15'), of('2026-06-16')]).toEqual([2 * MINUTE, 14 * MINUTE])
})

/** What checks say of April, and what comes of it. Each entry is a state and when it was seen. */
function april(checks: { at: number; state: CheckState }[], rule: Partial<CheckRule> = {}) {
  const read = checksToSpans(
    checks.map((check, i) => ({ ...check, ref: `${i}` })),
    { interval: MINUTE, confirm: { failures: 1, successes: 1, backdate: true }, ...rule },
    at('2026-05-01'),
    { service: 'portal', source: 'checks' },
  )
  return ask({ evidence: { observed: read.observed, monitored: read.spans } })
}
/** Checks all April: every minute until the 16th, every `later` minutes from then on; down in the stretch given. */
function looks(later: number, down: { start: number; end: number }) {
  const [first, half, last] = [at('2026-04-01'), at('2026-04-16'), at('2026-05-01')]
  const times: number[] = []
  for (let time = first; time < last; time += time < half ? MINUTE : later * MINUTE) times.push(time)
  return times.map((time) => {
    const state: CheckState = time >= down.start && time < down.end ? 'down' : 'up'
    return { at: time, state }
  })
}

test('Check-count weighting: 60 s to 300 s in the middle of the month does not change the figure', () => {
  const down = between('2026-04-20T10:00', '2026-04-20T10:30')
  const [same, slower] = [april(looks(1, down)), april(looks(5, down), { interval: 5 * MINUTE })]
  expect(percent6(same.value)).toBe('99.930555')
  expect(slower.value).toEqual(same.value)
})

test('Probe-interval under-count: first bad to first good, with last good to first good and first bad to last bad beside it', () => {
  const down = between('2026-04-10T10:01', '2026-04-10T10:44')
  const checks = looks(1, down)
  const read = (resolution: string) => {
    const { spans, observed } = checksToSpans(
      checks.map((check, i) => ({ ...check, ref: `${i}` })),
      { interval: MINUTE, confirm: { failures: 1, successes: 1, backdate: true } },
      at('2026-05-01'),
      { service: 'portal', source: 'checks' },
    )
    const { result } = ask({ objective: { resolution }, evidence: { observed, monitored: spans } })
    return (result.ledger?.downMs ?? 0) / MINUTE
  }
  expect(['convention', 'worst', 'best'].map(read)).toEqual([43, 44, 42])
})

test('Retries: how many failures make an outage is for the contract to say, and waiting for them forgives nothing', () => {
  const down = between('2026-04-10T10:00', '2026-04-10T10:02')
  const minutes = (failures: number, backdate = true) =>
    (april(looks(1, down), { confirm: { failures, successes: 1, backdate } }).result.ledger?.downMs ?? 0) /
    MINUTE
  expect([minutes(1), minutes(2), minutes(3)]).toEqual([2, 2, 0])
  // Without backdating the first minute is forgiven: that has to be chosen.
  expect(minutes(2, false)).toBe(1)
})

test('Degraded = down, degraded = up: neither by itself; the weight is in the contract and printed with the figure', () => {
  const monitored = [downFor('2026-06-16T10:00', 60, { state: 'degraded_performance' })]
  const of = (weights?: Record<string, string>) =>
    ask({ ...DAY, objective: { ...DAY.objective, ...(weights && { weights }) }, evidence: { monitored } })
  expect(of().result.ledger?.downMs).toBe(0)
  expect(of({ degraded: '0.5' }).result.ledger?.downMs).toBe(30 * MINUTE)
  expect(of({ degraded: '0.5' }).result.method.parameters).toMatchObject({
    partialWeight: '1',
    degradedWeight: '0.5',
  })
})

test('Rolling "month" = 2,628,288 s: a month is the calendar month in the contract zone; 30 days are called so', () => {
  const lengthOf = ({ result: { period } }: ReturnType<typeof ask>) =>
    (at(period.end) - at(period.start)) / 1000
  const month = (date: string) => lengthOf(ask({ in: date }))
  expect(['2026-02-10', '2026-03-10', '2026-04-10'].map(month)).toEqual([2_419_200, 2_674_800, 2_592_000])
  const rolling = ask({ objective: { period: { rolling: 'P30D' } }, in: '2026-06-16', asOf: '2026-06-16' })
  expect([rolling.result.period.id, rolling.result.period.type]).toEqual(['P30D', 'rolling'])
  expect(lengthOf(rolling)).toBe(2_592_000)
})

test('Mean of floored means: a quarter is folded from its milliseconds and cut once', () => {
  // G77: 61 minutes, all in February.
  const monitored = [downFor('2026-02-10T10:00', 61)]
  const objective = { target: '>= 99.95 %', period: 'calendar-quarter' }
  const { value, verdict } = ask({ objective, evidence: { monitored }, in: '2026-02-10' })
  expect([percent6(value), verdict]).toEqual(['99.952910', 'met'])
  const months = ['2026-01-10', '2026-02-10', '2026-03-10'].map((date) =>
    Number(percent6(ask({ evidence: { monitored }, in: date }).value)),
  )
  expect(months.reduce((sum, one) => sum + one, 0) / 3).toBeLessThan(99.95)
})
