import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE, MODULE } from '../own-folder.ts'

const PROCESS = join(import.meta.dirname, `pages-process${MODULE}`)

/** What the process that builds the pages is told, as environment for the site. */
export interface PagesOrder {
  SLA_FEED: string
  SLA_OUT: string
  SLA_SITE_URL: string
  SLA_BASE: string
  /** Where in place of the whole site one report is built: the folder of its page, and what of. */
  SLA_PAGES?: string
  SLA_AGREEMENT?: string
  SLA_PERIOD?: string
}

/** The one report that is built instead of the site. */
export interface ReportOrder {
  agreement: string
  period: string
}

/** The builder of pages, warming up from the moment that it is made. */
export interface PagesBuilder {
  /** Build the pages into `outDir`, which is empty, from the feed in `feedDir`. */
  build(outDir: string, feedDir: string, siteUrl: string, report?: ReportOrder): Promise<void>
  /** End it, whether or not it has built. */
  close(): void
}

/**
 * Start what builds the pages, so that it loads while the data is read. It is a process of its own for each build: a
 * module once loaded stays, so a watching process would keep every build in memory, and Astro would give it the pages of
 * the first. The folder that it works in is where Astro keeps what it compiles.
 */
export function startPages(): PagesBuilder {
  mkdirSync(CACHE, { recursive: true })
  const cwd = mkdtempSync(join(CACHE, 'pages-'))
  const env = { ...withoutSecrets(process.env), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' }
  const child = fork(PROCESS, { cwd, env, silent: true })
  return {
    build: async (outDir, feedDir, siteUrl, report) => {
      const { origin, pathname } = new URL(siteUrl)
      const made = join(cwd, 'made')
      const order: PagesOrder = {
        SLA_FEED: feedDir,
        SLA_OUT: made,
        SLA_SITE_URL: origin,
        SLA_BASE: pathname,
        ...(report && {
          SLA_PAGES: './site/report',
          SLA_AGREEMENT: report.agreement,
          SLA_PERIOD: report.period,
        }),
      }
      const said = listen(child)
      child.send(order)
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
      if (code !== 0) throw new Error(`The pages could not be built:\n${said().trim()}`)
      await moveTo(outDir, made)
    },
    close: () => {
      child.kill()
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}

/** Astro can build only into the file system that it works in, and the output may be mounted from another. */
async function moveTo(outDir: string, made: string): Promise<void> {
  try {
    await rename(made, outDir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await cp(made, outDir, { recursive: true })
  }
}

/** The pages need no key, so what builds them gets none. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^SLA_(KEYS|SIGNING_KEY)/.test(name)))
}

/** All that a process writes. */
function listen(child: ChildProcess): () => string {
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(String(part)))
  return () => parts.join('')
}
