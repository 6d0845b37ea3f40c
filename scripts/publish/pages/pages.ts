import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CACHE, MODULE, ROOM_FOR_NEW } from '../../own-folder.ts'
import { removeAbandoned } from '../../prune-cache.ts'
import type { Earlier } from '../earlier.ts'
import { MEMORIES } from '../file-memory.ts'

const PROCESS = join(import.meta.dirname, `pages-process${MODULE}`)

/** What the process that builds the pages is told first, as environment for the site. */
export interface BundleOrder {
  SLA_SITE_URL: string
  SLA_BASE: string
  /** Where the site is published, whose earlier builds it is to look at meanwhile. */
  SLA_PUBLISHED?: string
  /** Where in place of the whole site one report is built: the folder of its page, and what of. */
  SLA_PAGES?: string
  SLA_AGREEMENT?: string
  SLA_PERIOD?: string
}

/** What it is told then. */
export interface PagesOrder {
  SLA_FEED: string
  /** A folder of the feed that is not there yet: nobody may take a part of it for the whole. */
  SLA_FEED_LACKS?: string
  SLA_OUT: string
  /** The former build's folder, whose pages are taken over where they would be the same. */
  SLA_FORMER?: string
  /** Where those pages are remembered: beside the builds, since it is nothing to publish. */
  SLA_MEMORY?: string
}

/** What it is told in the end. */
export interface ServicesOrder {
  SLA_FEED_LACKS: ''
}

/** The one report that is built instead of the site. */
export interface ReportOrder {
  agreement: string
  period: string
}

/** The paths of what was built. */
export interface BuiltPages {
  files: string[]
  /** Pages that ask not to be found. */
  hidden: string[]
}

/** The builder of pages, warming up from the moment that it is made. */
export interface PagesBuilder {
  /**
   * Tell it the address that the pages are published at: then it can load what draws them.
   * @param what - Which report if not all; else the folder that the site is published as.
   */
  prepare(siteUrl: string, what: ReportOrder | { out: string }): void
  /** What it saw of earlier builds of the whole site, to be waited for before it builds; null where it has ended, of which `build` says why. */
  earlier(): Promise<Earlier | null>
  /**
   * Build the pages into `outDir` from the feed in `feedDir`.
   * @param site - For a whole site, whose services may come later: the former build's folder, null where there is none.
   */
  build(outDir: string, feedDir: string, site?: { former: string | null }): Promise<BuiltPages>
  /** Tell it that the feeds of services are there too. */
  drawServices(): void
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
  const child = fork(PROCESS, { cwd, env, silent: true, execArgv: [...process.execArgv, ROOM_FOR_NEW] })
  const said = listen(child)
  const ended = Promise.withResolvers<null>()
  child.once('close', () => ended.resolve(null))
  /** What it says next; null where it ends before. */
  const nextMessage = <Message>(): Promise<Message | null> => {
    const { promise, resolve: give } = Promise.withResolvers<Message>()
    child.once('message', (message) => give(message as Message))
    return Promise.race([promise, ended.promise])
  }
  // To one that has ended already nothing can be sent; that it has is seen below.
  const send = (order: BundleOrder | PagesOrder | ServicesOrder) => child.send(order, () => undefined)
  let earlier: Promise<Earlier | null> = Promise.resolve(null)
  let done = false
  return {
    prepare: (siteUrl, what) => {
      const { origin, pathname } = new URL(siteUrl)
      const ofSite = 'out' in what
      if (ofSite) earlier = nextMessage()
      send({
        SLA_SITE_URL: origin,
        SLA_BASE: pathname,
        ...(ofSite
          ? { SLA_PUBLISHED: resolve(what.out) }
          : { SLA_PAGES: './site/report', SLA_AGREEMENT: what.agreement, SLA_PERIOD: what.period }),
      })
    },
    earlier: () => earlier,
    build: async (outDir, feedDir, site) => {
      const finished = nextMessage<BuiltPages>()
      send({
        SLA_FEED: feedDir,
        SLA_OUT: outDir,
        ...(site && { SLA_MEMORY: join(dirname(outDir), MEMORIES.pages), SLA_FEED_LACKS: 'services' }),
        ...(site?.former && { SLA_FORMER: site.former }),
      })
      const built = await finished
      if (built === null) throw new Error(`The pages could not be built:\n${said().trim()}`)
      // It ends by itself, which takes a while that nobody waits for.
      done = true
      return built
    },
    drawServices: () => {
      send({ SLA_FEED_LACKS: '' })
    },
    close: () => {
      if (!done) child.kill()
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
