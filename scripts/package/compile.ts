import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../own-folder.ts'
import { publicModules } from './contents.ts'
import { plainTypes, type SchemaModule } from './plain-types.ts'

/**
 * Compile modules of the repository, with all of ours that they import, into a folder, a module each.
 * @throws Error with the compiler's words when they do not compile.
 */
export async function emit(target: string, modules: string[], declaration: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-'))
  const config = join(folder, 'tsconfig.json')
  await writeFile(
    config,
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration,
        rewriteRelativeImportExtensions: true,
        rootDir: ROOT,
        outDir: target,
        // Looked for from here on upwards otherwise, and this is not the repository.
        typeRoots: [join(ROOT, 'node_modules/@types')],
        ...(declaration && { types: [] }),
      },
      include: [],
      files: modules.map((path) => join(ROOT, `${path}.ts`)),
    }),
  )
  try {
    await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config])
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    throw new Error(`the package does not compile:\n${stdout || error}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Compile the public modules of the components, with declarations; of `data/schema/` the types alone, written out, so that
 * nobody needs zod.
 * @throws Error with the compiler's words when the components do not compile.
 */
export async function compile(target: string): Promise<void> {
  await emit(target, [...publicModules().values()], true)
  await writeSchemaTypes(target)
  await Promise.all(globSync(`${target}/components/**/*.d.ts`).map(mendDeclaration))
}

/** The compiler leaves `.ts` in declarations, and names a package that only Lit itself depends on. */
async function mendDeclaration(path: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    text.replace(/(['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2').replaceAll('import("lit-html")', 'import("lit")'),
  )
}

async function writeSchemaTypes(target: string): Promise<void> {
  const used = globSync(`${target}/data/schema/*.d.ts`)
  const modules = await Promise.all(used.map((path) => schemaModule(basename(path, '.d.ts'))))
  await rm(join(target, 'data'), { recursive: true })
  await mkdir(join(target, 'data/schema'), { recursive: true })
  for (const module of modules) {
    const path = join(target, 'data/schema', module.specifier.replace(/\.js$/, '.d.ts'))
    await writeFile(path, plainTypes(module, modules))
  }
}

async function schemaModule(name: string): Promise<SchemaModule> {
  const path = join(ROOT, 'data/schema', `${name}.ts`)
  const text = readFileSync(path, 'utf8')
  const typeNames = [...text.matchAll(/^export type (\w+) = z\.(?:infer|output)</gm)]
  const passedOn = [...text.matchAll(/^export \* from '(\.\/[\w-]+)\.ts'$/gm)]
  return {
    specifier: `./${name}.js`,
    values: (await import(path)) as Record<string, unknown>,
    typeNames: typeNames.flatMap(([, type]) => type ?? []),
    passedOn: passedOn.flatMap(([, module]) => (module === undefined ? [] : `${module}.js`)),
  }
}
