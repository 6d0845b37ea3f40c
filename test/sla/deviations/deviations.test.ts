import { describe, expect, test } from 'vitest'
import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { deviationsOf } from '../../../scripts/sla/deviations/deviations.ts'
import { anAgreement, at, CALENDARS } from '../builders.ts'
import { action, cause, file, result } from './builders.ts'

const breached = { verdict: 'breached' } as const
const budgetOut = (breachAt: string) => ({
  budget: {
    ...{ totalMs: 1, usedMs: 2, remainingMs: 0, consumed: '200', burnRate: '2' },
    breachAt,
  },
})

/** What is opened by results and files, as of the morning of 10 August 2026. */
function opened(
  results: ObjectiveResult[],
  records: DeviationRecord[] = [],
  { asOf = '2026-08-10T09:00', terms = {} }: { asOf?: string; terms?: Record<string, unknown> } = {},
) {
  const agreement = anAgreement({}, { deviations: { process: 'Orsak, åtgärd, kontroll', ...terms } })
  return deviationsOf({ agreement, results, records, calendars: CALENDARS, asOf: at(asOf) })
}

describe('identity', () => {
  test('names agreement, objective, service, period and kind, and is the same with a file and without', () => {
    const june = result('2026-06', breached)
    const id = 'avtal/tillganglighet/portal/2026-06/breach'
    expect(opened([june]).map((one) => one.id)).toEqual([id])
    expect(opened([june], [file()]).map((one) => one.id)).toEqual([id])
  })

  test('without a service where the objective composes several into one figure', () => {
    const { service: _, ...june } = result('2026-06', breached)
    expect(opened([june])[0]?.id).toBe('avtal/tillganglighet/2026-06/breach')
  })

  test('a breach found while the period runs stays the same one when it has closed', () => {
    const breachAt = '2026-08-05T10:00:00Z'
    const running = result('2026-08', { ...breached, outlook: 'lost', ...budgetOut(breachAt) })
    const closed = result('2026-08', { ...breached, ...budgetOut(breachAt) })
    const [first] = opened([running])
    const [later] = opened([closed], [], { asOf: '2026-09-20T00:00' })
    expect([first?.id, first?.openedAt]).toEqual([later?.id, later?.openedAt])
    expect(first?.openedAt).toBe(Date.parse(breachAt))
  })

  test('a file about a risk that passed keeps the id of the risk', () => {
    const risk = result('2026-08', { verdict: 'pending', outlook: 'at-risk' })
    const about = file({ periods: ['2026-08'], openedAt: '2026-08-03T09:00:00+02:00' })
    const id = 'avtal/tillganglighet/portal/2026-08/at-risk'
    expect(opened([risk], [about])[0]?.id).toBe(id)
    const [after] = opened([result('2026-08')], [about], { asOf: '2026-09-20T00:00' })
    expect([after?.id, after?.finding, after?.result?.verdict]).toEqual([id, undefined, 'met'])
  })
})

