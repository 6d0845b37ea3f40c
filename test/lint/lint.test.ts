import { describe, expect, test } from 'vitest'
import { Agreement } from '../../data/schema/agreement.ts'
import type { LintContext } from '../../scripts/lint/finding.ts'
import { lintAgreement } from '../../scripts/lint/lint.ts'
import { weekdays } from '../sla/builders.ts'

const OFFICE = [{ fromMinute: 8 * 60, toMinute: 17 * 60 }]
const CONTEXT: LintContext = {
  calendars: {
    kontor: weekdays('kontor', OFFICE),
    'se-legal-eves': weekdays('se-legal-eves', OFFICE),
    morgon: weekdays('morgon', [{ fromMinute: 8 * 60, toMinute: 12 * 60 }]),
    stangd: weekdays('stangd', []),
  },
  intervals: { checks: 60_000, slow: 300_000, arenden: null },
  looks: {},
}

const AVAILABILITY = {
  id: 'tillganglighet',
  metric: 'availability',
  target: '>= 99.9 %',
  period: 'calendar-month',
  accountable: 'driftchef',
  baseline: { value: '99.95', over: '2025' },
  measurement: { source: 'checks', by: 'provider' },
}
const RESPONSE = {
  id: 'svarstid-p1',
  metric: 'first-response',
  target: '<= 2 h',
  period: 'calendar-month',
  quantifier: 'every',
  calendar: 'kontor',
  priority: 'P1',
  accountable: 'driftchef',
  baseline: { value: '3600000', over: '2025' },
  measurement: { source: 'arenden', by: 'provider' },
}
const LATENCY = {
  id: 'svarstid',
  metric: 'response-time',
  target: '<= 300 ms',
  period: 'calendar-month',
  quantifier: { share: '>= 95 %' },
  accountable: 'driftchef',
  baseline: { value: '250', over: '2025' },
  measurement: { source: 'checks', by: 'provider' },
}
const TIERS = [
  { below: '99.9', percent: '10' },
  { below: '99', percent: '25' },
  { below: '95', percent: '100' },
]
const supplier = (target: string, objective: string) => ({ name: 'Nätet', objective, target })
const CHAIN = ['>= 99.99 %', '>= 99.95 %', '>= 99.99 %'].map((target) => supplier(target, 'tillganglighet'))
/** An agreement that answers every question; each test takes one answer away or makes it wrong. */
const COMPLETE = {
  id: 'avtal',
  level: 'customer',
  title: 'Avtal',
  parties: [
    { role: 'provider', name: 'Leverantör' },
    { role: 'customer', id: 'acme', name: 'Kund' },
  ],
  visibility: 'customer',
  timeZone: 'Europe/Stockholm',
  effectiveFrom: '2026-01-01',
  effectiveTo: '2027-12-31',
  signatures: [
    { party: 'provider', name: 'A', signedAt: '2025-12-01' },
    { party: 'acme', name: 'B', signedAt: '2025-12-02' },
  ],
  phases: { preparation: '2025-11-01', pilot: '2026-01-01', full: '2026-04-01' },
  scope: { services: ['portal'] },
  maintenance: { notice: { workingDays: 5 } },
  exclusions: 'none',
  objectives: [AVAILABILITY, RESPONSE],
  credits: {
    fee: { amount: 40000, currency: 'SEK' },
    tiers: TIERS,
    claimWithin: { calendarDays: 30 },
  },
  roles: [
    { id: 'driftchef', title: 'Driftchef', party: 'provider', substitute: 'jour' },
    { id: 'jour', title: 'Jour', party: 'provider' },
  ],
  channels: [{ type: 'phone', address: '08-123', hours: '24x7' }],
  priorities: [{ id: 'P1', title: 'Stopp' }],
  escalation: [{ at: 75, role: 'driftchef' }],
  reporting: { cadence: 'monthly' },
  reviews: { cadence: 'quarterly' },
  deviations: { process: 'Orsak, åtgärd, kontroll' },
  disputes: { steps: [{ stage: 'negotiation' }] },
  amendmentRule: { approvals: ['provider', 'customer'] },
}

