import { execFileSync, spawn } from 'node:child_process'
import { figure, finish } from './figure.ts'

/*
 * `node test/bench/pushdown.ts`: ten thousand services for 90 days, 1.3 billion checks, from servers that do the work, up to
 * the timelines that figures are made from. The servers are simulated by answers of the same form and size.
 * `PUSHDOWN_SERVICES` makes it smaller while developing. Exit code 1 when a limit is missed.
 */

const SERVICES = Number(process.env.PUSHDOWN_SERVICES ?? 10_000)
const DAYS = 90

interface Took {
  seconds: number
  /** What our process itself worked: the rest is waiting, for the server among others. */
  cpu: number
  megabytes: number
  outages: number
  rows: number
  wrong: string[]
}

const server = spawn(process.execPath, ['test/bench/pushdown-server.ts', `${SERVICES}`, `${DAYS}`], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const url = await new Promise<string>((resolve) => {
  server.stdout.once('data', (bytes: Buffer) => resolve(String(bytes).trim()))
})
try {
  for (const [type, words] of [
    ['prometheus', 'states from Prometheus'],
    ['clickhouse', 'states and response times from ClickHouse'],
  ] as const) {
    const args = ['test/bench/pushdown-worker.ts', type, url, `${SERVICES}`, `${DAYS}`]
    const shown = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 })
    const took = JSON.parse(shown.trimEnd().split('\n').at(-1) ?? '') as Took
    console.log(
      `       ${type}: ${took.rows} checks, ${took.outages} outages, ${took.cpu.toFixed(1)} s of work`,
    )
    if (took.wrong.length > 0) throw new Error(took.wrong.slice(0, 3).join('\n'))
    if (took.outages !== SERVICES * 3) throw new Error(`expected ${SERVICES * 3} outages`)
    figure(words, took.seconds, 60, 's')
    figure('  memory at its most', took.megabytes, 2000, 'MB')
  }
} finally {
  server.kill()
}
finish()
