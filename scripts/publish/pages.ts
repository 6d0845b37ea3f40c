import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/sla-status')

/** Build the pages into `outDir` from the feed in `feedDir`. */
export async function buildPages(outDir: string, feedDir: string, siteUrl: string): Promise<void> {
  const { origin, pathname } = new URL(siteUrl)
  Object.assign(process.env, {
    ASTRO_TELEMETRY_DISABLED: '1',
    SLA_FEED: feedDir,
    SLA_OUT: outDir,
    SLA_SITE_URL: origin,
    SLA_BASE: pathname,
  })
  const { build } = await import('astro')
  await build({ root: ROOT, logLevel: 'error' })
}

/**
 * The script that customers embed, `embed/v1/sla-status.js`: bundled once for each version of the components and kept,
 * since no figure goes into it.
 */
export async function buildEmbed(outDir: string): Promise<void> {
  const cached = join(CACHE, `embed-${await componentsDigest()}`)
  if (!(await readdir(cached).catch(() => null))) await bundle(cached)
  await cp(cached, join(outDir, 'embed', 'v1'), { recursive: true })
}

async function bundle(target: string): Promise<void> {
  const { build } = await import('vite')
  const unfinished = `${target}.${process.pid}`
  await build({
    root: ROOT,
    // Chunks are found beside the script, wherever that is embedded from.
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Lit for production whatever NODE_ENV says, or its warning would stand in every customer's console.
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: {
        input: { 'sla-status': join(ROOT, 'components/sla-status/define.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      },
    },
  })
  await mkdir(CACHE, { recursive: true })
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

async function componentsDigest(): Promise<string> {
  const hash = createHash('sha256')
  const folder = join(ROOT, 'components')
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.ts$/.test(name)).sort()
  const recipe = [join(ROOT, 'package-lock.json'), fileURLToPath(import.meta.url)]
  for (const file of [...files.map((name) => join(folder, name)), ...recipe]) {
    hash.update(file.slice(ROOT.length)).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