describe('opening', () => {
  test.for([
    ['when the budget ran out', budgetOut('2026-06-12T08:00:00Z'), Date.parse('2026-06-12T08:00:00Z')],
    ['else when the period ended', {}, at('2026-07-01')],
  ] as const)('%s', ([, more, when]) => {
    expect(opened([result('2026-06', { ...breached, ...more })])[0]?.openedAt).toBe(when)
  })

  test('not at an instant to come, which a budget tells while an outage goes on', () => {
    const running = result('2026-08', { ...breached, outlook: 'lost', ...budgetOut('2026-08-11T00:00:00Z') })
    expect(opened([running])[0]?.openedAt).toBeNull()
  })

  test('of a late report: when it was late, after the period that it is about', () => {
    const decidedAt = '2026-07-14T22:00:00Z'
    const late = result('2026-06', {
      ...{ metric: 'report-delivery', ...breached },
      explain: [{ step: 'missed-item', values: { decidedAt } }],
    })
    expect(opened([late])[0]).toMatchObject({ openedAt: Date.parse(decidedAt), ageDays: 26 })
  })

  test('of a risk nobody can tell, so it has no age until somebody writes the day down', () => {
    const risk = result('2026-08', { verdict: 'pending', outlook: 'at-risk' })
    const [alone] = opened([risk])
    expect([alone?.openedAt, alone?.ageDays]).toEqual([null, undefined])
    const written = file({ periods: ['2026-08'], openedAt: '2026-08-03T09:00:00+02:00' })
    expect(opened([risk], [written])[0]).toMatchObject({ openedAt: at('2026-08-03T09:00'), ageDays: 7 })
  })

  test('the instant in the file goes before that of the figures', () => {
    const earlier = file({ openedAt: '2026-06-20T09:00:00+02:00' })
    expect(opened([result('2026-06', breached)], [earlier])[0]?.openedAt).toBe(at('2026-06-20T09:00'))
  })

  test('what a customer noticed is a deviation of its own, beside that of the figures', () => {
    const seen = { source: 'customer', title: 'Långsamt', openedAt: '2026-06-20T09:00:00+02:00' }
    const all = opened([result('2026-06', breached)], [file(seen, 'langsamt')])
    expect(all.map((one) => [one.id, one.record?.id])).toEqual([
      ['avtal/tillganglighet/portal/2026-06/breach', undefined],
      ['avtal/langsamt', 'langsamt'],
    ])
  })

  test('files of other agreements, objectives, services, periods and kinds are not about it', () => {
    const june = result('2026-06', breached)
    const others = [
      file({ agreement: 'annat' }),
      file({ objective: 'svarstid' }),
      file({ service: 'licens' }),
      file({ periods: ['2026-05'] }),
      file({ kind: 'no-data' }),
    ]
    for (const other of others)
      expect(opened([june], [other]).find(({ finding }) => finding)?.record).toBeUndefined()
    expect(opened([june], [file({ service: 'portal', kind: 'breach' })])[0]?.record).toBeDefined()
  })

  test('one file about several periods and services is joined with each', () => {
    const results = [
      result('2026-05', breached),
      result('2026-06', breached),
      result('2026-06', { ...breached, service: 'licens' }),
    ]
    const all = opened(results, [file({ periods: ['2026-05', '2026-06'] })])
    expect(all.map(({ record }) => record?.id)).toEqual(Array(3).fill('2026-06-portal'))
  })

  test('a window that moves along has the same id for ever: one closed before it began says nothing of it', () => {
    const rolling = (start: string) =>
      result('2026-08', {
        ...breached,
        period: {
          ...{ id: 'P90D', type: 'rolling', timeZone: 'Europe/Stockholm' },
          ...{ start, end: '2026-08-10T07:00:00Z' },
        },
      })
    const closed = file({
      periods: ['P90D'],
      kind: 'breach',
      rootCause: cause('2026-05-20'),
      closedAt: '2026-06-01T10:00:00Z',
    })
    const [still] = opened([rolling('2026-05-12T07:00:00Z')], [closed])
    expect([still?.finding !== undefined, still?.state]).toEqual([true, 'closed'])
    const again = opened([rolling('2026-06-02T07:00:00Z')], [closed])
    expect(again.map(({ state }) => state)).toEqual(['open', 'closed'])
    expect(new Set(again.map(({ id }) => id)).size).toBe(2)
  })
})

describe('how far it has come', () => {
  const june = [result('2026-06', breached)]
  const state = (matter: Record<string, unknown>) => opened(june, [file(matter)])[0]?.state
  const rootCause = cause('2026-07-03')

  test('open, cause known, acting, being checked, closed', () => {
    expect(opened(june)[0]?.state).toBe('open')
    expect(state({})).toBe('open')
    expect(state({ correctiveActions: [action('2026-07-20')] })).toBe('open')
    expect(state({ rootCause })).toBe('cause-known')
    const actions = [action('2026-07-20', '2026-07-10'), action('2026-08-31')]
    expect(state({ rootCause, correctiveActions: actions })).toBe('acting')
    const done = [action('2026-07-20', '2026-07-10')]
    expect(state({ rootCause, correctiveActions: done })).toBe('verifying')
    const closedAt = '2026-08-01T10:00:00+02:00'
    expect(state({ rootCause, correctiveActions: done, closedAt })).toBe('closed')
  })

  test('nothing is told that was known later: neither cause, doing nor closing', () => {
    const all = file({
      rootCause: cause('2026-07-03'),
      correctiveActions: [action('2026-07-20', '2026-07-10')],
      closedAt: '2026-08-01T10:00:00+02:00',
    })
    const at = (asOf: string) => opened(june, [all], { asOf })[0]?.state
    expect(at('2026-07-02T23:59')).toBe('open')
    expect(at('2026-07-03T00:00')).toBe('acting')
    expect(at('2026-07-10T00:00')).toBe('verifying')
    expect(at('2026-08-01T09:59')).toBe('verifying')
    expect(at('2026-08-01T10:00')).toBe('closed')
    const later = file({ source: 'customer', title: 'Sent', openedAt: '2026-08-11T00:00:00+02:00' })
    expect(opened([], [later])).toEqual([])
  })

  test('age counts days from the local day of opening to that of closing; the cause from the same day', () => {
    const closed = file({ rootCause: cause('2026-07-03'), closedAt: '2026-07-08T23:59:00+02:00' })
    // Opened on 1 July, at the first instant after June.
    expect(opened(june, [closed])[0]).toMatchObject({ ageDays: 7, causeAfterDays: 2 })
    expect(opened(june)[0]?.ageDays).toBe(40)
    // Known before the month was over: at once, not before.
    expect(opened(june, [file({ rootCause: cause('2026-06-20') })])[0]?.causeAfterDays).toBe(0)
  })
})

