import { describe, expect, test } from 'vitest'
import { aggregate, standingRank } from '../../../scripts/sla/agreement/aggregate.ts'
import { contractTime } from '../../../scripts/sla/agreement/agreed-time.ts'
import { approvalsMissing, partiesMissing } from '../../../scripts/sla/agreement/approval.ts'
import { openDisputes } from '../../../scripts/sla/agreement/disputes.ts'
import { compareForCustomer } from '../../../scripts/sla/agreement/favourable.ts'
import { feasibility } from '../../../scripts/sla/agreement/feasibility.ts'
import { finalityOf, graceEnd } from '../../../scripts/sla/agreement/finality.ts'
import { isSigned, phaseOf } from '../../../scripts/sla/agreement/phase.ts'
import { amendmentState, versionAt } from '../../../scripts/sla/agreement/versions.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { anAgreement, ask, at, CALENDARS, question, ZONE } from '../builders.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/* Who has agreed to what, and when a figure stands, at the edges (semantics 2.9, 2.13 to 2.15). */

describe('when an agreement holds', () => {
  test('from the first instant of its first day to the last of its last, or without end', () => {
    expect(contractTime(anAgreement({}, { effectiveFrom: '2026-04-10', effectiveTo: '2026-04-20' }))).toEqual(
      {
        start: at('2026-04-10'),
        end: at('2026-04-21'),
      },
    )
    expect(contractTime(anAgreement()).end).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('phases', () => {
  const april = periodAt('calendar-month', ZONE, at('2026-04-15'))
  const phase = (phases: object, more: object = {}) => phaseOf(anAgreement({}, { phases, ...more }), april)

  test('that of the first instant of the period, or of the agreement where that begins within it', () => {
    expect(phase({ pilot: '2026-04-01', full: '2026-04-02' })).toBe('pilot')
    expect(phase({ pilot: '2026-03-01', full: '2026-04-01' })).toBe('full')
    expect(phase({ pilot: '2026-04-10', full: '2026-05-01' }, { effectiveFrom: '2026-04-10' })).toBe('pilot')
    expect(phase({ pilot: '2026-04-11', full: '2026-05-01' }, { effectiveFrom: '2026-04-10' })).toBe(
      'preparation',
    )
  })

  test('before the first date that there is it is prepared; without a date it is full from the start', () => {
    expect(phase({ full: '2026-05-01' })).toBe('preparation')
    expect(phase({ preparation: '2026-05-01' })).toBe('preparation')
    expect(phase({})).toBe('full')
  })
})

describe('signatures and approvals', () => {
  const provider = { role: 'provider' }
  const customer = { role: 'customer', id: 'acme' }

  test('a role names the only party that has it, an id always', () => {
    expect(partiesMissing([provider, customer], ['provider', 'customer'])).toEqual([])
    expect(partiesMissing([provider, customer], ['provider', 'acme'])).toEqual([])
    expect(partiesMissing([provider, customer], ['provider'])).toEqual([customer])
    const beta = { role: 'customer', id: 'beta' }
    expect(partiesMissing([provider, customer, beta], ['provider', 'customer'])).toEqual([customer, beta])
    expect(partiesMissing([provider, customer, beta], ['provider', 'beta'])).toEqual([customer])
  })

  test('a signature counts from its day on, in the zone of the agreement', () => {
    const signed = (time: string) =>
      isSigned(
        anAgreement(
          {},
          {
            signatures: ['provider', 'customer'].map((party) => ({
              party,
              name: 'A',
              signedAt: '2026-04-10',
            })),
          },
        ),
        at(time),
      )
    expect([signed('2026-04-09T23:59:59.999'), signed('2026-04-10T00:00')]).toEqual([false, true])
  })

  test('what comes into force before it was agreed needs every party, whatever the rule', () => {
    const missing = (agreedAt: string | undefined, approvals: string[], rule?: string[]) =>
      approvalsMissing(
        { id: 'a', effectiveFrom: '2026-04-10', approvals, set: {}, ...(agreedAt && { agreedAt }) } as never,
        [provider, customer],
        rule,
      )
    expect(missing('2026-04-10', ['provider'], ['provider'])).toEqual([])
    expect(missing('2026-04-11', ['provider'], ['provider'])).toEqual(['acme'])
    expect(missing(undefined, ['provider'], ['provider'])).toEqual(['acme'])
    expect(missing('2026-04-01', ['provider'])).toEqual(['acme'])
    expect(missing('2026-04-01', ['customer'], ['provider', 'styrelse'])).toEqual(['provider', 'styrelse'])
    expect(missing('2026-04-01', [])).toEqual(['provider', 'acme'])
  })
})

describe('grace', () => {
  const april = question({ in: '2026-04-15' })
  const none = { open: false, reported: true }

  test('is over when its last working day is: five after 30 April, past 1 May, are 8 May', () => {
    expect(graceEnd(april)).toBe(at('2026-05-09'))
    const finality = (asOf: string) => finalityOf({ ...april, asOf: at(asOf) }, none)
    expect([finality('2026-05-08T23:59:59.999'), finality('2026-05-09T00:00')]).toEqual([
      'provisional',
      'final',
    ])
  })

  test('by as many days, in the calendar and to the end of the period that it is asked of', () => {
    const end = (grace: object, month = '2026-05-15') =>
      graceEnd(question({ agreement: { grace }, in: month }))
    // Midsummer eve, 19 June, is the 15th working day after May by law alone.
    expect(end({ workingDays: 15, calendar: 'se-legal' })).toBe(at('2026-06-20'))
    expect(end({ workingDays: 15 })).toBe(at('2026-06-23'))
    expect(end({ workingDays: 1 })).toBe(at('2026-06-02'))
    expect(end({ workingDays: 1 }, '2026-06-15')).toBe(at('2026-07-02'))
    const legal = { ...CALENDARS, 'se-legal-eves': CALENDARS['se-legal'] }
    expect(
      graceEnd({
        ...question({ agreement: { grace: { workingDays: 15 } }, in: '2026-05-15' }),
        calendars: legal,
      }),
    ).toBe(at('2026-06-20'))
  })

  test('does not help where something is open, disputed or not reported, nor a window that rolls', () => {
    expect(finalityOf(april, none)).toBe('final')
    expect(finalityOf(april, { ...none, open: true })).toBe('provisional')
    expect(finalityOf(april, { ...none, disputed: true })).toBe('provisional')
    expect(finalityOf(april, { ...none, reported: false })).toBe('provisional')
    for (const period of [{ rolling: 'P30D' }, 'service-year'])
      expect(finalityOf(question({ objective: { period } }), none)).toBe('provisional')
  })
})

describe('disputes', () => {
  const open = (asOf: string, more: object = {}) =>
    openDisputes(
      anAgreement(
        {},
        {
          disputes: {
            steps: [{ stage: 'negotiation' }],
            open: [
              { openedAt: '2026-05-02T08:00:00Z', stage: 'negotiation', incidents: ['i1'], ...more },
              { openedAt: '2026-05-03T08:00:00Z', stage: 'negotiation', items: ['T-2'] },
            ],
          },
        },
      ),
      at(asOf),
    )

  test('are open from the instant at which they are opened up to that at which they are settled', () => {
    expect(open('2026-05-02T07:59:59.999Z')).toBeNull()
    expect(open('2026-05-02T08:00:00Z')).toEqual({ incidents: new Set(['i1']), items: new Set() })
    expect(open('2026-05-04', { settledAt: '2026-05-03T22:00:00Z' })).toEqual({
      incidents: new Set(),
      items: new Set(['T-2']),
    })
    expect(open('2026-05-04')).toEqual({ incidents: new Set(['i1']), items: new Set(['T-2']) })
  })
})

describe('the better target for the customer', () => {
  test.each([
    ['>= 99.9 %', '>= 99.5 %', 1],
    ['>= 99.5 %', '>= 99.9 %', -1],
    ['<= 30 min', '<= 40 min', 1],
    ['<= 40 min', '<= 30 min', -1],
    ['> 99.9 %', '>= 99.9 %', 1],
    ['<= 1 h', '< 60 min', -1],
    ['<= 1 h', '<= 60 min', 0],
    ['< 1 %', '< 1.0 %', 0],
    ['>= 99.9 %', '<= 1 %', null],
    ['>= 30', '>= 30 %', null],
    ['>= 99.9 %', 'nittio', null],
    [undefined, '>= 99.9 %', null],
  ])('%s compared to %s: %s', (a, b, order) => {
    const found = compareForCustomer(a, b)
    expect(found === null ? null : Math.sign(found)).toBe(order)
  })
})

describe('whether suppliers can back a time', () => {
  const supplier = (target: string, more: object = {}) => ({
    name: 'Nät',
    objective: 'tillganglighet',
    target,
    ...more,
  })
  const found = (objective: object, suppliers: object[], agreement: object = {}) =>
    feasibility(anAgreement({ ...objective }, { suppliers, ...agreement }))[0]
  const RESOLUTION = { metric: 'resolution', target: '<= 4 h', calendar: 'kontor', quantifier: 'every' }

  test('a supplier without a calendar is counted in ours, and one in another cannot be added', () => {
    const two = [supplier('<= 1 h'), supplier('<= 1 h', { name: 'Drift', calendar: '24x7' })]
    expect(found(RESOLUTION, two)).toMatchObject({ suppliers: 2, feasible: false, otherCalendar: ['Drift'] })
    expect(found(RESOLUTION, two.slice(0, 1))).toMatchObject({
      suppliers: 1,
      feasible: true,
      otherCalendar: [],
    })
  })

  test('an objective without a calendar is counted in the hours of the agreement', () => {
    const outage = { metric: 'outage-total', target: '<= 4 h' }
    const own = [supplier('<= 1 h', { calendar: 'kontor' })]
    expect(found(outage, own, { serviceHours: 'kontor' })).toMatchObject({ feasible: true })
    expect(found(outage, own)).toMatchObject({ feasible: false, otherCalendar: ['Nät'] })
  })

  test('only suppliers of the objective itself count', () => {
    expect(found({}, [supplier('>= 99 %', { objective: 'annat' })])).toBeUndefined()
  })
})

describe('what a set of results comes to', () => {
  const { result } = ask({})
  const one = (more: object) => ({ ...result, ...more }) as typeof result

  test('what is not known of a running period is without data, unless something is already at risk', () => {
    const pending = (more: object) => aggregate([one({ verdict: 'pending', ...more })]).verdict
    expect(pending({ reason: 'insufficient' })).toBe('no-data')
    expect(pending({ reason: 'no-measurement' })).toBe('no-data')
    expect(pending({ reason: 'no-measurement', outlook: 'at-risk' })).toBe('pending')
    expect(aggregate([one({ verdict: 'pending', reason: 'no-volume', outlook: 'at-risk' })]).outlook).toBe(
      'at-risk',
    )
    expect(aggregate([one({ verdict: 'pending', reason: 'no-volume' })]).outlook).toBe('on-track')
  })

  test('lost is told where a breach that has a say is', () => {
    const lost = one({ verdict: 'breached', outlook: 'lost' })
    const breach = one({ verdict: 'breached' })
    expect(aggregate([breach, lost])).toMatchObject({ outlook: 'lost', counts: { breached: 2 } })
    expect(aggregate([breach, { ...lost, kind: 'kpi' }])).not.toHaveProperty('outlook')
  })

  test('the worst has the lowest rank', () => {
    const ranks = [
      { verdict: 'breached' },
      { verdict: 'no-data' },
      { verdict: 'pending', outlook: 'at-risk' },
      { verdict: 'pending', outlook: 'on-track' },
      { verdict: 'met' },
      { verdict: 'excluded' },
    ].map((more) => standingRank(one({ outlook: undefined, reason: undefined, ...more })))
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5])
  })
})

describe('versions', () => {
  const amended = (approvals: string[]) =>
    contractOf(
      'drift',
      aFile('drift', 'service', {
        ...BASE,
        objectives: [availability('99.9')],
        amendments: [
          { id: 'a1', effectiveFrom: '2026-04-16', approvals, set: { 'objectives.upp.target': '>= 99.5 %' } },
        ],
      }),
    )
  const contract = amended(['provider', 'customer'])

  test('one is in force from the local midnight of its day; before the agreement its first', () => {
    const from = (time: string) => versionAt(contract, at(time)).from
    expect([from('2020-01-01'), from('2026-04-15T23:59:59.999'), from('2026-04-16T00:00')]).toEqual([
      ...['2026-01-01', '2026-01-01', '2026-04-16'],
    ])
  })

  test('an amendment is proposed, approved for a later day, or in force', () => {
    const a1 = { id: 'a1', effectiveFrom: '2026-04-16' }
    expect(amendmentState(contract, a1, at('2026-04-15T23:59:59.999'))).toBe('approved')
    expect(amendmentState(contract, a1, at('2026-04-16T00:00'))).toBe('in-force')
    expect(amendmentState(amended(['provider']), a1, at('2026-05-01'))).toBe('proposed')
    expect(amendmentState(amended(['provider']), { ...a1, id: 'annat' }, at('2026-05-01'))).toBe('in-force')
  })
})
