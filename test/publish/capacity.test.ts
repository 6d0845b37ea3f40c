import { expect, test } from 'vitest'
import type { Ticket } from '../../data/schema/items.ts'
import type { Measured } from '../../scripts/measure.ts'
import { capacityEntries } from '../../scripts/publish/agreement/capacity.ts'
import { anAgreement, at, CALENDARS } from '../sla/builders.ts'

const AS_OF = at('2026-07-20')
const ticket = (created: string, more: Partial<Ticket> = {}): Ticket => ({
  ...{ id: created, priority: 'P1', source: 'support' },
  events: [{ at: at(created), kind: 'created' }],
  ...more,
})
const objective = (id: string, more: Record<string, unknown> = {}) => ({
  ...{ id, metric: 'first-response', priority: 'P1', target: '<= 2 h', quantifier: 'every' },
  ...{ calendar: '24x7', period: 'calendar-month', measurement: { source: 'support' } },
  ...more,
})

function told(
  tickets: Ticket[],
  { objectives = [objective('svar')], through }: { objectives?: object[]; through?: string } = {},
) {
  const agreement = anAgreement({}, { objectives, effectiveFrom: '2026-02-01' })
  const measured = {
    items: { tickets, deliveries: [], answers: [], invitations: [], reports: [] },
    itemsThrough: new Map(through === undefined ? [] : [['support', at(through)]]),
    timelines: new Map(),
  } as unknown as Measured
  return capacityEntries(agreement, { calendars: CALENDARS }, measured, AS_OF).map(({ hours, periods }) => [
    hours,
    ...periods.map(({ period, tickets: count, openMs, perHour }) => [
      period.id,
      count,
      openMs / 3_600_000,
      perHour ?? null,
    ]),
  ])
}

test('tickets of the last three closed months for each hour: 72 in the 720 hours of June', () => {
  const june = Array.from({ length: 72 }, (_, index) =>
    ticket(`2026-06-${String((index % 30) + 1).padStart(2, '0')}T10:00`, { id: `j${index}` }),
  )
  const others = [ticket('2026-04-30T23:59'), ticket('2026-05-01T00:00'), ticket('2026-07-01T00:00')]
  expect(told([...june, ...others])).toEqual([
    ['24x7', ['2026-06', 72, 720, '0.10'], ['2026-05', 1, 744, '0.01'], ['2026-04', 1, 720, '0.01']],
  ])
})

test('a ticket counts once however many objectives are about it, by its priority, and by the calendar that it is counted on', () => {
  const objectives = [
    objective('svar'),
    objective('losning', { metric: 'resolution' }),
    objective('svar-p2', { priority: 'P2', calendar: 'se-legal-eves' }),
    objective('forslag', { priority: 'P3', kind: 'proposed' }),
  ]
  const tickets = [
    ticket('2026-06-06T10:00'),
    ticket('2026-06-06T11:00', { priority: 'P2' }),
    ticket('2026-06-06T12:00', { priority: 'P3' }),
    ticket('2026-06-06T13:00', { excluded: 'spam' }),
  ]
  const [always, office] = told(tickets, { objectives })
  expect(always?.[1]).toEqual(['2026-06', 1, 720, '0.01'])
  // It came on a Saturday, which is closed, and waits for the nine hours of June's 21 working days: 22 without Midsummer Eve.
  expect([office?.[0], office?.[1]]).toEqual(['se-legal-eves', ['2026-06', 1, 189, '0.01']])
})

test('a month that the source did not report to the end of has no figure, and nothing known is no line', () => {
  expect(told([ticket('2026-05-02T10:00')], { through: '2026-06-15' })).toEqual([
    ['24x7', ['2026-06', null, 720, null], ['2026-05', 1, 744, '0.01'], ['2026-04', 0, 720, '0.00']],
  ])
  expect(told([])).toEqual([])
})
