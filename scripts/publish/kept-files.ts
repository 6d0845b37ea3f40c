import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { linkOrCopy } from './output.ts'
import { writtenInto } from './written-into.ts'

/*
 * From one build to the next nine files of ten are the same. Each of those is the former build's file under another name,
 * so that it also keeps the time at which it was written, which servers tell versions apart by. The folder that they are
 * put into may be that of an older build (output.ts), where most have their names already: to make ten thousand folders
 * and remove ten thousand others takes longer than to write what changed. Nothing that lies there is trusted: what is not
 * the former build's own file, whose bytes were looked at, is replaced, and what is not wanted removed.
 */

/** Put a file into a folder: the former build's where that has these bytes. */
export function placeFile(folder: string, former: string | null, path: string, bytes: Buffer): void {
  if (former !== null && holds(join(former, path), bytes)) {
    keepFile(folder, former, path)
    return
  }
  const target = join(folder, path)
  if (writtenInto(target, bytes)) return
  rmSync(target, { recursive: true, force: true })
  writeFileSync(withFolder(target), bytes)
}

/** The same for texts by their paths. */
export function placeFiles(folder: string, former: string | null, files: Map<string, string>): void {
  for (const [path, text] of files) placeFile(folder, former, path, Buffer.from(text))
}

/**
 * The same for all files of another folder.
 * @param under - The folder within `folder` that they go to, with a slash at its end.
 * @returns their paths.
 */
export function placeCopies(from: string, folder: string, former: string | null, under = ''): string[] {
  const entries = readdirSync(from, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const source = join(parentPath, name)
      const path = under + relative(from, source).replaceAll('\\', '/')
      placeFile(folder, former, path, readFileSync(source))
      return path
    })
}

/** Take a file of the former build over. */
export function keepFile(folder: string, former: string, path: string): void {
  const [source, target] = [join(former, path), join(folder, path)]
  const there = lstatSync(target, { bigint: true, throwIfNoEntry: false })
  if (there) {
    const { dev, ino } = lstatSync(source, { bigint: true })
    if (there.ino === ino && there.dev === dev) return
    rmSync(target, { recursive: true })
  }
  linkOrCopy(source, withFolder(target))
}

/** Remove every file below a folder that is not wanted, and every folder that then is empty; says whether all are gone. */
export function removeOthers(folder: string, wanted: { has(path: string): boolean }, under = ''): boolean {
  const left = readdirSync(join(folder, under), { withFileTypes: true }).filter((entry) => {
    const path = under + entry.name
    if (!entry.isDirectory()) {
      if (wanted.has(path)) return true
      rmSync(join(folder, path))
    } else {
      if (!removeOthers(folder, wanted, `${path}/`)) return true
      rmdirSync(join(folder, path))
    }
    return false
  })
  return left.length === 0
}

function holds(path: string, bytes: Buffer): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  return there?.isFile() === true && there.size === bytes.length && readFileSync(path).equals(bytes)
}

/** Make the folder of a file where it is missing: to look costs a tenth of what an attempt that fails does. */
function withFolder(path: string): string {
  const parent = dirname(path)
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true })
  return path
}
