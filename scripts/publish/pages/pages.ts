import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHE, MODULE } from '../../own-folder.ts'
import { removeAbandoned } from '../../prune-cache.ts'

const PROCESS = join(import.meta.dirname, `pages-process${MODULE}`)

/** What the process that builds the pages is told, as environment for the site. */
export interface PagesOrder {
  SLA_FEED: string
  SLA_OUT: string
  SLA_SITE_URL: string
  SLA_BASE: string
  /** The former build's folder, whose pages are taken over where they would be the same. */
  SLA_FORMER?: string
  /** Where those pages are remembered: beside the builds, since it is nothing to publish. */
  SLA_MEMORY?: string
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

export interface PagesOptions {
  /** The former build's folder. */
  former?: string | null
  report?: ReportOrder
}

/** The builder of pages, warming up from the moment that it is made. */
export interface PagesBuilder {
  /** Build the pages into `outDir`, which is empty, from the feed in `feedDir`. */
  build(outDir: string, feedDir: string, siteUrl: string, more?: PagesOptions): Promise<void>
  /** End it, whether or not it has built. */
  close(): void
}

/**
 * Start what builds the pages, so that it loads while the data is read. It is a process of its own for each build: a
 * module once loaded stays, so a watching process would keep every build in memory, and the site would give it the pages of
 * the first. The folder that it works in is where Astro keeps what it compiles.
 */
export function startPages(): PagesBuilder {
  mkdirSync(CACHE, { recursive: true })
  removeAbandoned(CACHE)
  const cwd = mkdtempSync(join(CACHE, `pages-${process.pid}-`))
  const env = { ...withoutSecrets(process.env), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' }
  const child = fork(PROCESS, { cwd, env, silent: true })
  return {
    build: async (outDir, feedDir, siteUrl, { former, report } = {}) => {
      const { origin, pathname } = new URL(siteUrl)
      const order: PagesOrder = {
        SLA_FEED: feedDir,
        SLA_OUT: outDir,
        SLA_SITE_URL: origin,
        SLA_BASE: pathname,
        ...(former && { SLA_FORMER: former }),
        ...(!report && { SLA_MEMORY: join(dirname(outDir), 'pages.json') }),
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
    },
    close: () => {
      child.kill()
      rmSync(cwd, { recursive: true, force: true })
    },
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
