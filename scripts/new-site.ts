import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from './failure.ts'
import { writeNew } from './import/write-new.ts'
import type { Terminal } from './terminal.ts'

/** What a data folder begins as. */
const STARTER = join(import.meta.dirname, 'starter')

export interface NewSiteOptions {
  data: string
  /** The address that is looked at from the first build on. */
  address?: string
}

/**
 * `sla-status new site ADDRESS`: a data folder that builds as it is, with one service that is looked at. Files that are
 * there already stay as they are.
 * @throws UsageError without an address that can be looked at, or where there is a data folder already.
 */
export async function newSite(
  { data, address = '' }: NewSiteOptions,
  terminal: Terminal,
): Promise<{ files: string[] }> {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new UsageError(
      `expected the address to look at, as in: new site https://www.example.com${address && `; found "${address}"`}`,
    )
  if (existsSync(join(data, 'site.yaml')))
    throw new UsageError(`${join(data, 'site.yaml')} is there already, and nothing was changed`)
  const values = {
    TIME_ZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ADDRESS: new URL(address).href,
  }
  const files: string[] = []
  // The last is the one that makes it a data folder: after a crash the command can be given again.
  const names = (await readdir(STARTER)).sort((a, b) => Number(a === 'site.yaml') - Number(b === 'site.yaml'))
  for (const name of names) {
    const text = await readFile(join(STARTER, name), 'utf8')
    const filled = Object.entries(values).reduce((all, [key, value]) => all.replaceAll(key, value), text)
    if (await writeNew(data, name, filled)) files.push(join(data, name))
  }
  for (const file of files) terminal.line(`Wrote ${file}`)
  const where = data === 'data' ? '' : ` --data ${data}`
  terminal.line(`It looks at ${values.ADDRESS}; the page's own address is url in site.yaml`)
  terminal.line(`It builds as it is: sla-status watch --serve${where}`)
  terminal.line(`What you promise comes next: sla-status new agreement${where}, which lists the templates`)
  return { files }
}