describe('the time for the cause', () => {
  // Opened Wednesday 1 July 2026, which is day 0: ten working days end on Wednesday 15 July.
  const june = [result('2026-06', breached)]
  const terms = { rootCauseWithin: { workingDays: 10 } }
  const due = (matter: Record<string, unknown> | null, asOf = '2026-08-10T09:00', within: object = terms) =>
    opened(june, matter ? [file(matter)] : [], { asOf, terms: within as Record<string, unknown> })[0]
      ?.causeDue

  test('the last day is in it', () => {
    expect(due({ rootCause: cause('2026-07-15') })).toEqual({ by: '2026-07-15', state: 'kept' })
    expect(due({ rootCause: cause('2026-07-16') })).toEqual({ by: '2026-07-15', state: 'missed' })
    expect(due(null, '2026-07-15T23:59')).toEqual({ by: '2026-07-15', state: 'open' })
    expect(due(null, '2026-07-16T00:00')).toEqual({ by: '2026-07-15', state: 'missed' })
  })

  test('in calendar days', () => {
    const within = { rootCauseWithin: { calendarDays: 10 } }
    expect(due(null, '2026-07-11T12:00', within)).toEqual({ by: '2026-07-11', state: 'open' })
  })

  test('a cause that was looked for and not found does not keep it', () => {
    expect(due({ rootCause: cause('2026-07-02', 'unknown') })?.state).toBe('missed')
  })

  test('none runs where the agreement promises none, where nothing binds, or before anything was opened', () => {
    expect(due(null, undefined, {})).toBeUndefined()
    const pilot = result('2026-06', { ...breached, phase: 'pilot', binding: false })
    expect(opened([pilot], [], { terms })[0]).toMatchObject({ binding: false })
    expect(opened([pilot], [], { terms })[0]?.causeDue).toBeUndefined()
    const risk = result('2026-08', { verdict: 'pending', outlook: 'at-risk' })
    expect(opened([risk], [], { terms })[0]?.causeDue).toBeUndefined()
  })
})

