import { expect, test, vi } from 'vitest'
import type { AgreementFeed, Deviation, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { lossesBehind } from './deviation-cause.ts'

vi.mock('./feed.ts', async () => ({
  ...(await import('./feed.fixture.ts')),
  incidentsFeed: () => ({ incidents: [{ id: 'natet' }, { id: 'disken' }, { id: 'annan' }] }),
}))

const outage = (events: string[], countedMs: number): Step => ({
  step: 'outage',
  values: { events: events.join('\n'), countedMs: String(countedMs) },
})
const result = (period: string, explain: Step[], objective = 'upp') =>
  ({ objective, service: 'portal', period: { id: period }, explain }) as ObjectiveResult
const deviation = (period: string, kind: Deviation['kind'] = 'breach') =>
  ({ objective: 'upp', service: 'portal', kind, period: { id: period } }) as Deviation
const feedOf = (results: ObjectiveResult[], history: ObjectiveResult[]) =>
  ({ agreement: { id: 'drift' }, results, history }) as unknown as AgreementFeed
const told = (...args: Parameters<typeof lossesBehind>) =>
  lossesBehind(...args).map(({ incident, ms, isMost }) => [incident.id, ms, isMost])

test('the incident that took most of the time comes first; what only the monitoring saw is lost too', () => {
  const july = result('2026-07', [
    outage(['disken', 'checks'], 20),
    outage(['natet'], 40),
    outage(['checks'], 10),
    outage(['natet', 'checks'], 15),
  ])
  expect(told([deviation('2026-07')], feedOf([], [july]))).toEqual([
    ['natet', 55, true],
    ['disken', 20, false],
  ])
})

test('one that took less than half of it is not most of it', () => {
  const july = result('2026-07', [outage(['natet'], 40), outage(['checks'], 41)])
  expect(told([deviation('2026-07')], feedOf([july], []))).toEqual([['natet', 40, false]])
})

test('of its own periods and objective only; an outage that cost nothing is behind nothing', () => {
  const july = result('2026-07', [outage(['natet'], 40), outage(['disken'], 0)])
  const june = result('2026-06', [outage(['disken'], 90)])
  const other = result('2026-07', [outage(['annan'], 70)], 'annat')
  const feed = feedOf([], [july, june, other])
  expect(told([deviation('2026-07')], feed)).toEqual([['natet', 40, true]])
  expect(told([deviation('2026-07'), deviation('2026-06')], feed)).toEqual([
    ['disken', 90, true],
    ['natet', 40, false],
  ])
  expect(told([deviation('2026-07', 'no-data')], feed)).toEqual([])
})
