import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import type { FileMemory } from '../file-memory.ts'
import { placeFile } from '../kept-files.ts'
import type { PageBundle } from './page-bundle.ts'

type App = Required<ConstructorParameters<typeof StaticPaths>[0]>
type Route = Awaited<ReturnType<StaticPaths['getAll']>>[number]['route']

/** The program that Astro makes of the site, as far as it is asked. */
export type Program = App & {
  setInternals(internals: { pagesByKeys: Map<string, { styles: unknown[] }> }): void
  setOptions(options: object): void
  render(request: Request, options: { routeData: Route }): Promise<Response>
}

/** Load the program of a bundle, to the last page: from the feed it reads when it is asked for pages, and not before. */
export async function loadProgram({ server, styles }: PageBundle): Promise<Program> {
  const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry'))
  if (entry === undefined) throw new Error(`There is no program in ${server}; delete that folder`)
  const { app }: { app: Program } = await import(pathToFileURL(join(server, entry)).href)
  const byKey: [string, unknown[]][] = JSON.parse(readFileSync(styles, 'utf8'))
  app.setInternals({ pagesByKeys: new Map(byKey.map(([key, sheets]) => [key, { styles: sheets }])) })
  for (const { routeData } of app.manifest.routes) await app.getComponentByRoute(routeData)
  return app
}

/** Where pages are drawn to. */
interface Drawing {
  folder: string
  /** The origin that the pages are published at. */
  address: string
  /** What is remembered of the former build's pages. */
  memory: FileMemory | undefined
}

/** The paths of pages. */
interface Drawn {
  pages: string[]
  /** Those of them that ask not to be found. */
  hidden: string[]
}

/**
 * Draw pages into a folder. One that says with `cacheKey` what it is drawn from, and was drawn from the same by the same
 * program, is taken over from the former build; one that asks not to be found is drawn each time.
 * @param asked - Says of the source of pages whether to draw them.
 * @throws whatever a page throws.
 */
export async function drawPages(
  app: Program,
  asked: (source: string) => boolean,
  { folder, address, memory }: Drawing,
): Promise<Drawn> {
  const drawn = new Set<string>()
  const hidden: string[] = []
  const trouble: string[] = []
  app.setOptions({
    settings: { scripts: [] },
    logger: {
      options: { destination: { write: ({ message }: { message: string }) => trouble.push(message) } },
    },
  })
  const routes = app.manifest.routes.filter(({ routeData }) => asked(routeData.component))
  const paths = new StaticPaths({
    manifest: { ...app.manifest, routes },
    routeCache: app.routeCache,
    getComponentByRoute: (route) => app.getComponentByRoute(route),
  })
  for (const { pathname, route, cacheKey } of await paths.getAll()) {
    const path = fileOf(pathname, route.type)
    // Of two that claim an address the first has it, as when Astro draws.
    if (drawn.has(path)) continue
    drawn.add(path)
    if (cacheKey !== undefined && memory?.takeOver(path, cacheKey)) continue
    const url = new URL(encodeURI(`/${path.replace(/index\.html$/, '')}`), address)
    const response = await app.render(new Request(url), { routeData: route })
    if (response.status >= 500) throw new Error(`${path}: ${trouble.join('\n')}`)
    const page = Buffer.from(await response.arrayBuffer())
    placeFile(folder, null, path, page)
    if (asksNotToBeFound(page)) hidden.push(path)
    else if (cacheKey !== undefined) memory?.made(path, cacheKey)
  }
  return { pages: [...drawn], hidden }
}

const HIDDEN = /<meta\b[^>]*\bname="robots"[^>]*\bnoindex\b/i

/** A page says so before its title, which is near its beginning. */
function asksNotToBeFound(page: Buffer): boolean {
  const end = page.indexOf('</title>')
  return HIDDEN.test(page.toString('utf8', 0, end === -1 ? page.length : end))
}

/** The file of an address: a page is a folder, so that its address needs no ending. */
function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/|\/$/g, '')
  if (type === 'endpoint') return path
  return path === '404' ? '404.html' : join(path, 'index.html')
}
