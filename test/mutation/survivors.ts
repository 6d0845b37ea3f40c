import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

/*
 * Changes of the engine's code that no test can tell from it, one by one, with the reason: `equivalent/FOLDER.yaml`,
 * `root.yaml` for the files beside the folders.
 */

/** A file of the folder, its line without blanks around it, what is changed in the line, and what it becomes. */
export type Change = [file: string, line: string, from: string, to: string]

const Reasons = z.array(
  z.strictObject({
    why: z.string().min(1),
    changes: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).min(1),
  }),
)

/** The changes with a reason, of one folder; none where it has no file. */
export async function explained(folder: string): Promise<{ why: string; change: Change }[]> {
  const url = new URL(`equivalent/${folder === '.' ? 'root' : folder}.yaml`, import.meta.url)
  const text = await readFile(url, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  return Reasons.parse(parse(text)).flatMap(({ why, changes }) => changes.map((change) => ({ why, change })))
}
