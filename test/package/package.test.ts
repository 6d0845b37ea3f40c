import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportsMap, tags } from '../../scripts/package/contents.ts'
import { installed, packed } from './install.ts'
import { linesMarkedWrong, wrongLines } from './type-check.ts'

/* What `npm pack` makes, as somebody who installs it finds it: with what it depends on and no other package. */

const run = promisify(execFile)
let folder = ''
let target = ''
beforeAll(async () => {
  folder = await installed(['react', 'react-dom', '@types/react', '@types/react-dom', 'preact', 'vue'])
  target = join(folder, 'node_modules/sla-status')
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Run a module in plain Node, in the folder, and give what it wrote. */
async function inNode(code: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: folder })
  return JSON.parse(stdout)
}
const scripts = () => Object.keys(exportsMap()).filter((path) => !/\.(json|css)$/.test(path))
const specifier = (path: string) => path.replace(/^\./, 'sla-status')

test('publint finds nothing, even to suggest', async () => {
  const { messages, pkg } = await publint({ pkgDir: target, pack: false, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('arethetypeswrong finds types for every entry, from Node and from a bundler', async () => {
  // A style has no types.
  const entries = Object.keys(exportsMap())
  const styles = entries.filter((path) => path.endsWith('.css'))
  const options = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'json']
  const { stdout } = await run(resolve('node_modules/.bin/attw'), [
    await packed(),
    ...options,
    '--exclude-entrypoints',
    ...styles,
  ])
  const { analysis } = JSON.parse(stdout)
  expect(Object.keys(analysis.entrypoints)).toEqual(entries.filter((path) => !styles.includes(path)))
  const esm = analysis.problems.filter(({ resolutionKind }: { resolutionKind?: string }) =>
    ['node16-esm', 'bundler', undefined].includes(resolutionKind),
  )
  expect(esm).toEqual([])
})

test('every entry is importable in plain Node, where there is no document', async () => {
  const found = await inNode(`
    const found = {}
    for (const path of ${JSON.stringify(scripts().map(specifier))}) found[path] = Object.keys(await import(path)).length
    console.log(JSON.stringify({ found, document: typeof document }))`)
  expect(found).toMatchObject({ document: 'undefined' })
  expect(Object.keys((found as { found: object }).found)).toEqual(scripts().map(specifier))
})

test('the classes come without registering a tag; define.js registers all, define/TAG one', async () => {
  const [first = ''] = tags()
  const registered = (path: string) =>
    inNode(`await import('${path}'); await import('lit')
      console.log(JSON.stringify(${JSON.stringify(tags())}.filter((tag) => customElements.get(tag))))`)
  expect(await registered('sla-status')).toEqual([])
  expect(await registered(`sla-status/${first}.js`)).toEqual([])
  expect(await registered('sla-status/define.js')).toEqual(tags())
  expect(await registered(`sla-status/define/${first}.js`)).toContain(first)
})

test('what is not named in exports cannot be imported', async () => {
  const code = await inNode(`
    const failed = (path) => import(path).catch(({ code }) => code)
    console.log(JSON.stringify(await Promise.all([
      failed('sla-status/dist/package/index.js'), failed('sla-status/components/feed-client.js')])))`)
  expect(code).toEqual(['ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_PACKAGE_PATH_NOT_EXPORTED'])
})

test('the themes that the docs name are there by the names that the docs give', async () => {
  const named = [...readFileSync('docs/embedding.md', 'utf8').matchAll(/sla-status\/themes\/[\w-]+\.css/g)]
  expect(named.length).toBeGreaterThan(0)
  for (const name of ['night', 'contrast', 'paper', ...named.map(([path]) => path.slice(18, -4))]) {
    const path = await inNode(
      `console.log(JSON.stringify(import.meta.resolve('sla-status/themes/${name}.css')))`,
    )
    expect(readFileSync(new URL(String(path)), 'utf8')).toContain('--sla-')
  }
})

test('what README shows and leads to came along, and each page leads to others that did', () => {
  const pages = ['README.md', ...globSync('docs/*.md', { cwd: target })]
  expect(pages).toContain(join('docs', 'embedding.md'))
  const named = pages.flatMap((page) =>
    [...readFileSync(join(target, page), 'utf8').matchAll(/\]\(([^)#\s]+)|src(?:set)?="([^"]+\.png)"/g)]
      .map(([, link, picture]) => link ?? picture ?? '')
      .filter((path) => !/^[a-z]+:/.test(path))
      .map((path) => join(dirname(page), path)),
  )
  expect(named).toContain(join('docs', 'overview-light.png'))
  // Sources and tests are in the repository alone, as README says.
  const sources = /^(scripts|test|components|data\/(?!README))/
  expect(named.filter((path) => !sources.test(path) && !existsSync(join(target, path)))).toEqual([])
  expect(readFileSync(join(target, 'README.md'), 'utf8')).not.toMatch(/\]\((scripts|test|components|site)\//)
})

test('the schema and the manifest are importable as JSON', async () => {
  const read = await inNode(`
    const load = async (name) => (await import('sla-status/' + name, { with: { type: 'json' } })).default
    const schema = await load('feed.schema.json'), manifest = await load('custom-elements.json')
    console.log(JSON.stringify([schema.required.includes('version'), manifest.schemaVersion]))`)
  expect(read).toEqual([true, '1.0.0'])
})

test('it holds compiled modules and their types, which import Lit and the chart and nothing else', () => {
  const files = globSync('dist/package/{components,data,*.*}/**', { cwd: target }).filter((path) =>
    /\.\w+$/.test(path),
  )
  expect(files.filter((path) => !/\.(js|d\.ts|json)$/.test(path) || /\.(test|browser)\./.test(path))).toEqual(
    [],
  )
  const frameworks = /\/(jsx|jsx-preact|vue)\.d\.ts$/
  const imported = files
    .filter((path) => !frameworks.test(path))
    .map((path) => readFileSync(join(target, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:[\s}]from ?|import\(? ?)['"]([^'"\n]+)['"]/g)])
    .map(([, name = '']) => name)
  expect(new Set(imported)).toContain('lit')
  expect(imported.filter((name) => !/^(lit|chart\.js)(\/|$)|^\..*\.js$/.test(name))).toEqual([])
})

test('the library of the chart is imported on demand and never at once', () => {
  const seen = new Set<string>()
  const outside = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, next = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import) '([^']+)'/g)) {
      if (next.startsWith('.')) visit(join(dirname(path), next))
      else outside.add(next)
    }
  }
  visit(join(target, 'dist/package/define.js'))
  expect(seen.size).toBeGreaterThan(tags().length)
  expect([...outside].filter((name) => !/^lit(\/|$)/.test(name))).toEqual([])
})

test('editors and frameworks know every tag', () => {
  for (const name of ['jsx', 'jsx-preact', 'vue']) {
    const text = readFileSync(join(target, `dist/package/${name}.d.ts`), 'utf8')
    expect([...text.matchAll(/^ +'(sla-[a-z-]+)': Tag</gm)].map(([, tag]) => tag)).toEqual(tags())
  }
  const html = JSON.parse(readFileSync(join(target, 'dist/package/vscode.html-custom-data.json'), 'utf8'))
  expect(html.tags.map(({ name }: { name: string }) => name).sort()).toEqual(tags())
})

test('the types of the feed, written out, are those of its schema', async () => {
  const modules = { common: ['common'], feed: ['feed', 'feed-result', 'feed-agreement', 'feed-terms'] }
  const names = Object.entries(modules).flatMap(([name, files]) =>
    files
      .flatMap((file) => [...readFileSync(`data/schema/${file}.ts`, 'utf8').matchAll(/^export type (\w+)/gm)])
      .map(([, type]) => `Same<written.${type}, ${name}.${type}>`),
  )
  expect(names.length).toBeGreaterThan(5)
  await writeFile(
    join(folder, 'same.tsx'),
    `import type * as written from 'sla-status'
import type * as common from '${resolve('data/schema/common.ts')}'
import type * as feed from '${resolve('data/schema/feed.ts')}'
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
export const same: [${names.join(', ')}] = [${names.map(() => 'true').join(', ')}]
`,
  )
  await cp('test/hosts/react/tsconfig.json', join(folder, 'tsconfig.json'))
  expect(await wrongLines(folder)).toEqual([])
  await rm(join(folder, 'same.tsx'))
})

test('wrong attributes, properties and figures fail the type check, and right ones do not', async () => {
  await cp('test/hosts/react', folder, { recursive: true })
  await cp('test/package/types', folder, { recursive: true })
  const marked = linesMarkedWrong(folder, 'tsx')
  expect(marked.length).toBe(15)
  expect(await wrongLines(folder)).toEqual(marked)
})
