import fs from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join, resolve } from 'node:path'

/** One call that changes files. */
export interface WriteCall {
  name: string
  path: string
}

/** What becomes of a call instead: half of it is done where it has halves, and then it strikes. */
export interface Fault {
  half: boolean
  /** Ends the process, or throws what the system says. */
  strike(call: WriteCall): never
}

type Call = (...args: unknown[]) => unknown
type Calls = Record<string, Call>

/** The calls that the product changes files with, and which argument names the file. */
const FILE_AT = {
  ...{ writeFile: 0, appendFile: 0, mkdir: 0, mkdtemp: 0, rm: 0, unlink: 0, chmod: 0, utimes: 0 },
  ...{ rename: 1, link: 1, symlink: 1, copyFile: 1, cp: 1 },
}
const HANDLE_CALLS = ['writeFile', 'write', 'sync']
const ORIGINAL = { writeFileSync: fs.writeFileSync, rmSync: fs.rmSync, readdirSync: fs.readdirSync }

/**
 * Asks before every call of node:fs and node:fs/promises that would change a file below one of the folders; gives what takes
 * that back. Also for modules that were loaded before. Calls inside of Node, as the many of one recursive `rm`, are one.
 */
export function interceptWrites(
  folders: readonly string[],
  decide: (call: WriteCall) => Fault | undefined,
): () => void {
  const undo: (() => void)[] = []
  const inside = (path: string) => folders.some((folder) => `${resolve(path)}/`.startsWith(`${folder}/`))
  const faultOf = (name: string, path: unknown, args: unknown[]): (() => never) | undefined => {
    if (typeof path !== 'string' || !inside(path)) return undefined
    const call = { name, path }
    const fault = decide(call)
    if (fault === undefined) return undefined
    return () => {
      if (fault.half) doHalf(name, path, args)
      return fault.strike(call)
    }
  }
  const replace = (object: Calls, name: string, by: (original: Call) => Call) => {
    const original = object[name]
    if (original === undefined) return
    object[name] = by(original)
    undo.push(() => {
      object[name] = original
    })
  }
  for (const [name, at] of Object.entries(FILE_AT)) {
    replace(fs as unknown as Calls, `${name}Sync`, (original) => (...args) => {
      const fault = faultOf(name, args[at], args)
      return fault ? fault() : original(...args)
    })
    replace(promises as unknown as Calls, name, (original) => async (...args) => {
      const fault = faultOf(name, args[at], args)
      return fault ? fault() : original(...args)
    })
  }
  replace(promises as unknown as Calls, 'open', (original) => async (...args) => {
    if (args[1] === undefined || args[1] === 'r') return original(...args)
    const fault = faultOf('open', args[0], args)
    if (fault) return fault()
    const handle = (await original(...args)) as Calls
    for (const name of HANDLE_CALLS)
      replace(handle, name, (own) => async (...given) => {
        const struck = faultOf(name, args[0], [args[0], ...given])
        return struck ? struck() : own.apply(handle, given)
      })
    return handle
  })
  syncBuiltinESMExports()
  return () => {
    for (const back of undo.reverse()) back()
    syncBuiltinESMExports()
  }
}

/** What has halves: a file is written up to its middle, of a folder half of what is in it is removed. */
function doHalf(name: string, path: string, args: unknown[]): void {
  if (name === 'writeFile' && typeof args[1] === 'string')
    ORIGINAL.writeFileSync(path, args[1].slice(0, args[1].length / 2))
  if (name === 'rm' && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    const names = ORIGINAL.readdirSync(path)
    for (const one of names.slice(0, names.length / 2))
      ORIGINAL.rmSync(join(path, one), { recursive: true, force: true })
  }
}
