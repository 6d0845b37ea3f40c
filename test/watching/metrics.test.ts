import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { metricsText, NOTHING_BUILT, serveMetrics } from '../../scripts/watching/metrics.ts'

const report = { files: [], rows: 0, used: 0, ignoredFuture: 0, setAside: [] }
const WATCHING = {
  builds: { success: 3, failure: 1 },
  lastSuccess: 1_780_272_720_500,
  took: { feed: 812, all: 4_200 },
  sources: [
    { ...report, id: 'checks', dataThrough: 1_780_272_600_000 },
    { ...report, id: 'odd"name', unreachable: ['no answer'], dataThrough: null },
  ],
  faults: 0,
}

const hasPromtool = (() => {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test('every figure is there with its unit, seconds for instants and durations', () => {
  expect(
    metricsText(WATCHING)
      .split('\n')
      .filter((line) => !line.startsWith('#')),
  ).toEqual([
    'sla_status_builds_total{result="success"} 3',
    'sla_status_builds_total{result="failure"} 1',
    'sla_status_last_success_timestamp_seconds 1780272720.5',
    'sla_status_build_duration_seconds{kind="feed"} 0.812',
    'sla_status_build_duration_seconds{kind="all"} 4.2',
    'sla_status_source_reachable{source="checks"} 1',
    'sla_status_source_reachable{source="odd\\"name"} 0',
    'sla_status_source_data_timestamp_seconds{source="checks"} 1780272600',
    'sla_status_source_rows_set_aside{source="checks"} 0',
    'sla_status_source_rows_set_aside{source="odd\\"name"} 0',
    'sla_status_record_faults 0',
    '',
  ])
})

test.skipIf(!hasPromtool)(
  `Prometheus' own checker has nothing to say of them${hasPromtool ? '' : ' (skipped: promtool is not installed)'}`,
  () => {
    for (const known of [WATCHING, NOTHING_BUILT])
      expect(
        execFileSync('promtool', ['check', 'metrics'], { input: metricsText(known), encoding: 'utf8' }),
      ).toBe('')
  },
)

test('they are answered on loopback as they are when asked, and nothing else is', async () => {
  let known: Parameters<typeof metricsText>[0] = NOTHING_BUILT
  const { server, address } = await serveMetrics(0, () => known)
  onTestFinished(() => void server.close())
  expect(await (await fetch(address)).text()).toContain('sla_status_builds_total{result="success"} 0')
  known = WATCHING
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await answer.text()).toContain('sla_status_builds_total{result="success"} 3')
  expect((await fetch(address.replace('/metrics', '/'))).status).toBe(404)
})
