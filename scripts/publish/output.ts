import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DataError } from '../load/problem.ts'

/**
 * The published folder. `out` is a symbolic link to one finished build in a hidden folder beside it, and publishing
 * renames a new link over it: one step of the file system, so that a reader sees the former build or the new one, whole,
 * and a crash at any instruction leaves one of the two.
 */
export interface Output {
  /** The former build's folder, null on the first. */
  readonly former: string | null
  /** Where to write the new build. */
  readonly staging: string
  /** What this process wrote to the staging folder when it was another build; null where that is empty, or not known. */
  readonly holds: Map<string, string> | null
  /** Make the staging folder the published one; gives where it then is. */
  publish(): Promise<string>
  /** Forget the staging folder, leaving what is published. */
  discard(): Promise<void>
}

/** A build that nobody is sent to any more, to be made the next. */
export interface Spare {
  folder: string
  /** As far as this process knows what it wrote there. */
  files: Map<string, string> | null
}

/** The hidden folder beside `out` that its builds are in. */
export function storeOf(out: string): string {
  const target = resolve(out)
  return join(dirname(target), `.${basename(target)}`)
}

/**
 * Begin a build beside `out`, where no other one may be at work (scripts/lock.ts): what one that was killed left there is
 * removed. The former build stays until the next one, for readers that are in the middle of it.
 * @param mode - Who may read what is published: by default all who may read the folder that it is in, as a web server has to.
 * @param spare - Gives an older build to begin from; otherwise the staging folder is empty.
 * @throws DataError when `out` holds files that this program did not write.
 */
export async function openOutput(
  out: string,
  mode?: number,
  spare: (former: string | null) => Spare | null = () => null,
): Promise<Output> {
  const target = resolve(out)
  const store = storeOf(out)
  const former = await formerBuild(target, out)
  await mkdir(store, { recursive: true })
  await removeFrom(store, /^(new|next)-/, [])
  const older = spare(former)
  const staging = await stagingOf(store, older?.folder)
  return {
    former,
    staging,
    holds: older?.files ?? null,
    async publish() {
      await chmod(staging, mode ?? (await stat(store)).mode & 0o777)
      const finished = staging.replace(/new-(\w+)$/, 'build-$1')
      await rename(staging, finished)
      const next = join(store, `next-${basename(finished)}`)
      await symlink(relative(dirname(target), finished), next, 'dir')
      if (former === null) await rm(target, { recursive: true, force: true })
      await rename(next, target)
      await removeFrom(store, /^build-/, [finished, former])
      return finished
    },
    discard: () => rm(staging, { recursive: true, force: true }),
  }
}

/** Gives the build before the former one, whatever is in it. */
export function olderBuild(out: string): (former: string | null) => Spare | null {
  const store = storeOf(out)
  return (former) => {
    const builds = readdirSync(store).filter((name) => name.startsWith('build-'))
    const [older] = builds.map((name) => join(store, name)).filter((folder) => folder !== former)
    return older === undefined ? null : { folder: older, files: null }
  }
}

/** Whether both are the folder of one build, which changes its name as it is begun and published. */
export const isSameBuild = (one: string, other: string) => numberOf(one) === numberOf(other)
const numberOf = (folder: string) => basename(folder).replace(/^(new|build)-/, '')

/** Milliseconds by which the times of files can be behind the clock. */
const TICK = 20

/**
 * Wait until the second in which `out` was last published is over, a second at most. Web servers tell versions of a file
 * apart by its length and the second in which it was written, so no two builds may write in one: a reader would be told
 * that nothing changed.
 */
export async function ownSecond(out: string): Promise<void> {
  const published = lstatSync(resolve(out), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const left = Math.floor(published / 1000) * 1000 + 1000 - Date.now()
  if (left > -TICK) await setTimeout(Math.min(left, 1000) + TICK)
}

async function stagingOf(store: string, spare: string | undefined): Promise<string> {
  if (spare === undefined) return mkdtemp(join(store, 'new-'))
  const staging = join(store, basename(spare).replace(/^build-/, 'new-'))
  await rename(spare, staging)
  return staging
}

/** What `out` links to. A folder that holds something else is never replaced, nor is a link to one: all in it would be carried over. */
export async function formerBuild(target: string, out: string): Promise<string | null> {
  const found = lstatSync(target, { throwIfNoEntry: false })
  if (found === undefined) return null
  const refuse = (message: string) => new DataError([{ file: out, line: null, path: '', message }])
  if (found.isSymbolicLink()) {
    const build = resolve(dirname(target), await readlink(target))
    if (dirname(build) === storeOf(out) && basename(build).startsWith('build-')) return build
    throw refuse(
      `is a link that this program did not make, to ${build}, and would be replaced; name that folder itself with --out, or remove the link`,
    )
  }
  if (found.isDirectory() && (await readdir(target)).length === 0) return null
  throw refuse(
    'holds files that this program did not write, and would be replaced; give an empty or new folder with --out',
  )
}

async function removeFrom(store: string, names: RegExp, kept: (string | null)[]): Promise<void> {
  for (const name of await readdir(store)) {
    const path = join(store, name)
    if (names.test(name) && !kept.includes(path)) rmSync(path, { recursive: true, force: true })
  }
}

/*
 * Thousands of small files: to wait for each takes ten times as long as to write, link or remove it. So what follows does
 * not.
 */

/** Carry a former build's files over that are not there yet, without copying a byte where the file system allows it. */
export async function carryOver(from: string, to: string, skip: string[]): Promise<void> {
  carry(from, to, skip)
}

function carry(from: string, to: string, skip: string[]): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (skip.includes(entry.name)) continue
    const source = join(from, entry.name)
    const destination = join(to, entry.name)
    if (entry.isDirectory()) {
      if (!existsSync(destination)) mkdirSync(destination, { recursive: true })
      carry(source, destination, [])
    } else if (!existsSync(destination)) {
      linkOrCopy(source, destination)
    }
  }
}

/** The same file under another name, or a copy of it. */
export function linkOrCopy(source: string, destination: string): void {
  try {
    linkSync(source, destination)
  } catch {
    // Not every file system has links.
    copyFileSync(source, destination)
  }
}

/** Write files below a folder. One that is there is replaced, not written into: a former build may share its bytes. */
export async function writeFiles(folder: string, files: Map<string, string>): Promise<void> {
  const made = new Set<string>()
  for (const [path, text] of files) {
    const target = join(folder, path)
    const parent = dirname(target)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeAnew(target, text)
  }
}

function writeAnew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    rmSync(path)
    writeFileSync(path, text)
  }
}
