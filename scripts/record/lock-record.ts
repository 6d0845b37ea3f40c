import { join } from 'node:path'
import type { Data } from '../load/data.ts'
import { lockFolder, type Unlock } from '../lock.ts'
import type { Terminal } from '../terminal.ts'
import { keepsRecord } from './close-periods.ts'
import { forgets } from './timeline.ts'
import { UnwritableError } from './unwritable-error.ts'

/** Whether a build of this data has anything to record. */
export function mayRecord(data: Data): boolean {
  return keepsRecord(data) || (data.site.asOf === undefined && data.sources.some(forgets))
}

/**
 * Have the record of a data folder for this build alone, where it will write to it. One that may only be read needs no lock:
 * what a build cannot write another one cannot get in the way of.
 * @throws LockedError when another build does not end.
 */
export async function lockRecord(data: Data, terminal: Terminal): Promise<Unlock> {
  if (!mayRecord(data)) return () => undefined
  try {
    return await lockFolder(join(data.dir, 'record'), terminal)
  } catch (error) {
    if (error instanceof UnwritableError) return () => undefined
    throw error
  }
}
