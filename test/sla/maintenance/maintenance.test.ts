import { describe, expect, test } from 'vitest'
import { maintenanceCounts } from '../../../scripts/sla/maintenance/counts.ts'
import {
  type Asked,
  anAgreement,
  aSpan,
  ask,
  at,
  between,
  CALENDARS,
  downFor,
  MINUTE,
  percent6,
  work,
} from '../builders.ts'

const TWO_DAYS = { notice: { elapsed: '48 h' } }
const minutes = ({ evidence, ...asked }: Asked) => {
  const { ledger } = ask({ ...asked, evidence: evidence ?? {} }).result
  return {
    excluded: (ledger?.excluded ?? []).reduce((sum, { ms }) => sum + ms, 0) / MINUTE,
    down: (ledger?.downMs ?? Number.NaN) / MINUTE,
  }
}
const counts = (
  records: ReturnType<typeof work>[],
  maintenance?: Record<string, unknown>,
  asOf = '2030-01-01',
) => maintenanceCounts(records, anAgreement({}, maintenance ? { maintenance } : {}), CALENDARS, at(asOf))

const window = (id: string, start: string, end: string, more: Record<string, unknown> = {}) =>
  work(id, { announcedAt: '2026-01-02', start, end, ...more })

describe('G25: 120 minutes of valid maintenance, 2 589 s down besides, 99.9 % in April', () => {
  const evidence = {
    monitored: [downFor('2026-04-10T10:00', 2589 / 60), downFor('2026-04-12T02:00', 120)],
    maintenance: [window('m1', '2026-04-12T02:00', '2026-04-12T04:00')],
  }
  test.each([
    ['remove', '99.899837', 'breached', 2_584_800],
    ['count-as-up', '99.900115', 'met', 2_592_000],
    // All of it counts: (2 592 000 - 2 589 - 7 200) / 2 592 000.
    ['none', '99.622337', 'breached', 2_592_000],
  ])('%s', (exclusionMode, value, verdict, budget) => {
    const evaluation = ask({ agreement: { maintenance: { ...TWO_DAYS, exclusionMode } }, evidence })
    expect(percent6(evaluation.value)).toBe(value)
    expect(evaluation.verdict).toBe(verdict)
    expect(evaluation.result.budget?.totalMs).toBe(budget)
  })
})

describe('G26: five working days before Tuesday 23 June, announced Tuesday 16 June 09:00', () => {
  const record = window('m1', '2026-06-23T01:00', '2026-06-23T03:00', { announcedAt: '2026-06-16T09:00' })
  const evidence = { monitored: [downFor('2026-06-23T01:00', 120)], maintenance: [record] }
  const asked = (notice: Record<string, unknown>): Asked => ({
    agreement: { maintenance: { notice } },
    evidence,
    in: '2026-06-10',
  })
  test.each([
    [undefined, { excluded: 0, down: 120 }],
    ['se-legal-eves', { excluded: 0, down: 120 }],
    ['se-legal', { excluded: 120, down: 0 }],
  ])('calendar %s: %j', (calendar, expected) => {
    expect(minutes(asked({ workingDays: 5, ...(calendar && { calendar }) }))).toEqual(expected)
  })
  test('without any calendar working days are Monday to Friday', () => {
    expect(minutes({ ...asked({ workingDays: 5 }), calendars: {} })).toEqual({ excluded: 120, down: 0 })
  })
  test('the reason and the last moment stand beside it', () => {
    expect(counts([record], { notice: { workingDays: 5 } }).get('m1')).toEqual({
      excluded: false,
      why: 'announced-late',
      values: {
        announcedAt: '2026-06-16T07:00:00Z',
        deadline: '2026-06-15T22:00:00Z',
        noticeRequired: 'workingDays 5',
      },
    })
  })
})

