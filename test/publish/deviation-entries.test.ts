import { expect, test } from 'vitest'
import type { AgreementFeed, PeriodFeed } from '../../data/schema/feed.ts'
import { deviationEntries } from '../../scripts/publish/agreement/deviation-entries.ts'
import type { Outcome } from '../../scripts/publish/agreement/results.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { evaluated } from '../private/builders.ts'
import { anAgreement, at } from '../sla/builders.ts'
import { cause, file, result } from '../sla/deviations/builders.ts'

const AS_OF = at('2026-07-03T12:00')
const ROLES = `roles: [{ id: chef, title: { sv: Driftchef, en: Head of operations }, party: provider }]
`
/** June was hardly measured, so the figures open a deviation for each of the two services. */
const WRITTEN = `---
agreement: drift
objective: tillganglighet
service: portal
periods: [2026-06]
rootCause: { category: process, text: { sv: Mätningen stod still, en: The measurements stood still }, found: 2026-07-02 }
correctiveActions: [{ what: { sv: Larma när den tystnar, en: Alert when it goes silent }, owner: chef, due: 2026-07-02 }]
---
Upptäckt av en **slump**.<script>alert(1)</script>

### en

Noticed by **chance**.<img src="x" onerror="alert(1)">
`

async function feed<F>(path: string, files: Record<string, string>, asOf = AS_OF): Promise<F> {
  const agreement = `${SMALL['agreements/drift.yaml']}${ROLES}`
  const { data, measured, outcomes } = await evaluated(
    { ...SMALL, 'agreements/drift.yaml': agreement, ...files },
    asOf,
  )
  return JSON.parse(buildFeed(data, measured, asOf, outcomes).get(`feed/v1/${path}`) ?? '')
}

test('the feed tells what the figures show with what was written, in words that are safe to show', async () => {
  const { deviations } = await feed<AgreementFeed>('agreements/drift.json', { 'deviations/juni.md': WRITTEN })
  expect(deviations?.map(({ id }) => id)).toEqual([
    'drift/tillganglighet/licens/2026-06/no-data',
    'drift/tillganglighet/portal/2026-06/no-data',
  ])
  const portal = deviations?.[1]
  expect(portal).toEqual({
    id: 'drift/tillganglighet/portal/2026-06/no-data',
    record: 'juni',
    source: 'figures',
    kind: 'no-data',
    objective: 'tillganglighet',
    service: 'portal',
    period: {
      id: '2026-06',
      type: 'calendar-month',
      start: '2026-05-31T22:00:00Z',
      end: '2026-06-30T22:00:00Z',
      timeZone: 'Europe/Stockholm',
    },
    // Nobody has signed it.
    binding: false,
    state: 'acting',
    openedAt: '2026-06-30T22:00:00Z',
    ageDays: 2,
    rootCause: {
      category: 'process',
      text: { sv: 'Mätningen stod still', en: 'The measurements stood still' },
      found: '2026-07-02',
      afterDays: 1,
    },
    actions: [
      {
        what: { sv: 'Larma när den tystnar', en: 'Alert when it goes silent' },
        // By the title of the role.
        owner: { sv: 'Driftchef', en: 'Head of operations' },
        due: '2026-07-02',
        state: 'overdue',
      },
    ],
    sameCause: 1,
    html: {
      sv: '<p>Upptäckt av en <strong>slump</strong>.</p>',
      en: '<p>Noticed by <strong>chance</strong>.</p>',
    },
  })
})

test('an agreement without deviations says so with an empty list', async () => {
  const { deviations } = await feed<AgreementFeed>('agreements/drift.json', {}, at('2026-06-01T02:04'))
  expect(deviations).toEqual([])
})

test('of a closed period that has a file of its own, its deviations stand there too', async () => {
  // Fifteen months on, June of 2026 is older than the twelve periods that the agreement tells of.
  const asOf = at('2027-09-03T12:00')
  const written = { 'deviations/juni.md': WRITTEN }
  const { deviations } = await feed<PeriodFeed>('agreements/drift/2026-06.json', written, asOf)
  expect(deviations?.map(({ service, record }) => [service, record])).toEqual([
    ['licens', undefined],
    ['portal', 'juni'],
  ])
  const whole = await feed<AgreementFeed>('agreements/drift.json', written, asOf)
  const june = whole.deviations?.filter(({ period }) => period?.id === '2026-06')
  // What somebody wrote is told for as long as the agreement is; what the figures show, as far as they are shown.
  expect(june?.map(({ record }) => record)).toEqual(['juni'])
})

const outcomeOf = (history: Outcome['history']): Outcome[] => {
  const agreement = anAgreement()
  const [objective] = agreement.objectives
  const [running] = [result('2026-08', { verdict: 'pending', outlook: 'on-track' })]
  if (objective === undefined || running === undefined) throw new Error('an agreement has an objective')
  return [
    { agreement, objective, services: ['portal'], running, history, closed: history, older: [], down: [] },
  ]
}

test('one that somebody noticed without naming a period belongs to the reports of the time it was noticed in', () => {
  const {
    periods: _,
    objective: __,
    ...seen
  } = file({
    ...{ source: 'customer', title: 'Långsamt', openedAt: '2026-07-01T00:00:00+02:00' },
  })
  const entries = deviationEntries(
    anAgreement(),
    { deviations: [seen], calendars: {} },
    outcomeOf([result('2026-07'), result('2026-06')]),
    at('2026-08-10'),
  )
  const of = (month: string) => entries.ofPeriod(result(month).period).map(({ id }) => id)
  expect([of('2026-06'), of('2026-07')]).toEqual([[], ['avtal/2026-06-portal']])
})

test('what was written stays when the figures change, and says so', () => {
  const { recent } = deviationEntries(
    anAgreement(),
    { deviations: [file({ kind: 'breach', rootCause: cause('2026-07-03') })], calendars: {} },
    outcomeOf([result('2026-06')]),
    at('2026-08-10'),
  )
  expect(recent).toMatchObject([
    { id: 'avtal/tillganglighet/portal/2026-06/breach', settled: true, kind: 'breach', state: 'cause-known' },
  ])
})
