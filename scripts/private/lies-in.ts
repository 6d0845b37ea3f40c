import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** Whether a path is a folder or below it, by its name or through links. Neither has to exist. */
export function liesIn(path: string, folder: string): boolean {
  return isInside(real(path), real(folder)) || isInside(resolve(path), resolve(folder))
}

/** The path without symbolic links, as far as it exists. */
export function real(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const parent = dirname(full)
  return parent === full ? full : join(real(parent), basename(full))
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way)
}