describe('notice: the last moment and the one after it', () => {
  test.each([
    [{ elapsed: '48 h' }, '2026-06-21T01:00', '2026-06-21T01:00:01'],
    [{ calendarDays: 5 }, '2026-06-18T23:59:59', '2026-06-19T00:00'],
    [{ workingDays: 5 }, '2026-06-15T23:59:59', '2026-06-16T00:00'],
    [{ workingDays: 1 }, '2026-06-22T23:59:59', '2026-06-23T00:00'],
  ])('%j', (notice, last, late) => {
    const verdict = (announcedAt: string) =>
      counts([window('m1', '2026-06-23T01:00', '2026-06-23T03:00', { announcedAt })], { notice }).get('m1')
        ?.why
    expect([verdict(last), verdict(late)]).toEqual(['announced-in-time', 'announced-late'])
  })
})

describe('G27: announced 02:00-04:00, down 02:10-04:25', () => {
  const monitored = [aSpan(between('2026-04-12T02:10', '2026-04-12T04:25'))]
  test.each([
    ['nothing recorded', {}],
    ['the work recorded', { actual: { start: '2026-04-12T02:10', end: '2026-04-12T04:25' } }],
  ])('%s: 110 minutes excluded, 25 counted', (_, more) => {
    const record = window('m1', '2026-04-12T02:00', '2026-04-12T04:00', more)
    const asked = { agreement: { maintenance: TWO_DAYS }, evidence: { monitored, maintenance: [record] } }
    expect(minutes(asked)).toEqual({ excluded: 110, down: 25 })
    const overrun = ask(asked).segments.find((segment) => segment.class === 'down')
    expect(overrun).toMatchObject({ start: at('2026-04-12T04:00'), end: at('2026-04-12T04:25') })
  })
  test('the feed tells the parts of the recorded work', () => {
    const actual = { start: '2026-04-12T02:10', end: '2026-04-12T04:25' }
    const record = window('m1', '2026-04-12T02:00', '2026-04-12T04:00', { actual })
    expect(counts([record], TWO_DAYS).get('m1')).toMatchObject({
      excluded: true,
      why: 'announced-in-time',
      values: { excludedMs: String(110 * MINUTE), countedMs: String(25 * MINUTE), noticeRequired: 'PT48H' },
    })
  })
})

describe('which part of a valid window is taken out', () => {
  const asked = (more: Record<string, unknown>, policy: Record<string, unknown> = {}): Asked => ({
    agreement: { maintenance: { ...TWO_DAYS, ...policy } },
    evidence: {
      monitored: [downFor('2026-04-12T02:30', 10)],
      maintenance: [window('m1', '2026-04-12T02:00', '2026-04-12T04:00', more)],
    },
  })
  const actual = { start: '2026-04-12T02:20', end: '2026-04-12T03:00' }
  test('nothing recorded: what was down', () => {
    expect(minutes(asked({}))).toEqual({ excluded: 10, down: 0 })
  })
  test('the work recorded: all of it, for that is what was used', () => {
    expect(minutes(asked({ actual }))).toEqual({ excluded: 40, down: 0 })
  })
  test('excludeSpan announced: the whole window', () => {
    expect(minutes(asked({ actual }, { excludeSpan: 'announced' }))).toEqual({ excluded: 120, down: 0 })
  })
  test('nothing recorded and nothing seen: the gap inside is excluded, not unknown', () => {
    const { evidence, ...rest } = asked({})
    const observed = [between('2020-01-01', '2026-04-12T02:30'), between('2026-04-12T04:30', '2030-01-01')]
    const { ledger } = ask({ ...rest, evidence: { ...evidence, observed } }).result
    expect(ledger).toMatchObject({ unknownMs: 30 * MINUTE, excluded: [{ ms: 90 * MINUTE }] })
  })
  test('work that started early counts until the announced start', () => {
    const early = { actual: { start: '2026-04-12T01:30', end: '2026-04-12T02:30' } }
    const { evidence, ...rest } = asked(early)
    const monitored = [aSpan(between('2026-04-12T01:30', '2026-04-12T02:30'))]
    expect(minutes({ ...rest, evidence: { ...evidence, monitored } })).toEqual({ excluded: 30, down: 30 })
  })
})

