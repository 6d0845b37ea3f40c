import type { DatabaseSync } from 'node:sqlite'
import type { KumaSource } from '../../../data/schema/monitor-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { gatherSamples, type Sample } from '../samples.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt, type SetAside } from '../set-aside.ts'
import { SourceError } from '../source-error.ts'
import { readDatabase } from '../sqlite.ts'
import { readBeat, timeText } from './beats.ts'

/** A monitor's beats from a time on; and the last one before a time that was not PENDING. */
export const NEW_BEATS =
  'SELECT id, status, time, ping FROM heartbeat WHERE monitor_id = ? AND time >= ? ORDER BY time, id'
export const LAST_KNOWN =
  'SELECT status, time FROM heartbeat WHERE monitor_id = ? AND time < ? AND status IN (0, 1, 3) ORDER BY time DESC, id DESC LIMIT 1'

export type KumaDatabase = KumaSource & { file: string }

/**
 * Reads the heartbeats of Uptime Kuma's SQLite file (semantics 2.7.3). A row that cannot be read is set aside with its id
 * as line. With `from` only what is no older is read, by Kuma's own index of monitor and time.
 * @throws SourceError when the file is missing, is no database of Kuma's, or two monitors have the name of one service.
 */
export async function readKumaDatabase(source: KumaDatabase, options: ReadOptions): Promise<ChecksRead> {
  const what = { of: "Uptime Kuma's", tables: 'monitor and heartbeat' }
  return readDatabase(options.dataDir, source.file, what, (database) => readBeats(database, source, options))
}

function readBeats(database: DatabaseSync, source: KumaDatabase, options: ReadOptions): ChecksRead {
  const { monitors, setAside } = monitorsOf(database, source, options)
  const samples = new Map<string, Sample[]>()
  let rows = 0
  // Kuma's times are sorted as texts are; one without milliseconds comes before those of its second.
  const from = options.from === undefined ? '' : timeText(options.from).slice(0, 19)
  const beats = database.prepare(NEW_BEATS)
  for (const [monitor, service] of monitors) {
    let before = from === '' ? undefined : stateBefore(database, monitor, from)
    for (const beat of beats.iterate(monitor, from)) {
      rows += 1
      const told = readBeat(beat, `heartbeat ${beat.id}`, before)
      if ('reason' in told) {
        const { reason, found } = told
        setAside.push({ file: source.file, line: Number(beat.id), reason, found: excerpt(found) })
        continue
      }
      before = told.state
      const list = samples.get(service) ?? []
      samples.set(service, list)
      list.push(told)
    }
  }
  return { ...gatherSamples(samples, options), files: [source.file], rows, setAside }
}

/** In which state the last beat before a time left a monitor that was not PENDING then. */
function stateBefore(database: DatabaseSync, monitor: number, time: string): CheckState | undefined {
  const last = database.prepare(LAST_KNOWN).get(monitor, time)
  const told = last && readBeat(last, '', undefined)
  return told && 'state' in told ? told.state : undefined
}

/** Which service each monitor looks at. A name in `services` that no monitor has is told, and stops nothing. */
function monitorsOf(database: DatabaseSync, source: KumaDatabase, options: ReadOptions) {
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
