import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aMonitor, LATER, type Monitor, smallSite, writeInto } from './site.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const [CLOCK, FAULT] = ['./preload-clock.ts', './preload-fault.ts'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
)

/** A small site in a folder of its own, that the command line builds while the machine's clock is as it is set. */
export interface Commanded {
  folder: string
  data: string
  out: string
  monitor: Monitor
  /** Set the clock, epoch milliseconds; it goes on from there. */
  setClock(instant: number): void
  now(): number
  /** Start a command of ours on it. */
  start(args: string[], fault?: object, user?: string[]): Started
  remove(): void
}

export interface Started {
  child: ChildProcess
  /** All that it has said so far. */
  said(): string
  /** When it ended: its exit code, null where it was killed, and all that it said. */
  ended: Promise<{ code: number | null; said: string }>
}

/** @param parent - Where its folder is made, as on a file system of its own. */
export async function commanded(parent = tmpdir()): Promise<Commanded> {
  const folder = mkdtempSync(join(parent, 'sla-status-torture-'))
  const monitor = await aMonitor(LATER)
  const [data, out, clock] = [join(folder, 'data'), join(folder, 'site'), join(folder, 'clock')]
  let wrong = 0
  const site: Commanded = {
    ...{ folder, data, out, monitor },
    now: () => Date.now() + wrong,
    setClock(instant) {
      wrong = Math.round(instant) - Date.now()
      writeFileSync(clock, String(wrong))
      monitor.now = Math.round(instant)
    },
    start(args, fault, user = []) {
      const command = [
        ...user,
        process.execPath,
        ...['--import', CLOCK ?? '', ...(fault ? ['--import', FAULT ?? ''] : []), 'scripts/cli.ts'],
        ...[...args, '--data', data, ...(args[0] === 'verify' ? [] : ['--out', out])],
      ]
      const env = { ...process.env, SLA_CLOCK: clock, ...(fault && { SLA_FAULT: JSON.stringify(fault) }) }
      const child = spawn(command[0] ?? '', command.slice(1), {
        ...{ cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] },
      })
      const parts: string[] = []
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (part) => parts.push(String(part)))
      return {
        child,
        said: () => parts.join(''),
        ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, said: parts.join('') }))),
      }
    },
    remove() {
      monitor.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  site.setClock(LATER)
  writeInto(data, smallSite(monitor))
  return site
}

/** Build to the end. @throws Error where that fails. */
export async function builtWhole(site: Commanded, args = ['--feed-only']): Promise<void> {
  const { code, said } = await site.start(['build', ...args]).ended
  if (code !== 0) throw new Error(`the build ended with ${code}: ${said}`)
}
