import { globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ROOT } from '../own-folder.ts'
import { writeFiles } from '../publish/output.ts'
import { buildEmbed } from '../publish/pages/embed.ts'
import { type FeedKind, jsonSchema } from '../publish/schemas.ts'
import { BILL, billOf } from './bill.ts'
import { compile } from './compile.ts'
import { exportsMap, PACKAGE, SCHEMAS } from './contents.ts'
import { writeEditorData } from './editor-data.ts'
import { entries } from './entries.ts'
import { readManifest } from './manifest.ts'
import { elementsOf } from './manifest-types.ts'
import { preactTypes, reactTypes, vueTypes } from './tag-types.ts'

const MANIFEST = join(ROOT, 'package.json')
const ownManifest = () => JSON.parse(readFileSync(MANIFEST, 'utf8'))
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/**
 * Build what `npm pack` packs, in dist/package. It replaces a former one whole.
 * @throws Error when package.json's `exports` are not those of the components that there are.
 */
export async function buildPackage(): Promise<void> {
  const { exports } = ownManifest()
  if (!isDeepStrictEqual(exports, exportsMap())) {
    throw new Error(
      'package.json: "exports" does not name the tags and languages under components/; run "npm run package:exports"',
    )
  }
  const target = join(ROOT, PACKAGE)
  await mkdir(dirname(target), { recursive: true })
  const unfinished = await mkdtemp(`${target}-`)
  try {
    await writePackage(unfinished)
    await rm(target, { recursive: true, force: true })
    await rename(unfinished, target)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function writePackage(target: string): Promise<void> {
  await compile(target)
  const manifest = readManifest()
  const elements = elementsOf(manifest)
  const schemaModules = globSync('data/schema/*.d.ts', { cwd: target }).map((path) => basename(path, '.d.ts'))
  const types = { jsx: reactTypes(elements), 'jsx-preact': preactTypes(elements), vue: vueTypes(elements) }
  const files = new Map([
    ...entries(manifest, schemaModules),
    ...Object.entries(types).flatMap(([name, text]): [string, string][] => [
      [`${name}.d.ts`, text],
      [`${name}.js`, 'export {}\n'],
    ]),
    ...Object.entries(SCHEMAS).map(([kind, name]): [string, string] => [
      name,
      json(jsonSchema(kind as FeedKind)),
    ]),
    ['custom-elements.json', json(manifest)],
  ])
  await writeFiles(target, files)
  writeEditorData(manifest, target)
  const { name, version, license, dependencies } = ownManifest()
  await writeFile(join(target, BILL), await billOf({ name, version, license, dependencies }))
  await buildEmbed(target)
}

/** Give package.json the exports that it should have. */
async function writeExports(): Promise<void> {
  await writeFile(MANIFEST, json({ ...ownManifest(), exports: exportsMap() }))
}

if (import.meta.main) await (process.argv.includes('--exports') ? writeExports() : buildPackage())
