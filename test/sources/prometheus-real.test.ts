import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, type TestContext, test } from 'vitest'
import { answering, nobody } from './answering.ts'
import { folderWith } from './builders.ts'
import { outages, told } from './monitoring.ts'

/*
 * The source against the real Prometheus, blackbox exporter and VictoriaMetrics from Debian, on loopback. Where they are not
 * installed the tests are skipped and say so.
 */

const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function needsPrograms(programs: string[], { skip }: TestContext): void {
  const missing = programs.filter(
    (program) =>
      spawnSync(program, [program.startsWith('victoria') ? '-version' : '--version']).error !== undefined,
  )
  if (missing.length === 0) return
  const reason = `needs ${missing.join(', ')}: apt-get install prometheus prometheus-blackbox-exporter victoria-metrics`
  process.stderr.write(`skipped: ${reason}\n`)
  skip(reason)
}

/** Starts a program that answers at an address, and waits until it does. */
async function start(program: string, args: string[], ready: string): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: 'ignore' })
  started.push(child)
  for (;;) {
    const answer = await fetch(ready).catch(() => null)
    if (answer?.ok) return child
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
    await wait(100)
  }
}

async function startPrometheus(config: string, folder: string): Promise<string> {
  const url = await nobody()
  writeFileSync(join(folder, 'prometheus.yml'), config)
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'tsdb')}`,
    '--storage.tsdb.retention.time=10y',
    `--web.listen-address=${new URL(url).host}`,
  ]
  await start('prometheus', args, `${url}/-/ready`)
  return url
}

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
  const folder = folderWith({
    'history.txt': `# TYPE probe_success gauge\n${history(1).join('\n')}\n# EOF\n`,
  })
  const args = [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    join(folder, 'history.txt'),
    join(folder, 'tsdb'),
  ]
  execFileSync('promtool', args, { stdio: 'ignore' })
  const url = await startPrometheus('scrape_configs: []\n', folder)
  await expectHistory(url, { knownUntil: 9001 })
  // One question for more is what Prometheus itself refuses.
  const whole = new URLSearchParams({ query: 'up', start: '0', end: '11001', step: '1' })
  expect((await fetch(`${url}/api/v1/query_range?${whole}`)).status).toBe(400)
}, 120_000)

test('the same history in the real VictoriaMetrics, which drops NaN', async (context) => {
  needsPrograms(['victoria-metrics'], context)
  const url = await nobody()
  const args = [
    `-storageDataPath=${join(folderWith({}), 'data')}`,
    `-httpListenAddr=${new URL(url).host}`,
    '-retentionPeriod=100y',
    // Else the newest half minute, by the clock of the machine, is not told.
    '-search.latencyOffset=0s',
  ]
  await start('victoria-metrics', args, `${url}/health`)
  const written = await fetch(`${url}/api/v1/import/prometheus`, {
    ...{ method: 'POST', body: history(1000).join('\n') },
  })
  expect(written.ok).toBe(true)
  // What was just written can be asked for after this.
  await fetch(`${url}/internal/force_flush`)
  await expectHistory(url, { knownUntil: 9002 })
}, 120_000)

test('the real blackbox exporter: outages of known length lie within the bounds, and its own outage is unknown', async (context) => {
  needsPrograms(['prometheus', 'prometheus-blackbox-exporter'], context)
  const folder = folderWith({ 'blackbox.yml': 'modules: { http: { prober: http, timeout: 1s } }\n' })
  let failing = false
  const target = await answering((_request, response) => {
    response.writeHead(failing ? 503 : 200)
    response.end()
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
  const truth: { start: number; end: number }[] = []
  await wait(5000)
  for (const seconds of [6, 3]) {
    failing = true
    const start = Date.now()
    await wait(seconds * 1000)
    failing = false
    truth.push({ start, end: Date.now() })
    await wait(5000)
  }
  const stopped = Date.now()
  probing.kill('SIGKILL')
  await wait(8000)
  const asOf = Date.now()

  const { timeline, report } = await told(
    {
      ...{ type: 'prometheus', url, query: 'probe_success{job="blackbox"}', days: 1, interval: '1 s' },
      // A busy machine may be late with a scrape; a missing one is no outage.
      ...{ responseTime: 'probe_duration_seconds', maxStaleness: '4 s', services: { [target]: 'portal' } },
    },
    { asOf },
  )
  expect(report.setAside).toEqual([])
  expect(timeline.monitored).toHaveLength(truth.length)
  for (const [index, { start, end }] of truth.entries()) {
    const span = timeline.monitored[index]
    expect(span?.earliestStart).toBeLessThanOrEqual(start)
    expect(span?.start).toBeGreaterThanOrEqual(start)
    expect(span?.earliestEnd).toBeLessThanOrEqual(Math.max(end, span?.start ?? 0))
    expect(span?.end).toBeGreaterThanOrEqual(end)
    // At most late by the grid, a scrape and its probe.
    expect((span?.start ?? 0) - start).toBeLessThanOrEqual(4000)
  }
  expect(timeline.observed.at(-1)?.end).toBeLessThanOrEqual(stopped + 1000 + 4000)
  const [day] = timeline.responseTimes.UTC ?? []
  expect(day?.failed).toBeGreaterThanOrEqual(5)
  expect(day?.counts.length).toBeGreaterThan(0)
}, 120_000)
