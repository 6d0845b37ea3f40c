import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from '../../scripts/build.ts'
import { openReadMemory } from '../../scripts/load/read-memory.ts'
import { openPeriodMemory } from '../../scripts/publish/agreement/period-memory.ts'
import { openOutputMemory } from '../../scripts/publish/output-memory.ts'
import { openCheckMemory } from '../../scripts/sources/check-memory.ts'
import { SMALL } from '../example-data.ts'
import { missingFor, runServer } from '../publish/running-server.ts'
import { QUIET } from './every-call.ts'
import type { Loaded, LoadOptions } from './load-worker.ts'
import { writeInto } from './site.ts'
import { atLeast, survived } from './tried.ts'

/*
 * The published folder behind nginx with our snippet, asked for its feed as often as a crowd does, while it is built again
 * every second. Each answer has to be one build's whole, and none older than what was published when it was asked for.
 */

/** Requests a second. */
const RATE = 10_000
const WORKER = fileURLToPath(new URL('./load-worker.ts', import.meta.url))

export interface LoadResult extends Loaded {
  seconds: number
  builds: number
}

/** Ask for so many seconds, aiming at so many requests a second. */
export async function loadFor(seconds: number, rate = RATE): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-status-load-'))
  const [data, out] = [join(folder, 'data'), join(folder, 'site')]
  writeInto(data, SMALL)
  const memories = {
    texts: openReadMemory(null, data),
    memory: openCheckMemory(null),
    periods: openPeriodMemory(),
    outputs: openOutputMemory(),
  }
  const shared = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)
  const told = new Float64Array(shared)
  const publish = async () => {
    await build({ data, out, feedOnly: true, ...memories }, QUIET)
    const { generatedAt } = JSON.parse(readFileSync(join(out, 'feed/v1/status.json'), 'utf8'))
    told[0] = Date.parse(generatedAt)
  }
  let server: Awaited<ReturnType<typeof runServer>> | undefined
  try {
    await publish()
    server = await runServer('nginx', out)
    const threads = Math.max(1, Math.min(4, availableParallelism() - 1))
    const options: LoadOptions = {
      ...{ address: `${server.address}/feed/v1/status.json`, readers: 32, rate: rate / threads, shared },
    }
    const start = performance.now()
    const asking = Array.from({ length: threads }, () =>
      resultOf(new Worker(WORKER, { workerData: options })),
    )
    let builds = 0
    while (performance.now() - start < seconds * 1000) {
      await sleep(1000 - ((performance.now() - start) % 1000))
      await publish()
      builds += 1
    }
    told[1] = 1
    const all = await Promise.all(asking)
    return { ...all.reduce(sumOf), builds, seconds: (performance.now() - start) / 1000 }
  } finally {
    told[1] = 1
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function resultOf(worker: Worker): Promise<Loaded> {
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
}

function sumOf(one: Loaded, other: Loaded): Loaded {
  const wrong = { ...one.wrong }
  for (const [kind, count] of Object.entries(other.wrong)) wrong[kind] = (wrong[kind] ?? 0) + count
  return {
    requests: one.requests + other.requests,
    notModified: one.notModified + other.notModified,
    packed: one.packed + other.packed,
    news: one.news + other.news,
    wrong,
  }
}

/** `npm run torture load`: half a minute. */
export async function load(): Promise<void> {
  const missing = missingFor('nginx')
  if (missing !== null) return console.log(`       skipped: ${missing}`)
  const { requests, notModified, packed, news, wrong, builds, seconds } = await loadFor(30)
  const faults = Object.values(wrong).reduce((sum, count) => sum + count, 0)
  survived('requests of the feed while it is built every second', requests - faults, requests)
  for (const [kind, count] of Object.entries(wrong)) console.log(`         ${kind}: ${count}`)
  console.log(
    `       ${builds} builds, seen ${news} times; ${notModified} answers 304, ${packed} packed, ${faults} errors`,
  )
  atLeast('requests of the feed a second', Math.round(requests / seconds), RATE, 'a second')
}
