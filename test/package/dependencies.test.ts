import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { billOf } from '../../scripts/package/bill.ts'

/* What others wrote and we ship: each named, needed, locked, and listed. */

interface Locked {
  version?: string
  integrity?: string
  hasInstallScript?: boolean
  inBundle?: boolean
  dependencies?: Record<string, string>
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const lock: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
const doc = readFileSync('docs/dependencies.md', 'utf8')
/** The packages that a section of the documentation names in the first column of its table. */
const namedUnder = (heading: string) => {
  const section = doc.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

test('docs/dependencies.md has a line for each package of package.json, and no other', () => {
  expect(namedUnder('In the tags').sort()).toEqual(Object.keys(manifest.dependencies).sort())
  const others = [...namedUnder('In the command'), ...namedUnder('While it is made')]
  expect(others.sort()).toEqual(Object.keys(manifest.devDependencies).sort())
})

test('each is used: imported, run, or read as types', () => {
  const files = globSync([
    '{components,data/schema,scripts,site,test}/**/*.{ts,astro,mjs,vue,tsx,js}',
    '*.{json,mjs,ts}',
    '.ci/run',
  ]).filter((path) => !path.startsWith('package-lock') && path !== 'package.json')
  const text = files.map((path) => readFileSync(path, 'utf8')).join('\n')
  const { scripts } = manifest
  const run = `${Object.values(scripts).join('\n')}\n${text}`
  const programs: Record<string, string> = {
    '@arethetypeswrong/cli': 'attw',
    '@biomejs/biome': 'biome',
    '@stryker-mutator/core': 'stryker',
    typescript: 'tsc',
    node: 'node ',
  }
  const unused = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => {
    if (programs[name] !== undefined) return !run.includes(programs[name])
    const bare = name.startsWith('@types/') ? name.slice('@types/'.length) : name
    const stryker = name === '@stryker-mutator/vitest-runner' && text.includes("testRunner: 'vitest'")
    return !stryker && !new RegExp(`['"]${bare}(/[^'"]*)?['"]`).test(text)
  })
  expect(unused).toEqual([])
})

test('the lock file has a version and a hash of everything, and nothing that is fetched from elsewhere', () => {
  const packages = Object.entries(lock).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(300)
  const open = packages.filter(
    ([, { version, integrity, inBundle }]) => !version || (!integrity && !inBundle),
  )
  expect(open.map(([path]) => path)).toEqual([])
  const named = packages.flatMap(([, { dependencies = {} }]) => Object.values(dependencies))
  expect(named.filter((range) => /^(git|https?|file|github):|\//.test(range))).toEqual([])
})

test('only the packages that are named run programs while they are installed', () => {
  const running = Object.entries(lock).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
  )
  expect(Object.keys(manifest.allowScripts).sort()).toEqual(namedUnder('Install scripts').sort())
  for (const name of running) expect(doc.split('## Install scripts')[1]).toContain(`\`${name}\``)
})

test('a bill of materials lists what a package brings, each with its version, hash and licence', async () => {
  const { name, version, license, dependencies } = manifest
  const bill = JSON.parse(await billOf({ name, version, license, dependencies }))
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name, version } } })
  // By hand, from the manifests of the packages themselves.
  const brought = [
    '@kurkle/color',
    '@lit-labs/ssr-dom-shim',
    '@lit/reactive-element',
    '@types/trusted-types',
    'chart.js',
    'lit',
    'lit-element',
    'lit-html',
  ]
  expect(bill.components.map((one: { name: string }) => one.name).sort()).toEqual(brought)
  for (const one of bill.components) {
    expect(one.version).toBe(
      JSON.parse(readFileSync(`node_modules/${one.name}/package.json`, 'utf8')).version,
    )
    expect(one.hashes).toMatchObject([{ alg: 'SHA-512' }])
    expect(one.licenses.length).toBeGreaterThan(0)
  }
})
