import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { ROOT } from '../../own-folder.ts'

const COMPONENTS = join(ROOT, 'components')
const ENTRY = 'virtual:all-tags'
const NAME = 'sla-status.standalone.js'

/**
 * All tags in one file, `sla-status.standalone.js`, for embedders who pin a script by its hash: it loads no other script,
 * so the hash covers all of it. Views and languages are inside; the chart, which is a library of its own, is not, and
 * the tags that would load it keep their picture and table.
 * @param files - The modules that are otherwise scripts of their own.
 * @throws Error when something in it would still be loaded.
 */
export async function bundleStandalone(embedDir: string, files: string[]): Promise<void> {
  const { build } = await import('vite')
  const { minifyTemplates } = await import('./minify-templates.ts')
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [allTags(files), withoutChart(), minifyTemplates()],
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry: ENTRY, formats: ['es'], fileName: () => NAME },
      rollupOptions: { output: { minify: true, codeSplitting: false } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const [script, ...others] = outputs
  if (script?.type !== 'chunk' || others.length > 0 || /\bimport\s*\(/.test(script.code)) {
    const written = outputs.map(({ fileName }) => fileName).join(', ')
    throw new Error(`${NAME} is not one file that loads nothing: ${written}`)
  }
  await writeFile(join(embedDir, NAME), script.code)
}

/** A module that is all of these. */
function allTags(files: string[]): Plugin {
  const source = files.map((file) => `export * from ${JSON.stringify(file)}\n`).join('')
  return {
    name: 'all-tags',
    // Vite makes a path of an entry's name.
    resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : null),
    load: (id) => (id === `\0${ENTRY}` ? source : null),
  }
}

/** An import on demand that would bring the chart fails at once, as it may anywhere else when the network does. */
function withoutChart(): Plugin {
  return {
    name: 'without-chart',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(COMPONENTS)) return null
      return code.replace(/\bimport\('([^']+)'\)/g, (whole, specifier: string) =>
        bringsChart(specifier, id) ? "Promise.reject(new Error('the chart is not in this script'))" : whole,
      )
    },
  }
}

/** Whether what a module imports is the chart's library, or imports it in turn. */
function bringsChart(specifier: string, importer: string): boolean {
  if (!specifier.startsWith('.')) return /^chart\.js\b/.test(specifier)
  const path = resolve(dirname(importer), specifier)
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b(?! type\b)[^'"]*from '([^']+)'/gm)
  return [...imports].some(([, next = '']) => bringsChart(next, path))
}
