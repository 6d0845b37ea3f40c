import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answering, nobody } from './answering.ts'
import { folderWith } from './builders.ts'
import { outages, told } from './monitoring.ts'
import { needsPrograms, prometheusWith, start, startPrometheus, victoriaWith } from './programs.ts'

/*
 * The source against the real Prometheus, blackbox exporter and VictoriaMetrics from Debian, on loopback. Where they are not
 * installed the tests are skipped and say so.
 */

const FIRST = Date.UTC(2026, 2, 1)
const MINUTES = 9 * 1440

/** Nine days, minute by minute: two outages, a hole of an hour without samples, and ten minutes of NaN. */
function valueAt(minute: number): string | null {
  if (minute >= 6000 && minute < 6060) return null
  if (minute >= 9000 && minute < 9010) return 'NaN'
  return (minute >= 1000 && minute < 1007) || minute === 11_500 ? '0' : '1'
}

/** The history as lines of text; scrapes never fall on whole minutes. */
function history(timeUnit: 1 | 1000): string[] {
  return Array.from({ length: MINUTES }, (_, minute) => minute).flatMap((minute) => {
    const value = valueAt(minute)
    const seconds = FIRST / 1000 + minute * 60 + 37.5
    return value === null ? [] : [`probe_success{instance="portal"} ${value} ${seconds * timeUnit}`]
  })
}

/** The history as a server that has it tells it, with the first minute after the NaN begins that is unknown. */
async function expectHistory(url: string, { knownUntil }: { knownUntil: number }): Promise<void> {
  const query = 'probe_success{instance="portal"}'
  const source = { type: 'prometheus', url, query, interval: '60 s', days: 9 }
  const { timeline, report } = await told(source, { asOf: FIRST + MINUTES * 60_000 })
  expect(report.unreachable).toBeUndefined()
  expect(report.setAside).toEqual([])
  // A sample at 37.5 s is at the next whole minute of the grid.
  expect(outages(timeline, FIRST)).toEqual([
    ['major_outage', 1001 * 60, 1008 * 60],
    ['major_outage', 11_501 * 60, 11_502 * 60],
  ])
  const minute = (at: number) => (at - FIRST) / 60_000
  expect(timeline.observed.map(({ start, end }) => [minute(start), minute(end)])).toEqual([
    [1, 6002],
    [6061, knownUntil],
    [9011, MINUTES],
  ])
}

test('nine days of history in the real Prometheus: its limit of 11,000 points, holes, NaN, and no five minutes of make-believe', async (context) => {
  needsPrograms(['prometheus', 'promtool'], context)
  const url = await prometheusWith(history(1))
  await expectHistory(url, { knownUntil: 9001 })
  // One question for more is what Prometheus itself refuses.
  const whole = new URLSearchParams({ query: 'up', start: '0', end: '11001', step: '1' })
  expect((await fetch(`${url}/api/v1/query_range?${whole}`)).status).toBe(400)
}, 120_000)

test('the same history in the real VictoriaMetrics, which drops NaN', async (context) => {
  needsPrograms(['victoria-metrics'], context)
  const url = await victoriaWith(history(1000))
  await expectHistory(url, { knownUntil: 9002 })
}, 120_000)

test('the real blackbox exporter: outages of known length lie within the bounds, and its own outage is unknown', async (context) => {
  needsPrograms(['prometheus', 'prometheus-blackbox-exporter'], context)
  const folder = folderWith({ 'blackbox.yml': 'modules: { http: { prober: http, timeout: 1s } }\n' })
  // What changes does so right after an answer, so that no look is on its way, and after so many answers, however late they are.
  const phases = [3, 6, 3, 3, 3]
  const answers: number[][] = phases.map(() => [])
  const changes: number[] = []
  const { promise: lived, resolve: livedThrough } = Promise.withResolvers<void>()
  const target = await answering((_request, response) => {
    const phase = changes.length
    response.writeHead(phase % 2 === 1 ? 503 : 200).end()
    if (phase === phases.length) return
    if (answers[phase]?.push(Date.now()) !== phases[phase]) return
    if (changes.push(Date.now()) === phases.length) livedThrough()
  })
  const exporter = new URL(await nobody())
  const exporterArgs = [
    `--config.file=${join(folder, 'blackbox.yml')}`,
    `--web.listen-address=${exporter.host}`,
  ]
  const probing = await start('prometheus-blackbox-exporter', exporterArgs, `${exporter}-/healthy`)
  const url = await startPrometheus(
    `
global: { scrape_interval: 1s, scrape_timeout: 1s }
scrape_configs:
  - job_name: blackbox
    metrics_path: /probe
    params: { module: [http] }
    static_configs: [{ targets: ['${target}'] }]
    relabel_configs:
      - { source_labels: [__address__], target_label: __param_target }
      - { source_labels: [__param_target], target_label: instance }
      - { target_label: __address__, replacement: '${exporter.host}' }
`,
    folder,
  )
  await lived
  const stopped = Date.now()
  probing.kill('SIGKILL')
  await wait(12_000)
  const asOf = Date.now()

  const { timeline, report } = await told(
    {
      ...{ type: 'prometheus', url, query: 'probe_success{job="blackbox"}', days: 1, interval: '1 s' },
      // A busy machine may be late with a scrape; a missing one is no outage.
      ...{ responseTime: 'probe_duration_seconds', maxStaleness: '8 s', services: { [target]: 'portal' } },
    },
    { asOf },
  )
  expect(report.setAside).toEqual([])
  expect(timeline.monitored).toHaveLength(2)
  for (const [index, span] of timeline.monitored.entries()) {
    const phase = 2 * index + 1
    const [start = 0, end = 0] = changes.slice(phase - 1)
    const [firstBad = 0, firstGood = 0] = answers.slice(phase).map(([first]) => first)
    expect(span.earliestStart).toBeLessThanOrEqual(start)
    expect(span.start).toBeGreaterThanOrEqual(start)
    expect(span.earliestEnd).toBeLessThanOrEqual(Math.max(end, span.start))
    expect(span.end).toBeGreaterThanOrEqual(end)
    // Late by the grid at most, once a look has found it.
    expect(span.start - firstBad).toBeLessThanOrEqual(1000)
    expect((span.end ?? Number.POSITIVE_INFINITY) - firstGood).toBeLessThanOrEqual(1000)
  }
  expect(timeline.observed.at(-1)?.end).toBeLessThanOrEqual(stopped + 1000 + 8000)
  const [day] = timeline.responseTimes.UTC ?? []
  expect(day?.failed).toBeGreaterThanOrEqual(5)
  expect(day?.counts.length).toBeGreaterThan(0)
}, 120_000)