function find(change: Record<string, unknown>): string[] {
  const agreement = Agreement.parse({ ...COMPLETE, ...change })
  return lintAgreement(agreement, CONTEXT).map(
    ({ rule, level, path, message }) => `${rule} ${level} ${path.join('.')}: ${message}`,
  )
}
const with0 = (change: Record<string, unknown>) => ({
  objectives: [{ ...AVAILABILITY, ...change }, RESPONSE],
})
const with1 = (change: Record<string, unknown>) => ({
  objectives: [AVAILABILITY, { ...RESPONSE, ...change }],
})
const withCredits = (change: Record<string, unknown>) => ({ credits: { ...COMPLETE.credits, ...change } })

test('an agreement that answers every question gives no finding', () => {
  expect(find({})).toEqual([])
  // G71: the same chain backs 99.9 %, and an hour and half an hour fit into two.
  expect(find({ suppliers: CHAIN })).toEqual([])
  expect(find({ suppliers: [supplier('<= 1 h', 'svarstid-p1'), supplier('<= 1 h', 'svarstid-p1')] })).toEqual(
    [],
  )
})

describe('each rule says what was found, why it matters and how to mend it', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'L01 nobody is the customer',
      { parties: [COMPLETE.parties[0], { role: 'subcontractor', id: 'acme', name: 'U' }] },
      'L01 error parties: no party is the customer (found provider, subcontractor), so nobody benefits from the targets; add { role: customer, name: … }',
    ],
    [
      'L02 a party has not signed',
      { signatures: [COMPLETE.signatures[0]] },
      'L02 warning signatures: acme has not signed, so the figures are shown as guiding, not binding; add { party: acme, name: …, signedAt: … } once it has',
    ],
    [
      'L02 a stranger has signed',
      { signatures: [...COMPLETE.signatures, { party: 'annan', name: 'C', signedAt: '2025-12-01' }] },
      'L02 error signatures.2.party: "annan" is not a party of this agreement; expected provider or acme',
    ],
    [
      'L03 a service without a promise',
      {
        scope: { services: ['portal', 'mobil'] },
        ...{
          objectives: [
            { ...AVAILABILITY, services: ['portal'] },
            { ...RESPONSE, services: ['portal'] },
          ],
        },
      },
      'L03 warning scope.services.1: "mobil" is in scope but no objective holds for it, so nothing is promised; add an objective or take it out of the scope',
    ],
    [
      'L04 exclusions are not stated',
      { exclusions: undefined },
      'L04 warning exclusions: nothing is said of exclusions such as force majeure or faults of the customer; list them with their clauses, or write `exclusions: none`',
    ],
    [
      'L05 a comparator the wrong way round',
      with0({ target: '<= 99.9 %', baseline: { value: '99.5', over: '2025' } }),
      'L05 error objectives.0.target: "<= 99.9 %" asks for the worse side of availability; turn the comparator round',
    ],
    [
      'L05 more than all',
      with0({ target: '>= 101 %', baseline: { value: '101', over: '2025' } }),
      'L05 error objectives.0.target: 101 % is more than all; expected 100 % or less',
    ],
    [
      'L05 credits from a window that is never final',
      with0({ period: { rolling: 'P30D' } }),
      'L05 error objectives.0.period: a rolling window is never final, so no credit can follow from it (semantics P4); use calendar-month or { billing: … }',
    ],
    [
      'L05 credits of outages from a service year, in which a minute pays once',
      with0({ metric: 'longest-outage', target: '<= 4 h', period: 'service-year' }),
      'L05 error objectives.0.period: in a service year a minute of downtime pays once (semantics 2.12), which says what is left of an availability, but not of longest-outage; use calendar-month or { billing: … }',
    ],
    [
      'L05 reopened after the figures are final (semantics 2.7.5)',
      {
        objectives: [AVAILABILITY, { ...RESPONSE, metric: 'resolution', reopenWindow: { workingDays: 10 } }],
      },
      'L05 warning objectives.1.reopenWindow: a ticket can be reopened for 10 working days, but the period is final after 5: one that is reopened later is a new ticket, whatever the window says; shorten it or lengthen `grace`',
    ],
    [
      'L05 failed requests count nowhere (semantics 2.7.4)',
      { objectives: [{ ...LATENCY, failedRequests: 'exclude' }, RESPONSE], maintenance: 'none' },
      'L05 warning objectives.0.failedRequests: failed requests count in nothing: they are left out here, and no objective promises that portal is available; add one, or write `failedRequests: bad`',
    ],
    [
      'L06 no source of measurement',
      with0({ measurement: { by: 'provider' } }),
      'L06 error objectives.0.measurement: nothing says where the figure comes from; add `measurement: { source: checks, by: provider }`',
    ],
    [
      'L06 a source that does not exist',
      with0({ measurement: { source: 'zabbix', by: 'provider' } }),
      'L06 error objectives.0.measurement.source: no source is called "zabbix"; sources.yaml has checks, slow, arenden',
    ],
    [
      'L06 nobody measures',
      with0({ measurement: { source: 'checks' } }),
      'L06 warning objectives.0.measurement: nothing says who measures; add `by: provider`, `by: customer` or a third party',
    ],
    [
      'L07 a calendar that does not exist',
      { ...with1({ calendar: 'annat' }), channels: COMPLETE.channels },
      'L07 error objectives.1.calendar: no calendar is called "annat"; calendars.yaml has kontor, se-legal-eves, morgon, stangd',
    ],
    [
      'L07 a calendar that is never open',
      with1({ calendar: 'stangd' }),
      'L07 error objectives.1.calendar: calendar "stangd" is never open, so its clock never runs; give it hours',
    ],
    [
      'L08 nothing is said of maintenance',
      { maintenance: undefined },
      'L08 warning maintenance: nothing is said of planned maintenance, so all of it counts as downtime; state notice, cap and exclusionMode, or write `maintenance: none`',
    ],
    [
      'L09 a priority without a target',
      { priorities: [...COMPLETE.priorities, { id: 'P2', title: 'Hinder' }] },
      'L09 error priorities.1: priority P2 has no target for first-response, so such tickets are never judged; add an objective for it',
    ],
    [
      'L09 priorities that nothing explains',
      { priorities: [] },
      'L09 warning priorities: targets differ by priority (P1), but nothing says what a priority is; list them with the impact and urgency that they follow from',
    ],
    [
      'L10 nobody answers for it',
      with0({ accountable: undefined }),
      'L10 warning objectives.0.accountable: nobody answers for "tillganglighet"; add `accountable` with the id of a role',
    ],
    [
      'L10 an unknown role',
      with0({ accountable: 'vd' }),
      'L10 error objectives.0.accountable: no role is called "vd"; roles are driftchef, jour',
    ],
    [
      'L10 nobody stands in',
      { roles: [{ id: 'driftchef', title: 'D', party: 'provider' }] },
      'L10 warning roles.0.substitute: "driftchef" answers for objectives but nobody stands in; name another role as substitute',
    ],
    [
      'L11 no reports',
      { reporting: undefined },
      'L11 warning reporting: nothing says how often results are reported; add `reporting: { cadence: monthly, within: { workingDays: 10 } }`',
    ],
    [
      'L12 no reviews',
      { reviews: undefined },
      'L12 warning reviews: nothing says when the agreement is reviewed; add `reviews: { cadence: quarterly, next: … }`',
    ],
    [
      'L13 no process for deviations',
      { deviations: undefined },
      'L13 warning deviations: nothing says how a deviation is handled (cause, mending, proof that it works); add `deviations: { process: … }`',
    ],
    [
      'L14 nothing is said of penalties',
      { credits: undefined },
      'L14 warning credits: nothing is said of credits or penalties; state them, or write `credits: none`',
    ],
    [
      'L15 no steps for disputes',
      { disputes: undefined },
      'L15 warning disputes: nothing says how a disagreement is settled; list the steps: negotiation, mediation, legal',
    ],
    [
      'L16 no escalation',
      { escalation: [] },
      'L16 warning escalation: nothing says to whom a matter goes when it is not solved in time; add steps as { at: 75, role: … }',
    ],
    [
      'L17 the phone is shut while the clock runs (agreement-concepts row 43)',
      { ...with1({ calendar: '24x7' }), channels: [{ type: 'phone', address: '08', hours: 'kontor' }] },
      'L17 error objectives.1.calendar: the clock of P1 runs in "24x7", but no channel that takes it is open then (channels are open kontor); widen a channel\'s hours or narrow the clock',
    ],
    [
      'L17 the channel is open for other priorities',
      { channels: [{ type: 'phone', address: '08', hours: '24x7', priorities: ['P2'] }] },
      'L17 error objectives.1.calendar: the clock of P1 runs in "kontor", but no channel that takes it is open then (channels are open 24x7); widen a channel\'s hours or narrow the clock',
    ],
    [
      'L18 no baseline',
      with0({ baseline: undefined }),
      'L18 warning objectives.0.baseline: nothing says what "tillganglighet" was before it was promised; add `baseline: { value: "…", over: … }`',
    ],
    [
      'L18 a target above what was ever delivered',
      with0({ baseline: { value: '99.89', over: '2025' } }),
      'L18 warning objectives.0.baseline: the service delivered 99.89, worse than the target 99.9; say in `rationale` what changes, or lower the target',
    ],
    [
      // 0.9999 × 0.9995 × 0.9999 is 99.9300… %.
      'L18 G71 suppliers that cannot back the target',
      {
        ...with0({ target: '>= 99.95 %', baseline: { value: '99.97', over: '2025' } }),
        suppliers: CHAIN,
      },
      'L18 warning suppliers.0.target: the suppliers of "tillganglighet" promise 99.930010 % together, less than the target 99.95 %: it cannot be backed; lower it, or have more promised',
    ],
    [
      // 1 − (0.01 + 0.05 + 0.01) %.
      'L18 suppliers that back it unless they never fail at the same time',
      {
        ...with0({ target: '>= 99.93001 %', baseline: { value: '99.97', over: '2025' } }),
        suppliers: CHAIN,
      },
      'L18 warning suppliers.0.target: the suppliers of "tillganglighet" promise 99.930010 % together, but 99.930000 % if they never fail at the same time, less than the target 99.93001 %; lower it, or have more promised',
    ],
    [
      'L18 suppliers whose times together are longer than ours',
      { suppliers: [supplier('<= 1 h 30 min', 'svarstid-p1'), supplier('<= 45 min', 'svarstid-p1')] },
      'L18 warning suppliers.0.target: the suppliers of "svarstid-p1" take PT2H15M together, more than the target PT2H: it cannot be backed; widen it, or have less promised',
    ],
    [
      'L18 a supplier who counts in another calendar',
      { suppliers: [{ ...supplier('<= 1 h', 'svarstid-p1'), calendar: '24x7' }] },
      'L18 warning suppliers.0.target: "Nätet" promises in another calendar than "svarstid-p1" is counted in, so the times cannot be added up; state the supplier\'s in that calendar',
    ],
    [
      'L18 a supplier whose promise cannot be compared',
      { suppliers: [{ ...supplier('<= 2 h', 'tillganglighet'), name: { sv: 'Nätet', en: 'The net' } }] },
      'L18 warning suppliers.0.target: "Nätet" promises something in another unit or direction than "tillganglighet", so nothing can be said of it; state it as this target is, or take it out',
    ],
    [
      'L18 a supplier of nothing that is promised',
      { suppliers: [supplier('>= 99.99 %', 'tillganglihet')] },
      'L18 error suppliers.0.objective: no objective is called "tillganglihet"; did you mean "tillganglighet"?',
    ],
    [
      // G72: 300 s of 30 days is 0.011574 %, more than 0.01 %.
      'L19 five-minute checks cannot tell 99.99 % of a month',
      with0({
        target: '>= 99.99 %',
        measurement: { source: 'slow', by: 'provider' },
        baseline: { value: '99.995', over: '2025' },
      }),
      'L19 error objectives.0.target: a check every 300 s tells 0.012 % of the period apart, and 0.010 % is allowed: a single failed check breaks the target; check more often or lower the target',
    ],
    [
      // 0.011574 % is more than a quarter of 0.04 %.
      'L19 a handful of failed checks is all there is',
      with0({
        target: '>= 99.96 %',
        measurement: { source: 'slow', by: 'provider' },
        baseline: { value: '99.97', over: '2025' },
      }),
      'L19 warning objectives.0.target: a check every 300 s tells 0.012 % of the period apart, and 0.040 % is allowed: four failed checks are all there is; check more often',
    ],
    [
      'L19 response times by local day cannot leave out closed hours, maintenance or exclusions',
      {
        objectives: [...COMPLETE.objectives, LATENCY],
        serviceHours: 'kontor',
        maintenance: { notice: { workingDays: 5 } },
        exclusions: [{ type: 'customer', clause: '7.2' }],
      },
      'L19 warning objectives.2.metric: response times are known by local day, so "svarstid" counts all requests of a day and cannot take out the closed hours of "kontor" and maintenance and other exclusions within it: where that could change the verdict it is called resolution-limited; to leave them out, count good requests as request-availability',
    ],
    [
      'L20 a weight between without a clause',
      with0({ weights: { partial: '0.3' } }),
      'L20 warning objectives.0.weights: a weight of 0.3 makes an outage count in part; name the clause that says so, or use 0 or 1',
    ],
    [
      'L21 a pilot without an end',
      { phases: { pilot: '2026-01-01' } },
      'L21 error phases: the pilot phase never ends, so nothing ever binds; say when `full` begins',
    ],
    [
      'L22 a share of no fee',
      withCredits({ fee: undefined }),
      'L22 error credits.fee: credits are shares of the fee, but there is no fee; add `fee: { amount: …, currency: SEK, per: month }`',
    ],
    [
      'L24 no last day for a claim',
      withCredits({ claimWithin: undefined }),
      'L24 error credits.claimWithin: nothing says until when a credit can be claimed; add `claimWithin: { calendarDays: 30 }`, or `claim: { automatic: true }`',
    ],
    [
      'L25 nobody knows how to change it',
      { amendmentRule: undefined },
      'L25 warning amendmentRule: nothing says how the agreement is changed; add `amendmentRule: { approvals: [provider, customer] }`',
    ],
  ])('%s', (_name, change, expected) => {
    expect(find(change)).toEqual([expected])
  })
})

