import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TABLES } from './table-cases.ts'
import { atMost, survived, tell } from './tried.ts'

/* Hostile files of measurements, each read by a process of its own that is ended when it hangs. */

/** Milliseconds on the clock, on a busy machine. */
const HANGS_MS = 300_000
const MOST_MS = 60_000
const MOST_MB = 3000
const WORKER = fileURLToPath(new URL('./table-worker.ts', import.meta.url))

/** What a process says of each case that it read. */
interface Read {
  name: string
  faults: string[]
  /** Bytes, and milliseconds of the processor. */
  memory: number
  took: number
}

export async function tables(): Promise<void> {
  // What a process that was killed leaves behind goes with it.
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-tables-'))
  const read: Read[] = []
  const problems: string[] = []
  try {
    const heavy = TABLES.flatMap((one) => (one.heavy ? [one.name] : []))
    for (const name of [undefined, ...heavy]) {
      const { said, died } = await oneProcess(name, folder)
      read.push(...said)
      if (died !== null) problems.push(`${name ?? 'the small ones'}: ${died}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const good = read.filter(({ faults }) => faults.length === 0)
  problems.push(...read.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`)))
  survived('hostile files of measurements', good.length, TABLES.length)
  tell(problems)
  const most = (of: (one: Read) => number) => read.toSorted((a, b) => of(b) - of(a))[0]
  const [slow, large] = [most(({ took }) => took), most(({ memory }) => memory)]
  atMost(`the slowest, ${slow?.name}`, slow?.took ?? 0, MOST_MS, 'ms of the processor')
  atMost(`the largest, ${large?.name}`, Math.round((large?.memory ?? 0) / 1e6), MOST_MB, 'MB')
}

/** One process to its end, or to where it hangs: what it said, and how it died where it did. */
async function oneProcess(
  name: string | undefined,
  folder: string,
): Promise<{ said: Read[]; died: string | null }> {
  const env = { ...process.env, TMPDIR: folder }
  const args = name === undefined ? [WORKER] : [WORKER, name]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [parts, errors]: [string[], string[]] = [[], []]
  child.stdout.on('data', (part) => parts.push(String(part)))
  child.stderr.on('data', (part) => errors.push(String(part)))
  const timer = setTimeout(() => child.kill('SIGKILL'), HANGS_MS)
  const how = await new Promise<string>((done) =>
    child.on('close', (code, signal) => done(`${signal ?? code}`)),
  )
  clearTimeout(timer)
  const lines = parts.join('').split('\n').filter(Boolean)
  const died = how === '0' ? null : `ended with ${how} ${errors.join('').slice(-400)}`
  return { said: lines.map((line) => JSON.parse(line)), died }
}
