// @ts-nocheck
import { expect, test } from 'vitest'
import { ChecksSource } from '../../data/schema/sources.ts'
import type { CheckState } from '../../scripts/sources/check-rows.ts'
import type { CheckRule } from '../../scripts/timeline/checks-to-spans.ts'
import { quorumToSpans } from '../../scripts/timeline/quorum-to-spans.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { folderWith } from '../sources/builders.ts'

/*
 * Semantics 2.7.3: one line a region, one character a minute: U up, D degraded, P partial, X down, a dot is no check.
 * A state holds for two minutes. Results are written in minutes.
 */

const MINUTE = 60_000
const STATES: Record<string, CheckState> = { U: 'up', D: 'degraded', P: 'partial', X: 'down', '?': 'unknown' }
const ONE = { failures: 1, successes: 1, backdate: true }

function see(regions: string[], quorum = { down: 2, minReporting: 2 }, more: Partial<CheckRule> = {}) {
  const checks = regions.flatMap((line, region) =>
    [...line].flatMap((letter, minute) => {
      const state = STATES[letter]
      const ref = `${region}:${minute}`
      return state === undefined ? [] : [{ at: minute * MINUTE, state, ref, probe: `r${region}` }]
    }),
  )
  const sorted = checks.toSorted((a, b) => a.at - b.at)
  const rule: CheckRule = { interval: MINUTE, confirm: ONE, ...more }
  const length = Math.max(...regions.map((line) => line.length))
  const of = { service: 'portal', source: 'monitor' }
  const { observed, spans } = quorumToSpans(sorted, rule, quorum, length * MINUTE, of)
  const span = (from: number, to: number) => `${from / MINUTE}-${to / MINUTE}`
  return {
    observed: observed.map(({ start, end }) => span(start, end)).join(' '),
    spans: spans.map(({ state, start, end }) => `${state} ${span(start, end)}`),
    bounds: spans.map(({ earliestStart, earliestEnd }) => [
      Number(earliestStart) / MINUTE,
      Number(earliestEnd) / MINUTE,
    ]),
  }
}

test('one region of three is no outage, two are', () => {
  expect(see(['UUUXXXUU', 'UUUUXXUU', 'UUUUUUUU'])).toMatchObject({
    observed: '0-8',
    spans: ['major_outage 4-6'],
  })
  expect(see(['UUXXUU', 'UUUUUU', 'UUUUUU']).spans).toEqual([])
})

test('the k-th failing region makes the outage, whichever regions they are', () => {
  // 1 and 2 fail from 2, 2 and 3 from 4: one outage all along.
  expect(see(['UUXXXUUU', 'UUXXXXXU', 'UUUUXXXU']).spans).toEqual(['major_outage 2-7'])
})

test('one is enough where the contract says so, and all where it asks for all', () => {
  const regions = ['UUXXXUUU', 'UUUXXXUU', 'UUUUXXXU']
  expect(see(regions, { down: 1, minReporting: 1 }).spans).toEqual(['major_outage 2-7'])
  expect(see(regions, { down: 3, minReporting: 3 }).spans).toEqual(['major_outage 4-5'])
})

test('fewer than minReporting: unknown, neither up nor down', () => {
  // The second region is silent from minute 3; what it said last holds until 4.
  expect(see(['UUUXXXXX', 'UUU.....'], { down: 1, minReporting: 2 })).toMatchObject({
    observed: '0-4',
    spans: ['major_outage 3-4'],
  })
})

test('down is asked of the regions that report: a silent one is not a vote for up', () => {
  const regions = ['XXXXXX', 'XXXXXX', '......']
  expect(see(regions, { down: 2, minReporting: 2 }).spans).toEqual(['major_outage 0-6'])
})

test('a stale region no longer fails', () => {
  expect(see(['UXXX....', 'UXXXXXXX', 'UUUUUUUU']).spans).toEqual(['major_outage 1-5'])
})

test('a region that finds it out finds it at least partly out too: two of three agree on partial', () => {
  expect(see(['XXUU', 'PPUU', 'UUUU']).spans).toEqual(['partial_outage 0-2'])
  expect(see(['XXUU', 'DDUU', 'UUUU']).spans).toEqual(['degraded_performance 0-2'])
  expect(see(['XXXU', 'PXXU', 'UUUU']).spans).toEqual(['partial_outage 0-1', 'major_outage 1-3'])
})

test('each region is confirmed by itself', () => {
  const confirm = { failures: 2, successes: 1, backdate: true }
  // The first region fails once at a time, so it never fails; the others are backdated to their first failure.
  expect(see(['XUXUXUXU', 'UUUXXXUU', 'UUUUXXUU'], undefined, { confirm }).spans).toEqual([
    'major_outage 4-6',
  ])
  expect(see(['XUXUXUXU', 'UUUXXXUU', 'UUUUUUUU'], undefined, { confirm }).spans).toEqual([])
})

test('bounds are those of the region that makes and breaks the quorum', () => {
  // Regions look at most a minute apart: the second can have failed just after minute 3, and been up just after 5.
  expect(see(['UUXXXXXU', 'UUUUXXUU', 'UUUUUUUU']).bounds).toEqual([[3, 5]])
})

test('read from a file: the column names the regions, and two of them at one instant do not hide one another', async () => {
  const rows = ['00:00', '00:01', '00:02', '00:03'].flatMap((time, minute) =>
    ['eu', 'us', 'ap'].map((region) => {
      const state = minute === 2 && region !== 'ap' ? 'down' : minute === 1 && region === 'ap' ? 'down' : 'up'
      return `2026-01-01T${time}:00Z,portal,${region},${state}`
    }),
  )
  const folder = folderWith({ 'checks.csv': ['time,service,region,state', ...rows].join('\n') })
  const source = ChecksSource.parse({
    ...{ id: 'monitor', type: 'checks', files: 'checks.csv', interval: '1 min' },
    columns: { time: 'time', service: 'service', state: 'state' },
    states: { up: 'up', down: 'down' },
    quorum: { column: 'region', down: 2, minReporting: 2 },
  })
  const asOf = Date.UTC(2026, 0, 1, 0, 4)
  const { timelines, report } = await buildTimelines({
    ...{ services: [{ id: 'portal' }], sources: [source], incidents: [], dataDir: folder, asOf },
  })
  const spans = timelines.get('portal')?.monitored.map(({ start, end, state }) => [state, start, end])
  expect(spans).toEqual([['major_outage', Date.UTC(2026, 0, 1, 0, 2), Date.UTC(2026, 0, 1, 0, 3)]])
  expect(report.sources[0]).toMatchObject({ rows: 12, used: 12, setAside: [] })
})

test('a quorum that nobody could reach is refused', () => {
  const quorum = { column: 'region', down: 3, minReporting: 2 }
  expect(ChecksSource.shape.quorum.safeParse(quorum).error?.issues[0]?.path).toEqual(['minReporting'])
})
