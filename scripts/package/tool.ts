import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from '../own-folder.ts'
import { BILL, billOf, type Manifest } from './bill.ts'
import { emit } from './compile.ts'

/** Where `npm pack dist/tool` finds what installs the command `sla-status`. */
const TOOL = join(ROOT, 'dist/tool')

/** What runs: the command, and the process that it starts. */
const MODULES = ['scripts/cli', 'scripts/publish/pages/pages-process']

/** What goes along as it is: the pages and tags, which are compiled with the figures, and what is written from. */
const FILES = [
  'astro.config.mjs',
  'LICENSE',
  'components/**/*.{ts,css}',
  'data/schema/*.ts',
  'data/templates/*.yaml',
  'scripts/calendars/*.yaml',
  'scripts/starter/*.yaml',
  'site/**/*',
]
/** Of these, what tests alone use. */
const TESTS = ['**/*.{test,browser,fixture}.ts', 'components/{testing,every-tag}.ts']

/** Packages that do something on their own: a Chromium weighs 70 MB, and who prints no PDF, or has one, needs none. */
const OPTIONAL = ['@sparticuz/chromium']

/** Packages that nothing imports: the Node that the program is written for. */
const BESIDES = ['node']

/**
 * Build the package of the command line, a folder of its own: components go into other people's pages and depend on Lit
 * alone, while this one brings Astro, DuckDB and the rest. Modules are compiled, since Node takes no TypeScript that is
 * installed; what the pages are made of is not, for Astro compiles it. Replaces a former one whole.
 * @throws Error when something imports a package that package.json does not name.
 */
export async function buildTool(): Promise<void> {
  await mkdir(dirname(TOOL), { recursive: true })
  const unfinished = await mkdtemp(`${TOOL}-`)
  try {
    await emit(unfinished, MODULES, false)
    for (const path of globSync(FILES, { cwd: ROOT, exclude: TESTS, withFileTypes: true })) {
      if (!path.isFile()) continue
      const from = join(path.parentPath, path.name)
      await cp(from, join(unfinished, from.slice(ROOT.length)))
    }
    const manifest = await manifestOf(unfinished)
    await writeFile(join(unfinished, 'README.md'), README)
    await writeFile(join(unfinished, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    await writeFile(join(unfinished, BILL), await billOf(manifest))
    await rm(TOOL, { recursive: true, force: true })
    await rename(unfinished, TOOL)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** The manifest, with the very versions that the tests ran with. */
async function manifestOf(folder: string): Promise<Manifest> {
  const own = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const named: Record<string, string> = { ...own.devDependencies, ...own.dependencies }
  const imported = importedBy(folder)
  const unnamed = imported.filter((name) => named[name] === undefined)
  if (unnamed.length > 0) throw new Error(`package.json does not name ${unnamed.join(', ')}`)
  const versions = (names: string[]) =>
    Object.fromEntries(names.sort().map((name) => [name, installedVersion(name)]))
  return {
    name: `${own.name}-cli`,
    version: own.version,
    description: own.description,
    license: own.license,
    type: 'module',
    bin: { [own.name]: 'scripts/cli.js' },
    dependencies: versions([...imported.filter((name) => !OPTIONAL.includes(name)), ...BESIDES]),
    peerDependencies: versions([...OPTIONAL]),
    peerDependenciesMeta: Object.fromEntries(OPTIONAL.map((name) => [name, { optional: true }])),
  }
}

function installedVersion(name: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version
}

/** A statement or an expression that imports; one of types alone is none. */
const IMPORT =
  /^(?:import|export)(?! type\b)(?:\s[\w*{},\s$]*?\sfrom)?\s['"]([^'"\n]+)['"]|import\(['"]([^'"]+)['"]\)/gm

/** The packages that modules of a folder import, types aside. */
function importedBy(folder: string): string[] {
  const names = globSync('**/*.{js,mjs,ts,astro}', { cwd: folder })
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(IMPORT)])
    .map(([, one, other]) => one ?? other ?? '')
    .filter((name) => /^[@\w]/.test(name) && !isBuiltin(name) && !name.startsWith('astro:'))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
  return [...new Set(names)]
}

const README = `# sla-status-cli

A status page that shows, exactly and honestly, how services keep their service level agreements.

\`\`\`sh
npm install sla-status-cli
npx sla-status new site https://www.example.com   # a data folder that builds as it is
npx sla-status watch --serve                      # http://localhost:4321
\`\`\`

\`npx sla-status --help\` lists the commands. The tags for other people's pages are the package sla-status.
`

if (import.meta.main) await buildTool()
