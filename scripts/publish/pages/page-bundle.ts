import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { CACHE, ROOT } from '../../own-folder.ts'
import type { BundleOrder } from './pages.ts'
import { recipe } from './recipe.ts'

/** Everything that can change what the pages' program does with a feed. */
const SOURCES = ['site', 'components', 'data/schema', 'astro.config.mjs', 'scripts/publish/pages']
const NAME = 'bundle-'
/** A bundle that nobody has used for so long is of an older program, or of a site that has moved. */
const KEPT_MS = 7 * 86_400_000

/** What draws the pages, ready to run. */
export interface PageBundle {
  /** Changes with anything that it is made from. */
  digest: string
  /** The folder of the files that pages ask for: scripts and styles under their hashes, and what is public as it is. */
  assets: string
  /** The folder of the program. */
  server: string
  /** Which styles belong to which page, as `[key, styles][]` in JSON. */
  styles: string
}

const bundleIn = (folder: string, digest: string): PageBundle => ({
  digest,
  assets: join(folder, 'assets'),
  server: join(folder, 'server'),
  styles: join(folder, 'styles.json'),
})

/**
 * The site as Astro bundles it, for this address; made once for each version of its sources and kept, since no figure
 * goes into it. To delete the cache loses nothing.
 */
export async function pageBundle(order: BundleOrder): Promise<PageBundle> {
  const { SLA_BASE, SLA_SITE_URL, SLA_PAGES = '' } = order
  const digest = recipe(SOURCES, [SLA_BASE, SLA_SITE_URL, SLA_PAGES])
  const kept = join(CACHE, NAME + digest)
  if (!(await stat(kept).catch(() => null))) await makeBundle(kept)
  const now = new Date()
  await utimes(kept, now, now).catch(() => null)
  return bundleIn(kept, digest)
}

/** Whether this version of the sources was bundled for any address: then Astro itself need not be loaded. */
export async function hasBundles(): Promise<boolean> {
  return (await readdir(CACHE).catch(() => [])).some((name) => name.startsWith(NAME))
}

/** Let Astro bundle and not draw, into a folder that is there complete or not at all. */
async function makeBundle(kept: string): Promise<void> {
  const { build } = await import('astro')
  const unfinished = `${kept}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  const made = bundleIn(unfinished, '')
  await mkdir(unfinished, { recursive: true })
  // Where Astro builds into is the folder that this process works in (pages.ts).
  const out = join(process.cwd(), 'made')
  let pages: Map<string, { styles: unknown[] }> = new Map()
  const keep: AstroIntegration = {
    name: 'keep-what-draws-the-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'draws-nothing',
          getStaticPaths: async () => [],
          render: async () => new Response(null, { status: 404 }),
          teardown: () => rename(join(out, '.prerender'), made.server),
        }),
      'astro:build:setup': (setup) => {
        pages = setup.pages
      },
    },
  }
  await build({ root: ROOT, outDir: out, logLevel: 'error', integrations: [keep] })
  await rename(out, made.assets)
  await writeFile(made.styles, JSON.stringify([...pages].map(([key, { styles }]) => [key, styles])))
  await removeUnused()
  // Two builds may have made the same; whose it is makes no difference.
  await rename(unfinished, kept).catch(() => rm(unfinished, { recursive: true, force: true }))
}

async function removeUnused(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    if (!name.startsWith(NAME)) continue
    const { mtimeMs } = await stat(join(CACHE, name)).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_MS) await rm(join(CACHE, name), { recursive: true, force: true })
  }
}
