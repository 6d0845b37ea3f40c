import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'
import { CACHE, MODULE, ROOT } from '../../own-folder.ts'
import { placeCopies } from '../kept-files.ts'
import { writeIntegrity } from './embed-integrity.ts'
import { bundleStandalone } from './embed-standalone.ts'

const COMPONENTS = join(ROOT, 'components')
/** What the customer's page shares with `<sla-compliance>`, in one piece. */
const AGREEMENT = /components\/sla-compliance\/(credits|explanation|history|words)\.ts$/
/** What single pages of the site run: no tags, so neither in the package nor in the standalone script. */
const PAGES = {
  /** Opens private feeds on the page of all customers. */
  'customer-page': join(COMPONENTS, 'private/customer-page.ts'),
  /** Verifies the chain of the agreement that a page is about. */
  'chain-page': join(COMPONENTS, 'chain/chain-page.ts'),
}

/** What registers and follows a feed: the first thing that any tag needs. */
const CORE =
  /node_modules\/(@lit|lit)(?!.*directive)|components\/(adopt|alarm|feed-(client|controller|element|guard)|kept|language|part|web-address)\.ts$|messages\/languages\.ts$/
/** What every tag draws with; fetched beside the feed. */
const DRAWING =
  /components\/(drawing|events|feed-text|formats|icons|linked|links|notice|objectives|prerendered|shared\.styles|view)\.ts$/
const DETAIL = /components\/(day-strip|day-words|days|detail\.styles)\.ts$/

/**
 * Put the scripts that customers embed into a folder, and give their paths: `embed/v1/NAME.js` registers the tag NAME, `all.js` every tag. They share their
 * chunks, so that a second tag on a page costs only what it alone does, and fetch what a tag draws with once the page has it.
 * `sla-status.standalone.js` is every tag in one file, `integrity.json` the hash of each script, and `themes/NAME.css`
 * are ready-made looks. Bundled once for each version of the components and kept, since no figure goes into them.
 */
export async function buildEmbed(outDir: string, former: string | null = null): Promise<string[]> {
  const cached = join(CACHE, `embed-${recipeDigest()}`)
  if (!(await readdir(cached).catch(() => null))) await bundle(cached)
  return placeCopies(cached, outDir, former, 'embed/v1/')
}

/** File of each entry by its name: `sla-status`, …, and `register-language` for pages with a language of their own. */
export async function entries(): Promise<Record<string, string>> {
  const files = (await readdir(COMPONENTS, { recursive: true })).sort()
  const tags = files.filter((file) => /^sla-[\w-]+\/define\.ts$/.test(file))
  return Object.fromEntries([
    ...tags.map((file) => [basename(join(file, '..')), join(COMPONENTS, file)]),
    ['register-language', join(COMPONENTS, 'register-language.ts')],
  ])
}

/** Bundle every tag into a folder of its own, complete or not at all. */
export async function bundle(target: string): Promise<void> {
  const { build } = await import('vite')
  const { minifyTemplates } = await import('./minify-templates.ts')
  const unfinished = `${target}.${process.pid}`
  const group = (name: string, files: RegExp) => ({ name, test: (id: string) => files.test(id) })
  await build({
    root: ROOT,
    // Chunks are found beside the script, wherever that is embedded from.
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [minifyTemplates(), withoutFacades(), allInOne()],
    // Lit for production whatever NODE_ENV says, or its warning would stand in every customer's console.
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry: { ...(await entries()), ...PAGES }, formats: ['es'] },
      rollupOptions: {
        output: {
          minify: true,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {
            groups: [
              group('core', CORE),
              group('drawing', DRAWING),
              group('detail', DETAIL),
              group('agreement', AGREEMENT),
            ],
          },
        },
      },
    },
  })
  await cp(join(COMPONENTS, 'themes'), join(unfinished, 'themes'), { recursive: true })
  await bundleStandalone(unfinished, Object.values(await entries()))
  await writeIntegrity(unfinished)
  await mkdir(CACHE, { recursive: true })
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

/** `all.js` is every entry, one after another. */
function allInOne(): Plugin {
  return {
    name: 'all-in-one',
    generateBundle(_options, bundle) {
      const names = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' && file.isEntry && file.name.startsWith('sla-') ? file.fileName : [],
      )
      const source = names.map((name) => `import"./${name}";\n`).join('')
      this.emitFile({ type: 'asset', fileName: 'all.js', source })
    },
  }
}

/**
 * What is imported on demand and shared besides gets a file that only passes its exports on: a request and a wait for
 * nothing. Whoever imports it imports what is behind it.
 */
function withoutFacades(): Plugin {
  return {
    name: 'without-facades',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      for (const { fileName, code, isEntry } of chunks) {
        const [, passed, behind = ''] = /^export\{([^}]*)\}from"([^"]*)";\s*$/.exec(code) ?? []
        if (isEntry || passed === undefined) continue
        const object = passed.replace(/(\w+) as (\w+)/g, '$2:m.$1')
        for (const chunk of chunks)
          chunk.code = chunk.code.replaceAll(
            `import(\`./${fileName}\`)`,
            `import(\`./${basename(behind)}\`).then(m=>({${object}}))`,
          )
        delete bundle[fileName]
      }
    },
  }
}

/** Changes with anything that the bundle is made from. */
function recipeDigest(): string {
  const hash = createHash('sha256')
  const sources = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|css)$/.test(name))
    .sort()
  const own = ['embed', 'embed-integrity', 'embed-standalone', 'minify-templates'].map((name) =>
    join(import.meta.dirname, `${name}${MODULE}`),
  )
  // An installed program has no lock file; what it depends on has exact versions in its manifest.
  const lock = join(ROOT, 'package-lock.json')
  const versions = existsSync(lock) ? lock : join(ROOT, 'package.json')
  for (const file of [...sources.map((name) => join(COMPONENTS, name)), versions, ...own]) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}
