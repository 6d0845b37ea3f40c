import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, type TestContext } from 'vitest'
import { nobody } from './answering.ts'
import { folderWith } from './builders.ts'

/* Prometheus and its kin from Debian, on loopback. */

const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Skips the test, and says why, where a program is not installed. */
export function needsPrograms(programs: string[], { skip }: TestContext): void {
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
export async function start(program: string, args: string[], ready: string): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: 'ignore' })
  started.push(child)
  for (;;) {
    const answer = await fetch(ready).catch(() => null)
    if (answer?.ok) return child
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
    await wait(100)
  }
}

/** Starts Prometheus over a folder, which may hold its data in `tsdb`. */
export async function startPrometheus(config: string, folder: string): Promise<string> {
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

/** The real Prometheus with a history: samples as lines of text, their times in seconds. */
export async function prometheusWith(samples: string[]): Promise<string> {
  const text = `# TYPE probe_success gauge\n${samples.join('\n')}\n# EOF\n`
  const folder = folderWith({ 'history.txt': text })
  const args = ['tsdb', 'create-blocks-from', 'openmetrics']
  execFileSync('promtool', [...args, join(folder, 'history.txt'), join(folder, 'tsdb')], { stdio: 'ignore' })
  return startPrometheus('scrape_configs: []\n', folder)
}

/** The real VictoriaMetrics with a history: samples as lines of text, their times in milliseconds. */
export async function victoriaWith(samples: string[]): Promise<string> {
  const url = await nobody()
  const args = [
    `-storageDataPath=${join(folderWith({}), 'data')}`,
    `-httpListenAddr=${new URL(url).host}`,
    '-retentionPeriod=100y',
    // Else the newest half minute, by the clock of the machine, is not told.
    '-search.latencyOffset=0s',
  ]
  await start('victoria-metrics', args, `${url}/health`)
  const written = await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body: samples.join('\n') })
  if (!written.ok) throw new Error(`VictoriaMetrics answered ${written.status}`)
  // What was just written can be asked for after this.
  await fetch(`${url}/internal/force_flush`)
  return url
}
