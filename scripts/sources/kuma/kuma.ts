import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KumaSource } from '../../../data/schema/monitor-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { gatherSamples, type Sample } from '../samples.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'

/** Kuma's own numbers for what a heartbeat found. */
const DOWN = 0
const UP = 1
const PENDING = 2
const MAINTENANCE = 3

/** Kuma writes UTC and no zone; version 1 leaves the milliseconds out now and then. */
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/

const PATIENCE_MS = 5000

/**
 * Reads the heartbeats of Uptime Kuma's SQLite file without ever writing to it (semantics 2.7.3). PENDING is a failure that
 * Kuma did not confirm yet, and forgets within a day: the state before it holds. MAINTENANCE is not looked at, so
 * nothing is known. A row that cannot be read is set aside with its id as line.
 * @throws SourceError when the file is missing, is no database of Kuma's, or two monitors have the name of one service.
 */
export async function readKuma(source: KumaSource, options: ReadOptions): Promise<ChecksRead> {
  const path = join(options.dataDir, source.file)
  if (!existsSync(path))
    throw new SourceError([`there is no file "${source.file}"; correct \`file\`, or put the file there`])
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE_MS })
    return readBeats(database, source, options)
  } catch (error) {
    if (error instanceof SourceError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new SourceError([
      `${source.file}: cannot be read as Uptime Kuma's database: ${words}; expected its tables monitor and heartbeat`,
    ])
  } finally {
    database?.close()
  }
}

function readBeats(database: DatabaseSync, source: KumaSource, options: ReadOptions): ChecksRead {
  const { monitors, setAside } = monitorsOf(database, source, options)
  const samples = new Map<string, Sample[]>()
  const before = new Map<number, CheckState>()
  let rows = 0
  const beats = database
    .prepare('SELECT id, monitor_id, status, time, ping FROM heartbeat ORDER BY monitor_id, time, id')
    .iterate()
  for (const beat of beats) {
    const monitor = Number(beat.monitor_id)
    const service = monitors.get(monitor)
    if (service === undefined) continue
    rows += 1
    const at = instantOf(beat.time)
    const state = stateOf(beat.status, before.get(monitor))
    if (at === null || state === null) {
      const reason =
        at === null
          ? 'the time cannot be read; expected YYYY-MM-DD HH:MM:SS.mmm'
          : 'the status is not one of 0, 1, 2 and 3'
      const found = excerpt(String(at === null ? beat.time : beat.status))
      setAside.push({ file: source.file, line: Number(beat.id), reason, found })
      continue
    }
    before.set(monitor, state)
    const list = samples.get(service) ?? []
    samples.set(service, list)
    const took = beat.status === UP && typeof beat.ping === 'number' ? { tookNs: beat.ping * 1e6 } : {}
    list.push({ at, state, ref: `heartbeat ${beat.id}`, ...took })
  }
  return { ...gatherSamples(samples, options), files: [source.file], rows, setAside }
}

/** Which service each monitor looks at. A name in `services` that no monitor has is told, and stops nothing. */
function monitorsOf(database: DatabaseSync, source: KumaSource, options: ReadOptions) {
  const names = serviceNames(source, options)
  const setAside: SetAside[] = []
  const rows = database.prepare('SELECT id, name FROM monitor ORDER BY id').all()
  const byName = Map.groupBy(rows, ({ name }) => String(name))
  const monitors = new Map<number, string>()
  for (const [name, service] of names) {
    const found = byName.get(name) ?? []
    if (found.length > 1) {
      const ids = found.map(({ id }) => id).join(', ')
      throw new SourceError([
        `${source.file}: ${found.length} monitors are called "${name}" (${ids}); rename those that are not meant`,
      ])
    }
    for (const { id } of found) monitors.set(Number(id), service)
    if (found.length === 0 && source.services !== undefined)
      setAside.push({
        file: source.file,
        line: null,
        reason: 'no monitor has this name; nothing is known of its service',
        found: name,
      })
  }
  return { monitors, setAside }
}

function instantOf(time: unknown): number | null {
  if (typeof time !== 'string' || !TIME.test(time)) return null
  try {
    // Date.parse would take 30 February for 2 March.
    return Temporal.Instant.from(`${time}Z`).epochMilliseconds
  } catch {
    return null
  }
}

function stateOf(status: unknown, before: CheckState | undefined): CheckState | null {
  switch (status) {
    case UP:
      return 'up'
    case DOWN:
      return 'down'
    case PENDING:
      return before ?? 'unknown'
    case MAINTENANCE:
      return 'unknown'
    default:
      return null
  }
}
