import { join, parse, resolve } from 'node:path'
import { type Data, loadData } from './load/data.ts'
import { openReadMemory, READ, type ReadMemory } from './load/read-memory.ts'
import { lockFolder, type Unlock } from './lock.ts'
import { measure } from './measure.ts'
import { CACHE } from './own-folder.ts'
import { listsCustomers, reachedCustomers } from './private/customers.ts'
import { readKeys } from './private/keys-file.ts'
import { pruneCache } from './prune-cache.ts'
import type { PeriodMemory } from './publish/agreement/period-memory.ts'
import { evaluateAll } from './publish/agreement/results.ts'
import { incidentsAsOf, maintenanceAsOf } from './publish/as-of.ts'
import { buildFeed } from './publish/feed.ts'
import { storeOf } from './publish/output.ts'
import type { OutputMemory } from './publish/output-memory.ts'
import { type PagesBuilder, startPages } from './publish/pages/pages.ts'
import { publish } from './publish/publish.ts'
import { openRenderedMemory } from './publish/rendered-memory.ts'
import { requireClock } from './record/clock.ts'
import { closePeriods } from './record/close-periods.ts'
import type { Fault } from './record/fault.ts'
import { replaceFile } from './record/files.ts'
import { lockRecord, mayRecord } from './record/lock-record.ts'
import { type RecordedMonths, recordedMonths, requireRecord } from './record/timeline-lost.ts'
import { unwritableOr } from './record/unwritable-error.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import { type CheckMemory, openCheckMemory } from './sources/check-memory.ts'
import type { Probes } from './sources/probe/rounds.ts'
import { tellBuild } from './tell-build.ts'
import type { Terminal } from './terminal.ts'
import type { Disagreement } from './timeline/several-sources.ts'
import type { SourceReport } from './timeline/timeline.ts'

/** What was read of files that have not changed since; to delete it loses nothing. */
export const CHECKS = join(CACHE, 'checks')

/** What Node made of our modules (cli.ts). */
const COMPILED = join(CACHE, 'compiled')

export interface BuildOptions {
  data: string
  out: string
  /** Epoch milliseconds; without it `asOf` of site.yaml, else now. */
  asOf?: number
  /** Leave the pages as they are. */
  feedOnly?: boolean
  /** What builds the pages, where it was started before. */
  pages?: PagesBuilder
  /** The file of the keys that private feeds are encrypted with; without it SLA_KEYS or SLA_KEYS_JSON. */
  keys?: string
  /** A folder for the same feeds in plain form, for a host with a login. */
  privatePlain?: string
  /** What earlier builds read of texts of the data folder, in a process that builds again and again. */
  texts?: ReadMemory
  /** What earlier builds read of files of checks, in a process that builds again and again. */
  memory?: CheckMemory
  /** What they worked out of closed periods, in such a process. */
  periods?: PeriodMemory
  /** What they published, in such a process. */
  outputs?: OutputMemory
  /** The looks of our own that go on in such a process. */
  probes?: Probes
  /** Build though recorded months of the timeline are gone. */
  acceptLostRecord?: boolean
  /** Build though the clock says that the last build is long ago. */
  acceptClock?: boolean
}

export interface BuildReport {
  asOf: string
  archive: boolean
  sources: SourceReport[]
  /** Agreements that were computed but are not public. */
  notPublic: string[]
  files: number
  recorded: number
  faults: Fault[]
  /** Where sources of one service say different things. */
  disagreements: Disagreement[]
  /** Which months of which source are in `record/timeline/`. */
  recordedMonths: RecordedMonths
}

