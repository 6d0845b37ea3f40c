import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/sla-status')
const COMPONENTS = join(ROOT, 'components')

/** What a tag loads only when its view or language asks for it. */
const ON_DEMAND = /sla-status\/(full-view|day|events|figures)|messages\/(sv|en)\.ts/

/**
 * The script that customers embed, `embed/v1/sla-status.js`: bundled once for each version of the components and kept,
 * since no figure goes into it.
 */
export async function buildEmbed(outDir: string): Promise<void> {
  const cached = join(CACHE, `embed-${await recipeDigest()}`)
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
    plugins: [entryInOneFile()],
    // Lit for production whatever NODE_ENV says, or its warning would stand in every customer's console.
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry: { 'sla-status': join(COMPONENTS, 'sla-status/define.ts') }, formats: ['es'] },
      rollupOptions: {
        output: {
          minify: true,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [{ name: 'core', test: (id: string) => !ON_DEMAND.test(id) }] },
        },
      },
    },
  })
  await mkdir(CACHE, { recursive: true })
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

/** The bundler makes the entry a stub that imports the core; the core itself is the entry, a request less. */
function entryInOneFile(): Plugin {
  return {
    name: 'entry-in-one-file',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const entry = chunks.find(({ isEntry }) => isEntry)
      const core = chunks.find(({ name }) => name === 'core')
      if (!entry || !core) throw new Error('the bundle of the component has no entry or no core')
      for (const chunk of chunks) chunk.code = chunk.code.replaceAll(core.fileName, entry.fileName)
      entry.code = core.code
      delete bundle[core.fileName]
    },
  }
}

/** Changes with anything that the bundle is made from. */
async function recipeDigest(): Promise<string> {
  const hash = createHash('sha256')
  const sources = (await readdir(COMPONENTS, { recursive: true })).filter((name) => /\.ts$/.test(name)).sort()
  const recipe = [join(ROOT, 'package-lock.json'), fileURLToPath(import.meta.url)]
  for (const file of [...sources.map((name) => join(COMPONENTS, name)), ...recipe]) {
    hash.update(file.slice(ROOT.length)).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
