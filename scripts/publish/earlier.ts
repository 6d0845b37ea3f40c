import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MEMORIES, rememberedIn } from './file-memory.ts'
import { fileAt, keepFile, type Lying, lyingIn } from './kept-files.ts'
import { formerBuild, isSameBuild, olderBuild, storeOf } from './output.ts'
import { recipe } from './pages/recipe.ts'
import { isLong } from './written-into.ts'

/** Everything that can change what is derived from a feed. */
const SOURCES = ['scripts', 'data/schema']

/** What can be known of earlier builds before one begins, by a process that has nothing to do until then. */
export interface Earlier {
  /** Of the program that derives files from a feed. */
  program: string
  /** What lies in the folder that the build will begin from; null where it begins from nothing. */
  lying: { folder: string; files: [path: string, file: string][] } | null
}

/**
 * Make the build before the former one ready to begin the next from, and look what lies there; where no other build may be
 * at work (scripts/lock.ts), so it stays as it is. Whoever writes into a file by hand in the meantime makes another one of
 * it, which the next build sees.
 */
export async function prepareEarlier(out: string): Promise<Earlier> {
  // What is wrong there is told by the build.
  return { program: recipe(SOURCES), lying: await preparedIn(out).catch(() => null) }
}

/**
 * The older build with what is remembered of the former one in it, most of which the next will take over; and without
 * long files that are none of those, which would be replaced. Each takes time that the build itself does not have.
 */
async function preparedIn(out: string): Promise<Earlier['lying']> {
  const former = await formerBuild(resolve(out), out)
  const older = olderBuild(out)(former)
  if (former === null || older === null) return null
  // Whoever knows what was in it must not find it any more.
  const folder = join(storeOf(out), `build-${randomUUID().slice(0, 8)}`)
  renameSync(older.folder, folder)
  const lying = lyingIn(folder)
  const known = new Set<string>()
  for (const memory of Object.values(MEMORIES)) {
    for (const [path, [, file]] of Object.entries(rememberedIn(join(storeOf(out), memory)))) {
      known.add(path)
      if (lying.get(path) === file || fileAt(join(former, path)) !== file) continue
      keepFile(folder, former, path)
      lying.set(path, fileAt(join(folder, path)))
    }
  }
  for (const path of lying.keys()) {
    if (known.has(path) || path.endsWith('/') || !isLong(join(folder, path))) continue
    rmSync(join(folder, path))
    lying.set(path, '')
  }
  return { folder, files: [...lying] }
}

/** What lay in the folder that a build has begun in, where that is known. */
export function lyingAtStart(staging: string, earlier: Earlier | null): Lying | undefined {
  const { folder = '', files = [] } = earlier?.lying ?? {}
  return isSameBuild(folder, staging) ? new Map(files) : undefined
}
