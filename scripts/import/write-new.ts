import { link, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes a file that is not there yet, whole or not at all, whatever happens in between.
 * @returns false where there is a file of this name, which is left as it is.
 */
export async function writeNew(folder: string, name: string, text: string): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  const beside = join(folder, `.${name}.${process.pid}`)
  try {
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    // A link, unlike a rename, never takes the place of another file.
    await link(beside, join(folder, name))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(beside, { force: true })
  }
}
