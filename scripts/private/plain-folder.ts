import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../failure.ts'
import { lockFolder } from '../lock.ts'
import type { SiteFiles } from '../publish/feed.ts'
import { openOutput, storeOf, writeFiles } from '../publish/output.ts'
import { unwritableOr } from '../record/unwritable-error.ts'
import type { Terminal } from '../terminal.ts'
import { liesIn } from './lies-in.ts'

/**
 * Write private feeds in plain form into a folder of their own, all of it at once: a customer who is no longer there is gone
 * from it. Its owner and group may read it, nobody else: let the server be of the group.
 * @param files - As `plainFiles` gives them.
 * @throws UsageError where the folder lies in what is published, or what is published in it.
 */
export async function writePlainFolder(
  folder: string,
  { data, out }: { data: string; out: string },
  files: SiteFiles,
  terminal: Terminal,
): Promise<void> {
  for (const [other, what] of [
    [out, 'the published folder'],
    [data, 'the data folder'],
  ] as const) {
    if (liesIn(folder, other) || liesIn(other, folder))
      throw new UsageError(
        `--private-plain ${folder} and ${what} ${other} lie in each other; keep them apart`,
      )
  }
  await mkdir(dirname(resolve(folder)), { recursive: true })
  const unlock = await lockFolder(storeOf(folder), terminal)
  const output = await openOutput(folder, 0o750).catch((error: unknown) => {
    unlock()
    throw unwritableOr(error, resolve(folder))
  })
  try {
    await writeFiles(output.staging, files)
    await output.publish()
  } catch (error) {
    await output.discard().catch(() => undefined)
    throw unwritableOr(error, resolve(folder))
  } finally {
    unlock()
  }
}