/** Read the data, evaluate it, and publish feed and site as one whole; a failed build leaves the last one. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<BuildReport> {
  const pages = options.feedOnly ? null : (options.pages ?? startPages())
  const locks: Unlock[] = []
  try {
    locks.push(await lockFolder(storeOf(options.out), terminal))
    return await buildWith(pages, locks, options, terminal)
  } finally {
    pages?.close()
    for (const unlock of locks) unlock()
  }
}

async function buildWith(
  pages: PagesBuilder | null,
  locks: Unlock[],
  options: BuildOptions,
  terminal: Terminal,
): Promise<BuildReport> {
  // By the clock and not by `asOf`: in an archive too a key ends when it ends.
  const keys = await readKeys(options, Date.now())
  const loaded = await terminal.step('Read agreements, services, incidents', () =>
    loadData(options.data, options.texts ?? openReadMemory(READ, options.data)),
  )
  pages?.prepare(loaded.site.url, options)
  if (listsCustomers(loaded)) await reachedCustomers(loaded)
  if (options.asOf === undefined) locks.push(await lockRecord(loaded, terminal))
  // What another build was waited for has published must not be followed by what was before it.
  const asOf = options.asOf ?? loaded.site.asOf ?? Date.now()
  const dated = dataAsOf(loaded, asOf, options.asOf !== undefined)
  const { acceptLostRecord: accept = false, out } = options
  await requireRecord(options.data, { out, accept })
  if (dated.site.asOf === undefined && mayRecord(loaded))
    await requireClock(asOf, { out, accept: options.acceptClock ?? false })
  const { measured, maintenance, report } = await terminal.step('Read measurements', () =>
    measure(dated, asOf, {
      keep: dated.site.asOf === undefined,
      memory: options.memory ?? openCheckMemory(CHECKS),
      ...(options.probes && { probes: options.probes }),
    }),
  )
  const data = { ...dated, maintenance }
  const closed = await terminal.step('Evaluate', async () =>
    closePeriods(evaluateAll(data, measured, asOf, options.periods), data, measured, asOf, {
      readOnly: options.asOf !== undefined,
      out: options.out,
    }),
  )
  const proofs: (() => void)[] = []
  const made = new Map<string, unknown>()
  let addServices = () => {}
  const files = await terminal.step('Write the feed', async () => {
    const prove = (proof: () => void) => proofs.push(proof)
    const last = (add: () => void) => {
      addServices = add
    }
    const words = openRenderedMemory(join(storeOf(options.out), 'rendered'))
    const feed = buildFeed(data, measured, asOf, closed.outcomes, prove, made, last, words.html)
    words.keep()
    for (const [path, text] of closed.files) feed.set(path, text)
    return feed
  })
  const secret = keys
    ? await terminal.step('Encrypt private feeds', async () => {
        const { privateFiles } = await import('./private/private-files.ts')
        return privateFiles(data, closed.outcomes, measured, asOf, keys, closed.chains)
      })
    : new Map()
  await publish({ files, addServices, made, proofs, secret }, data, pages, options, terminal).catch(
    (error: unknown) => {
      throw unwritableOr(error, resolve(options.out))
    },
  )
  if (options.privatePlain !== undefined) {
    const { plainFiles } = await import('./private/private-files.ts')
    const { writePlainFolder } = await import('./private/plain-folder.ts')
    const plain = await plainFiles(data, closed.outcomes, measured, asOf, closed.chains)
    await writePlainFolder(options.privatePlain, options, plain, terminal)
  }
  if (pages !== null) pruneCache([CHECKS, READ, COMPILED], Date.now())
  const summary: BuildReport = {
    asOf: new Date(asOf).toISOString(),
    archive: data.site.asOf !== undefined,
    sources: report.sources,
    notPublic: data.agreements.filter(({ visibility }) => visibility !== 'public').map(({ id }) => id),
    files: files.size,
    recorded: closed.recorded,
    faults: closed.faults,
    disagreements: report.disagreements,
    recordedMonths: await recordedMonths(options.data),
  }
  const { dir, base } = parse(resolve(options.out))
  await replaceFile(dir, `${base}.report.json`, `${JSON.stringify(summary, null, 2)}\n`)
  tellBuild(summary, terminal)
  return summary
}

/** The data as it stood: an instant given on the command line makes an archive of it as `asOf` in site.yaml does. */
export function dataAsOf(data: Data, asOf: number, given: boolean): Data {
  return {
    ...data,
    site: given ? { ...data.site, asOf } : data.site,
    agreements: data.contracts.map((contract) => agreementAt(contract, asOf)),
    incidents: incidentsAsOf(data.incidents, asOf),
    maintenance: maintenanceAsOf(data.maintenance, asOf),
  }
}
