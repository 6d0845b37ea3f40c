// @ts-nocheck
import { PACKAGE, tags } from './contents.ts'
import { elementsOf, type Manifest } from './manifest-types.ts'

/**
 * The package's own modules, by name: all classes without registering one, and the registration of all.
 * @param schemaModules - Names of the modules of types of the feed.
 */
export function entries(manifest: Manifest, schemaModules: string[]): Map<string, string> {
  const classes = publicClasses(manifest)
    .map(({ names, path }) => `export { ${names.join(', ')} } from '${path}'\n`)
    .join('')
  const types = schemaModules.map((name) => `export type * from './data/schema/${name}.js'\n`).join('')
  const define = tags().map((tag) => `import './components/${tag}/define.js'\n`)
  const all = `${define.join('')}export * from './index.js'\n`
  return new Map([
    ['index.js', classes],
    ['index.d.ts', classes + types],
    ['define.js', all],
    ['define.d.ts', all],
  ])
}

/** Classes of tags and of their events, by module. */
function publicClasses(manifest: Manifest): { names: string[]; path: string }[] {
  const elements = elementsOf(manifest)
  const names = new Set(
    elements.flatMap(({ name, events = [] }) => [name, ...events.flatMap(({ type }) => type?.text ?? [])]),
  )
  return manifest.modules
    .map(({ path, exports }) => ({
      path: path.replace(PACKAGE, '.'),
      names: exports.flatMap(({ kind, name }) => (kind === 'js' && names.has(name) ? name : [])).sort(),
    }))
    .filter((module) => module.names.length > 0)
}
