import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PROCESS = fileURLToPath(new URL('./pages-process.ts', import.meta.url))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/sla-status/', import.meta.url))

/**
 * Build the pages into `outDir` from the feed in `feedDir`. In a process of its own: a module once loaded stays, so a
 * watching process would keep every build in memory, and Astro would give it the pages of the first. The folder that the
 * process works in is where Astro keeps what it compiles; it is removed afterwards.
 */
export async function buildPages(outDir: string, feedDir: string, siteUrl: string): Promise<void> {
  const { origin, pathname } = new URL(siteUrl)
  await mkdir(CACHE, { recursive: true })
  const cwd = await mkdtemp(join(CACHE, 'pages-'))
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    SLA_FEED: feedDir,
    SLA_OUT: outDir,
    SLA_SITE_URL: origin,
    SLA_BASE: pathname,
  }
  try {
    await promisify(execFile)(process.execPath, [PROCESS], { cwd, env })
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string }
    throw new Error(`The pages could not be built:\n${`${stdout}${stderr}`.trim()}`, { cause: error })
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
