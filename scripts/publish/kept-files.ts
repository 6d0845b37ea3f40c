import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
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
 * and remove ten thousand others takes longer than to write what changed. Nothing that lies there is trusted: what is
 * neither the former build's own file, whose bytes were looked at, nor the very file that was made from the same
 * (file-memory.ts), is replaced, and what is not wanted removed.
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

/** Which file stands there and since when: it is another one once anybody has written there. Empty where none is. */
export function fileAt(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeMs}` : ''
}

/** What lies below a folder, by path: which file each is (`fileAt`). A folder that holds nothing has a slash at its end. */
export type Lying = Map<string, string>

/** Look what lies below a folder. */
export function lyingIn(folder: string, under = '', lying: Lying = new Map()): Lying {
  const entries = readdirSync(join(folder, under), { withFileTypes: true })
  if (entries.length === 0 && under !== '') lying.set(under, '')
  for (const entry of entries) {
    const path = under + entry.name
    if (entry.isDirectory()) lyingIn(folder, `${path}/`, lying)
    else lying.set(path, fileAt(join(folder, path)))
  }
  return lying
}

/**
 * Remove what lay below a folder and is not wanted, and every folder that nothing is in then.
 * @param under - The folder within it that this is about, with a slash at its end.
 */
export function removeOthers(
  folder: string,
  lying: Lying,
  wanted: { has(path: string): boolean },
  under = '',
): void {
  const emptied = new Set<string>()
  for (const path of lying.keys()) {
    if (!path.startsWith(under) || wanted.has(path) || isBelow(wanted, path)) continue
    if (path.endsWith('/')) emptied.add(path.slice(0, -1))
    else {
      rmSync(join(folder, path), { force: true })
      emptied.add(dirname(path))
    }
  }
  for (const path of emptied) removeEmpty(folder, path)
}

/** Whether a file stands now where a folder was that a path leads through: then all in it is gone. */
function isBelow(files: { has(path: string): boolean }, path: string): boolean {
  const parent = dirname(path)
  return parent !== '.' && (files.has(parent) || isBelow(files, parent))
}

/** Remove a folder within another, and those that it is in, as long as nothing is in them. */
function removeEmpty(folder: string, path: string): void {
  for (let at = path; at !== '.'; at = dirname(at)) {
    const whole = join(folder, at)
    if (!existsSync(whole)) continue
    if (readdirSync(whole).length > 0) return
    rmdirSync(whole)
  }
}

/** As much of a file as tells most of them apart: what a feed says first is when it was made. */
const START = Buffer.alloc(1024)

function holds(path: string, bytes: Buffer): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isFile() !== true || there.size !== bytes.length) return false
  return bytes.length <= START.length || startsAs(path, bytes) ? readFileSync(path).equals(bytes) : false
}

function startsAs(path: string, bytes: Buffer): boolean {
  const file = openSync(path, 'r')
  try {
    const read = readSync(file, START, 0, START.length, 0)
    return START.compare(bytes, 0, read, 0, read) === 0
  } finally {
    closeSync(file)
  }
}

/** Make the folder of a file where it is missing: to look costs a tenth of what an attempt that fails does. */
function withFolder(path: string): string {
  const parent = dirname(path)
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true })
  return path
}
