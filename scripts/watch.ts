import { existsSync, watch as watchFolder } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, CHECKS } from './build.ts'
import { reportError } from './failure.ts'
import { loadData } from './load/data.ts'
import { openReadMemory, READ } from './load/read-memory.ts'
import { openPeriodMemory } from './publish/agreement/period-memory.ts'
import { openOutputMemory } from './publish/output-memory.ts'
import { openCheckMemory } from './sources/check-memory.ts'
import { openProbes } from './sources/probe/rounds.ts'
import type { Terminal } from './terminal.ts'
import { newsIn, readPublished } from './watching/changes.ts'
import { hookOf } from './watching/hook.ts'
import { NOTHING_BUILT, serveMetrics, type Watching } from './watching/metrics.ts'
import { Outbox } from './watching/outbox.ts'

/** A live feed says how the services are now, so it is written again this often even when no file changed. */
const FEED_EVERY_MS = 60_000
/**
 * Pages are built again when they have news. Without any, figures and times move on all the same, which a reader without
 * JavaScript sees at this distance.
 */
const PAGES_EVERY_MS = 300_000
/** The look of the pages; whoever changes it wants to see it too. */
const OWN_FOLDERS = ['../components', '../site'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)
/** Editors write a file in several steps; a build begins when nothing changed for this long. */
const QUIET_MS = 200

export interface WatchOptions extends BuildOptions {
  /** The port on loopback at which Prometheus asks how this process is. */
  metrics?: number
}

/**
 * Build, and again whenever a file of the data folder or of the pages changes; a live page's feed also every minute, and its
 * pages as soon as that has news. One build at a time; one that fails is reported and leaves what is published. A webhook
 * is told what changed. Runs until the process ends.
 */
export async function watch(options: WatchOptions, terminal: Terminal): Promise<void> {
  let pagesAt = 0
  /** What the pages were last built with. */
  let news = ''
  let archive = false
  let known: Watching = NOTHING_BUILT
  const texts = openReadMemory(READ, options.data)
  const memory = openCheckMemory(CHECKS)
  const periods = openPeriodMemory()
  const outputs = openOutputMemory()
  const probes = openProbes()
  const hook = hookOf((await loadData(options.data, texts)).site, process.env)
  const outbox = hook && new Outbox(`${resolve(options.out)}.webhook.json`, hook, terminal)
  if (options.metrics !== undefined) {
    const { address } = await serveMetrics(options.metrics, () => known)
    terminal.line(`Metrics at ${address}`)
  }
  const run = async (feedOnly: boolean) => {
    const start = performance.now()
    try {
      const report = await build({ ...options, texts, memory, periods, outputs, probes, feedOnly }, terminal)
      archive = report.archive
      if (!feedOnly) pagesAt = Date.now()
      const took = performance.now() - start
      const { builds } = known
      known = {
        builds: { ...builds, success: builds.success + 1 },
        lastSuccess: Date.now(),
        took: { ...known.took, [feedOnly ? 'feed' : 'all']: took },
        sources: report.sources,
        faults: report.faults.length,
      }
      terminal.line(`Built as of ${report.asOf} in ${(took / 1000).toFixed(1)} s`)
    } catch (error) {
      known = { ...known, builds: { ...known.builds, failure: known.builds.failure + 1 } }
      throw error
    }
    const published = archive ? undefined : await readPublished(options.out)
    if (!published) return
    // Not waited for: a receiver that is slow keeps nobody from the next figures.
    void outbox?.publish(published).catch((error: unknown) => reportError(error, terminal))
    if (feedOnly && newsIn(published) !== news) pending = 'all'
    if (!feedOnly) news = newsIn(published)
  }
  let pending: 'nothing' | 'feed' | 'all' = 'nothing'
  let running = false
  await run(false)

  const ask = async (what: 'feed' | 'all') => {
    if (pending !== 'all') pending = what
    if (running) return
    running = true
    while (pending !== 'nothing') {
      const feedOnly = pending === 'feed'
      pending = 'nothing'
      await run(feedOnly).catch((error: unknown) => reportError(error, terminal))
    }
    running = false
  }

  let quiet: NodeJS.Timeout | undefined
  for (const folder of [options.data, ...OWN_FOLDERS]) {
    watchFolder(folder, { recursive: true }, (_event, file) => {
      if (file === null || !existsSync(folder) || isOwnOutput(join(folder, file), options.out)) return
      // What a build records of closed periods is no reason to build again.
      if (folder === options.data && /^record[/\\]/.test(file)) return
      clearTimeout(quiet)
      quiet = setTimeout(() => {
        terminal.line(`Changed: ${file}`)
        void ask('all')
      }, QUIET_MS)
    })
  }
  setInterval(() => {
    // What did not arrive is due again though no build succeeds.
    void outbox?.send().catch((error: unknown) => reportError(error, terminal))
    if (!archive) void ask(Date.now() - pagesAt >= PAGES_EVERY_MS ? 'all' : 'feed')
  }, FEED_EVERY_MS)
}

/** What a build writes, and what it and the webhook keep beside that: no reason to build again. */
function isOwnOutput(path: string, out: string): boolean {
  const target = resolve(out)
  const [name = ''] = relative(dirname(target), resolve(path)).split(sep)
  const own = basename(target)
  const beside = [own, `.${own}`, `${own}.report.json`, `${own}.webhook.json`]
  // A hidden one is on its way to take the place of the other.
  return beside.includes(name) || name.startsWith(`.${own}.`)
}
