import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import type { PageBundle } from './page-bundle.ts'
import type { PageMemory } from './page-memory.ts'

type App = ConstructorParameters<typeof StaticPaths>[0]
type Route = Awaited<ReturnType<StaticPaths['getAll']>>[number]['route']

/** The program that Astro makes of the site, as far as it is asked. */
interface Program {
  app: App & {
    setInternals(internals: { pagesByKeys: Map<string, { styles: unknown[] }> }): void
    setOptions(options: object): void
    render(request: Request, options: { routeData: Route }): Promise<Response>
  }
}

/**
 * Draw every page of a bundle into a folder, and put the files that they ask for beside them. A page that says with
 * `cacheKey` what it is drawn from, and was drawn from the same by the same program, is taken over from the former build.
 * @param address - The origin that the pages are published at.
 * @param memory - What is remembered of the former build's pages.
 * @throws whatever a page throws.
 */
export async function drawPages(
  bundle: PageBundle,
  folder: string,
  address: string,
  memory?: PageMemory,
): Promise<void> {
  cpSync(bundle.assets, folder, { recursive: true })
  const app = await load(bundle)
  const drawn = new Set<string>()
  const made = new Set<string>()
  const trouble: string[] = []
  app.setOptions({
    settings: { scripts: [] },
    logger: {
      options: { destination: { write: ({ message }: { message: string }) => trouble.push(message) } },
    },
  })
  for (const { pathname, route, cacheKey } of await new StaticPaths(app).getAll()) {
    const path = fileOf(pathname, route.type)
    // Of two that claim an address the first has it, as when Astro draws.
    if (drawn.has(path)) continue
    drawn.add(path)
    if (cacheKey !== undefined && memory?.takeOver(folder, path, cacheKey)) continue
    const url = new URL(encodeURI(`/${path.replace(/index\.html$/, '')}`), address)
    const response = await app.render(new Request(url), { routeData: route })
    if (response.status >= 500) throw new Error(`${path}: ${trouble.join('\n')}`)
    const target = join(folder, path)
    const parent = dirname(target)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeFileSync(target, await response.text())
    if (cacheKey !== undefined) memory?.drawn(folder, path, cacheKey)
  }
  memory?.write()
}

async function load({ server, styles }: PageBundle): Promise<Program['app']> {
  const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry'))
  if (entry === undefined) throw new Error(`There is no program in ${server}; delete that folder`)
  const { app } = (await import(pathToFileURL(join(server, entry)).href)) as Program
  const byKey: [string, unknown[]][] = JSON.parse(readFileSync(styles, 'utf8'))
  app.setInternals({ pagesByKeys: new Map(byKey.map(([key, sheets]) => [key, { styles: sheets }])) })
  return app
}

/** The file of an address: a page is a folder, so that its address needs no ending. */
function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/|\/$/g, '')
  if (type === 'endpoint') return path
  return path === '404' ? '404.html' : join(path, 'index.html')
}