describe('whether mending helped', () => {
  const done = { rootCause: cause('2026-03-05'), correctiveActions: [action('2026-04-10', '2026-04-01')] }
  const about = file({ periods: ['2026-02'], ...done })
  const checked = (months: [string, Partial<ObjectiveResult>][], verifyPeriods?: number, record = about) =>
    opened([result('2026-02', breached), ...months.map(([month, more]) => result(month, more))], [record], {
      terms: verifyPeriods === undefined ? {} : { verifyPeriods },
    }).find((one) => one.result?.period.id === '2026-02')?.verification

  test('in a whole period after the day of the last action: one that began that day is not whole', () => {
    expect(checked([['2026-04', {}]])).toEqual({ needed: 1, met: 0, state: 'waiting' })
    expect(checked([['2026-05', {}]])).toEqual({ needed: 1, met: 1, state: 'verified' })
  })

  test('a period that runs shows nothing yet', () => {
    expect(checked([['2026-08', { verdict: 'met' }]])).toEqual({ needed: 1, met: 0, state: 'waiting' })
  })

  test('in as many periods as the agreement says, whatever their order in the results', () => {
    const months: [string, Partial<ObjectiveResult>][] = [
      ['2026-07', {}],
      ['2026-05', {}],
      ['2026-06', {}],
    ]
    expect(checked(months.slice(0, 2), 3)).toEqual({ needed: 3, met: 2, state: 'waiting' })
    expect(checked(months, 3)).toEqual({ needed: 3, met: 3, state: 'verified' })
  })

  test('a breach before that shows that it did not, though later periods are met', () => {
    expect(
      checked([
        ['2026-05', breached],
        ['2026-06', {}],
        ['2026-07', {}],
      ]),
    ).toEqual({ needed: 1, met: 0, state: 'failed' })
  })

  test('a breach after that is another deviation', () => {
    expect(
      checked([
        ['2026-05', {}],
        ['2026-06', breached],
      ]),
    ).toEqual({ needed: 1, met: 1, state: 'verified' })
  })

  test('periods that nobody could judge count neither way', () => {
    const unknown = { verdict: 'no-data', reason: 'insufficient' } as const
    expect(
      checked([
        ['2026-05', unknown],
        ['2026-06', {}],
      ]),
    ).toEqual({ needed: 1, met: 1, state: 'verified' })
    expect(checked([['2026-05', unknown]])?.state).toBe('waiting')
  })

  test('other objectives and services say nothing about it', () => {
    expect(
      checked([
        ['2026-05', { objective: 'svarstid', ...breached }],
        ['2026-06', { service: 'licens' }],
      ]),
    ).toEqual({ needed: 1, met: 0, state: 'waiting' })
  })

  test('not while an action is left, without actions, or of what the figures never showed', () => {
    const left = file({
      periods: ['2026-02'],
      rootCause: cause('2026-03-05'),
      correctiveActions: [action('2026-04-10', '2026-04-01'), action('2026-09-01')],
    })
    expect(checked([['2026-05', {}]], 1, left)).toBeUndefined()
    const none = file({ periods: ['2026-02'], rootCause: cause('2026-03-05') })
    expect(checked([['2026-05', {}]], 1, none)).toBeUndefined()
    const seen = file({
      ...{ source: 'customer', title: 'Långsamt', openedAt: '2026-02-20T09:00:00+01:00' },
      ...{ periods: ['2026-02'], ...done },
    })
    const all = opened([result('2026-02'), result('2026-05')], [seen])
    expect(all[0]?.verification).toBeUndefined()
  })
})

describe('causes that repeat', () => {
  const months = ['2025-05', '2025-06', '2025-11', '2026-06']
  const about = (month: string, category: string) =>
    file({ periods: [month], rootCause: cause(`${month}-28`, category) }, `om-${month}`)
  const counted = (records: DeviationRecord[]) =>
    Object.fromEntries(
      opened(
        months.map((month) => result(month, breached)),
        records,
      ).map((one) => [one.result?.period.id, one.sameCause]),
    )

  test('are counted over the twelve months that end when a deviation was opened, itself included', () => {
    // Opened on the first day of the next month: 1 June and 1 July 2025, 1 December 2025, 1 July 2026.
    expect(counted(months.map((month) => about(month, 'change')))).toEqual({
      '2025-05': 1,
      '2025-06': 2,
      '2025-11': 3,
      // Twelve months back from 1 July 2026 the day 1 July 2025 itself is no longer in.
      '2026-06': 2,
    })
  })

  test('by category; one that was never found is none', () => {
    expect(
      counted([
        about('2025-05', 'change'),
        about('2025-06', 'supplier'),
        about('2025-11', 'unknown'),
        about('2026-06', 'supplier'),
      ]),
    ).toEqual({ '2025-05': 1, '2025-06': 1, '2025-11': undefined, '2026-06': 1 })
  })

  test('a file about several periods is one cause', () => {
    const several = file({ periods: ['2025-05', '2025-06'], rootCause: cause('2025-07-01') })
    expect(counted([several])).toMatchObject({ '2025-05': 1, '2025-06': 1 })
  })
})

test('what is open comes before what is closed, and the latest first', () => {
  const closed = file({
    periods: ['2026-06'],
    rootCause: cause('2026-07-03'),
    closedAt: '2026-07-08T10:00:00+02:00',
  })
  const risk = result('2026-08', { verdict: 'pending', outlook: 'at-risk' })
  const results = [
    result('2026-06', breached),
    result('2026-02', breached),
    result('2026-05', breached),
    risk,
  ]
  expect(opened(results, [closed]).map(({ result: of }) => of?.period.id)).toEqual([
    '2026-08',
    '2026-05',
    '2026-02',
    '2026-06',
  ])
})
