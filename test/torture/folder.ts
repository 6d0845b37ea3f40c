import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Tried } from './folder-try.ts'
import { atLeast, atMost, survived, tell } from './tried.ts'

/*
 * Whole data folders with hostile and broken files, built for real by processes that are ended when they hang: refused in
 * words, or published without harm.
 */

/** Milliseconds on the clock, on a busy machine and with pages. */
const HANGS_MS = 120_000
const MOST_MEMORY = 2_000_000_000
const WORKER = fileURLToPath(new URL('./folder-worker.ts', import.meta.url))

/** @param pages - Each so many'th is built with its pages. */
export async function folder(count = Number(process.env.TORTURE_FOLDERS ?? 2000), pages = 20): Promise<void> {
  const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000)
  console.log(`seed ${seed} (TORTURE_SEED repeats it)`)
  const results = new Map<number, Tried>()
  const names = new Map<number, string>()
  let memory = 0
  // What a process that was killed leaves behind goes with it.
  const place = mkdtempSync(join(tmpdir(), 'sla-status-folders-'))
  for (let from = 0; from < count; from = Math.max(-1, ...names.keys()) + 1) {
    memory = Math.max(memory, await oneWorker([seed, count, from, pages], place, results, names))
    if (names.size === 0) throw new Error('the process that builds cannot start')
  }
  rmSync(place, { recursive: true, force: true })
  const faults = [...results].flatMap(([index, one]) =>
    one.faults.map((fault) => `folder ${index}, ${names.get(index)}: ${fault}`),
  )
  const good = [...results.values()].filter((one) => one.faults.length === 0)
  survived(`data folders with hostile files, every ${pages}th with pages`, good.length, count)
  tell(faults)
  const published = good.filter(({ outcome }) => outcome === 'published').length
  console.log(`       ${published} published, ${good.length - published} refused in words`)
  atLeast('data folders that were published all the same', published, Math.floor(count / 10), '')
  atMost(
    'the slowest',
    Math.round(Math.max(...good.map(({ took }) => took))),
    HANGS_MS,
    'ms of the processor',
  )
  atMost('memory of the process that builds', Math.round(memory / 1e6), MOST_MEMORY / 1e6, 'MB')
}

/** One process, until it is done or dead; gives its memory in bytes. */
async function oneWorker(
  args: number[],
  place: string,
  results: Map<number, Tried>,
  names: Map<number, string>,
): Promise<number> {
  const child = spawn(process.execPath, [WORKER, ...args.map(String)], {
    env: { ...process.env, TMPDIR: place },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr.on('data', (part) => errors.push(String(part)))
  const closed = new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(`ended with ${signal ?? code}`)),
  )
  let memory = 0
  let last = -1
  let timer = setTimeout(() => child.kill('SIGKILL'), 10 * HANGS_MS)
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer)
    timer = setTimeout(() => child.kill('SIGKILL'), HANGS_MS)
    const said = JSON.parse(line)
    if ('begins' in said) {
      last = said.begins
      names.set(last, said.what)
    } else if ('memory' in said) memory = said.memory
    else results.set(said.index, said)
  }
  clearTimeout(timer)
  const how = await closed
  if (last >= 0 && !results.has(last))
    results.set(last, { outcome: 'refused', faults: [`${how}: ${errors.join('').slice(-500)}`], took: 0 })
  return memory
}
