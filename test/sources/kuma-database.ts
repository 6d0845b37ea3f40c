import { copyFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dataFolder } from '../published/shared-data.ts'
import { folderWith } from './builders.ts'

/** A heartbeat as Kuma writes it: status 0 down, 1 up, 2 pending, 3 maintenance; naive UTC; ping in milliseconds. */
export type Beat = [monitor: number, status: number, time: string, ping: number | null]

/** A folder with a database that Kuma's own schema made, filled with monitors by id and with heartbeats. */
export function kumaDatabase(monitors: Record<number, string>, beats: Beat[]): string {
  const folder = folderWith({})
  const path = join(folder, 'kuma.db')
  copyFileSync(`${dataFolder('uptime-kuma')}/kuma.db`, path)
  const database = new DatabaseSync(path)
  // One transaction: each by itself would wait for the disk.
  database.exec('BEGIN')
  const monitor = database.prepare('INSERT INTO monitor (id, name, interval) VALUES (?, ?, 60)')
  for (const [id, name] of Object.entries(monitors)) monitor.run(Number(id), name)
  const beat = database.prepare(
    'INSERT INTO heartbeat (monitor_id, status, time, ping, duration) VALUES (?, ?, ?, ?, 60)',
  )
  for (const [id, status, time, ping] of beats) beat.run(id, status, time, ping)
  database.exec('COMMIT')
  database.close()
  return folder
}

/** A folder as it is while Kuma runs: the newest heartbeat stands in the log beside the database, and not yet in it. */
export function runningKuma(from: string, [id, status, time, ping]: Beat): string {
  const database = new DatabaseSync(join(from, 'kuma.db'))
  database.exec('PRAGMA journal_mode = WAL')
  database
    .prepare('INSERT INTO heartbeat (monitor_id, status, time, ping, duration) VALUES (?, ?, ?, ?, 60)')
    .run(id, status, time, ping)
  const folder = folderWith({})
  for (const file of ['kuma.db', 'kuma.db-wal']) copyFileSync(join(from, file), join(folder, file))
  database.close()
  return folder
}

/** What a reader must not leave behind or change. */
export function footprint(folder: string): unknown {
  const { mtimeMs, size } = statSync(join(folder, 'kuma.db'))
  return [mtimeMs, size, existsSync(join(folder, 'kuma.db-wal'))]
}