describe('allowed weekly windows are local wall time; what lies outside counts', () => {
  const policy = { ...TWO_DAYS, windows: ['Sun 04:00-06:00', 'Sat 22:00-02:00'] }
  const down = (start: string, end: string) =>
    minutes({
      agreement: { maintenance: policy },
      evidence: { monitored: [aSpan(between(start, end))], maintenance: [window('m1', start, end)] },
      in: start,
    })
  test.each([
    ['2026-04-12T05:00', '2026-04-12T07:00', { excluded: 60, down: 60 }],
    ['2026-04-11T21:00', '2026-04-12T01:00', { excluded: 180, down: 60 }],
    ['2026-04-12T00:30', '2026-04-12T01:30', { excluded: 60, down: 0 }],
    ['2026-04-14T01:00', '2026-04-14T02:00', { excluded: 0, down: 60 }],
    // The clock goes from 02:00 to 03:00: of seven hours 22-02 and 04-06 are allowed, 03-04 is not.
    ['2026-03-29T05:00', '2026-03-29T07:00', { excluded: 60, down: 60 }],
    ['2026-03-28T22:00', '2026-03-29T06:00', { excluded: 240 + 120, down: 60 }],
  ])('%s to %s: %j', (start, end, expected) => {
    expect(down(start, end)).toEqual(expected)
  })
  test('wholly outside is told so', () => {
    const record = window('m1', '2026-04-14T01:00', '2026-04-14T02:00')
    expect(counts([record], policy).get('m1')).toMatchObject({ excluded: false, why: 'outside-window' })
  })
})

describe('the cap of a month is used up in order of time', () => {
  const records = [
    window('third', '2026-04-26T01:00', '2026-04-26T02:00'),
    window('first', '2026-04-05T01:00', '2026-04-05T02:30'),
    window('second', '2026-04-12T01:00', '2026-04-12T02:00'),
    window('may', '2026-05-03T01:00', '2026-05-03T02:00'),
  ]
  const monitored = records.map(({ start, end }) => aSpan({ start, end }))
  const whys = (cap: Record<string, unknown>) =>
    [...counts(records, { ...TWO_DAYS, cap })].map(([id, { excluded, why }]) => `${id} ${excluded} ${why}`)

  test('two hours: all of the first, half of the second, none of the third; May has its own', () => {
    expect(whys({ perMonth: '2 h' })).toEqual([
      'first true announced-in-time',
      'second true over-cap',
      'third false over-cap',
      'may true announced-in-time',
    ])
    const asked = {
      agreement: { maintenance: { ...TWO_DAYS, cap: { perMonth: '2 h' } } },
      evidence: { monitored, maintenance: records },
    }
    expect(minutes(asked)).toEqual({ excluded: 120, down: 90 })
    expect(minutes({ ...asked, in: '2026-05-10' })).toEqual({ excluded: 60, down: 0 })
  })
  test('one window a month', () => {
    expect(whys({ count: 1 })).toEqual([
      'first true announced-in-time',
      'second false over-cap',
      'third false over-cap',
      'may true announced-in-time',
    ])
  })
  test('a late announcement uses nothing of the cap', () => {
    const late = window('late', '2026-04-04T01:00', '2026-04-04T03:00', { announcedAt: '2026-04-03T12:00' })
    const cap = { perMonth: '90 min' }
    expect(counts([...records, late], { ...TWO_DAYS, cap }).get('first')?.why).toBe('announced-in-time')
  })
  test('the same window told twice uses the cap once', () => {
    const twice = [...records.slice(1, 2), ...records]
    expect(counts(twice, { ...TWO_DAYS, cap: { count: 2 } }).get('second')?.excluded).toBe(true)
    expect(counts(twice, { ...TWO_DAYS, cap: { perMonth: '2 h' } }).get('first')?.why).toBe(
      'announced-in-time',
    )
  })
  test('a short job uses its own time, not what was announced', () => {
    const actual = { start: '2026-04-05T01:00', end: '2026-04-05T01:30' }
    const short = window('first', '2026-04-05T01:00', '2026-04-05T02:30', { actual })
    const verdicts = counts([...records.filter(({ id }) => id !== 'first'), short], {
      ...TWO_DAYS,
      cap: { perMonth: '90 min' },
    })
    expect(verdicts.get('second')?.why).toBe('announced-in-time')
    expect(verdicts.get('third')?.excluded).toBe(false)
  })
})

