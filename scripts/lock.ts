import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { UnwritableError } from './record/unwritable-error.ts'
import type { Terminal } from './terminal.ts'

/** Another build holds what this one needs, and does not end. The command line exits with 1. */
export class LockedError extends Error {}

const NAME = '.lock'
const ASK_EVERY_MS = 200
/** Longer than any build takes; one that was put to sleep by its machine goes on when that wakes. */
const PATIENCE_MS = 300_000
const SQLITE_BUSY = 5

/** Gives a folder free again. */
export type Unlock = () => void

/**
 * Have a folder, which is made where it is missing, for one process alone: another one waits, and says so. The lock is the
 * operating system's (SQLite asks for it, on every system in the way that is right there), so it ends with its holder,
 * however that ends; the empty file `.lock` that it is on stays.
 * @throws LockedError when the other one does not end in time, UnwritableError when the folder cannot be written to.
 */
export async function lockFolder(
  folder: string,
  terminal: Terminal,
  patience = PATIENCE_MS,
): Promise<Unlock> {
  const path = join(folder, NAME)
  try {
    mkdirSync(folder, { recursive: true })
    if (existsSync(path)) accessSync(path, constants.W_OK)
    else closeSync(openSync(path, 'a'))
  } catch (error) {
    throw new UnwritableError(folder, NAME, error)
  }
  const place = realpathSync(path)
  const until = performance.now() + patience
  for (let asked = 0; ; asked += 1) {
    const held = tryLock(place, terminal)
    if (held) return held
    if (asked === 0) terminal.line(`  Another build is at work in ${folder}; waiting until it has ended`)
    if (performance.now() > until)
      throw new LockedError(
        `Another build is still at work in ${folder}; nothing was published. End it, or let it end, and build again`,
      )
    await sleep(ASK_EVERY_MS)
  }
}

/** The lock where nobody has it, else null. */
function tryLock(path: string, terminal: Terminal): Unlock | null {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: 0 })
    // Nothing is ever written, so no journal is needed beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    const held = database
    return () => held.close()
  } catch (error) {
    database?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null
    terminal.line(`  ${path} cannot be locked on this file system: see that one build runs at a time`)
    return () => undefined
  }
}
