import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the program lies: the repository, or the package that it was installed as. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

const INSTALLED = `${sep}node_modules${sep}`

/**
 * Where it keeps what can be made again: to delete it loses nothing. An installed program keeps it beside the packages of
 * the project, where it outlives an update.
 */
export const CACHE = join(
  ROOT.includes(INSTALLED) ? ROOT.slice(0, ROOT.lastIndexOf(INSTALLED)) : ROOT,
  'node_modules/.cache/sla-status',
)

/** The ending of the program's modules: `.ts` in the repository, `.js` in the package. Node compiles nothing that is installed. */
export const MODULE = extname(import.meta.filename)

/**
 * What Node is told for a build, which makes gigabytes of small things and drops most of them at once: without room for them
 * it copies them about for a quarter of the time.
 */
export const ROOM_FOR_NEW = '--max-semi-space-size=64'