test('work that goes on takes out what was worked and, of the budget to come, the rest of its window', () => {
  const asOf = '2026-04-12T03:00'
  const record = window('m1', '2026-04-12T02:00', '2026-04-12T04:00', {
    actual: { start: '2026-04-12T02:20', end: null },
  })
  const { result } = ask({
    agreement: { maintenance: TWO_DAYS },
    evidence: { monitored: [aSpan(between('2026-04-12T02:30', asOf))], maintenance: [record] },
    asOf,
  })
  expect(result.ledger).toMatchObject({ excluded: [{ ms: 40 * MINUTE }], downMs: 0 })
  // 43 200 less 40 worked and 60 to come: 43 100 minutes, of which 0.1 %.
  expect(result.budget?.totalMs).toBe(43.1 * MINUTE)
})

test('a window that was announced after asOf is not known yet', () => {
  const record = window('m1', '2026-04-20T02:00', '2026-04-20T04:00', { announcedAt: '2026-04-15' })
  const budget = (asOf: string) =>
    ask({ agreement: { maintenance: TWO_DAYS }, evidence: { maintenance: [record] }, asOf }).result.budget
  expect(budget('2026-04-14')?.totalMs).toBe(43.2 * MINUTE)
  expect(budget('2026-04-16')?.totalMs).toBe(43.08 * MINUTE)
  expect(counts([record], TWO_DAYS, '2026-04-14').size).toBe(0)
})

test('emergency, no policy and mode none each say so', () => {
  const planned = window('m1', '2026-04-12T01:00', '2026-04-12T02:00')
  const emergency = window('m1', '2026-04-12T01:00', '2026-04-12T02:00', {
    class: 'emergency',
    announcedAt: '2026-04-12T00:55',
  })
  const told = (record: typeof planned, policy?: Record<string, unknown>) => {
    const { excluded, why } = counts([record], policy).get('m1') ?? {}
    return [excluded, why]
  }
  expect(told(planned)).toEqual([false, 'no-policy'])
  expect(told(planned, { ...TWO_DAYS, exclusionMode: 'none' })).toEqual([false, 'mode-none'])
  expect(told(emergency, TWO_DAYS)).toEqual([false, 'emergency'])
  expect(told(emergency, { ...TWO_DAYS, emergency: 'excluded' })).toEqual([true, 'emergency'])
})

test('a segment names every window and event that touched it, the losing ones too', () => {
  const late = window('late', '2026-04-12T02:00', '2026-04-12T04:00', { announcedAt: '2026-04-11T12:00' })
  const { segments } = ask({
    agreement: { maintenance: TWO_DAYS },
    evidence: { monitored: [aSpan(between('2026-04-12T02:10', '2026-04-12T02:20'))], maintenance: [late] },
  })
  expect(segments.find((segment) => segment.class === 'down')?.events).toEqual(['checks:r', 'late'])
})

test('a window of another service is none of this one', () => {
  const other = window('m1', '2026-04-12T02:00', '2026-04-12T04:00', { services: ['annan'] })
  const monitored = [downFor('2026-04-12T02:00', 30)]
  const asked = { agreement: { maintenance: TWO_DAYS }, evidence: { monitored, maintenance: [other] } }
  expect(minutes(asked)).toEqual({ excluded: 0, down: 30 })
})
