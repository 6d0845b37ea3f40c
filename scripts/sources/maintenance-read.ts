import { createHash } from 'node:crypto'
import { Id } from '../../data/schema/common.ts'
import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { SetAside } from './set-aside.ts'

/** A window as files in data/maintenance/ have it, in the one language of its source. */
export type PlannedWindow = Omit<MaintenanceRecord, 'title' | 'markdown'> & {
  title: string
  markdown: string
}

/** What a source tells of maintenance. */
export interface MaintenanceRead {
  windows: PlannedWindow[]
  /** It tells of all that it has and that was announced later than this; null where some of it could not be read. */
  since: number | null
  /** So far ahead of `asOf` it was read, in milliseconds; without it as far as it goes. */
  ahead?: number
  /** Where they came from, as in `ChecksRead`; a window that was not announced yet at `asOf` is ignored as future. */
  files: string[]
  rows: number
  used: number
  ignoredFuture: number
  setAside: SetAside[]
}

/**
 * The id of a window of a source: the source's, and the system's own where that is safe in an address and not long, else a
 * digest of it, which stays the same as long as the system's does.
 */
export function windowId(source: string, own: string): string {
  const plain = own.toLowerCase()
  const fits = plain.length <= 40 && Id.safeParse(plain).success
  return `${source}-${fits ? plain : createHash('sha256').update(own).digest('hex').slice(0, 12)}`
}