test('agreed hours make the same check coarser: 99.95 % of a month in office hours needs closer checks than around the clock', () => {
  // 45 of 168 hours: 300 s is 0.0432 % of 192.86 h, under 0.05 % but over a quarter of it.
  const objective = { target: '>= 99.95 %', measurement: { source: 'slow', by: 'provider' } }
  expect(find(with0(objective))).toEqual([])
  const [office] = find(with0({ ...objective, serviceHours: 'kontor' }))
  expect(office).toContain('tells 0.044 % of the period apart')
})

test('L05 a window for reopening as long as grace, and failed requests that availability counts, leave nothing open', () => {
  const reopened = { ...RESPONSE, metric: 'resolution', reopenWindow: { workingDays: 5 } }
  expect(find({ objectives: [AVAILABILITY, reopened] })).toEqual([])
  const latency = { ...LATENCY, failedRequests: 'exclude' }
  expect(find({ objectives: [AVAILABILITY, latency, RESPONSE], maintenance: 'none' })).toEqual([])
})

test('what gives no credit needs no fee and no last day', () => {
  expect(find({ credits: 'none' })).toEqual([])
})

test('L19 whole days are as fine as response times: hours around the clock on working days, and nothing taken out', () => {
  const calendars = { ...CONTEXT.calendars, dygn: weekdays('dygn', [{ fromMinute: 0, toMinute: 24 * 60 }]) }
  const agreement = {
    ...COMPLETE,
    objectives: [...COMPLETE.objectives, LATENCY],
    exclusions: 'none',
    maintenance: 'none',
    serviceHours: 'dygn',
  }
  const said = lintAgreement(Agreement.parse(agreement), { ...CONTEXT, calendars })
  expect(said.filter(({ rule }) => rule === 'L19')).toEqual([])
})
